import { describe, expect, it } from 'vitest';
import { publish } from '../../functions/publish/publish.ts';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { childOf, move } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Amended } from '../../shared/domain/outcome.ts';
import type { Due } from '../../shared/ports.ts';
import { EVENING, NOON } from '../fakes/a-delivery.ts';
import { aModerator, noModerators, said } from '../fakes/a-moderator.ts';
import { fakeChannel } from '../fakes/platforms.ts';
import { due, scene } from './publishing.ts';

const REMOVAL = { kind: 'removal', dueAt: NOON, until: plus(EVENING, HOUR_MS), attempts: 0 } as const;

/** A moderator with a pack since noon, to be reminded of it at the evening's moment. */
async function remindable(...answers: readonly (Amended | ((child: Delivery) => Promise<Amended>))[]) {
  const reminded: string[] = [];
  const left = [...answers];
  const remind = async (_: unknown, child: Delivery) => {
    reminded.push(child.recipients[0] ?? '');
    const answer = left.shift() ?? ({ kind: 'done' } as const);
    return typeof answer === 'function' ? answer(child) : answer;
  };
  const entry = {
    kind: 'moderator_pack',
    channel: 'mods',
    address: '',
    at: NOON,
    publicAt: EVENING,
    expires: plus(EVENING, HOUR_MS),
  } as const;
  const here = await scene({ ...fakeChannel(['note']), remind }, { entry, at: NOON });
  await here.ports.moderators.keep(aModerator('aaa'), null);
  const waiting = childOf(here.delivery, 'aaa', NOON, NOON);
  await here.ledger.create(waiting);
  await publish(due(waiting), here.ports);
  const pack = async () => here.ledger.read(waiting);
  return {
    ...here,
    reminded,
    pack,
    due: async (): Promise<Due> => {
      const child = await pack();
      if (!child?.remindAt) throw new Error('It is not to be reminded of');
      return { ...child, dueAt: child.remindAt };
    },
  };
}

describe('reminding a moderator of a pack', () => {
  it('happens once, when it is to be posted, however often that is triggered', async () => {
    const here = await remindable();
    const moment = await here.due();
    here.clock.set(plus(moment.dueAt, -MINUTE_MS));
    await publish(moment, here.ports);
    expect(here.reminded).toEqual([]);
    here.clock.set(moment.dueAt);
    await Promise.all([publish(moment, here.ports), publish(moment, here.ports)]);
    await publish(moment, here.ports);
    expect(here.reminded).toHaveLength(1);
    expect((await here.pack())?.remindAt).toBeNull();
  });

  it.each(['posted', 'declined'] as const)('does not happen to whoever has said “%s”', async (response) => {
    const here = await remindable();
    const moment = await here.due();
    const child = await here.pack();
    const answered = child && move(child, said(response, NOON));
    if (answered) await here.ledger.save(answered);
    here.clock.set(moment.dueAt);
    await publish(moment, here.ports);
    expect(here.reminded).toEqual([]);
  });

  it('is not made up for when everything is paused, or when it is too late', async () => {
    for (const [pausedAt, at] of [
      [NOON, 0],
      [null, 40 * HOUR_MS],
    ] as const) {
      const here = await remindable();
      const moment = await here.due();
      here.clock.set(plus(moment.dueAt, at));
      if (pausedAt) await here.ledger.setPause({ rev: 1, by: 'Dara', since: NOON, resumedBy: null });
      await publish(moment, here.ports);
      expect(here.reminded).toEqual([]);
      expect((await here.pack())?.remindAt).toBeNull();
    }
  });

  it('does not happen while the post is to change', async () => {
    const here = await remindable();
    const moment = await here.due();
    const parent = await here.ledger.read(here.delivery);
    const changing = parent && { ...parent, rev: parent.rev + 1, amendment: REMOVAL };
    if (changing) await here.ledger.save(changing);
    here.clock.set(moment.dueAt);
    await publish(moment, here.ports);
    expect(here.reminded).toEqual([]);
  });

  it('is tried again where it certainly did not arrive, and not where it may have', async () => {
    const here = await remindable(
      { kind: 'deferred', until: null, why: 'telegram_429' },
      { kind: 'unknown', why: 'timeout' },
    );
    const first = await here.due();
    here.clock.set(first.dueAt);
    await publish(first, here.ports);
    const again = await here.due();
    expect(again.dueAt > first.dueAt).toBe(true);
    here.clock.set(again.dueAt);
    await publish(again, here.ports);
    expect(here.reminded).toHaveLength(2);
    expect((await here.pack())?.remindAt).toBeNull();
  });

  it('is not tried again when they answer meanwhile', async () => {
    const here = await remindable(async (child) => {
      const answered = move(child, said('posted', plus(EVENING, SECOND_MS)));
      if (answered) await here.ledger.save(answered);
      return { kind: 'deferred', until: null, why: 'telegram_429' };
    });
    const moment = await here.due();
    here.clock.set(moment.dueAt);
    await publish(moment, here.ports);
    expect(here.reminded).toHaveLength(1);
    expect(await here.pack()).toMatchObject({ response: 'posted', remindAt: null });
  });

  it('takes its turn with everything else that the bot sends', async () => {
    const here = await remindable();
    const moment = await here.due();
    here.clock.set(moment.dueAt);
    await here.ledger.reserve('telegram', moment.dueAt, 10 * MINUTE_MS);
    await publish(moment, here.ports);
    expect(here.reminded).toEqual([]);
    expect((await here.due()).dueAt).toBe(plus(moment.dueAt, 10 * MINUTE_MS));
  });

  it('is not put off once it is sent, however late a second worker, with the bot’s time gone, comes to it', async () => {
    const here = await remindable();
    const moment = await here.due();
    here.clock.set(moment.dueAt);
    const { ledger } = here;
    const reserve: typeof ledger.reserve = async (...asked) => {
      await publish(moment, { ...here.ports, ledger });
      await ledger.reserve('telegram', moment.dueAt, 10 * MINUTE_MS);
      return ledger.reserve(...asked);
    };
    await publish(moment, { ...here.ports, ledger: { ...ledger, reserve } });
    expect([here.reminded, (await here.pack())?.remindAt]).toEqual([['aaa'], null]);
  });

  it('does not queue anew at its turn, however many have queued behind it', async () => {
    const here = await remindable();
    const moment = await here.due();
    here.clock.set(moment.dueAt);
    await here.ledger.reserve('telegram', moment.dueAt, 10 * MINUTE_MS);
    await publish(moment, here.ports);
    await here.ledger.reserve('telegram', moment.dueAt, 10 * MINUTE_MS);
    const turn = await here.due();
    // A queue hands a message over a little early.
    here.clock.set(plus(turn.dueAt, -2 * SECOND_MS));
    await publish(turn, here.ports);
    expect([here.reminded, here.clock.now()]).toEqual([['aaa'], turn.dueAt]);
  });

  it('is picked up by reconcile where nobody triggered it', async () => {
    const here = await remindable();
    const moment = await here.due();
    const queued: Due[] = [];
    here.clock.set(plus(moment.dueAt, 10 * SECOND_MS));
    const queue = { send: async (dues: readonly Due[]) => void queued.push(...dues) };
    await reconcile({ ...noModerators(), ...here.ports, ledger: here.ledger, queue, team: async () => [] });
    expect(queued.map(({ id }) => id)).toContain(moment.id);
  });
});
