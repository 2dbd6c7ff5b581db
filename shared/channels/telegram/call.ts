import type { Amended, Outcome } from '../../domain/outcome.ts';
import type { Clock } from '../../ports.ts';
import { type Content, type Http, type HttpReply, parseJson } from '../http.ts';
import { type Audience, refusalOf } from './refusal.ts';
import { BotError, RetryAfter, Sent, type SentMessage, Yes } from './wire.ts';

/** A bot, and where the Bot API is. */
export interface Bot {
  readonly botToken: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly http: Http;
}

/** What a sending call came to: the message as Telegram has it, or those of an album; or why there is none. */
export type CallAnswer =
  | { readonly kind: 'sent'; readonly message: SentMessage; readonly others: readonly SentMessage[] }
  | No;

type No = Exclude<Outcome, { kind: 'published' }>;
type HttpAnswer = Extract<HttpReply, { kind: 'answer' }>;

const MAX_WAIT_SECONDS = 86_400;

/** Calls a method. Never throws, and never tells the token. */
export function callBot({ botToken, baseUrl, http }: Bot, method: string, content: Content): Promise<HttpReply> {
  return http(`${baseUrl}/bot${botToken}/${method}`, content);
}

/**
 * Calls a method that sends something, and says what became of it.
 *
 * @see https://core.telegram.org/bots/api#making-requests
 */
export async function callToSend(
  bot: Bot & { readonly clock: Clock; readonly audience: Audience },
  method: string,
  content: Content,
): Promise<CallAnswer> {
  const reply = await callBot(bot, method, content);
  if (reply.kind !== 'answer') return unheard(reply);
  const { status } = reply;
  const sent = Sent.safeParse(parseJson(reply.text));
  if (sent.success && status < 300) {
    const { result } = sent.data;
    const [message, ...others] = Array.isArray(result) ? result : [result];
    return { kind: 'sent', message, others: others.filter((other) => other !== null) };
  }

  return noOf(failureOf(reply), status, bot);
}

/**
 * Calls a method that changes or deletes what is out, and says what became of it. What is already so is done: the call
 * may be made again when its answer was lost.
 *
 * @param alreadySo how the Bot API refuses what has been done before
 */
export async function callToAmend(
  bot: Bot & { readonly clock: Clock; readonly audience: Audience },
  method: string,
  content: Content,
  alreadySo: RegExp,
): Promise<Amended> {
  const reply = await callBot(bot, method, content);
  if (reply.kind !== 'answer') return unheard(reply);
  const { status } = reply;
  if (status < 300 && Yes.safeParse(parseJson(reply.text)).success) return { kind: 'done' };

  const failure = failureOf(reply);
  const no = noOf(failure, status, bot);
  if (no.kind !== 'refused') return no;
  // The rights to edit and to delete are others than the right to post: what waits to be sent may still go out.
  return alreadySo.test(failure.error?.description ?? '') ? { kind: 'done' } : { kind: 'refused', why: no.why };
}

function unheard({ kind, why }: Exclude<HttpReply, { kind: 'answer' }>): No {
  return kind === 'never_arrived'
    ? { kind: 'deferred', until: null, why: `telegram: ${why}` }
    : { kind: 'unknown', why: `telegram: ${why}` };
}

function noOf(
  { error, code, tooMany, retryAfterSeconds }: Failure,
  status: number,
  { clock, audience }: { readonly clock: Clock; readonly audience: Audience },
): No {
  if (tooMany) {
    const until = retryAfterSeconds === null ? null : clock.afterReal(retryAfterSeconds * 1000);
    return { kind: 'deferred', until, why: 'telegram_429: rate' };
  }
  if (!error || status >= 500 || code < 400 || code >= 500)
    return { kind: 'unknown', why: `telegram: status_${status}` };
  return refusalOf(code, error, audience);
}

/** A message as the proof that it is out: its id, and those of an album's others. */
export function idsOf({ message, others }: Extract<CallAnswer, { kind: 'sent' }>) {
  const alsoIds = others.map(({ message_id }) => String(message_id));
  return { externalId: String(message.message_id), ...(alsoIds.length > 0 && { alsoIds }) };
}

/** What an answer that is no yes says. */
export interface Failure {
  /** Null where it is none of the Bot API's own, but of something in between. */
  readonly error: BotError | null;
  readonly code: number;
  readonly tooMany: boolean;
  /** At most a day. */
  readonly retryAfterSeconds: number | null;
}

/** Reads an answer as a no; that it is no yes is known before. */
export function failureOf({ status, headers, text }: HttpAnswer): Failure {
  const failure = BotError.safeParse(parseJson(text));
  const error = failure.success ? failure.data : null;
  const code = error?.error_code ?? status;
  const header = RetryAfter.safeParse(headers.get('retry-after'));
  const seconds = error?.parameters.retry_after ?? (header.success ? header.data : null);
  return {
    error,
    code,
    tooMany: status === 429 || code === 429,
    retryAfterSeconds: seconds === null ? null : Math.min(seconds, MAX_WAIT_SECONDS),
  };
}
