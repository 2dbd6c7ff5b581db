import { describe, expect, it } from 'vitest';
import { givenUp, hasOldDate, offerEdit, saysOtherwise } from '../../shared/domain/amendment.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { matterOf, untoldMatter } from '../../shared/domain/matter.ts';
import { aDelivery, anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';

import { claimed, LATER, moved, offered, published, reworded, sent } from './amending.ts';

describe('what is out for an event with several sessions', () => {
  const session = (id: string, hours: number) => ({
    id,
    from: plus(LATER, hours * HOUR_MS),
    until: plus(LATER, DAY_MS),
  });
  const asking = (...sessions: ReturnType<typeof session>[]) => {
    return { ...published().asks, from: LATER, until: plus(LATER, DAY_MS), sessions };
  };
  const [morning, noon, evening] = [session('morning', 0), session('noon', 5), session('evening', 10)];
  const out = { ...published(), asks: asking(morning, noon, evening) };

  it('has an old date once one of them has moved or is none any more, though the first and the last are as they were', () => {
    expect(hasOldDate(out, { asks: asking(morning, { ...noon, from: plus(noon.from, HOUR_MS) }, evening) })).toBe(true);
    expect(hasOldDate(out, { asks: asking(morning, evening) })).toBe(true);
    expect(hasOldDate(out, { asks: asking(morning, noon, evening) })).toBe(false);
    expect(hasOldDate(out, { asks: asking(morning, noon, session('night', 12), evening) })).toBe(false);
  });
});

describe('other words for what is out', () => {
  it('are offered once, for a week, and touch nothing of what is out', () => {
    const delivery = offered();
    expect(delivery).toMatchObject({ text: published().text, state: { status: 'published' } });
    expect(delivery.amendment).toMatchObject({ kind: 'edit', dueAt: LATER, until: plus(LATER, 7 * DAY_MS) });
    expect(offerEdit(delivery, reworded(), LATER)).toBeNull();
  });

  it('are not offered for what is not out, was taken back, has vanished, or says the same to a reader', () => {
    expect(offerEdit(aDelivery(), reworded(), LATER)).toBeNull();
    const takenBack = moved(published(), { type: 'removal_asked', at: LATER });
    expect(offerEdit(takenBack, reworded(), LATER)).toBeNull();
    expect(offerEdit(moved(takenBack, { type: 'removed', at: LATER }), reworded(), LATER)).toBeNull();
    expect(offerEdit(moved(published(), { type: 'vanished', at: LATER }), reworded(), LATER)).toBeNull();
    const otherNote = anEntry({ message: sha256('another note around the same text') });
    expect(saysOtherwise(otherNote, published())).toBe(false);
    expect(offerEdit(published(), otherNote, LATER)).toBeNull();
  });

  it('are other words too when only a photo is another', () => {
    const delivery = { ...published(), pictures: sha256('a photo') };
    expect(saysOtherwise(anEntry({ pictures: sha256('another') }), delivery)).toBe(true);
    // What was published before photos were remembered is left in peace.
    expect(saysOtherwise(anEntry({ pictures: sha256('another') }), published())).toBe(false);
    const leading = { ...published(), controls: sha256('a button') };
    expect(saysOtherwise(anEntry({ controls: sha256('leads elsewhere') }), leading)).toBe(true);
    expect(saysOtherwise(anEntry({ controls: sha256('a button') }), leading)).toBe(false);
    expect(saysOtherwise(anEntry({ controls: sha256('leads elsewhere') }), published())).toBe(false);
  });

  it('become what is out when they are there, with what they ask for', () => {
    const until = plus(EVENING, 30 * DAY_MS);
    const another = reworded({ asks: { cta: 'attend_event', event: 'meeting', from: null, until } });
    const delivery = offerEdit(published(), another, LATER);
    if (delivery?.amendment?.kind !== 'edit') throw new Error('It is offered');
    const edited = moved(delivery, { type: 'edited', at: LATER, version: delivery.amendment.version });
    expect(edited).toMatchObject({ text: another.text, message: another.message, asks: { until }, amendment: null });
    expect(edited.events.at(-1)).toMatchObject({ type: 'edited', version: { message: another.message } });
  });

  it('still wait when others became public meanwhile, or could not', () => {
    const first = offered().amendment;
    const second = offerEdit(offered(), reworded({ text: sha256('best'), message: sha256('best message') }), LATER);
    if (first?.kind !== 'edit' || !second) throw new Error('Both are offered');
    const edited = moved(second, { type: 'edited', at: LATER, version: first.version });
    expect(edited.text).toBe(first.version.text);
    expect(edited.amendment).toEqual(second.amendment);
    const failed = moved(second, givenUp(first, 'facebook_100: bad_request', LATER));
    expect(failed.amendment).toEqual(second.amendment);
    expect(matterOf(failed)).toBeNull();
  });

  it('are dropped when the content says again what is out, and may be offered again', () => {
    const dropped = moved(offered(), { type: 'edit_dropped', at: LATER });
    expect(dropped).toMatchObject({ amendment: null, offered: null });
    expect(offerEdit(dropped, reworded(), LATER)?.amendment).toMatchObject({ kind: 'edit' });
  });

  it('are not offered again when nobody wanted them, and a person is told', () => {
    const { amendment } = offered();
    const lapsed = amendment && move(offered(), givenUp(amendment, 'approval_needed', LATER));
    if (!lapsed) throw new Error('It lapses');
    expect(matterOf(lapsed)).toEqual({ kind: 'not_edited', why: 'approval_needed', since: LATER });
    expect(offerEdit(lapsed, reworded(), plus(LATER, HOUR_MS))).toBeNull();
  });
});

describe('what is taken back', () => {
  const asked: Happening = { type: 'removal_asked', at: LATER };

  it('is asked for once, whatever is known of it, and takes the place of an edit', () => {
    expect(moved(offered(), asked).amendment).toMatchObject({ kind: 'removal' });
    expect(move(moved(published(), asked), asked)).toBeNull();
    expect(move(moved(published(), asked, { type: 'removed', at: LATER }), asked)).toBeNull();
    expect(move(aDelivery(), asked)).toBeNull();
  });

  it('never leaves when the platform says not yet, when it is proved absent, or when a step was to follow', () => {
    const sending = moved(aDelivery(), claimed, asked);
    const deferred = moved(sending, { type: 'deferred', at: LATER, until: plus(LATER, MINUTE_MS), why: 'rate' });
    expect(deferred).toMatchObject({ state: { status: 'cancelled', why: 'withdrawn' }, amendment: null });
    const unknown = moved(aDelivery(), claimed, { type: 'unknown', at: LATER, why: 'timeout', lookAt: LATER }, asked);
    expect(moved(unknown, { type: 'absent', at: LATER, by: 'look_up' }).state.status).toBe('cancelled');
    expect(moved(unknown, sent, { type: 'continued', at: LATER }).state.status).toBe('incomplete');
    expect(moved(unknown, sent, { type: 'published', at: LATER })).toMatchObject({
      state: { status: 'published' },
      amendment: { kind: 'removal' },
    });
  });

  it('needs a person when it could not be deleted, until they say that they have seen to it', () => {
    const delivery = moved(published(), asked);
    if (!delivery.amendment) throw new Error('It is to be removed');
    const failed = moved(delivery, givenUp(delivery.amendment, 'telegram_400: too_old', LATER));
    expect(matterOf(failed)).toMatchObject({ kind: 'not_removed', why: 'telegram_400: too_old' });
    expect(matterOf(moved(failed, { type: 'handled', at: LATER, how: 'by_hand' }))).toBeNull();
  });
});

describe('what could not be deleted', () => {
  const failed = { type: 'amendment_failed', at: LATER, of: 'removal', message: null, why: 'no_rights' } as const;
  const undeleted = () => moved(published(), { type: 'removal_asked', at: LATER }, failed);
  const at = plus(LATER, HOUR_MS);

  it('is gone once somebody has deleted it by hand, and is no incident when that shows', () => {
    const deleted = moved(undeleted(), { type: 'handled', at: LATER, how: 'by_hand' });
    expect(deleted).toMatchObject({ removedAt: LATER, handled: 'by_hand' });
    expect(move(deleted, { type: 'vanished', at })).toBeNull();
    expect(matterOf(deleted)).toBeNull();
  });

  it('is taken back when it is gone, whether anybody has said so or not', () => {
    for (const delivery of [undeleted(), moved(undeleted(), { type: 'handled', at: LATER, how: 'dropped' })]) {
      const gone = moved(delivery, { type: 'vanished', at });
      expect(gone).toMatchObject({ removedAt: at, vanishedAt: null });
      expect(matterOf(gone)).toBeNull();
    }
  });
});

describe('what is to be gone', () => {
  const asked: Happening = { type: 'removal_asked', at: LATER };

  it('stays so when it could not be deleted: no other words are offered for it', () => {
    const { amendment, ...delivery } = moved(published(), asked);
    const failed = amendment && move({ ...delivery, amendment }, givenUp(amendment, 'too_old', LATER));
    if (!failed) throw new Error('It was given up');
    expect(offerEdit(failed, reworded(), LATER)).toBeNull();
    expect(matterOf(failed)?.kind).toBe('not_removed');
  });

  it('does not wait for what became of other words', () => {
    const offered = offerEdit(published(), reworded(), LATER);
    if (!offered) throw new Error('They are offered');
    const begun = moved(offered, { type: 'amendment_begun', at: LATER, worker: 'w', leaseUntil: LATER });
    const soon = moved(begun, asked);
    const late = { type: 'amendment_deferred', at: LATER, until: plus(LATER, HOUR_MS), why: 'rate' } as const;
    expect(moved(soon, late).amendment).toEqual(soon.amendment);
    expect(moved(begun, late).amendment?.dueAt).toBe(late.until);
  });
});

describe('what has vanished', () => {
  it('is told also after new words could not be put in its place, and after somebody has seen to that', () => {
    const at = plus(LATER, HOUR_MS);
    const failed = {
      type: 'amendment_failed',
      at: LATER,
      of: 'edit',
      message: reworded().message,
      why: 'no_rights',
    } as const;
    const unedited = moved(offered(), failed, { type: 'reported', at: LATER });
    for (const before of [unedited, moved(unedited, { type: 'handled', at: LATER, how: 'dropped' })])
      expect(untoldMatter(moved(before, { type: 'vanished', at }))).toEqual({
        kind: 'vanished',
        why: 'gone',
        since: at,
      });
  });

  it('is told once, unless we took it back ourselves', () => {
    const vanished = moved(published(), { type: 'vanished', at: LATER });
    expect(matterOf(vanished)).toEqual({ kind: 'vanished', why: 'gone', since: LATER });
    expect(move(vanished, { type: 'vanished', at: LATER })).toBeNull();
    expect(move(moved(published(), { type: 'removal_asked', at: LATER }), { type: 'vanished', at: LATER })).toBeNull();
    expect(move(aDelivery(), { type: 'vanished', at: NOON })).toBeNull();
  });
});
