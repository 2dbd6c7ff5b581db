import type { Amended, Outcome } from '../../domain/outcome.ts';
import type { Clock } from '../../ports.ts';
import { type Content, type Http, type HttpReply, parseJson } from '../http.ts';
import { type Audience, isDoneAlready, refusalOf } from './refusal.ts';
import { BotError, Changed, RetryAfter, Sent, SentMessage } from './wire.ts';

/** A bot, and where the Bot API is. */
export interface Bot {
  readonly botToken: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly http: Http;
}

/** What a sending call came to: the message as Telegram has it, of an album the first and the others; or why there is none. */
export type CallAnswer =
  | { readonly kind: 'sent'; readonly message: SentMessage; readonly others: readonly SentMessage[] }
  | Exclude<Outcome, { kind: 'published' }>;

/** A bot that speaks to somebody, by whose clock a wait is counted. */
type Speaking = Bot & { readonly clock: Clock; readonly audience: Audience };
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
export async function callToSend(bot: Speaking, method: string, content: Content): Promise<CallAnswer> {
  const reply = await callBot(bot, method, content);
  const sent = reply.kind === 'answer' && reply.status < 300 ? Sent.safeParse(parseJson(reply.text)) : null;
  if (!sent?.success) return noOf(reply, bot);
  const { result } = sent.data;
  if (!Array.isArray(result)) return { kind: 'sent', message: result, others: [] };
  const [message, ...rest] = result;
  return { kind: 'sent', message, others: rest.flatMap((other) => SentMessage.safeParse(other).data ?? []) };
}

/** Calls a method that changes or deletes what was sent. What is so already is done: it may be called again. */
export async function callToChange(bot: Speaking, method: string, content: Content): Promise<Amended> {
  const reply = await callBot(bot, method, content);
  if (reply.kind === 'answer') {
    const isDone = reply.status < 300 && Changed.safeParse(parseJson(reply.text)).success;
    const { error } = failureOf(reply);
    if (isDone || (error && isDoneAlready(error))) return { kind: 'done' };
  }
  return noOf(reply, bot);
}

/** Why something was not done, or is not known to be. */
function noOf(reply: HttpReply, bot: Speaking): Exclude<Outcome, { kind: 'published' }> {
  switch (reply.kind) {
    case 'never_arrived':
      return { kind: 'deferred', until: null, why: `telegram: ${reply.why}` };
    case 'no_answer':
      return { kind: 'unknown', why: `telegram: ${reply.why}` };
    case 'answer':
      return read(reply, bot);
    default:
      return reply satisfies never;
  }
}

function read(answer: HttpAnswer, { clock, audience }: Speaking): Exclude<Outcome, { kind: 'published' }> {
  const { status } = answer;
  const { error, code, tooMany, retryAfterSeconds } = failureOf(answer);
  if (tooMany) {
    const until = retryAfterSeconds === null ? null : clock.afterReal(retryAfterSeconds * 1000);
    return { kind: 'deferred', until, why: 'telegram_429: rate' };
  }
  if (!error || status >= 500 || code < 400 || code >= 500)
    return { kind: 'unknown', why: `telegram: status_${status}` };
  return refusalOf(code, error, audience);
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
