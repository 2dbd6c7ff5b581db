import * as z from 'zod';
import { type FigureOf, METRICS, SOURCES } from '../domain/engagement.ts';
import { Sha256 } from '../domain/message.ts';
import { deliveryId, instant } from './ledger-items.ts';

/** The rows of engagement in the ledger's table: counts, links, and what must be forgotten again. */

export const keys = {
  /** `part` is one message of the delivery, or one session of its event, where a figure is told by these. */
  figure: ({ campaign, delivery, metric, source, session }: FigureOf, part = session ?? '') => ({
    pk: `campaign#${campaign}`,
    sk: `engagement#${delivery}#${metric}#${source}#${part}`,
  }),
  figures: (campaign: string) => ({ pk: `campaign#${campaign}`, prefix: 'engagement#' }),
  once: (token: string) => ({ pk: `once#${token}`, sk: 'once' }),
  link: (code: string) => ({ pk: `link#${code}`, sk: 'link' }),
  hosts: { pk: 'organisation', sk: 'link-hosts' },
  forward: (channel: string, message: string) => ({ pk: `forwards#${channel}`, sk: `message#${message}` }),
  forwards: (channel: string) => ({ pk: `forwards#${channel}`, prefix: 'message#' }),
  poison: (platform: string, sha256: Sha256) => ({ pk: `poison#${platform}`, sk: `callback#${sha256}` }),
  poisons: (platform: string) => ({ pk: `poison#${platform}`, prefix: 'callback#' }),
};

export const FigureRow = z.object({
  delivery: deliveryId,
  metric: z.enum(METRICS),
  source: z.enum(SOURCES),
  value: z.int(),
  as_of: instant,
  session: z.string().exactOptional(),
});
export type FigureRow = z.infer<typeof FigureRow>;

export const LinkRow = z.object({
  target: z.url(),
  opens: z.int(),
  last_at: instant.nullable().default(null),
  counts_for: z.string().nullable().default(null),
});
export type LinkRow = z.infer<typeof LinkRow>;
export const HostsRow = z.object({ hosts: z.array(z.string()) });
export const ForwardRow = z.object({ channel: z.string(), message: z.string(), text: Sha256, at: instant });
export const PoisonRow = z.object({
  platform: z.enum(['facebook', 'telegram']),
  update: z.int().nullable(),
  what: z.string(),
  error: z.string(),
  sha256: Sha256,
  at: instant,
});
export const PoisonTimes = z.object({ times: z.int() });
