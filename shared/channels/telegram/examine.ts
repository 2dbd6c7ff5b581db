import { epochMs, HOUR_MS, type Instant } from '../../domain/instant.ts';
import { error, type Finding, good, warning } from '../finding.ts';
import type { Bot } from './call.ts';
import { Me, Member, WebhookInfo } from './examine-wire.ts';
import { readBot } from './read.ts';
import { ALLOWED_UPDATES } from './updates.ts';

export interface ExaminedChat {
  readonly channel: string;
  readonly kind: 'telegram_channel' | 'telegram_group';
  readonly chatId: string;
}

interface ExaminedBot extends Bot {
  readonly chats: readonly ExaminedChat[];
  readonly now: Instant;
  /** How updates are to come: to this address, to whatever address there is, or by asking for them. */
  readonly updates: { readonly webhook: string | 'anywhere' } | 'fetched';
  readonly hasWebhookSecret: boolean;
}

const RIGHTS = { can_post_messages: 'post', can_edit_messages: 'edit or pin', can_delete_messages: 'delete' } as const;

/** More than a slow minute leaves behind. */
const MANY_PENDING = 100;
const RECENT_MS = 24 * HOUR_MS;
const SET_WEBHOOK = 'set the webhook as the README says, under "To be called by Telegram"';

/** Looks at the bot's token, its rights where it posts, and the way on which updates come. Never throws, and tells no token. */
export async function examineBot(bot: ExaminedBot): Promise<Finding[]> {
  const me = await readBot(bot, 'getMe', {}, Me);
  if (me.kind === 'unreadable') {
    const what = `telegram: the bot's token does not open the bot (${me.why})`;
    return [
      me.fault
        ? error(what, 'copy the token from BotFather: npm run secrets -- set telegram bot-token')
        : warning(what, 'nothing is proved by this: try again, and look whether this machine reaches Telegram'),
    ];
  }
  const rights: Finding[] = [];
  for (const chat of bot.chats) rights.push(await examineRights(bot, chat, me.value.id));
  return [good("telegram: the bot's token is good"), ...rights, ...(await examineUpdates(bot))];
}

async function examineRights(bot: Bot, { channel, kind, chatId }: ExaminedChat, user_id: number): Promise<Finding> {
  const add = 'make the bot an administrator of the chat, with the rights to post, edit and delete messages';
  const member = await readBot(bot, 'getChatMember', { chat_id: chatId, user_id }, Member);
  if (member.kind === 'unreadable') {
    const what = `${channel}: the bot's rights cannot be read (${member.why})`;
    return member.fault ? error(what, `${add}; is chat_id right?`) : warning(what, 'try again later');
  }
  const { status } = member.value;
  if (kind === 'telegram_group') return ofGroup(channel, member.value);
  if (status !== 'administrator') return error(`${channel}: the bot is no administrator`, add);
  const missing = (Object.keys(RIGHTS) as (keyof typeof RIGHTS)[]).filter((right) => !member.value[right]);
  if (missing.length === 0) return good(`${channel}: the bot may post, edit, pin and delete`);
  const what = `${channel}: the bot may not ${missing.map((right) => RIGHTS[right]).join(' or ')} (${missing.join(', ')})`;
  return missing.includes('can_post_messages') ? error(what, add) : warning(what, add);
}

/** In a group a member may write, and change and delete what it wrote; only an administrator is told of reactions. */
function ofGroup(channel: string, { status, can_pin_messages }: Member): Finding {
  // Nothing is wrong with a group where nothing is ever pinned.
  const pins = can_pin_messages ? 'write and pin' : 'write, but not pin (can_pin_messages)';
  if (status === 'administrator') return good(`${channel}: the bot may ${pins}, and is told of reactions`);
  return status === 'member'
    ? warning(`${channel}: the bot may write, and is told of no reactions`, 'make it an administrator of the group')
    : error(`${channel}: the bot is not in the group, or may not write there`, 'add it to the group again');
}

async function examineUpdates(bot: ExaminedBot): Promise<Finding[]> {
  const info = await readBot(bot, 'getWebhookInfo', {}, WebhookInfo);
  if (info.kind === 'unreadable') {
    return [warning(`telegram: the webhook cannot be read (${info.why})`, 'try again later')];
  }
  const { url } = info.value;
  if (bot.updates === 'fetched') {
    return [
      url === ''
        ? good('telegram: updates are fetched, and no webhook takes them away')
        : error(
            'telegram: a webhook takes the updates that this machine fetches',
            'call deleteWebhook, or name CIVICAST_PUBLIC_URL',
          ),
    ];
  }
  if (url === '')
    return [error('telegram: nothing is called when something happens: there is no webhook', SET_WEBHOOK)];
  const { webhook } = bot.updates;
  const isOurs = webhook === 'anywhere' ? /^https:\/\/[^?#]+\/webhooks\/telegram$/.test(url) : url === webhook;
  return [
    isOurs ? good('telegram: the webhook leads here') : error('telegram: the webhook leads elsewhere', SET_WEBHOOK),
    bot.hasWebhookSecret
      ? good('telegram: there is a secret by which its calls are known')
      : error(
          'telegram: no call of the webhook is believed without its secret',
          'npm run secrets -- set telegram webhook-secret, and set the webhook with it',
        ),
    ...examineKinds(info.value),
    ...examineFailures(info.value, bot.now),
  ];
}

function examineKinds({ allowed_updates }: WebhookInfo): Finding[] {
  // Without a list Telegram leaves out only what must be asked for.
  const missing = ALLOWED_UPDATES.filter((kind) =>
    allowed_updates.length === 0 ? kind === 'message_reaction_count' : !allowed_updates.includes(kind),
  );
  if (missing.length === 0)
    return [good('telegram: allowed_updates names all that is read, message_reaction_count too')];
  const what = `telegram: allowed_updates lacks ${missing.join(', ')}`;
  const onlyReactions = missing.every((kind) => kind === 'message_reaction_count');
  return [onlyReactions ? warning(`${what}: reactions are not counted`, SET_WEBHOOK) : error(what, SET_WEBHOOK)];
}

function examineFailures({ pending_update_count, last_error_date }: WebhookInfo, now: Instant): Finding[] {
  const look = 'look into the log of receive, and whether the address can be reached from outside';
  const agoMs = last_error_date === undefined ? null : epochMs(now) - last_error_date * 1000;
  return [
    ...(pending_update_count > MANY_PENDING
      ? [warning(`telegram: ${pending_update_count} updates wait to be delivered`, look)]
      : []),
    ...(agoMs !== null && agoMs < RECENT_MS
      ? [warning(`telegram: a call of the webhook failed ${Math.max(0, Math.round(agoMs / HOUR_MS))} hours ago`, look)]
      : []),
  ];
}
