import { createHash } from 'node:crypto';
import { DAY_MS, type Instant, MINUTE_MS } from './instant.ts';
import { Sha256 } from './message.ts';
import type { Person } from './person.ts';

/** How somebody proved who they are: at the identity provider, by their own token, or not at all, on a laptop to try things out. */
export const PROOFS = ['issuer', 'token', 'picked'] as const;
export type Proof = (typeof PROOFS)[number];

/** What sort of machine somebody signed in from: as much as they need to tell their sessions apart, and no more. */
export const DEVICES = ['android', 'iphone', 'windows', 'mac', 'linux', 'other'] as const;
export type Device = (typeof DEVICES)[number];

/** A browser in which somebody is signed in. */
export interface Session {
  /** The SHA-256 of its token, which the browser alone has. */
  readonly id: Sha256;
  readonly person: Person;
  readonly proof: Proof;
  readonly device: Device;
  readonly beganAt: Instant;
  readonly expiresAt: Instant;
  /** Until then, who signed in a moment ago may approve without signing in again. */
  readonly confirmedUntil: Instant;
  /** Their last day, YYYY-MM-DD in Phnom Penh, as the identity provider said; null: it said none. */
  readonly until: string | null;
}

/** From signing in, however much it is used: a stolen laptop is not signed in for ever. */
export const SESSION_MS = 30 * DAY_MS;
/** How long signing in counts for approving. */
export const CONFIRMED_MS = 10 * MINUTE_MS;

const HANDLE_LENGTH = 16;
const TOKEN = /^([0-9a-f]{16})\.[\w-]{43}$/;

/** What a browser is given: whose sessions to look among, and 32 random bytes that nobody else has. */
export function sessionToken(name: string, random: Uint8Array): string {
  return `${handleOf(name)}.${Buffer.from(random).toString('base64url')}`;
}

/** Where a session is kept; null for what is no token of ours. */
export function sessionOf(token: string): { readonly handle: string; readonly id: Sha256 } | null {
  const handle = TOKEN.exec(token)?.[1];
  return handle ? { handle, id: Sha256.parse(hash(token)) } : null;
}

/** Under which a person's sessions stand together: it says nothing of the name to who sees a cookie. */
export function handleOf(name: string): string {
  return hash(`sessions of ${name}`).slice(0, HANDLE_LENGTH);
}

export function deviceOf(userAgent: string): Device {
  if (/Android/.test(userAgent)) return 'android';
  if (/iPhone|iPad/.test(userAgent)) return 'iphone';
  if (/Windows/.test(userAgent)) return 'windows';
  if (/Macintosh/.test(userAgent)) return 'mac';
  return /Linux|CrOS/.test(userAgent) ? 'linux' : 'other';
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
