import * as z from 'zod';
import type { Community } from '../domain/community.ts';
import type { Instant } from '../domain/instant.ts';
import { isToWelcome, keptUntil, type Moderator, receivesPacksOf, SIZE_BANDS, UNSAID } from '../domain/moderator.ts';
import { waitsIn } from '../domain/registration.ts';
import { deliveryId, expiry, instant } from './ledger-items.ts';

/** The rows of communities and moderators. */

export const moderatorKeys = {
  community: (id: string) => ({ pk: 'communities', sk: `community#${id}` }),
  moderator: (code: string) => ({ pk: `moderator#${code}`, sk: 'moderator' }),
  active: (community: string, code: string) => ({ pk: `community#${community}`, sk: `moderator#${code}` }),
  waiting: (community: string, code: string) => ({ pk: `waiting#${community}`, sk: `moderator#${code}` }),
  welcome: (code: string) => ({ pk: 'welcome', sk: `moderator#${code}` }),
};

const bilingual = z.object({ km: z.string(), en: z.string() });

export const CommunityRow = z.object({
  id: z.string(),
  label: bilingual,
  districts: z.array(z.object({ id: z.string(), label: bilingual })),
  packsPerWeek: z.int(),
  bot: z.string().nullable(),
}) satisfies z.ZodType<Community>;

const Group = z.object({
  community: z.string(),
  size: z.enum([...SIZE_BANDS, UNSAID]).nullable(),
  district: z.string().nullable(),
  confirmedAt: instant.nullable(),
});

export const ModeratorRow = z.object({
  code: z.string(),
  sealedChat: z.string(),
  language: z.enum(['km', 'en']),
  joinedAt: instant,
  seenAt: instant,
  agreedAt: instant.nullable(),
  groups: z.array(Group),
  nickname: z.object({ sealed: z.string().nullable() }).nullable(),
  waitsSince: instant.nullable(),
  welcomedAt: instant.nullable(),
  pausedAt: instant.nullable(),
  reachable: z.boolean(),
  reachableAt: instant,
  withoutLogo: z.boolean(),
  countsOpens: z.boolean(),
  packs: z.array(z.object({ pack: deliveryId, at: instant, posted: z.boolean() })),
  posted: z.int(),
  expects: z.object({ what: z.enum(['question', 'link']), pack: deliveryId, until: instant }).nullable(),
  links: z.array(z.object({ pack: deliveryId, sealed: z.string() })),
  rev: z.int(),
}) satisfies z.ZodType<Moderator>;

export const MemberRow = z.object({ code: z.string() });
export const WaitingRow = MemberRow.extend({ since: instant });

type Listing = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

/** Where somebody is listed, by key: what they are follows from their own row alone. */
export function listings(moderator: Moderator | null): ReadonlyMap<string, Listing> {
  if (!moderator) return new Map();
  const { code, waitsSince } = moderator;
  const rows: (Listing & { readonly since?: Instant })[] = isToWelcome(moderator)
    ? [{ ...moderatorKeys.welcome(code), code }]
    : [];
  for (const community of new Set(moderator.groups.map((group) => group.community))) {
    if (receivesPacksOf(moderator, community)) rows.push({ ...moderatorKeys.active(community, code), code });
    if (waitsIn(moderator, community) && waitsSince !== null)
      rows.push({ ...moderatorKeys.waiting(community, code), code, since: waitsSince });
  }
  const gone = expiry(code, keptUntil(moderator));
  return new Map(rows.map((row) => [`${row.pk} ${row.sk}`, { ...row, ...gone }]));
}
