import type { Delivery } from '../../domain/delivery.ts';
import type { Button, Message, Sha256 } from '../../domain/message.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { ChannelAdapter, Clock } from '../../ports.ts';
import { type Content, type Http, type HttpReply, jsonContent, parseJson } from '../http.ts';
import { type FilePart, multipart } from '../multipart.ts';
import { BotError, RetryAfter, reasonOf, Sent, type SentMessage } from './wire.ts';

export interface TelegramChat {
  readonly chatId: string;
  readonly botToken: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly http: Http;
  readonly media: (sha256: Sha256) => Promise<Uint8Array>;
  readonly clock: Clock;
}

const MAX_WAIT_SECONDS = 86_400;

/**
 * A channel or a group. An album takes neither a button nor more than a caption's length of text, so its text follows
 * as a message of its own. Throws only as `media` does, and then nothing has been sent.
 *
 * @see https://core.telegram.org/bots/api
 */
export function telegramChat({ chatId, botToken, baseUrl, http, media, clock }: TelegramChat): ChannelAdapter {
  async function call(method: string, content: Content): Promise<Outcome> {
    return outcomeOf(await http(`${baseUrl}/bot${botToken}/${method}`, content), chatId, clock);
  }

  async function photosOf({ photos }: Message): Promise<FilePart[]> {
    return Promise.all(
      photos.map(async ({ sha256, contentType }, index) => ({
        name: photos.length === 1 ? 'photo' : `photo${index + 1}`,
        contentType,
        bytes: await media(sha256),
      })),
    );
  }

  return {
    steps: stepsOf,
    async send(step, message, delivery) {
      const { text, entities, button, poll } = message;
      switch (step) {
        case 'text':
          return call(
            'sendMessage',
            jsonContent({
              chat_id: chatId,
              text,
              entities,
              link_preview_options: { is_disabled: true },
              ...(button && { reply_markup: keyboard(button, delivery) }),
            }),
          );
        case 'photo': {
          const fields = {
            chat_id: chatId,
            caption: text,
            caption_entities: JSON.stringify(entities),
            ...(button && { reply_markup: JSON.stringify(keyboard(button, delivery)) }),
          };
          return call('sendPhoto', multipart(fields, await photosOf(message)));
        }
        case 'album': {
          const files = await photosOf(message);
          const items = files.map(({ name }) => ({ type: 'photo', media: `attach://${name}` }));
          return call('sendMediaGroup', multipart({ chat_id: chatId, media: JSON.stringify(items) }, files));
        }
        case 'poll': {
          if (!poll) throw new Error(`Delivery ${delivery.id} has no poll to send`);
          const alone = stepsOf(message).length === 1;
          return call(
            'sendPoll',
            jsonContent({
              chat_id: chatId,
              question: poll.question,
              options: poll.options.map((option) => ({ text: option })),
              is_anonymous: poll.anonymous,
              ...(alone && button && { reply_markup: keyboard(button, delivery) }),
            }),
          );
        }
        default:
          throw new Error(`Delivery ${delivery.id}: Telegram has no step ${step}`);
      }
    },
  };
}

function stepsOf({ text, photos, poll }: Message): readonly string[] {
  if (poll && photos.length === 0 && poll.question === text) return ['poll'];
  const lead = photos.length === 0 ? ['text'] : photos.length === 1 ? ['photo'] : ['album', 'text'];
  return poll ? [...lead, 'poll'] : lead;
}

/** A press comes back with the delivery that it belongs to: at most 30 of the 64 bytes that Telegram keeps for us. */
function keyboard(button: Button, delivery: Pick<Delivery, 'id'>) {
  const key =
    button.kind === 'link'
      ? { text: button.label, url: button.url }
      : { text: button.label, callback_data: `${button.action}:${delivery.id}` };
  return { inline_keyboard: [[key]] };
}

function outcomeOf(reply: HttpReply, chatId: string, clock: Clock): Outcome {
  switch (reply.kind) {
    case 'never_arrived':
      return { kind: 'deferred', until: null, why: `telegram: ${reply.why}` };
    case 'no_answer':
      return { kind: 'unknown', why: `telegram: ${reply.why}` };
    case 'answer':
      return read(reply, chatId, clock);
    default:
      return reply satisfies never;
  }
}

function read(answer: Extract<HttpReply, { kind: 'answer' }>, chatId: string, clock: Clock): Outcome {
  const { status, headers } = answer;
  const body = parseJson(answer.text);
  const sent = Sent.safeParse(body);
  if (sent.success && status < 300) {
    const { result } = sent.data;
    const message = Array.isArray(result) ? result[0] : result;
    return { kind: 'published', externalId: String(message.message_id), permalink: permalinkOf(message, chatId) };
  }

  const failure = BotError.safeParse(body);
  const error = failure.success ? failure.data : null;
  const code = error?.error_code ?? status;
  if (status === 429 || code === 429) {
    const header = RetryAfter.safeParse(headers.get('retry-after'));
    const seconds = error?.parameters.retry_after ?? (header.success ? header.data : null);
    const until = seconds === null ? null : clock.afterReal(Math.min(seconds, MAX_WAIT_SECONDS) * 1000);
    return { kind: 'deferred', until, why: 'telegram_429: rate' };
  }
  if (!error || status >= 500 || code < 400 || code >= 500)
    return { kind: 'unknown', why: `telegram: status_${status}` };
  return { kind: 'refused', why: `telegram_${code}: ${reasonOf(error)}` };
}

/** Null for a chat whose messages have no address: a basic group, or one that only its members can open. */
function permalinkOf({ message_id, chat }: SentMessage, chatId: string): string | null {
  const username = chat?.username ?? /^@(\w+)$/.exec(chatId)?.[1];
  if (username) return `https://t.me/${username}/${message_id}`;
  const inner = /^-100(\d+)$/.exec(String(chat?.id ?? chatId))?.[1];
  return inner ? `https://t.me/c/${inner}/${message_id}` : null;
}
