import { describe, expect, it } from 'vitest';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { tellTeam } from '../../functions/reconcile/tell-team.ts';
import { alreadySaid } from '../../shared/actions/already-said.ts';
import { offerEdit } from '../../shared/domain/amendment.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { replan } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { A_MESSAGE } from '../fakes/platforms.ts';
import { BOPHA, chatOf, DARA, DONOR, SOPHEA } from './a-team.ts';
import { command } from './receiving.ts';
import { claimed, out, scene } from './slots.ts';
import { texts } from './telling.ts';

describe('what went wrong', () => {
  it('is told once, with the post in front of it, what to do by hand, and buttons that settle it', async () => {
    const here = await scene();
    const delivery = await here.plan();
    await here.happen(delivery, claimed(EVENING), { type: 'refused', at: EVENING, why: 'facebook_200: permission' });
    const told = await here.at(plus(EVENING, MINUTE_MS));
    const matter = told.find(({ name, message }) => name === 'Dara' && message.shows)?.message;
    expect(matter?.shows?.text).toBe('សួស្តី');
    expect(matter?.text).toMatch(/^✕ 03-invite → tg-main/);
    expect(matter?.text).toContain('The platform refused it; nothing of it is out. Cause: facebook_200: permission.');
    expect(matter?.text).toContain('by hand and press Done');
    expect(matter?.buttons.map(({ data }) => data)).toEqual([`by_hand:${delivery.id}`, `drop:${delivery.id}`]);
    expect(texts(told).find((text) => text.includes('0 of 1 out'))).toContain('a message of its own says what to do');
    expect(await here.at(plus(EVENING, 2 * MINUTE_MS))).toEqual([]);

    expect(await here.press(555, `by_hand:${delivery.id}`)).toBe('This button does not work any more.');
    expect(await here.press(chatOf(DONOR), `by_hand:${delivery.id}`)).toBe('This button does not work any more.');
    expect(await here.press(chatOf(DARA), `by_hand:${delivery.id}`)).toContain('Noted as done by hand');
    expect(await here.press(chatOf(SOPHEA), `drop:${delivery.id}`)).toBe('This has been settled already.');
    expect((await here.ledger.find(delivery.id))?.handled).toBe('by_hand');
  });

  it('does not go out again when somebody has posted it by hand, and another has given it a new moment', async () => {
    const here = await scene();
    const delivery = await here.plan();
    const missed = await here.happen(delivery, { type: 'missed', at: EVENING, why: 'no_token' });
    const tomorrow = anEntry({ at: plus(EVENING, DAY_MS) });
    const again = replan(missed, tomorrow, null, plus(EVENING, MINUTE_MS));
    if (again) await here.ledger.save(again);
    expect(await here.press(chatOf(SOPHEA), `drop:${delivery.id}`)).toBe('This has been settled already.');
    expect(await here.press(chatOf(DARA), `by_hand:${delivery.id}`)).toContain('it does not go out again');
    const ended = await here.ledger.read(delivery);
    expect(ended).toMatchObject({ state: { status: 'cancelled', why: 'by_hand' }, handled: 'by_hand' });
    expect(ended && replan(ended, anEntry({ at: plus(EVENING, 2 * DAY_MS) }), null, EVENING)).toBeNull();
    expect(await alreadySaid(anEntry({ post: '04-copy', wording: delivery.wording }), 'tg-main', here.ledger)).toBe(
      delivery.id,
    );
    expect(await here.press(chatOf(DARA), `by_hand:${delivery.id}`)).toBe('This has been settled already.');
  });

  it.each([1, 2])('is told once when it cannot be noted at first (write %s)', async (nth) => {
    const here = await scene();
    for (const post of ['01', '02']) {
      const delivery = await here.plan({ post });
      await here.happen(delivery, { type: 'missed', at: EVENING, why: 'no_token' });
    }
    const { save } = here.ports.ledger;
    let calls = 0;
    const fails = async () => {
      throw new Error('ProvisionedThroughputExceeded');
    };
    const flaky: typeof save = (delivery) =>
      delivery.events.at(-1)?.type === 'reported' && ++calls === nth ? fails() : save(delivery);
    here.ports.ledger = { ...here.ports.ledger, save: flaky };
    const matters = async (minutes: number) =>
      texts(await here.at(plus(EVENING, minutes * MINUTE_MS))).filter((text) => text.startsWith('✕ 0'));
    expect(await matters(1)).toHaveLength(1);
    expect(await matters(2)).toHaveLength(1);
    expect(await matters(3)).toEqual([]);
    expect(here.log.lines).toContainEqual(
      expect.objectContaining({ event: 'not_told', details: { chore: 'tellMatters', error: 'Error' } }),
    );
  });

  it('is told also when its text cannot be read', async () => {
    const here = await scene();
    here.ports.contentStore.kept = () => Promise.reject(new Error());
    const delivery = await here.plan();
    await here.happen(delivery, claimed(EVENING), { type: 'refused', at: EVENING, why: 'facebook_200: permission' });
    expect(texts(await here.at(plus(EVENING, MINUTE_MS))).at(-1)).toContain('The platform refused it');
  });

  it('is told when it happens later: a post that vanished is never sent again by itself', async () => {
    const here = await scene();
    const delivery = await out(here, 'tg-main', null);
    await here.at(plus(EVENING, 29.5 * HOUR_MS));
    await here.happen(delivery, { type: 'vanished', at: plus(EVENING, 30 * HOUR_MS) });
    const told = texts(await here.at(plus(EVENING, 31 * HOUR_MS)));
    expect(told.at(-1)).toContain('is gone from the channel. Nobody here took it back.');
    expect(await here.at(plus(EVENING, 33 * HOUR_MS))).toEqual([]);
  });

  it('is told at once when a long pause is over', async () => {
    const here = await scene({ standing: 'real' });
    await here.telegram(command(chatOf(DARA), '/pause'));
    await here.plan();
    for (let hour = 1; hour < 20; hour += 1) await here.at(plus(NOON, hour * HOUR_MS));
    for (const person of [DARA, SOPHEA]) await here.telegram(command(chatOf(person), '/resume'));
    const told = texts(await here.at(plus(NOON, 19 * HOUR_MS + MINUTE_MS)));
    expect(told.filter((text) => text.startsWith('✕ 03-invite → tg-main'))).toHaveLength(1);
  });

  it('is not told again when another pause is over', async () => {
    const here = await scene({ standing: 'real' });
    await here.plan();
    for (const hour of [0, 10]) {
      const begins = plus(EVENING, hour * HOUR_MS);
      await here.at(plus(begins, -MINUTE_MS));
      await here.telegram(command(chatOf(DARA), '/pause'));
      await here.at(plus(begins, 11 * MINUTE_MS));
      for (const person of [DARA, SOPHEA]) await here.telegram(command(chatOf(person), '/resume'));
      const told = texts(await here.at(plus(begins, 12 * MINUTE_MS)));
      expect(told.filter((text) => text.startsWith('✕ 03-invite → tg-main'))).toHaveLength(hour === 0 ? 1 : 0);
    }
  });

  it('is told with the words as they should be where those that are out could not be changed', async () => {
    const here = await scene();
    const delivery = await out(here, 'tg-main', null);
    const approval = sha256('new version');
    const entry = anEntry({ message: sha256('new'), text: sha256('new'), approval });
    here.messages.set(entry.message, { ...A_MESSAGE, text: 'The new words' });
    const offered = offerEdit(delivery, entry, plus(EVENING, MINUTE_MS));
    if (!offered) throw new Error('it can be offered');
    await here.ledger.save(offered);
    const at = plus(EVENING, 2 * MINUTE_MS);
    await here.happen(offered, {
      type: 'amendment_failed',
      at,
      of: 'edit',
      message: entry.message,
      why: 'telegram_400: no_rights',
    });
    const told = await here.at(plus(EVENING, 3 * MINUTE_MS));
    expect(told.map(({ message }) => message.shows?.text)).toContain('The new words');
    expect(texts(told).at(-1)).toContain('could not be put in the place of those that are out');
    expect(texts(told).at(-1)).toContain('Change it by hand where it was posted');
  });

  it('is not told of the time in which there was nobody to be told', async () => {
    const here = await scene();
    const alone = { ...here.ports, team: async () => [] };
    for (let minute = 1; minute <= 120; minute += 1) {
      here.clock.set(plus(EVENING, minute * MINUTE_MS));
      await reconcile(alone);
      if (minute !== 1) continue;
      const delivery = await here.plan();
      await here.happen(delivery, claimed(EVENING), { type: 'refused', at: EVENING, why: 'telegram_403: no_rights' });
    }
    expect(await here.at(plus(EVENING, 121 * MINUTE_MS))).toEqual([]);
  });

  it('is one list when it is much, as after a pause, during which nothing is told of it', async () => {
    const here = await scene({ standing: 'real' });
    await here.telegram(command(chatOf(DARA), '/pause'));
    expect(texts(await here.at(plus(NOON, MINUTE_MS)), 'Dara')).toEqual([]);
    for (const post of ['01-a', '02-b', '03-c', '04-d']) await here.plan({ post });
    await here.ledger.setMark('shown#Dara', NOON);
    const during = [...(await here.at(plus(EVENING, MINUTE_MS))), ...(await here.at(plus(EVENING, 11 * MINUTE_MS)))];
    expect(texts(during).filter((text) => text.startsWith('✕'))).toEqual([]);
    expect((await here.ledger.find(anEntry({ post: '01-a' }).id))?.state).toMatchObject({ why: 'paused' });
    await here.telegram(command(chatOf(SOPHEA), '/resume'));
    expect(texts(await here.at(plus(EVENING, 12 * MINUTE_MS)))).toEqual([
      expect.stringContaining('Sophea has said that it may go on'),
    ]);
    await here.telegram(command(chatOf(DARA), '/resume'));
    const told = await here.at(plus(EVENING, 13 * MINUTE_MS));
    // Dara knows it by the answer to /resume; Bopha by this.
    expect(texts(told, 'Bopha')[0]).toContain('Two people have said so: everything goes on');
    const after = texts(told);
    expect(after).toHaveLength(1);
    expect(after[0]).toContain('Everything was paused at its moment.');
    expect(after.filter((text) => text.includes('4 did not go as planned'))).toHaveLength(1);
    expect(await here.at(plus(EVENING, 14 * MINUTE_MS))).toEqual([]);
  });

  it('keeps none of the other chores waiting when one cannot be told', async () => {
    const here = await scene();
    await out(here, 'tg-main', null);
    const failing = { ...here.ports, ledger: { ...here.ledger, standIns: () => Promise.reject(new Error('no')) } };
    here.clock.set(plus(EVENING, MINUTE_MS));
    const told: string[] = [];
    await tellTeam([], { ...failing, tell: async ({ text }) => told.push(text) });
    expect(told).toEqual([expect.stringContaining('1 of 1 out')]);
    expect(here.log.lines).toContainEqual(
      expect.objectContaining({ event: 'not_told', details: { chore: 'askApprovals', error: 'Error' } }),
    );
  });
});

describe('a pause', () => {
  it('is told to the others within a minute and once, and so is that it goes on', async () => {
    const here = await scene();
    const write = (person: typeof DARA, text: string) => here.telegram(command(chatOf(person), text));
    await write(DARA, '/pause');
    const paused = await here.at(plus(NOON, MINUTE_MS));
    expect(paused.map(({ name }) => name).sort()).toEqual(['Bopha', 'Sophea']);
    expect(await here.at(plus(NOON, 2 * MINUTE_MS))).toEqual([]);
    await write(SOPHEA, '/resume');
    expect((await here.at(plus(NOON, 3 * MINUTE_MS))).map(({ name }) => name).sort()).toEqual(['Bopha', 'Dara']);
    await write(SOPHEA, '/resume');
    expect(await here.at(plus(NOON, 3.5 * MINUTE_MS))).toEqual([]);
    await write(BOPHA, '/pause');
    expect(texts(await here.at(plus(NOON, 4 * MINUTE_MS)))[0]).toContain('Somebody has paused again');
    await write(DARA, '/resume');
    await write(BOPHA, '/resume');
    expect(texts(await here.at(plus(NOON, 5 * MINUTE_MS)), 'Sophea')).toEqual([
      expect.stringContaining('everything goes on'),
    ]);
    expect(await here.at(plus(NOON, 6 * MINUTE_MS))).toEqual([]);
  });

  it('is told as over even where it began and ended between two looks', async () => {
    const here = await scene();
    for (const [person, text] of [
      [DARA, '/pause'],
      [SOPHEA, '/resume'],
      [BOPHA, '/resume'],
    ] as const)
      await here.telegram(command(chatOf(person), text));
    expect(texts(await here.at(plus(NOON, MINUTE_MS)))).toEqual([expect.stringContaining('everything goes on')]);
  });
});
