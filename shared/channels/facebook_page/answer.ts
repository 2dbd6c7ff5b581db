import type { Instant } from '../../domain/instant.ts';
import type { Amended, Outcome } from '../../domain/outcome.ts';
import type { Clock } from '../../ports.ts';
import { type HttpReply, parseJson } from '../http.ts';
import {
  AppUsage,
  BusinessUsage,
  Changed,
  Created,
  errorName,
  GraphError,
  isGone,
  type Verdict,
  verdictOf,
} from './wire.ts';

/** What a call that makes something came to. */
export type Answer = { readonly kind: 'created'; readonly created: Created } | Exclude<Outcome, { kind: 'published' }>;

const MAX_WAIT_MINUTES = 24 * 60;

/** A code that we do not know says neither that it is for good nor that nothing was made. */
const UNHEARD_OF: Verdict = { kind: 'unknown', reason: 'other' };

/** Reads the answer to a call that makes something: only an id is a yes, only what is known to be a no is a no. */
export function answerOf(reply: HttpReply, clock: Clock): Answer {
  const created = reply.kind === 'answer' && reply.status < 300 ? Created.safeParse(parseJson(reply.text)) : null;
  return created?.success ? { kind: 'created', created: created.data } : noOf(reply, clock);
}

/** Reads the answer to a call that changes a post, which may be made again. */
export function changeOf(reply: HttpReply, clock: Clock): Amended {
  if (isDone(reply)) return { kind: 'done' };
  return goneOf(reply) ? { kind: 'refused', why: 'facebook: post_gone' } : noOf(reply, clock);
}

/** Reads the answer to a call that deletes a post: one that is gone is deleted. */
export function removalOf(reply: HttpReply, clock: Clock): Amended {
  return isDone(reply) || goneOf(reply) ? { kind: 'done' } : noOf(reply, clock);
}

function isDone(reply: HttpReply): boolean {
  return reply.kind === 'answer' && reply.status < 300 && Changed.safeParse(parseJson(reply.text)).success;
}

function goneOf(reply: HttpReply): boolean {
  const failure = GraphError.safeParse(reply.kind === 'answer' ? parseJson(reply.text) : null);
  return failure.success && isGone(failure.data);
}

type No = Exclude<Outcome, { kind: 'published' }>;

/** Why something was not done, or is not known to be. */
function noOf(reply: HttpReply, clock: Clock): No {
  switch (reply.kind) {
    case 'never_arrived':
      return { kind: 'deferred', until: null, why: `facebook: ${reply.why}` };
    case 'no_answer':
      return { kind: 'unknown', why: `facebook: ${reply.why}` };
    case 'answer':
      return read(reply, clock);
    default:
      return reply satisfies never;
  }
}

function read({ status, headers, text }: Extract<HttpReply, { kind: 'answer' }>, clock: Clock): No {
  const body = parseJson(text);
  const failure = GraphError.safeParse(body);
  const code = failure.success ? errorName(failure.data) : 'facebook';
  if (status === 429) return { kind: 'deferred', until: regained(headers, clock), why: `${code}: rate` };
  if (status >= 500 || !failure.success) return { kind: 'unknown', why: `${code}: status_${status}` };

  const { kind, reason, fault } = verdictOf(failure.data) ?? UNHEARD_OF;
  const why = `${code}: ${reason}`;
  switch (kind) {
    case 'unknown':
      return { kind, why };
    case 'refused':
      return { kind, why, ...(fault && { fault }) };
    case 'deferred':
      return fault ? { kind, until: null, why, fault } : { kind, until: regained(headers, clock), why };
    default:
      return kind satisfies never;
  }
}

/** When the platform says that calls will be let through again, where it says so. */
function regained(headers: Headers, clock: Clock): Instant | null {
  const app = AppUsage.safeParse(parseJson(headers.get('x-app-usage') ?? ''));
  const business = BusinessUsage.safeParse(parseJson(headers.get('x-business-use-case-usage') ?? ''));
  const usages = [...(app.success ? [app.data] : []), ...(business.success ? Object.values(business.data).flat() : [])];
  const minutes = Math.max(0, ...usages.map((usage) => usage.estimated_time_to_regain_access ?? 0));
  return minutes > 0 ? clock.afterReal(Math.min(minutes, MAX_WAIT_MINUTES) * 60_000) : null;
}
