import { timingSafeEqual } from 'node:crypto';
import { isOut } from './amendment.ts';
import { type Delivery, mayBePublic } from './delivery.ts';
import type { Happening } from './delivery-event.ts';
import { base32, type DeliveryId } from './delivery-id.ts';
import { childOf, move } from './delivery-life.ts';
import { DAY_MS, earliest, epochMs, type Instant, instantOf, latest, plus, SECOND_MS } from './instant.ts';
import { pseudonym } from './pseudonym.ts';

/** A pack as a web page, for one moderator whom no bot writes to: whoever has its signed link may read it until it ends. */

/** The one step in which such a pack is given: from then on its page is there. */
export const ON_PAGE = 'page';
/** The key under which links are signed, and nothing else. */
export const PAGES_KEY = 'pack-pages';

const CODE_PREFIX = 'web-';
const CODE_LENGTH = 10;
/** A link works for a day after the public moment, and for two after it was made. */
const AFTER_PUBLIC_MS = DAY_MS;
const AFTER_MADE_MS = 2 * DAY_MS;

/** Of somebody of whom we know nothing at all; `random` holds at least 7 bytes. */
export function pageCode(random: Uint8Array): string {
  return CODE_PREFIX + base32(random).slice(0, CODE_LENGTH);
}

/** Whether somebody receives a pack by its page: nobody writes to them, and no bot is needed. */
export function isByPage({ parent, recipients }: Pick<Delivery, 'parent' | 'recipients'>): boolean {
  return parent !== null && (recipients[0]?.startsWith(CODE_PREFIX) ?? false);
}

/** What one more person receives of a pack, and has received as soon as it is written down. */
export function givenByPage(pack: Delivery, code: string, now: Instant, arm: string | null = null): Delivery {
  const step = { step: ON_PAGE, externalId: null, permalink: null, at: now };
  const happened: readonly Happening[] = [
    { type: 'claimed', at: now, worker: code, leaseUntil: now, steps: [ON_PAGE] },
    { type: 'step_sent', at: now, step },
    { type: 'delivered', at: now },
  ];
  return happened.reduce(
    (delivery, event) => {
      const moved = move(delivery, event);
      if (!moved) throw new Error(`${event.type} cannot happen to ${delivery.id}`);
      return moved;
    },
    childOf(pack, code, now, now, null, arm),
  );
}

/** Whether a pack can be given to one more person: at its moment, as long as nobody took it back. */
export function mayBeGiven(pack: Delivery, now: Instant): 'yes' | 'not_yet' | 'taken_back' | 'over' {
  const { state, at, expires } = pack;
  if (takenBackAt(pack) !== null) return 'taken_back';
  if (mayBePublic(state)) return 'yes';
  if (state.status !== 'scheduled' || expires <= now) return 'over';
  return at <= now ? 'yes' : 'not_yet';
}

/** The last moment of a link made now, to the second; never after the end of the event that it invites to. */
export function pageExpiry({ publicAt, asks }: Pick<Delivery, 'publicAt' | 'asks'>, now: Instant): Instant {
  const last = latest(plus(publicAt, AFTER_PUBLIC_MS), plus(now, AFTER_MADE_MS));
  const ends = asks.until === null ? last : earliest(last, asks.until);
  return instantOf(Math.floor(epochMs(ends) / SECOND_MS) * SECOND_MS);
}

const EXPIRY_DIGITS = 7;
const SIGNATURE_LENGTH = 32;
/** Letters and digits alone: a messenger takes a sign at the end of a link for the end of a sentence. */
const TOKEN = new RegExp(`^([a-z2-7]{20})([0-9a-z]{${EXPIRY_DIGITS}})([a-z2-7]{${SIGNATURE_LENGTH}})$`);

/** 59 letters and digits: which delivery, until when (seconds, in base 36), and 160 bits of their HMAC. */
export function pageToken(key: Uint8Array, id: DeliveryId, expiresAt: Instant): string {
  const expiry = (epochMs(expiresAt) / SECOND_MS).toString(36).padStart(EXPIRY_DIGITS, '0');
  return id + expiry + signatureOf(key, id, expiry);
}

/** What a token says, if it was signed with this key; compared in constant time. */
export function readPageToken(
  key: Uint8Array,
  token: string,
): { readonly id: DeliveryId; readonly expiresAt: Instant } | null {
  const [, id = '', expiry = '', signature = ''] = TOKEN.exec(token) ?? [];
  const signed = signatureOf(key, id, expiry);
  if (signature.length !== signed.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(signed))) return null;
  return { id: id as DeliveryId, expiresAt: instantOf(Number.parseInt(expiry, 36) * SECOND_MS) };
}

function signatureOf(key: Uint8Array, id: string, expiry: string): string {
  return pseudonym(key, 'page', id, expiry).slice(0, SIGNATURE_LENGTH);
}

/**
 * How a pack stands for whoever has a link to it. A link that was taken back by itself is as none; of a pack that was
 * taken back its reader is told, since they may have posted it.
 */
export function pageStanding(received: Delivery, pack: Delivery): 'open' | 'taken_back' | 'revoked' {
  const linkGone = takenBackAt(received);
  const packGone = takenBackAt(pack);
  if (linkGone !== null && (packGone === null || linkGone < packGone)) return 'revoked';
  return packGone === null ? 'open' : 'taken_back';
}

/** What it says now: what became of its pack's words, also for somebody who had declined them. */
export function wordsOnPage(received: Delivery, pack: Delivery): Pick<Delivery, 'message'> {
  return isOut(pack) ? pack : received;
}

/** Whether other words have taken the place of those that somebody may have read there. */
export function hasChanged(received: Delivery, pack: Delivery): boolean {
  const since = received.events[0]?.at ?? received.at;
  return pack.events.some(({ type, at }) => type === 'edited' && at > since);
}

/** When somebody wanted it back, or the content no longer had it before it left. */
function takenBackAt({ events, state }: Pick<Delivery, 'events' | 'state'>): Instant | null {
  if (state.status === 'cancelled') return state.at;
  return events.find(({ type }) => type === 'removal_asked')?.at ?? null;
}
