import { describe, expect, it } from 'vitest';
import { move } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { EVENING, NOON } from '../fakes/a-delivery.ts';
import { aModerator, SIEM_REAP } from '../fakes/a-moderator.ts';
import { telling, texts } from './telling.ts';

/** 17:00 in Phnom Penh, on the day of NOON. */
const FIVE = '2027-01-09T10:00:00.000Z' as Instant;
const digests = (told: Parameters<typeof texts>[0]) => texts(told).filter((text) => text.startsWith('📋'));

describe('the digest', () => {
  it('comes once a day at 17:00 with what went out since yesterday, what did not, and what waits', async () => {
    const here = await telling();
    await here.at(NOON);
    const missed = await here.plan({ post: '01-a', at: plus(NOON, HOUR_MS) });
    const moved = move(missed, { type: 'missed', at: plus(NOON, HOUR_MS), why: 'approval_needed' });
    if (moved) await here.ledger.save(moved);
    await here.published({ post: '02-b', at: plus(NOON, 2 * HOUR_MS) }, '41');
    const last = await here.published({ post: '00-in-the-last-digest' }, '40');
    await here.ledger.save({ ...last, at: plus(FIVE, -DAY_MS - MINUTE_MS), rev: last.rev + 1 });
    await here.plan({ post: '04-tips', at: plus(EVENING, DAY_MS) });
    await here.ledger.countCallback('telegram', NOON, plus(NOON, DAY_MS));
    expect(digests(await here.at(plus(FIVE, -MINUTE_MS)))).toEqual([]);
    const [digest] = digests(await here.at(FIVE));
    expect(digest).toContain('Since 17:00 yesterday: 1 out, 1 not out');
    expect(digest).toContain('Waiting for people: 1. Next: 04-tips, Sun 10 Jan 2027, 19:00 Phnom Penh time');
    expect(digest).toContain('Facebook 0 times, Telegram 1 times');
    expect(digest).toMatch(/01-a → tg-main: ✕ .*did not go out \(1\)/);
    expect(digest).toContain('Not enough people had approved it by its moment.');
    expect(digests(await here.at(plus(FIVE, MINUTE_MS)))).toEqual([]);
    expect(digests(await here.at(plus(FIVE, DAY_MS)))).toHaveLength(1);
  });

  it('counts nothing as out that was taken back or is gone, and names only what nobody meant', async () => {
    const here = await telling();
    await here.at(NOON);
    const at = plus(NOON, HOUR_MS);
    await here.published({ post: '01-out', at }, '41');
    const back = await here.published({ post: '02-back', at }, '42');
    await here.happen(back, { type: 'removal_asked', at }, { type: 'removed', at });
    const gone = await here.published({ post: '03-gone', at }, '43');
    await here.happen(gone, { type: 'vanished', at });
    const [digest] = digests(await here.at(FIVE));
    expect(digest).toContain('Since 17:00 yesterday: 1 out, 1 not out');
    expect(digest).toMatch(/03-gone → tg-main: ✕ .*no longer there/);
    expect(digest).not.toContain('02-back');
  });

  it('comes a minute later when something cannot be read at its moment', async () => {
    const here = await telling();
    await here.at(NOON);
    await here.published({ at: plus(NOON, HOUR_MS) }, '41');
    const { ledger } = here.ports;
    here.ports.ledger = { ...ledger, callbacks: () => Promise.reject(new Error('ProvisionedThroughputExceeded')) };
    expect(digests(await here.at(FIVE))).toEqual([]);
    here.ports.ledger = ledger;
    expect(digests(await here.at(plus(FIVE, MINUTE_MS)))).toHaveLength(1);
    expect(digests(await here.at(plus(FIVE, 2 * MINUTE_MS)))).toEqual([]);
  });

  it('says who waits to be confirmed as a moderator, also where nothing else happened', async () => {
    const here = await telling();
    await here.at(NOON);
    await here.ports.moderators.keepCommunity(SIEM_REAP);
    const [group] = aModerator('aaa').groups;
    const groups = group ? [{ ...group, confirmedAt: null }] : [];
    await here.ports.moderators.keep(aModerator('aaa', [], { groups, waitsSince: NOON }), null);
    expect(digests(await here.at(FIVE))[0]).toContain('1 want to become moderators');
  });

  it('is silent where nothing happened', async () => {
    const here = await telling();
    await here.at(NOON);
    expect(await here.at(FIVE)).toEqual([]);
  });

  it('comes after downtime until 21:00, and not later', async () => {
    for (const [hours, count] of [
      [4, 1],
      [4.1, 0],
    ] as const) {
      const here = await telling({ standing: 'sandbox' });
      await here.at(NOON);
      await here.published({ post: '02-b', at: plus(NOON, 2 * HOUR_MS) }, '41');
      expect(digests(await here.at(plus(FIVE, hours * HOUR_MS)))).toHaveLength(count);
      expect(digests(await here.at(plus(FIVE, 5 * HOUR_MS)))).toEqual([]);
    }
  });
});
