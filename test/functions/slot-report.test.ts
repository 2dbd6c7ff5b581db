import { describe, expect, it } from 'vitest';
import { tellTeam } from '../../functions/reconcile/tell-team.ts';
import { childOf, schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { claimed, out, scene } from './slots.ts';
import { texts } from './telling.ts';

describe('after a slot', () => {
  it('says once what went out, with links, and to how many moderators a pack was handed', async () => {
    const here = await scene();
    await out(here, 'fb-main', 'https://www.facebook.com/1_7');
    await out(here, 'tg-main', 'https://t.me/khum/41');
    const pack = await out(here, 'mods', null, { kind: 'moderator_pack', address: '', recipients: ['siem-reap'] });
    await here.ledger.create(childOf(pack, 'a-code', EVENING, EVENING));
    const [report, ...others] = texts(await here.at(plus(EVENING, MINUTE_MS)));
    expect(others).toEqual([]);
    expect(report).toMatch(/^✓ ម៉ោង ៧:០០ យប់ · 19:00 {2}03-invite\n.*3 of 3 out\n/);
    expect(report).toContain('✓ fb-main https://www.facebook.com/1_7');
    expect(report).toContain('✓ tg-main https://t.me/khum/41');
    expect(report).toContain('given to 12 moderators');
    expect(await here.at(plus(EVENING, 2 * MINUTE_MS))).toEqual([]);
  });

  it('says that a pack to many moderators is being given to them, and not that it waits', async () => {
    const here = await scene();
    const pack = schedule(anEntry({ channel: 'mods', kind: 'moderator_pack', address: '' }), null, NOON);
    await here.ledger.create(pack);
    for (const name of ['Sophea', 'Dara']) await here.ledger.approve(questionOf(pack), yesOf(name));
    const { message } = pack;
    const upTo = { community: 'siem-reap', code: 'a-code' };
    const page = { type: 'page_handed_out', at: EVENING, dueAt: plus(EVENING, HOUR_MS), upTo, message } as const;
    await here.happen(pack, claimed(EVENING), page);
    const [report] = texts(await here.at(plus(EVENING, 11 * MINUTE_MS)));
    expect(report).toMatch(/^✓ .*1 of 1 out\n◔ mods: .*being given to its moderators/s);
  });

  it('does not call out what was taken back at once, or is gone', async () => {
    const here = await scene();
    await out(here, 'fb-main', null);
    const back = await out(here, 'tg-main', 'https://t.me/khum/41');
    await here.happen(back, { type: 'removal_asked', at: EVENING }, { type: 'removed', at: EVENING });
    const [report] = texts(await here.at(plus(EVENING, MINUTE_MS)));
    expect(report).toContain('1 of 2 out');
    expect(report).toMatch(/tg-main: — .*taken back/);
  });

  it('is told also when the next one cannot be noted, which comes a minute later', async () => {
    const here = await scene();
    await out(here, 'fb-main', null);
    await out(here, 'tg-main', null, {
      post: '04-other',
      id: anEntry({ post: '04-other' }).id,
      at: plus(EVENING, MINUTE_MS),
    });
    const { isFirst } = here.ports.ledger;
    let calls = 0;
    const fails = async () => {
      throw new Error('ProvisionedThroughputExceeded');
    };
    const flaky: typeof isFirst = (what, forgetAt) =>
      what.startsWith('slot#') && ++calls === 2 ? fails() : isFirst(what, forgetAt);
    here.ports.ledger = { ...here.ports.ledger, isFirst: flaky };
    const first = texts(await here.at(plus(EVENING, 2 * MINUTE_MS)));
    const second = texts(await here.at(plus(EVENING, 3 * MINUTE_MS)));
    expect(first).toEqual([expect.stringMatching(/19:00 {2}03-invite/)]);
    expect(second).toEqual([expect.stringMatching(/19:01 {2}04-other/)]);
    expect(second.join()).not.toContain('03-invite');
  });

  it('waits for what is under way, ten minutes at most, and says what comes next', async () => {
    const here = await scene();
    await out(here, 'fb-main', null);
    const other = await here.plan();
    const lookAt = plus(EVENING, HOUR_MS);
    await here.happen(other, claimed(EVENING), { type: 'unknown', at: EVENING, why: 'timeout', lookAt });
    expect(await here.at(plus(EVENING, 9 * MINUTE_MS))).toEqual([]);
    const [report] = texts(await here.at(plus(EVENING, 10 * MINUTE_MS)));
    expect(report).toContain('1 of 2 out');
    expect(report).toMatch(
      /tg-main: \? .*nobody knows yet whether it is out\n.*it is being looked up, and not sent again/,
    );
    expect(await here.at(plus(EVENING, 12 * MINUTE_MS))).toEqual([]);
  });

  it('says why each is not out, a reason once; of print, which is not there yet, nobody is asked to mend anything', async () => {
    const here = await scene();
    for (const [post, kind, why] of [
      ['01-a', 'offline_pack', 'channel_not_ready'],
      ['02-b', 'facebook_page', 'paused'],
      ['03-c', 'facebook_page', 'paused'],
    ] as const)
      await here.happen(await here.plan({ post, kind }), { type: 'missed', at: EVENING, why });
    const told = texts(await here.at(plus(EVENING, MINUTE_MS)));
    expect(told[0]).toMatch(/01-a\n.*0 of 1 out\ntg-main: ✕ .*did not go out \(1\)\n\n/);
    expect(told[0]).toMatch(/02-b\n[^\n]*\n[^\n]*\(2\)\n {3}.*a message of its own[\s\S]*03-c\n[^\n]*\n[^\n]*\(2\)\n/);
    expect(told[0]).toMatch(/\(2\) .*\nEverything was paused at its moment\.$/);
    expect(told.filter((text) => text.startsWith('✕ 0')).sort()).toEqual([
      expect.stringContaining('02-b'),
      expect.stringContaining('03-c'),
    ]);
  });

  it('is silent where nothing was to leave, or somebody withdrew it', async () => {
    const here = await scene();
    const delivery = await here.plan();
    await here.happen(delivery, { type: 'cancelled', at: NOON, why: 'withdrawn' });
    expect(await here.at(plus(EVENING, MINUTE_MS))).toEqual([]);
    expect(await here.at(plus(EVENING, HOUR_MS))).toEqual([]);
  });

  it('tells after downtime what ended meanwhile, together in one message', async () => {
    const here = await scene();
    await out(here, 'fb-main', null);
    await out(here, 'tg-main', null, { at: plus(EVENING, HOUR_MS), post: '04-tips' });
    const told = texts(await here.at(plus(EVENING, 20 * HOUR_MS)));
    expect(told.filter((text) => text.includes('1 of 1 out'))).toHaveLength(1);
    expect(told[0]).toMatch(/19:00 {2}03-invite[\s\S]*20:00 {2}04-tips/);
  });

  it('tells nothing of the time in which there was nobody to be told', async () => {
    const here = await scene();
    await out(here, 'fb-main', null);
    for (let minute = -60; minute <= 70; minute += 1) {
      here.clock.set(plus(EVENING, minute * MINUTE_MS));
      await tellTeam([], { ...here.ports, team: async () => [] });
    }
    expect(await here.at(plus(EVENING, 71 * MINUTE_MS))).toEqual([]);
  });
});
