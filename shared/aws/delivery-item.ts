import * as z from 'zod';
import { CALL_TO_ACTION_TYPES } from '../domain/content/call-to-action.ts';
import { CHANNEL_KINDS } from '../domain/content/channel.ts';
import type { Delivery, DeliveryEvent, DeliveryState } from '../domain/delivery.ts';
import { type Instant, wallMonth } from '../domain/instant.ts';
import { Sha256 } from '../domain/message.ts';
import { PACK_RESPONSES } from '../domain/moderator.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { deliveryId, instant, keys, shard } from './ledger-items.ts';

/** A delivery as a row, and back. */

/** Written to every delivery, so that a later version knows what it reads. */
const ITEM_VERSION = 1;

const SentStep = z.object({
  step: z.string(),
  externalId: z.string().nullable(),
  permalink: z.string().nullable(),
  at: instant,
});
const sent = z.array(SentStep);
const sentSome = z.tuple([SentStep], SentStep);

const State = z.discriminatedUnion('status', [
  z.object({ status: z.literal('scheduled'), dueAt: instant, sent }),
  z.object({ status: z.literal('sending'), worker: z.string(), since: instant, leaseUntil: instant, sent }),
  z.object({ status: z.literal('published'), at: instant, sent: sentSome }),
  z.object({ status: z.literal('delivered'), at: instant, sent: sentSome }),
  z.object({ status: z.literal('incomplete'), at: instant, why: z.string(), sent: sentSome }),
  z.object({ status: z.literal('refused'), at: instant, why: z.string() }),
  z.object({
    status: z.literal('unknown'),
    since: instant,
    why: z.string(),
    lookAt: instant.nullable().default(null),
    sent,
  }),
  z.object({ status: z.literal('cancelled'), at: instant, why: z.string() }),
  z.object({ status: z.literal('missed'), at: instant, why: z.string() }),
]) satisfies z.ZodType<DeliveryState>;

const why = { at: instant, why: z.string() };
const Event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('planned'), at: instant, dueAt: instant }),
  z.object({ type: z.literal('replanned'), at: instant, dueAt: instant, message: Sha256 }),
  z.object({ type: z.literal('suspended'), at: instant }),
  z.object({ type: z.literal('resembles'), at: instant, other: deliveryId.nullable() }),
  z.object({
    type: z.literal('claimed'),
    at: instant,
    worker: z.string(),
    leaseUntil: instant,
    steps: z.array(z.string()).default([]),
  }),
  z.object({ type: z.literal('step_sent'), at: instant, step: SentStep }),
  z.object({ type: z.literal('published'), at: instant }),
  z.object({ type: z.literal('delivered'), at: instant }),
  z.object({ type: z.literal('responded'), at: instant, response: z.enum(PACK_RESPONSES) }),
  z.object({ type: z.literal('refused'), ...why }),
  z.object({ type: z.literal('deferred'), until: instant, ...why }),
  z.object({ type: z.literal('paced'), at: instant, dueAt: instant }),
  z.object({ type: z.literal('unknown'), lookAt: instant.nullable().default(null), ...why }),
  z.object({ type: z.literal('looked_up'), at: instant, complete: z.boolean(), lookAt: instant.nullable() }),
  z.object({ type: z.literal('asked'), at: instant }),
  z.object({ type: z.literal('absent'), at: instant, by: z.enum(['look_up', 'person']) }),
  z.object({ type: z.literal('continued'), at: instant }),
  z.object({ type: z.literal('cancelled'), ...why }),
  z.object({ type: z.literal('missed'), ...why }),
]) satisfies z.ZodType<DeliveryEvent>;

const Plan = z.object({
  id: deliveryId,
  campaign: z.string(),
  post: z.string(),
  channel: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  address: z.string(),
  at: instant,
  publicAt: instant,
  expires: instant,
  language: z.string(),
  variant: z.string().nullable(),
  recipients: z.array(z.string()),
  asks: z
    .object({
      cta: z.enum(CALL_TO_ACTION_TYPES),
      event: z.string().nullable(),
      until: instant.nullable().default(null),
    })
    .default({ cta: 'none', event: null, until: null }),
  conditions: z.object({
    reviewNeeded: z.boolean(),
    quiet: z.string().nullable(),
    election: z.string().nullable(),
    hotline: z.object({ id: z.string(), verifiedUntil: instant.nullable() }).nullable(),
  }),
}) satisfies z.ZodType<PlannedDelivery>;

const DeliveryItem = z.object({
  plan: Plan.extend({
    message: Sha256,
    text: Sha256,
    wording: Sha256.optional(),
    approval: Sha256,
    link: z.string().nullable().default(null),
  }),
  state: State,
  events: z.array(Event),
  rev: z.int(),
  attempts: z.int(),
  same_text_as: deliveryId.nullable(),
  broken: z.boolean(),
  steps: z.array(z.string()).default([]),
  parent: deliveryId.nullable().default(null),
  response: z.enum(PACK_RESPONSES).nullable().default(null),
});

export function deliveryItem(delivery: Delivery): Record<string, unknown> {
  const { state, events, rev, attempts, steps, sameTextAs, broken, parent, response, ...plan } = delivery;
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
    steps,
    parent,
    response,
  };
}

export function readDelivery(item: unknown): Delivery {
  const { same_text_as, plan, ...rest } = DeliveryItem.parse(item);
  return { ...plan, wording: plan.wording ?? plan.text, ...rest, sameTextAs: same_text_as };
}

/** Only what waits for a moment is in the due index. */
function dueKeys({ id, state }: Delivery): { due_shard: string; due_at: Instant } | Record<string, never> {
  if (state.status === 'scheduled') return { due_shard: shard('due', id), due_at: state.dueAt };
  if (state.status === 'unknown' && state.lookAt !== null) return { due_shard: shard('due', id), due_at: state.lookAt };
  if (state.status === 'sending') return { due_shard: shard('due', id), due_at: state.leaseUntil };
  return {};
}
