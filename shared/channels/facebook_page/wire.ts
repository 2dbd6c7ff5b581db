import * as z from 'zod';
import { InstantText } from '../../domain/instant.ts';
import type { ChannelFault } from '../../domain/outcome.ts';

/** The one version of the Graph API that we speak. */
export const GRAPH_VERSION = 'v26.0';

const Id = z.string().regex(/^\w+$/);

const WebAddress = z
  .url({ protocol: /^https?$/ })
  .optional()
  .catch(undefined);

/** What `/feed` and `/photos` answer; a published photo also names its post. */
export const Created = z.object({ id: Id, post_id: Id.optional().catch(undefined), permalink_url: WebAddress });
export type Created = z.infer<typeof Created>;

/** `2026-11-22T02:00:00+0000`, whose offset lacks the colon. */
const GraphTime = z
  .string()
  .overwrite((text) => text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  .pipe(InstantText);

/** What a call answers that changes or deletes a post. */
export const Changed = z.object({ success: z.literal(true) });

/** A page of posts. A post without words has no message; whatever else is missing makes the whole page illegible. */
export const Feed = z.object({
  data: z.array(
    z.object({ id: Id, message: z.string().default(''), created_time: GraphTime, permalink_url: WebAddress }),
  ),
  paging: z.object({ next: z.url().optional() }).default({}),
});
export type FeedPost = z.infer<typeof Feed>['data'][number];

/** What tells one Page from another. */
export const PageName = z.object({ id: Id });

/** The least that is told of a post that can be read. */
export const PostName = z.object({ id: Id });

/** What a change or a deletion answers. */
export const Succeeded = z.object({ success: z.literal(true) });

/** @see https://developers.facebook.com/docs/graph-api/guides/error-handling */
export const GraphError = z.object({
  error: z.object({ code: z.int(), error_subcode: z.int().optional().catch(undefined) }),
});
export type GraphError = z.infer<typeof GraphError>;

/** An error in our words: its numbers, and nothing of what it says. */
export function errorName({ error: { code, error_subcode } }: GraphError): string {
  return ['facebook', code, error_subcode].filter((part) => part !== undefined).join('_');
}

const Count = z.int().nonnegative();
const Summarized = z.object({ summary: z.object({ total_count: Count }) });

/** A post, asked for its summaries. `shares` is left out until there is one. */
export const PostSummary = z.object({
  reactions: Summarized,
  comments: Summarized,
  shares: z.object({ count: Count }).default({ count: 0 }),
});

const Usage = z.object({
  /** Minutes. */
  estimated_time_to_regain_access: z.number().nonnegative().optional().catch(undefined),
});

/** The header `X-App-Usage`. */
export const AppUsage = Usage;

/** The header `X-Business-Use-Case-Usage`: what each business has used of each case. */
export const BusinessUsage = z.record(z.string(), z.array(Usage));

/** What an error code means for the call that it answers. */
export interface Verdict {
  readonly kind: 'refused' | 'deferred' | 'unknown';
  readonly reason: string;
  /** Where it means the same for every other call. */
  readonly fault?: ChannelFault;
}

/** Nothing was posted, and once a person has mended it the same post may go out: it waits. */
const TOKEN: Verdict = { kind: 'deferred', reason: 'token', fault: 'token' };
const BLOCKED: Verdict = { kind: 'deferred', reason: 'blocked', fault: 'blocked' };
const PERMISSION: Verdict = { kind: 'refused', reason: 'permission', fault: 'permission' };
const RATE: Verdict = { kind: 'deferred', reason: 'rate' };
const DUPLICATE: Verdict = { kind: 'unknown', reason: 'duplicate' };
const PLATFORM_FAILED: Verdict = { kind: 'unknown', reason: 'platform_failed' };
const BAD_LINK: Verdict = { kind: 'refused', reason: 'bad_link' };
const BAD_REQUEST: Verdict = { kind: 'refused', reason: 'bad_request' };

const each = (verdict: Verdict, ...codes: number[]): [number, Verdict][] => codes.map((code) => [code, verdict]);

/** Numbers so special that they decide wherever they stand, as code or as subcode. */
const SPECIAL: ReadonlyMap<number, Verdict> = new Map([
  ...each(DUPLICATE, 1366051),
  ...each(BLOCKED, 1346003, 1390008, 1404078, 1404102, 1404112, 4854002),
  ...each(BAD_LINK, 1609005, 1609008, 2061006),
]);

/**
 * 80001 is the limit of a Page's own token, which is the kind that we use. 104, 197, 324 and 2500 say that a call lacks
 * its token, its words, its file or its object.
 *
 * @see https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
const BY_CODE: ReadonlyMap<number, Verdict> = new Map([
  ...each(PLATFORM_FAILED, 1, 2),
  ...each(DUPLICATE, 506),
  ...each(RATE, 4, 17, 32, 341, 613, 80001),
  ...each(PERMISSION, 3, 10),
  ...each(BAD_REQUEST, 100, 104, 197, 324, 2500),
  ...each(TOKEN, 102, 190),
  ...each(BLOCKED, 368),
]);

/** Null where the code is none that we know. */
export function verdictOf({ error: { code, error_subcode } }: GraphError): Verdict | null {
  const special = SPECIAL.get(error_subcode ?? 0) ?? SPECIAL.get(code);
  if (special) return special;
  if (code >= 200 && code <= 299) return PERMISSION;
  return BY_CODE.get(code) ?? null;
}

/** "Does not exist, cannot be loaded due to missing permissions, or does not support this operation." */
const NO_SUCH_OBJECT = 33;

/** Whether what was asked for is not there, or not for this token. */
export function isGone({ error: { code, error_subcode } }: GraphError): boolean {
  return code === NO_SUCH_OBJECT || (code === 100 && error_subcode === NO_SUCH_OBJECT);
}
