import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { childOf, move, schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import type { DeclineReason, PackResponse } from '../../shared/domain/moderator.ts';
import { waitsUntil } from '../../shared/domain/waits-until.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { said } from '../fakes/a-moderator.ts';

const LATER = plus(NOON, HOUR_MS);
const TONIGHT = plus(EVENING, -HOUR_MS);

const happened = (delivery: Delivery, ...events: Happening[]): Delivery =>
  events.reduce((current, event) => {
    const moved = move(current, event);
    if (!moved) throw new Error(`${event.type} cannot happen`);
    return moved;
  }, delivery);

/** What one moderator received at noon of a post that is meant for the evening. */
function received(...events: Happening[]): Delivery {
  const entry = anEntry({
    kind: 'moderator_pack',
    channel: 'mods',
    address: '',
    at: NOON,
    publicAt: EVENING,
    expires: plus(EVENING, HOUR_MS),
  });
  const child = childOf(schedule(entry, null, NOON), 'aaa', NOON, NOON);
  const step = { step: 'note', externalId: '1', permalink: null, at: NOON };
  return happened(
    child,
    { type: 'claimed', at: NOON, worker: 'one', leaseUntil: LATER, steps: ['note'] },
    { type: 'step_sent', at: NOON, step },
    { type: 'delivered', at: NOON },
    ...events,
  );
}

const responds = (response: PackResponse, why: DeclineReason | null = null, remindAt: Delivery['remindAt'] = null) =>
  ({ type: 'responded', at: LATER, response, why, remindAt }) as const;

describe('a pack at its moderator', () => {
  it('is reminded of when it is meant to be posted, and waits for that', () => {
    expect(received().remindAt).toBe(EVENING);
    expect(waitsUntil(received())).toBe(EVENING);
  });

  it.each([said('posted', LATER), said('declined', LATER)])(
    'is not reminded of once they have answered: $response',
    (event) => {
      const pack = received(event);
      expect([pack.remindAt, waitsUntil(pack)]).toEqual([null, null]);
    },
  );

  it('is reminded of when they like, once, and never again', () => {
    const pack = received(responds('later', null, TONIGHT));
    expect(pack.remindAt).toBe(TONIGHT);
    const reminded = happened(pack, { type: 'reminded', at: TONIGHT, worker: 'one' });
    expect(reminded.remindAt).toBeNull();
    expect(happened(reminded, responds('declined'), responds('later', null, EVENING)).remindAt).toBeNull();
    expect(move(reminded, { type: 'reminded', at: EVENING, worker: 'one' })).toBeNull();
  });

  it('waits for a turn before it is reminded of, and then for an answer that was none', () => {
    const pack = received(responds('later', null, TONIGHT));
    const put = { type: 'reminder_deferred', at: TONIGHT, until: EVENING } as const;
    const reminded = happened(pack, { type: 'reminded', at: TONIGHT, worker: 'one' });
    expect(happened(pack, { ...put, hasTurn: true }).remindAt).toBe(EVENING);
    expect(happened(reminded, { ...put, hasTurn: false }).remindAt).toBe(EVENING);
    expect([move(pack, { ...put, hasTurn: false }), move(reminded, { ...put, hasTurn: true })]).toEqual([null, null]);
  });

  it('is declined with a reason or without, and the reason may come afterwards', () => {
    const pack = received(responds('declined'));
    expect(pack.declinedWhy).toBeNull();
    expect(move(pack, responds('declined'))).toBeNull();
    const because = happened(pack, responds('declined', 'sensitive'));
    expect(because.declinedWhy).toBe('sensitive');
    expect(move(because, responds('declined', 'sensitive'))).toBeNull();
    expect(happened(because, responds('posted')).declinedWhy).toBeNull();
  });

  it('stays posted', () => {
    const pack = received(responds('posted'));
    for (const response of ['posted', 'declined', 'later'] as const) expect(move(pack, responds(response))).toBeNull();
  });

  it('is corrected once for each time that they are asked', () => {
    expect(move(received(responds('posted')), { type: 'corrected', at: LATER })).toBeNull();
    const asked = happened(received(responds('posted')), { type: 'removal_asked', at: LATER });
    const taken = happened(
      asked,
      { type: 'amendment_begun', at: LATER, worker: 'one', leaseUntil: EVENING },
      { type: 'removed', at: LATER },
    );
    const done = happened(taken, { type: 'corrected', at: EVENING });
    expect(done.correctedAt).toBe(EVENING);
    expect(move(done, { type: 'corrected', at: EVENING })).toBeNull();
  });

  it('has nothing of this while nobody has received it, nor what is no moderator’s', () => {
    const entry = anEntry({ kind: 'moderator_pack', channel: 'mods', address: '' });
    const parent = schedule(entry, null, NOON);
    expect(move(parent, said('posted', LATER))).toBeNull();
    expect(move(childOf(parent, 'aaa', NOON, NOON), said('posted', LATER))).toBeNull();
  });
});
