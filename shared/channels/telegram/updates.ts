import { type HttpReply, jsonContent, parseJson } from '../http.ts';
import { type Bot, callBot, failureOf } from './call.ts';
import { type UpdateKind, Updates } from './update-wire.ts';

/** The kinds of updates that we ask Telegram for, by whichever way they come. */
export const ALLOWED_UPDATES = [
  'message',
  'callback_query',
  'message_reaction_count',
  'my_chat_member',
] as const satisfies readonly UpdateKind[];

/** What waited for us. `why` is one word of ours: `webhook_set`, `other_reader`, `token`, `rate`, `stopped` or what went wrong. */
export type WaitingUpdates =
  | {
      readonly kind: 'updates';
      readonly updates: readonly { readonly update: number; readonly body: Uint8Array<ArrayBuffer> }[];
    }
  | { readonly kind: 'failed'; readonly why: string; readonly retryAfterSeconds: number | null };

/** Reads updates from `offset` on, which tells Telegram to forget those before it. Returns soon after `stop`. */
export type ReadUpdates = (offset: number, stop: AbortSignal) => Promise<WaitingUpdates>;

/** Half of the deadline of a call: what remains is for a slow line. */
const WAIT_SECONDS = 10;

/** A hundred long messages can exceed what we read of an answer; the same hundred would then come for ever. */
const LIMITS = [100, 10, 1] as const;

/**
 * Updates without a webhook, for a machine that Telegram cannot call. Never throws.
 *
 * @see https://core.telegram.org/bots/api#getupdates
 */
export function updatesOf(bot: Bot): ReadUpdates {
  return async (offset, stop) => {
    for (const limit of LIMITS) {
      if (stop.aborted) break;
      const query = { offset, limit, timeout: WAIT_SECONDS, allowed_updates: ALLOWED_UPDATES };
      const reply = await untilStopped(callBot(bot, 'getUpdates', jsonContent(query)), stop);
      if (!reply) break;
      if (limit > 1 && reply.kind === 'no_answer' && reply.why === 'answer_too_large') continue;
      return read(reply);
    }
    return failed('stopped');
  };
}

function failed(why: string, retryAfterSeconds: number | null = null): WaitingUpdates {
  return { kind: 'failed', why, retryAfterSeconds };
}

/** Null when it is stopped first; what Telegram would have answered is then still there the next time. */
async function untilStopped<Result>(work: Promise<Result>, stop: AbortSignal): Promise<Result | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const quit = () => resolve(null);
  stop.addEventListener('abort', quit, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    stop.removeEventListener('abort', quit);
  }
}

function read(reply: HttpReply): WaitingUpdates {
  if (reply.kind !== 'answer') return failed(reply.why);
  const { status } = reply;
  const waiting = Updates.safeParse(parseJson(reply.text));
  if (status < 300 && waiting.success) return { kind: 'updates', updates: waiting.data.result.map(bodyOf) };
  if (status < 300) return failed('illegible');

  const { error, code, tooMany, retryAfterSeconds } = failureOf(reply);
  if (tooMany) return failed('rate', retryAfterSeconds);
  if (!error) return failed(`status_${status}`);
  switch (code) {
    case 401:
    // The path holds the token: one that is no token at all is a path that is not there.
    case 404:
      return failed('token');
    case 409:
      return failed(/other getUpdates/i.test(error.description) ? 'other_reader' : 'webhook_set');
    default:
      return failed(`status_${status}`, retryAfterSeconds);
  }
}

/** Bytes again, as a webhook would have brought them: both are read in one and the same way. */
function bodyOf(update: { readonly update_id: number }) {
  return { update: update.update_id, body: new TextEncoder().encode(JSON.stringify(update)) };
}
