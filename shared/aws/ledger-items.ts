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
    Index<'matter', 'matter', 'matter_order', 'ALL'>,
  ];
}

/** Where the index of matters has all its rows: they are few. */
export const MATTERS = 'open';

interface Index<Name, Partition, Sort, Projection> {
  readonly name: Name;
  readonly partitionKey: Partition;
  readonly sortKey: Sort;
  readonly projection: Projection;
}

export const DUE_SHARDS = 16;
/** In how many partitions the children of one pack stand: one takes about 1,000 writes a second. */
export const CHILD_SHARDS = 8;

export const keys = {
  delivery: ({ campaign, id, parent }: DeliveryAddress) => ({
    pk: parent === null ? `campaign#${campaign}` : childrenKey({ campaign, id: parent }, bucketOf(id, CHILD_SHARDS)),
    sk: `delivery#${id}`,
  }),
  children: (pack: Pick<DeliveryAddress, 'campaign' | 'id'>, shard: number) => ({
    pk: childrenKey(pack, shard),
    prefix: 'delivery#',
  }),
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
  return `${kind}#${bucketOf(key, DUE_SHARDS)}`;
}

function bucketOf(key: string, buckets: number): number {
  return [...key].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7) % buckets;
}

function childrenKey({ campaign, id }: Pick<DeliveryAddress, 'campaign' | 'id'>, shard: number): string {
  return `pack#${campaign}#${id}#${shard}`;
}

const DeliveryKey = z.object({
  pk: z.string().regex(/^(campaign#|pack#.+#[a-z2-7]{20}#\d+$)/),
  sk: z.string().startsWith('delivery#'),
});
const DueRow = DeliveryKey.extend({ due_at: instant });

/** Where a delivery stands, from its key alone. */
export function addressOfKey(row: unknown): DeliveryAddress {
  const { pk, sk } = DeliveryKey.parse(row);
  const [, campaign, parent] = /^pack#(.+)#(.+)#\d+$/.exec(pk) ?? [null, pk.slice('campaign#'.length)];
  const id = deliveryId.parse(sk.slice('delivery#'.length));
  return { campaign: campaign ?? '', id, parent: parent === undefined ? null : deliveryId.parse(parent) };
}

export function readDue(row: unknown): Due {
  const { due_at, ...key } = DueRow.parse(row);
  return { ...addressOfKey(key), dueAt: due_at };
}

const AddressRow = z.object({ campaign: z.string(), id: deliveryId, parent: deliveryId.nullable().default(null) });
export const readAddress = (row: unknown): DeliveryAddress => AddressRow.parse(row);

/** Who said a text: `<id> <campaign>` each, or `<id>/<pack> <campaign>`. Rows of earlier versions name the last one alone. */
const SaidRow = z.object({
  said: z.set(z.string()).default(new Set()),
  campaign: z.string().optional(),
  id: deliveryId.optional(),
});

export function saidBy({ campaign, id, parent }: DeliveryAddress): string {
  return parent === null ? `${id} ${campaign}` : `${id}/${parent} ${campaign}`;
}

export function readSaid(row: unknown): DeliveryAddress[] {
  const { said, campaign, id } = SaidRow.parse(row);
  const all = [...said].map((by) => {
    const [id, parent = null] = by.slice(0, by.indexOf(' ')).split('/');
    return readAddress({ id, parent, campaign: by.slice(by.indexOf(' ') + 1) });
  });
  const last = campaign !== undefined && id !== undefined ? [{ campaign, id, parent: null }] : [];
  return [...all, ...last].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Rows of earlier versions said only whether anything was missing; the next plan says what. */
export const CampaignRow = z.object({
  campaign: z.string(),
  revision: z.int(),
  approvalsNeeded: z.int(),
  missing: z.array(z.string()).default([]),
  endsAt: instant.nullable().default(null),
  partnerCode: z.string().optional(),
  stopped: z.array(z.object({ post: z.string(), at: instant, awaits: z.array(z.string()) })).optional(),
  drawn: z.object({ seed: z.string(), arms: z.array(z.string()) }).optional(),
});
export const CallbackRow = z.object({ day: z.string(), count: z.int(), last_at: instant, ttl: z.int() });
