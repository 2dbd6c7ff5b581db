import * as z from 'zod';
import type { Delivery, DeliveryEvent, DeliveryState } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/delivery-id.ts';
import { type Instant, wallMonth } from '../domain/instant.ts';
import { Sha256 } from '../domain/message.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import type { DeliveryAddress, Due } from '../ports.ts';

/** Every key and row shape of the ledger's table, and nowhere else. */

export interface LedgerTableLayout {
  readonly partitionKey: 'pk';
  readonly sortKey: 'sk';
  readonly timeToLive: 'ttl';
  readonly indexes: readonly [
    Index<'due', 'due_shard', 'due_at', 'KEYS_ONLY'>,
    Index<'month', 'month', 'month_order', 'ALL'>,
    Index<'delivery', 'delivery_id', 'pk', 'KEYS_ONLY'>,
  ];
}

interface Index<Name, Partition, Sort, Projection> {
  readonly name: Name;
  readonly partitionKey: Partition;
  readonly sortKey: Sort;
  readonly projection: Projection;
}

/** Written to every delivery, so that a later version knows what it reads. */
const ITEM_VERSION = 1;
export const DUE_SHARDS = 16;

export const keys = {
  delivery: ({ campaign, id }: DeliveryAddress) => ({ pk: `campaign#${campaign}`, sk: `delivery#${id}` }),
  deliveries: (campaign: string) => ({ pk: `campaign#${campaign}`, prefix: 'delivery#' }),
  approval: (campaign: string, post: string) => ({ pk: `campaign#${campaign}`, sk: `approval#${post}` }),
  approvals: (campaign: string) => ({ pk: `campaign#${campaign}`, prefix: 'approval#' }),
  campaign: (campaign: string) => ({ pk: 'campaigns', sk: `campaign#${campaign}` }),
  text: (channel: string, text: Sha256) => ({ pk: `channel#${channel}`, sk: `text#${text}` }),
  callbacks: (platform: string, day: string) => ({ pk: `callbacks#${platform}`, sk: `day#${day}` }),
};

const instant = z.iso.datetime({ precision: 3 }).transform((text) => text as Instant);
const deliveryId = z
  .string()
  .regex(/^[a-z2-7]{20}$/)
  .transform((text) => text as DeliveryId);

const SentStep = z.object({ step: z.string(), externalId: z.string(), permalink: z.string().nullable(), at: instant });
const sent = z.array(SentStep);
const sentSome = z.tuple([SentStep], SentStep);

const State = z.discriminatedUnion('status', [
  z.object({ status: z.literal('scheduled'), dueAt: instant, sent }),
  z.object({ status: z.literal('sending'), worker: z.string(), since: instant, leaseUntil: instant, sent }),
  z.object({ status: z.literal('published'), at: instant, sent: sentSome }),
  z.object({ status: z.literal('delivered'), at: instant, sent: sentSome }),
  z.object({ status: z.literal('incomplete'), at: instant, why: z.string(), sent: sentSome }),
  z.object({ status: z.literal('refused'), at: instant, why: z.string() }),
  z.object({ status: z.literal('unknown'), since: instant, why: z.string(), sent }),
  z.object({ status: z.literal('cancelled'), at: instant, why: z.string() }),
  z.object({ status: z.literal('missed'), at: instant, why: z.string() }),
]) satisfies z.ZodType<DeliveryState>;

const why = { at: instant, why: z.string() };
const Event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('planned'), at: instant, dueAt: instant }),
  z.object({ type: z.literal('replanned'), at: instant, dueAt: instant, message: Sha256 }),
  z.object({ type: z.literal('suspended'), at: instant }),
  z.object({ type: z.literal('resembles'), at: instant, other: deliveryId.nullable() }),
  z.object({ type: z.literal('claimed'), at: instant, worker: z.string(), leaseUntil: instant }),
  z.object({ type: z.literal('step_sent'), at: instant, step: SentStep }),
  z.object({ type: z.literal('published'), at: instant }),
  z.object({ type: z.literal('delivered'), at: instant }),
  z.object({ type: z.literal('refused'), ...why }),
  z.object({ type: z.literal('deferred'), until: instant, ...why }),
  z.object({ type: z.literal('unknown'), ...why }),
  z.object({ type: z.literal('cancelled'), ...why }),
  z.object({ type: z.literal('missed'), ...why }),
]) satisfies z.ZodType<DeliveryEvent>;

const Plan = z.object({
  id: deliveryId,
  campaign: z.string(),
  post: z.string(),
  channel: z.string(),
  kind: z.enum(['facebook_page', 'telegram_channel', 'telegram_group', 'moderator_pack', 'offline_pack']),
  address: z.string(),
  at: instant,
  publicAt: instant,
  expires: instant,
  language: z.string(),
  variant: z.string().nullable(),
  recipients: z.array(z.string()),
  conditions: z.object({
    reviewNeeded: z.boolean(),
    quiet: z.string().nullable(),
    election: z.string().nullable(),
    hotline: z.object({ id: z.string(), verifiedUntil: instant.nullable() }).nullable(),
  }),
}) satisfies z.ZodType<PlannedDelivery>;

const DeliveryItem = z.object({
  plan: Plan.extend({ message: Sha256, text: Sha256, approval: Sha256 }),
  state: State,
  events: z.array(Event),
  rev: z.int(),
  attempts: z.int(),
  same_text_as: deliveryId.nullable(),
  broken: z.boolean(),
});

export function deliveryItem(delivery: Delivery): Record<string, unknown> {
  const { state, events, rev, attempts, sameTextAs, broken, ...plan } = delivery;
  return {
    ...keys.delivery(delivery),
    version: ITEM_VERSION,
    delivery_id: delivery.id,
    month: wallMonth(delivery.at),
    month_order: `${delivery.at}#${delivery.id}`,
    ...dueKeys(delivery),
    plan,
    state,
    events,
    rev,
    attempts,
    same_text_as: sameTextAs,
    broken,
  };
}

export function readDelivery(item: unknown): Delivery {
  const { plan, state, events, rev, attempts, same_text_as, broken } = DeliveryItem.parse(item);
  return { ...plan, state, events, rev, attempts, sameTextAs: same_text_as, broken };
}

/** Only what waits for a moment is in the due index. */
function dueKeys({ id, state }: Delivery): { due_shard: string; due_at: Instant } | Record<string, never> {
  if (state.status === 'scheduled') return { due_shard: shard('due', id), due_at: state.dueAt };
  if (state.status === 'sending') return { due_shard: shard('due', id), due_at: state.leaseUntil };
  return {};
}

/** A partition of the due index: `due` for deliveries, `expiry` for what must be deleted. */
export function shard(kind: 'due' | 'expiry', key: string): string {
  const sum = [...key].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7);
  return `${kind}#${sum % DUE_SHARDS}`;
}

const DueRow = z.object({
  pk: z.string().startsWith('campaign#'),
  sk: z.string().startsWith('delivery#'),
  due_at: instant,
});

export function readDue(row: unknown): Due {
  const { pk, sk, due_at } = DueRow.parse(row);
  return { campaign: campaignOf({ pk }), id: deliveryId.parse(sk.slice('delivery#'.length)), dueAt: due_at };
}

/** The campaign in whose partition a row stands. */
export function campaignOf({ pk }: Record<string, unknown>): string {
  return z.string().startsWith('campaign#').parse(pk).slice('campaign#'.length);
}

const AddressRow = z.object({ campaign: z.string(), id: deliveryId });
export const readAddress = (row: unknown): DeliveryAddress => AddressRow.parse(row);

export const CampaignRow = z.object({
  campaign: z.string(),
  revision: z.int(),
  approvalsNeeded: z.int(),
  vanished: z.boolean(),
});
export const ApprovalRow = z.object({
  campaign: z.string(),
  post: z.string(),
  sha256: Sha256,
  by: z.array(z.object({ name: z.string(), at: instant })),
  rev: z.int(),
});
export const CallbackRow = z.object({ day: z.string(), count: z.int(), last_at: instant, ttl: z.int() });
