import type { Instant } from '../../domain/instant.ts';
import type { Amended, Outcome } from '../../domain/outcome.ts';
import type { Clock } from '../../ports.ts';
import { type HttpReply, parseJson } from '../http.ts';
import {
  AppUsage,
  BusinessUsage,
  Created,
  errorName,
  GraphError,
  isGone,
  Succeeded,
  type Verdict,
  verdictOf,
} from './wire.ts';

/** What a call that makes something came to. */
export type Answer = { readonly kind: 'created'; readonly created: Created } | No;

type No = Exclude<Outcome, { kind: 'published' }>;
type HttpAnswer = Extract<HttpReply, { kind: 'answer' }>;

const MAX_WAIT_MINUTES = 24 * 60;

/** A code that we do not know says neither that it is for good nor that nothing was made. */
const UNHEARD_OF: Verdict = { kind: 'unknown', reason: 'other' };

/** Reads the answer to a call that makes something: only an id is a yes, only what is known to be a no is a no. */
export function answerOf(reply: HttpReply, clock: Clock): Answer {
  if (reply.kind !== 'answer') return unheard(reply);
  const created = Created.safeParse(parseJson(reply.text));
  return reply.status < 300 && created.success ? { kind: 'created', created: created.data } : noOf(reply, clock);
}

/** Reads the answer to a call that changes or deletes what is out. */
export function amendedOf(reply: HttpReply, clock: Clock): Amended {
  if (reply.kind !== 'answer') return unheard(reply);
  if (reply.status < 300 && Succeeded.safeParse(parseJson(reply.text)).success) return { kind: 'done' };

  const gone = goneIn(reply);
  if (gone) return { kind: 'refused', why: `${errorName(gone)}: gone` };
  const no = noOf(reply, clock);
  // The rights to edit and to delete are others than the right to post: what waits to be sent may still go out.
  return no.kind === 'refused' ? { kind: 'refused', why: no.why } : no;
}

/** Whether an answer says that what was asked for is not there, or not for this token. */
export function saysGone(reply: HttpReply): boolean {
  return reply.kind === 'answer' && goneIn(reply) !== null;
}

function goneIn({ status, text }: HttpAnswer): GraphError | null {
  const failure = GraphError.safeParse(parseJson(text));
  return failure.success && status < 500 && status !== 429 && isGone(failure.data) ? failure.data : null;
}

function unheard({ kind, why }: Exclude<HttpReply, { kind: 'answer' }>): No {
  return kind === 'never_arrived'
    ? { kind: 'deferred', until: null, why: `facebook: ${why}` }
    : { kind: 'unknown', why: `facebook: ${why}` };
}

function noOf({ status, headers, text }: HttpAnswer, clock: Clock): No {
  const failure = GraphError.safeParse(parseJson(text));
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
