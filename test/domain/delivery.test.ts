import { describe, expect, it } from 'vitest';
import { offerEdit } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { EVENTS_KEPT } from '../../shared/domain/delivery-history.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move, replan, schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { claimedAt } from '../../shared/domain/looking-up.ts';
import { matterOf, untoldMatter } from '../../shared/domain/matter.ts';
import { aDelivery, anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';

const CLAIMED = {
  type: 'claimed',
  at: EVENING,
  worker: 'one',
  leaseUntil: plus(EVENING, MINUTE_MS),
  steps: ['text'],
} as const;
const step = (name: string) => ({ step: name, externalId: `id-of-${name}`, permalink: null, at: EVENING });
const SENT = { type: 'step_sent', at: EVENING, step: step('text') } as const;
const PUBLISHED = { type: 'published', at: EVENING } as const;
const REFUSED = { type: 'refused', at: EVENING, why: 'chat_not_found' } as const;
const UNKNOWN = { type: 'unknown', at: EVENING, why: 'no_answer', lookAt: null } as const;
const DEFERRED = { type: 'deferred', at: EVENING, until: plus(EVENING, MINUTE_MS), why: 'rate' } as const;
const MISSED = { type: 'missed', at: EVENING, why: 'expired' } as const;

function having(...events: Happening[]): Delivery | null {
  return events.reduce<Delivery | null>((delivery, event) => delivery && move(delivery, event), aDelivery());
}
const statusAfter = (...events: Happening[]) => having(...events)?.state.status ?? null;

describe('a delivery’s life', () => {
  it('goes from scheduled by a claim and a sent step to published, with the id that proves it', () => {
    expect(having(CLAIMED, SENT, PUBLISHED)?.state).toEqual({ status: 'published', at: EVENING, sent: [step('text')] });
  });

  it('is never published without an id', () => {
    expect(statusAfter(CLAIMED, PUBLISHED)).toBeNull();
    expect(statusAfter(CLAIMED, UNKNOWN, PUBLISHED)).toBeNull();
  });

  it('is claimed once', () => {
    expect(statusAfter(CLAIMED, CLAIMED)).toBeNull();
  });

  it('records a step once', () => {
    expect(statusAfter(CLAIMED, SENT, SENT)).toBeNull();
  });

  it('is refused when nothing is out, and incomplete when a step is', () => {
    expect(statusAfter(CLAIMED, REFUSED)).toBe('refused');
    expect(having(CLAIMED, SENT, REFUSED)?.state).toMatchObject({
      status: 'incomplete',
      why: 'chat_not_found',
      sent: [step('text')],
    });
  });

  it('keeps what is out through a deferral, and is then not missed but incomplete', () => {
    expect(having(CLAIMED, SENT, DEFERRED)?.state).toEqual({
      status: 'scheduled',
      dueAt: DEFERRED.until,
      sent: [step('text')],
    });
    const twoSteps = { ...CLAIMED, steps: ['text', 'poll'] };
    expect(statusAfter(twoSteps, SENT, DEFERRED, MISSED)).toBe('incomplete');
    expect(statusAfter(CLAIMED, SENT, DEFERRED, MISSED)).toBe('published');
    expect(statusAfter(CLAIMED, DEFERRED, MISSED)).toBe('missed');
  });

  it('learns the id of a step even after its worker was taken for dead', () => {
    expect(statusAfter(CLAIMED, UNKNOWN, SENT, PUBLISHED)).toBe('published');
  });

  it('is not moved by anything once it is refused, published, missed or withdrawn', () => {
    const ends = [
      [CLAIMED, REFUSED],
      [CLAIMED, SENT, PUBLISHED],
      [MISSED],
      [{ ...MISSED, type: 'cancelled' } as const],
    ];
    for (const end of ends) {
      for (const event of [CLAIMED, SENT, PUBLISHED, REFUSED, UNKNOWN, DEFERRED, MISSED])
        expect(statusAfter(...end, event)).toBeNull();
    }
  });

  it('carries an event for every change, each upon the revision before it', () => {
    const delivery = having(CLAIMED, SENT, PUBLISHED);
    expect(delivery?.events.map(({ type }) => type)).toEqual(['planned', 'claimed', 'step_sent', 'published']);
    expect(delivery?.rev).toBe(4);
    expect(delivery?.attempts).toBe(1);
  });

  it('keeps its first event and the latest ones, however often it was deferred', () => {
    const many = Array.from({ length: 80 }, () => [CLAIMED, DEFERRED]).flat();
    const delivery = having(...many);
    expect(delivery?.events).toHaveLength(EVENTS_KEPT);
    expect(delivery?.events[0]?.type).toBe('planned');
    expect(delivery?.events.at(-1)).toEqual(DEFERRED);
    expect(delivery?.attempts).toBe(80);
  });

  it('never forgets that the team was told, or when it was claimed, however often something is tried afterwards', () => {
    const told = having(CLAIMED, SENT, UNKNOWN, REFUSED, { type: 'reported', at: EVENING });
    const better = anEntry({ text: sha256('better'), message: sha256('better message') });
    const until = plus(EVENING, HOUR_MS);
    const tried = Array.from({ length: 80 }, (): Happening[] => [
      { type: 'amendment_begun', at: EVENING, worker: 'one', leaseUntil: until },
      { type: 'amendment_deferred', at: EVENING, until, why: 'facebook: status_500' },
    ]).flat();
    const offered = told && offerEdit(told, better, EVENING);
    const delivery = tried.reduce<Delivery | null>((current, event) => current && move(current, event), offered);
    if (!delivery) throw new Error('All of it can happen to it');
    expect(delivery.events).toHaveLength(EVENTS_KEPT);
    expect(untoldMatter(delivery)).toBeNull();
    expect(matterOf(delivery)?.kind).toBe('incomplete');
    expect(claimedAt(delivery)).toBe(EVENING);
    expect(delivery.events).toContainEqual(CLAIMED);
  });

  it('never forgets that a removal was asked for', () => {
    const until = plus(EVENING, HOUR_MS);
    const tried = Array.from({ length: 80 }, (): Happening => {
      return { type: 'amendment_deferred', at: EVENING, until, why: 'rate' };
    });
    const delivery = having(CLAIMED, SENT, PUBLISHED, { type: 'removal_asked', at: EVENING }, ...tried);
    expect(delivery?.events.filter(({ type }) => type === 'removal_asked')).toHaveLength(1);
  });
});

describe('planning a delivery', () => {
  it('makes a lead moment that is past due at once', () => {
    const late = schedule(anEntry({ at: plus(NOON, -HOUR_MS), publicAt: EVENING }), null, NOON);
    expect(late.state).toMatchObject({ dueAt: NOON });
    expect(late.at).toBe(NOON);
  });

  it('moves a delivery with its post, and keeps the moment of a deferral when only the text changes', () => {
    const later = anEntry({ at: plus(EVENING, HOUR_MS) });
    expect(replan(aDelivery(), later, null, NOON)?.state).toEqual({ status: 'scheduled', dueAt: later.at, sent: [] });
    const deferred = having(CLAIMED, DEFERRED);
    if (!deferred) throw new Error('it can be deferred');
    const reworded = replan(deferred, anEntry({ message: sha256('reworded') }), null, EVENING);
    expect(reworded?.state).toMatchObject({ dueAt: DEFERRED.until });
    expect(reworded?.message).toBe(sha256('reworded'));
  });

  it('leaves a delivery of which a part is out as it is: its rest must fit what people have seen', () => {
    const partly = having(CLAIMED, SENT, DEFERRED);
    expect(partly && replan(partly, anEntry({ message: sha256('reworded') }), null, EVENING)).toBeNull();
  });

  it('brings back what was missed or refused, and never what somebody may have seen', () => {
    const later = anEntry({ at: plus(EVENING, HOUR_MS) });
    for (const delivery of [having(MISSED), having(CLAIMED, REFUSED)]) {
      expect(delivery && replan(delivery, later, null, EVENING)?.state.status).toBe('scheduled');
    }
    for (const delivery of [having(CLAIMED), having(CLAIMED, SENT, PUBLISHED), having(CLAIMED, UNKNOWN)]) {
      expect(delivery && replan(delivery, later, null, EVENING)).toBeNull();
    }
  });
});
