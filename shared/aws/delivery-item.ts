import * as z from 'zod';
import { CHANNEL_KINDS } from '../domain/content/channel.ts';
import type { Delivery, DeliveryState } from '../domain/delivery.ts';
import { type Instant, wallMonth } from '../domain/instant.ts';
import { matterOf } from '../domain/matter.ts';
import { Sha256 } from '../domain/message.ts';
import { DECLINE_REASONS, PACK_RESPONSES } from '../domain/moderator.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { waitsUntil } from '../domain/waits-until.ts';
import { Amendment, Asks, Conditions, DeliveryEvent, HANDLED, sent, sentSome, Version } from './delivery-event-item.ts';
import { deliveryId, instant, keys, MATTERS, shard } from './ledger-items.ts';

/** A delivery as a row, and back. */

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
  asks: Asks,
  conditions: Conditions,
}) satisfies z.ZodType<PlannedDelivery>;

const DeliveryItem = z.object({
  plan: Plan.extend({ ...Version.shape, wording: Sha256.optional() }),
  state: State,
  events: z.array(DeliveryEvent),
  rev: z.int(),
  attempts: z.int(),
  same_text_as: deliveryId.nullable(),
  broken: z.boolean(),
  steps: z.array(z.string()).default([]),
  parent: deliveryId.nullable().default(null),
  community: z.string().nullable().default(null),
  response: z.enum(PACK_RESPONSES).nullable().default(null),
  declined_why: z.enum(DECLINE_REASONS).nullable().default(null),
  remind_at: instant.nullable().default(null),
  corrected_at: instant.nullable().default(null),
  amendment: Amendment.nullable().default(null),
  offered: Sha256.nullable().default(null),
  removed_at: instant.nullable().default(null),
  vanished_at: instant.nullable().default(null),
  handled: z.enum(HANDLED).nullable().default(null),
});

export function deliveryItem(delivery: Delivery): Record<string, unknown> {
  const { state, events, rev, attempts, steps, sameTextAs, broken, parent, community, response, ...rest } = delivery;
  const { amendment, offered, removedAt, vanishedAt, handled, declinedWhy, remindAt, correctedAt, ...plan } = rest;
  return {
    ...keys.delivery(delivery),
    delivery_id: delivery.id,
    ...monthKeys(delivery),
    ...dueKeys(delivery),
    ...matterKeys(delivery),
    plan,
    state,
    events,
    rev,
    attempts,
    same_text_as: sameTextAs,
    broken,
    steps,
    parent,
    community,
    response,
    declined_why: declinedWhy,
    remind_at: remindAt,
    corrected_at: correctedAt,
    amendment,
    offered,
    removed_at: removedAt,
    vanished_at: vanishedAt,
    handled,
  };
}

/** What rows of version 1 do not say is read as the defaults above. */
export function readDelivery(item: unknown): Delivery {
  const { same_text_as, removed_at, vanished_at, declined_why, remind_at, corrected_at, plan, ...rest } =
    DeliveryItem.parse(item);
  const { wording = plan.text } = plan;
  const afterwards = { removedAt: removed_at, vanishedAt: vanished_at };
  const atModerator = { declinedWhy: declined_why, remindAt: remind_at, correctedAt: corrected_at };
  return { ...plan, wording, ...rest, sameTextAs: same_text_as, ...afterwards, ...atModerator };
}

/** The log of a month holds what the plan made. */
function monthKeys({ id, at, parent }: Delivery): { month: string; month_order: string } | Record<string, never> {
  return parent === null ? { month: wallMonth(at), month_order: `${at}#${id}` } : {};
}

/** Only what waits for a moment is in the due index. */
function dueKeys(delivery: Delivery): { due_shard: string; due_at: Instant } | Record<string, never> {
  const dueAt = waitsUntil(delivery);
  return dueAt === null ? {} : { due_shard: shard('due', delivery.id), due_at: dueAt };
}

/** Only what waits for a person is in the index of matters: a few rows, however long the log is. */
function matterKeys(delivery: Delivery): { matter: string; matter_order: string } | Record<string, never> {
  const matter = matterOf(delivery);
  return matter ? { matter: MATTERS, matter_order: `${matter.since}#${delivery.id}` } : {};
}
