import { codeOf, setReachable } from '../../shared/actions/moderators.ts';
import { unsubscribe } from '../../shared/actions/subscriptions.ts';
import type { BotCallback, BotLanguage, BotReply, BotUpdate, ChatRef } from '../../shared/domain/callback.ts';
import { DAY_MS, earliest, plus } from '../../shared/domain/instant.ts';
import type { DeliveryAddress } from '../../shared/ports.ts';
import type { ReceivePorts } from './app.ts';
import { commanded } from './command.ts';
import { heard } from './heard.ts';
import { orPoison } from './poison.ts';
import { pressed } from './press.ts';
import { started } from './start.ts';
import { written } from './written.ts';

/** How long a forward proves that a channel's message exists: no delivery is unknown for longer. */
const FORWARDS_KEPT_MS = DAY_MS;

/** Takes in one update of the bot, and says what the bot answers. The same update twice changes nothing. */
export async function takeUpdate(body: Uint8Array, ports: ReceivePorts): Promise<BotReply | null> {
  const callback = ports.callers.readTelegram(body);
  const [reply] = await Promise.all([takeOrPoison(callback, body, ports), heard('telegram', ports)]);
  return reply;
}

async function takeOrPoison(callback: BotCallback, body: Uint8Array, ports: ReceivePorts): Promise<BotReply | null> {
  if (callback.kind === 'illegible') {
    const { update, what, error } = callback;
    await orPoison({ platform: 'telegram', update, what, error, body }, ports);
    return null;
  }
  const { update, kind } = callback;
  const suspect = { platform: 'telegram', update, what: kind, body } as const;
  return (await orPoison(suspect, ports, () => take(callback, ports))) ?? null;
}

async function take(update: BotUpdate, ports: ReceivePorts): Promise<BotReply | null> {
  switch (update.kind) {
    case 'start':
      return started(await inTheirWords(update, update.chat.id, ports), ports);
    case 'command':
      return commanded(await inTheirWords(update, update.chat.id, ports), ports);
    case 'press':
      return pressed(await inTheirWords(update, update.user, ports), ports);
    case 'said':
      return written(await inTheirWords(update, update.chat.id, ports), ports);
    case 'reactions':
      await replaceReactions(update, ports);
      return null;
    case 'forward': {
      const { channel, message, text, at } = update;
      await ports.engagement.noteForward(
        { channel: channel.id, message, text, at },
        plus(ports.clock.now(), FORWARDS_KEPT_MS),
      );
      return null;
    }
    case 'membership':
      if (update.chat.type === 'private') {
        await setReachable(update.chat.id, update.mayPost, update.at, ports);
        if (!update.mayPost) await unsubscribe(update.chat.id, update.at, ports);
      }
      // Which group it was is not ours to keep: it may be a moderator's own.
      else ports.log.info('bot_membership', { type: update.chat.type, mayPost: update.mayPost });
      return null;
    case 'other':
      return null;
    default:
      return update satisfies never;
  }
}

/** Moderators are spoken to as they have chosen: what their telephone's menus speak is often not what they read. */
async function inTheirWords<Update extends { readonly language: BotLanguage }>(
  update: Update,
  chat: string,
  ports: ReceivePorts,
): Promise<Update> {
  const moderator = await ports.moderators.moderator(await codeOf(chat, ports));
  return moderator ? { ...update, language: moderator.language } : update;
}

/** Each update says how it is now: the last one wins, and nothing is added up over time. */
async function replaceReactions(update: Extract<BotUpdate, { kind: 'reactions' }>, ports: ReceivePorts): Promise<void> {
  const { chat, message, counts, at } = update;
  const whose = await whoseMessage(chat, message, ports);
  if (!whose) return;
  const figure = {
    campaign: whose.campaign,
    delivery: whose.id,
    metric: 'reactions',
    source: 'telegram_snapshot',
  } as const;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  await ports.engagement.replace(figure, message, total, earliest(at, ports.clock.now()));
}

/** channels.yaml names a channel by its number or by its @name. */
async function whoseMessage(chat: ChatRef, message: string, { ledger }: ReceivePorts): Promise<DeliveryAddress | null> {
  const byNumber = await ledger.whoseMessage(chat.id, message);
  return byNumber ?? (chat.username ? ledger.whoseMessage(`@${chat.username}`, message) : null);
}
