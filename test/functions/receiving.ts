import { createHmac } from 'node:crypto';
import { type ReceivePorts, receiveApp } from '../../functions/receive/app.ts';
import { callersOf } from '../../shared/channels/callers.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { childOf, schedule } from '../../shared/domain/delivery-life.ts';
import { type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { aModerator, listeningBot } from '../fakes/a-moderator.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryContent } from '../fakes/content-store.ts';
import { memoryEngagement } from '../fakes/engagement-ledger.ts';
import { happen } from '../fakes/happen.ts';
import { memoryKeys } from '../fakes/keys.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { testLog } from '../fakes/log.ts';
import { memoryModerators } from '../fakes/moderator-book.ts';
import { memoryStaff } from '../fakes/staff-book.ts';
import { memorySubscriptions } from '../fakes/subscription-book.ts';

export const APP_SECRET = 'app-secret';
export const WEBHOOK_SECRET = 'webhook-secret';
export const PAGE = '100000000000001';
export const CHANNEL = '-1001000000001';

/** The receiving door over fakes, and those who come to it. */
export function receiving(changes: Partial<ReceivePorts> = {}) {
  const ledger = memoryLedger();
  const allKeys = memoryKeys();
  const clock = testClock(plus(EVENING, MINUTE_MS));
  const log = testLog();
  const secrets = Secrets.parse({
    facebook: { appSecret: APP_SECRET, verifyToken: 'verify-token' },
    telegram: { webhookSecret: WEBHOOK_SECRET },
  });
  const ports = {
    clock,
    ledger,
    engagement: memoryEngagement(),
    contentStore: memoryContent(),
    channels: { standing: async () => 'real' as const },
    moderators: memoryModerators(),
    subscriptions: memorySubscriptions(),
    keys: allKeys,
    staff: memoryStaff(),
    people: { named: async (name: string) => (name === 'Dara' ? { name, role: 'comms' as const } : null) },
    callers: callersOf(async () => secrets),
    log,
    ...listeningBot(),
    tell: async () => 0,
    ...changes,
  };
  const app = receiveApp(ports);
  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
    app.request(path, { method: 'POST', body, headers });

  return {
    ...ports,
    ledger,
    clock,
    log,
    allKeys,
    request: app.request,
    async facebook(body: unknown, signature?: string) {
      const bytes = typeof body === 'string' ? body : JSON.stringify(body);
      const signed = signature ?? `sha256=${createHmac('sha256', APP_SECRET).update(bytes).digest('hex')}`;
      return post('/webhooks/facebook', bytes, { 'X-Hub-Signature-256': signed, 'Content-Type': 'application/json' });
    },
    async telegram(update: unknown, secret = WEBHOOK_SECRET) {
      const body = typeof update === 'string' ? update : JSON.stringify(update);
      const response = await post('/webhooks/telegram', body, { 'X-Telegram-Bot-Api-Secret-Token': secret });
      return { status: response.status, reply: (await response.json()) as { method?: string; text?: string } };
    },
    /** A delivery that waits for its moment. */
    async planned(entry: Partial<Entry> = {}): Promise<Delivery> {
      const delivery = schedule(anEntry(entry), null, NOON);
      const record = await ledger.campaign(delivery.campaign);
      await ledger.saveCampaign({ ...record, revision: record.revision + 1, endsAt: EVENING });
      await ledger.create(delivery);
      return delivery;
    },
    /** A delivery that was published, as `messageId`. */
    async published(entry: Partial<Entry>, messageId: string): Promise<Delivery> {
      const { campaign } = anEntry(entry);
      const record = await ledger.campaign(campaign);
      await ledger.saveCampaign({ ...record, revision: record.revision + 1, endsAt: EVENING });
      const delivery = schedule(anEntry(entry), null, NOON);
      await ledger.create(delivery);
      return sent(delivery, messageId, 'published');
    },
    /** What a moderator will receive of a pack. */
    async waiting(code: string): Promise<Delivery> {
      const parent = schedule(anEntry({ kind: 'moderator_pack', channel: 'mods', address: '' }), null, NOON);
      const child = childOf(parent, code, EVENING, NOON);
      await ledger.create(child);
      return child;
    },
    /** What a moderator received of a pack. */
    async pack(code: string, entry: Partial<Entry> = {}): Promise<Delivery> {
      const parent = schedule(anEntry({ kind: 'moderator_pack', channel: 'mods', address: '', ...entry }), null, NOON);
      const child = childOf(parent, code, EVENING, NOON);
      await ledger.create(child);
      await ports.moderators.keep(aModerator(code), null);
      return sent(child, '11', 'delivered');
    },
    /** A delivery whose outcome nobody knows. */
    async unknown(entry: Partial<Entry>): Promise<Delivery> {
      const delivery = schedule(anEntry(entry), null, NOON);
      await ledger.create(delivery);
      return happen(ledger, delivery, claimed(EVENING), {
        type: 'unknown',
        at: EVENING,
        why: 'timeout',
        lookAt: EVENING,
      });
    },
    happen: (delivery: Delivery, ...events: Happening[]) => happen(ledger, delivery, ...events),
    figures: async (campaign = 'meeting') =>
      (await ports.engagement.figures(campaign)).map(({ metric, source, value }) => ({ metric, source, value })),
  };

  async function sent(delivery: Delivery, externalId: string, type: 'published' | 'delivered'): Promise<Delivery> {
    const at: Instant = EVENING;
    const step = { step: delivery.parent === null ? 'text' : 'note', externalId, permalink: null, at };
    return happen(ledger, delivery, claimed(at, step.step), { type: 'step_sent', at, step }, { type, at });
  }

  function claimed(at: Instant, step = 'text'): Happening {
    return { type: 'claimed', at, worker: 'one', leaseUntil: plus(at, MINUTE_MS), steps: [step] };
  }
}

const SECONDS = Date.parse(EVENING) / 1000;

/** A change of a Page's feed, as Facebook tells it. */
export function feedOf(...values: readonly object[]) {
  const changes = values.map((value) => ({ field: 'feed', value }));
  return { object: 'page', entry: [{ id: PAGE, time: SECONDS, changes }] };
}

export function reaction(from: number, more: object = {}) {
  return {
    item: 'reaction',
    verb: 'add',
    reaction_type: 'love',
    post_id: `${PAGE}_7`,
    from: { id: String(from), name: 'Cinderella Hoover' },
    created_time: SECONDS,
    ...more,
  };
}

let updates = 1000;

export function snapshot(total: number, date: number, message = 41, chat: object = { id: Number(CHANNEL) }) {
  updates += 1;
  const reactions = total === 0 ? [] : [{ type: { type: 'emoji', emoji: '❤' }, total_count: total }];
  const message_reaction_count = {
    chat: { type: 'channel', title: 'Civic', ...chat },
    message_id: message,
    date,
    reactions,
  };
  return { update_id: updates, message_reaction_count };
}

export function press(user: number, data: string, language_code = 'en', under: number | null = null) {
  updates += 1;
  const from = { id: user, is_bot: false, first_name: 'Cinderella', language_code };
  const message = under !== null && {
    message: { message_id: under, date: SECONDS, chat: { id: user, type: 'private' } },
  };
  return { update_id: updates, callback_query: { id: `query-${updates}`, from, chat_instance: '1', data, ...message } };
}

export function start(user: number, payload: string, language_code = 'en') {
  updates += 1;
  const text = `/start ${payload}`.trim();
  const message = {
    message_id: updates,
    date: SECONDS,
    from: { id: user, is_bot: false, first_name: 'Cinderella', language_code },
    chat: { id: user, type: 'private', first_name: 'Cinderella' },
    text,
    entities: [{ type: 'bot_command', offset: 0, length: '/start'.length }],
  };
  return { update_id: updates, message };
}

export function command(user: number, text: string, language_code = 'en') {
  const { update_id, message } = start(user, '', language_code);
  return { update_id, message: { ...message, text } };
}

/** Written by hand, perhaps as an answer to a message of the bot. */
export function written(user: number, text: string, language_code = 'en', repliesTo: string | null = null) {
  const { update_id, message } = start(user, '', language_code);
  const { entities, ...plain } = message;
  const from = { id: 42, is_bot: true, first_name: 'Civic' };
  const reply = repliesTo !== null && { reply_to_message: { message_id: 1, from, chat: plain.chat, text: repliesTo } };
  return { update_id, message: { ...plain, text, ...reply } };
}

export function membership(user: number, status: 'kicked' | 'member', afterSeconds = 0) {
  updates += 1;
  const bot = { id: 42, is_bot: true, first_name: 'Civic' };
  const state = status === 'kicked' ? { status, user: bot, until_date: 0 } : { status, user: bot };
  return {
    update_id: updates,
    my_chat_member: {
      chat: { id: user, type: 'private', first_name: 'Cinderella' },
      from: { id: user, is_bot: false, first_name: 'Cinderella' },
      date: SECONDS + afterSeconds,
      old_chat_member: { status: 'member', user: bot },
      new_chat_member: state,
    },
  };
}
