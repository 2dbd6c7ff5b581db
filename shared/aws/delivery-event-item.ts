import * as z from 'zod';
import type { Amendment as AmendmentOfDelivery, Version as VersionOfDelivery } from '../domain/amendment.ts';
import { CALL_TO_ACTION_TYPES } from '../domain/content/call-to-action.ts';
import type { DeliveryEvent as Event } from '../domain/delivery-event.ts';
import { Sha256 } from '../domain/message.ts';
import { DECLINE_REASONS, PACK_RESPONSES } from '../domain/moderator.ts';
import { deliveryId, instant } from './ledger-items.ts';

/** What happened to a delivery, and what shall become of it, as parts of its row. */

const SentStep = z.object({
  step: z.string(),
  externalId: z.string().nullable(),
  permalink: z.string().nullable(),
  alsoIds: z.array(z.string()).exactOptional(),
  at: instant,
});
export const sent = z.array(SentStep);
export const sentSome = z.tuple([SentStep], SentStep);

export const HANDLED = ['by_hand', 'dropped'] as const;

export const Asks = z
  .object({
    cta: z.enum(CALL_TO_ACTION_TYPES),
    event: z.string().nullable(),
    from: instant.nullable().default(null),
    until: instant.nullable().default(null),
    sessions: z.array(z.object({ id: z.string(), from: instant, until: instant })).exactOptional(),
  })
  .default({ cta: 'none', event: null, from: null, until: null });

/** Versions of earlier rows were held by nothing of their own. */
export const Conditions = z
  .object({
    reviewNeeded: z.boolean(),
    quiet: z.string().nullable(),
    election: z.string().nullable(),
    hotline: z.object({ id: z.string(), verifiedUntil: instant.nullable() }).nullable(),
  })
  .default({ reviewNeeded: false, quiet: null, election: null, hotline: null });

export const Version = z.object({
  message: Sha256,
  text: Sha256,
  wording: Sha256,
  arms: z.array(z.object({ arm: z.string(), text: Sha256, wording: Sha256 })).default([]),
  pictures: Sha256.nullable().default(null),
  controls: Sha256.nullable().default(null),
  approval: Sha256,
  author: z.string().nullable().default(null),
  link: z.string().nullable().default(null),
  asks: Asks,
  conditions: Conditions,
}) satisfies z.ZodType<VersionOfDelivery>;

const pending = { dueAt: instant, until: instant, attempts: z.int() };
export const Amendment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('edit'), version: Version, ...pending }),
  z.object({ kind: z.literal('removal'), ...pending }),
]) satisfies z.ZodType<AmendmentOfDelivery>;

const why = { at: instant, why: z.string() };
export const DeliveryEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('planned'), at: instant, dueAt: instant, message: Sha256.exactOptional() }),
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
  z.object({ type: z.literal('not_pinned'), ...why }),
  z.object({ type: z.literal('published'), at: instant }),
  z.object({ type: z.literal('delivered'), at: instant }),
  z.object({
    type: z.literal('responded'),
    at: instant,
    response: z.enum(PACK_RESPONSES),
    why: z.enum(DECLINE_REASONS).nullable().default(null),
    remindAt: instant.nullable().default(null),
  }),
  z.object({ type: z.literal('reminded'), at: instant, worker: z.string() }),
  z.object({
    type: z.literal('reminder_deferred'),
    at: instant,
    until: instant,
    hasTurn: z.boolean().default(false),
  }),
  z.object({ type: z.literal('reminder_dropped'), ...why }),
  z.object({ type: z.literal('corrected'), at: instant }),
  z.object({ type: z.literal('refused'), ...why }),
  z.object({ type: z.literal('deferred'), until: instant, ...why }),
  z.object({
    type: z.literal('page_handed_out'),
    at: instant,
    dueAt: instant,
    upTo: z.object({ community: z.string(), code: z.string() }),
    message: Sha256,
  }),
  z.object({ type: z.literal('paced'), at: instant, dueAt: instant }),
  z.object({ type: z.literal('unknown'), lookAt: instant.nullable().default(null), ...why }),
  z.object({ type: z.literal('looked_up'), at: instant, complete: z.boolean(), lookAt: instant.nullable() }),
  z.object({ type: z.literal('asked'), at: instant }),
  z.object({ type: z.literal('absent'), at: instant, by: z.enum(['look_up', 'person']) }),
  z.object({ type: z.literal('continued'), at: instant }),
  z.object({ type: z.literal('cancelled'), ...why }),
  z.object({ type: z.literal('missed'), ...why }),
  z.object({ type: z.literal('edit_offered'), at: instant, message: Sha256 }),
  z.object({ type: z.literal('edit_dropped'), at: instant }),
  z.object({ type: z.literal('removal_asked'), at: instant }),
  z.object({ type: z.literal('amendment_begun'), at: instant, worker: z.string(), leaseUntil: instant }),
  z.object({ type: z.literal('amendment_deferred'), until: instant, ...why }),
  z.object({
    type: z.literal('amendment_failed'),
    of: z.enum(['edit', 'removal']),
    message: Sha256.nullable(),
    ...why,
  }),
  z.object({ type: z.literal('edited'), at: instant, version: Version }),
  z.object({ type: z.literal('removed'), at: instant }),
  z.object({ type: z.literal('event_moved'), at: instant, asks: Asks }),
  z.object({ type: z.literal('vanished'), at: instant }),
  z.object({ type: z.literal('reported'), at: instant }),
  z.object({ type: z.literal('handled'), at: instant, how: z.enum(HANDLED) }),
]) satisfies z.ZodType<Event>;
