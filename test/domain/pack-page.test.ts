import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { base32, type DeliveryId } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, type Instant, instantOf, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import {
  givenByPage,
  hasChanged,
  isByPage,
  mayBeGiven,
  pageCode,
  pageExpiry,
  pageStanding,
  pageToken,
  readPageToken,
  wordsOnPage,
} from '../../shared/domain/pack-page.ts';
import { aDelivery, anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { said } from '../fakes/a-moderator.ts';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const id = fc.uint8Array({ minLength: 13, maxLength: 13 }).map((bytes) => base32(bytes).slice(0, 20) as DeliveryId);
const end = fc.integer({ min: 0, max: 10_000_000_000 }).map((seconds) => instantOf(seconds * 1000));
const moment = fc.integer({ min: 1_700_000_000_000, max: 2_000_000_000_000 }).map(instantOf);

describe('a link to a pack', () => {
  it('says under its own key which delivery and until when, in few letters and digits', () => {
    fc.assert(
      fc.property(key, id, end, (secret, delivery, expiresAt) => {
        const token = pageToken(secret, delivery, expiresAt);
        expect(token).toMatch(/^[a-z0-9]{1,63}$/);
        expect(readPageToken(secret, token)).toEqual({ id: delivery, expiresAt });
      }),
    );
  });

  it('says nothing under another key', () => {
    fc.assert(
      fc.property(key, key, id, end, (secret, other, delivery, expiresAt) => {
        fc.pre(Buffer.compare(secret, other) !== 0);
        expect(readPageToken(other, pageToken(secret, delivery, expiresAt))).toBeNull();
      }),
    );
  });

  it('says nothing when any sign of it is another, is missing, or is one too many', () => {
    fc.assert(
      fc.property(
        key,
        id,
        end,
        fc.nat(58),
        fc.constantFrom(...'abz2709A=-_. é'),
        (secret, delivery, until, at, sign) => {
          const token = pageToken(secret, delivery, until);
          const [before, after] = [token.slice(0, at), token.slice(at + 1)];
          if (token[at] !== sign) expect(readPageToken(secret, before + sign + after)).toBeNull();
          expect(readPageToken(secret, before + after)).toBeNull();
          expect(readPageToken(secret, before + sign + token.slice(at))).toBeNull();
        },
      ),
    );
  });

  it('says nothing for whatever else stands there', () => {
    fc.assert(fc.property(key, fc.string({ unit: 'binary' }), (secret, text) => readPageToken(secret, text) === null));
  });

  it('is the same for ever: people have it in their messages', () => {
    const token = pageToken(new Uint8Array(32), 's6oceke6vic7h5mtso4k' as DeliveryId, EVENING);
    expect(token).toBe('s6oceke6vic7h5mtso4k0trdg007dldvfzdjsklphpohxi5onrfujpfsg63');
  });

  it('ends a day after the public moment or two after it was made, and never after the event', () => {
    fc.assert(
      fc.property(moment, moment, fc.option(moment), (publicAt, now, until) => {
        const ends = pageExpiry({ publicAt, asks: { ...anEntry().asks, until } }, now);
        const last = [plus(publicAt, DAY_MS), plus(now, 2 * DAY_MS)].sort().at(-1) as Instant;
        expect(ends <= last && (until === null || ends <= until)).toBe(true);
        const wanted = until !== null && until < last ? until : last;
        expect(Date.parse(wanted) - Date.parse(ends)).toBeLessThan(1000);
      }),
    );
  });
});

const PACK = { kind: 'moderator_pack', channel: 'mods', address: '', recipients: ['siem-reap'] } as const;
const later = (minutes: number) => plus(EVENING, minutes * MINUTE_MS);

function happened(delivery: Delivery, ...events: Happening[]): Delivery {
  return events.reduce((current, event) => move(current, event) as Delivery, delivery);
}

/** A pack that was handed out. */
function handedOut(): Delivery {
  const step = { step: 'handed_out', externalId: '3', permalink: null, at: EVENING };
  return happened(
    aDelivery(PACK),
    { type: 'claimed', at: EVENING, worker: 'one', leaseUntil: later(1), steps: ['handed_out'] },
    { type: 'step_sent', at: EVENING, step },
    { type: 'delivered', at: EVENING },
  );
}

describe('a pack that is given by its page', () => {
  it('is delivered from the first on, to a code of which nothing is known', () => {
    const code = pageCode(new Uint8Array([1, 2, 3, 4, 5, 6, 7]));
    expect(code).toMatch(/^web-[a-z2-7]{10}$/);
    const given = givenByPage(handedOut(), code, later(5));
    expect(given).toMatchObject({
      parent: handedOut().id,
      recipients: [code],
      at: later(5),
      attempts: 1,
      response: null,
    });
    expect(given.state).toMatchObject({ status: 'delivered', sent: [{ step: 'page', externalId: null }] });
    expect(given.events.map(({ type }) => type)).toEqual(['planned', 'claimed', 'step_sent', 'delivered']);
    expect(given.rev).toBe(given.events.length);
  });

  it('is told from those that the bot gives', () => {
    expect(isByPage(givenByPage(handedOut(), 'web-aaaaaaaaaa', EVENING))).toBe(true);
    expect(isByPage({ ...handedOut(), parent: handedOut().id, recipients: ['aaaaaaaaaa'] })).toBe(false);
    expect(isByPage({ parent: null, recipients: ['web-site-fans'] })).toBe(false);
  });

  it('is given at its moment and not before, nor when it was taken back, or never went out', () => {
    const waiting = aDelivery(PACK);
    expect(mayBeGiven(waiting, NOON)).toBe('not_yet');
    expect(mayBeGiven(waiting, EVENING)).toBe('yes');
    expect(mayBeGiven(waiting, plus(EVENING, 2 * HOUR_MS))).toBe('over');
    expect(mayBeGiven(happened(waiting, { type: 'missed', at: EVENING, why: 'paused' }), EVENING)).toBe('over');
    expect(mayBeGiven(happened(waiting, { type: 'cancelled', at: NOON, why: 'removed' }), EVENING)).toBe('taken_back');
    expect(mayBeGiven(handedOut(), plus(EVENING, DAY_MS))).toBe('yes');
    expect(mayBeGiven(happened(handedOut(), { type: 'removal_asked', at: later(9) }), later(10))).toBe('taken_back');
  });
});

describe('the page of a pack', () => {
  const given = givenByPage(handedOut(), 'web-aaaaaaaaaa', later(5));
  const removal = (minutes: number) => ({ type: 'removal_asked', at: later(minutes) }) as const;

  it('is open until its link or its pack is taken back; of a pack it says so, of a link nothing', () => {
    const revoked = happened(given, removal(6), { type: 'removed', at: later(7) });
    expect(pageStanding(given, handedOut())).toBe('open');
    expect(pageStanding(given, happened(handedOut(), removal(6)))).toBe('taken_back');
    expect(pageStanding(revoked, handedOut())).toBe('revoked');
    // Those who have it follow their pack a little later; who had lost the link before learns nothing of it.
    expect(pageStanding(revoked, happened(handedOut(), removal(6)))).toBe('taken_back');
    expect(pageStanding(revoked, happened(handedOut(), removal(5)))).toBe('taken_back');
    expect(pageStanding(revoked, happened(handedOut(), removal(8)))).toBe('revoked');
  });

  it('says the words that took the place of its pack’s, also to somebody who had declined them', () => {
    const declined = happened(given, said('declined', later(6)));
    const version = { ...handedOut(), ...anEntry(PACK), message: anEntry({ post: 'better' }).message };
    const edited = happened(handedOut(), { type: 'edited', at: later(8), version });
    expect(wordsOnPage(declined, edited).message).toBe(version.message);
    expect([hasChanged(declined, handedOut()), hasChanged(declined, edited)]).toEqual([false, true]);
    expect(hasChanged(givenByPage(edited, 'web-bbbbbbbbbb', later(9)), edited)).toBe(false);
  });

  it('never says words of a pack that has not left yet: nobody may have approved them', () => {
    const waiting = aDelivery(PACK);
    const early = givenByPage(waiting, 'web-aaaaaaaaaa', EVENING);
    const moved = { ...waiting, message: anEntry({ post: 'unapproved' }).message };
    expect(wordsOnPage(early, moved).message).toBe(waiting.message);
  });
});
