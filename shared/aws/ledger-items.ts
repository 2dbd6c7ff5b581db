import * as z from 'zod';
import type { DeliveryId } from '../domain/delivery-id.ts';
import { epochMs, type Instant } from '../domain/instant.ts';
import type { Sha256 } from '../domain/message.ts';
import type { DeliveryAddress, Due } from '../ports.ts';

/** The keys of the ledger's table, and its smaller rows; a delivery's row is in delivery-item.ts. */

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

export const DUE_SHARDS = 16;

export const keys = {
  delivery: ({ campaign, id }: DeliveryAddress) => ({ pk: `campaign#${campaign}`, sk: `delivery#${id}` }),
  deliveries: (campaign: string) => ({ pk: `campaign#${campaign}`, prefix: 'delivery#' }),
  approvals: (campaign: string) => ({ pk: `campaign#${campaign}`, prefix: 'approval#' }),
  campaign: (campaign: string) => ({ pk: 'campaigns', sk: `campaign#${campaign}` }),
  text: (channel: string, text: Sha256) => ({ pk: `channel#${channel}`, sk: `text#${text}` }),
  /** Telegram's @names are the same in capitals. */
  message: (address: string, externalId: string) => ({
    pk: `messages#${address.toLowerCase()}`,
    sk: `message#${externalId}`,
  }),
  callbacks: (platform: string, day: string) => ({ pk: `callbacks#${platform}`, sk: `day#${day}` }),
};

export const instant = z.iso.datetime({ precision: 3 }).transform((text) => text as Instant);
export const deliveryId = z
  .string()
  .regex(/^[a-z2-7]{20}$/)
  .transform((text) => text as DeliveryId);

/** What a row needs so that it goes at that moment: by summarize, and at the latest by the table itself. */
export function expiry(key: string, at: Instant): { ttl: number; due_shard: string; due_at: Instant } {
  return { ttl: Math.ceil(epochMs(at) / 1000), due_shard: shard('expiry', key), due_at: at };
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

/** Who said a text: `<id> <campaign>` each. Rows of earlier versions name the last one alone. */
const SaidRow = z.object({ said: z.set(z.string()).default(new Set()), ...AddressRow.partial().shape });

export function readSaid(row: unknown): DeliveryAddress[] {
  const { said, campaign, id } = SaidRow.parse(row);
  const all = [...said].map((by) =>
    readAddress({ id: by.slice(0, by.indexOf(' ')), campaign: by.slice(by.indexOf(' ') + 1) }),
  );
  const last = campaign !== undefined && id !== undefined ? [{ campaign, id }] : [];
  return [...all, ...last].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Rows of earlier versions said only whether anything was missing; the next plan says what. */
export const CampaignRow = z.object({
  campaign: z.string(),
  revision: z.int(),
  approvalsNeeded: z.int(),
  missing: z.array(z.string()).default([]),
  endsAt: instant.nullable().default(null),
});
export const CallbackRow = z.object({ day: z.string(), count: z.int(), last_at: instant, ttl: z.int() });
