import * as z from 'zod';

/** The one version of the Graph API that we speak. */
export const GRAPH_VERSION = 'v26.0';

/** What `/feed` and `/photos` answer; a published photo also names its post. */
export const Created = z.object({
  id: z.string().min(1),
  post_id: z.string().min(1).optional().catch(undefined),
  permalink_url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
});
export type Created = z.infer<typeof Created>;

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
}

const verdicts = (kind: Verdict['kind'], reason: string, ...codes: number[]): [number, Verdict][] =>
  codes.map((code) => [code, { kind, reason }]);

/** Numbers so special that they decide wherever they stand, as code or as subcode. */
const SPECIAL: ReadonlyMap<number, Verdict> = new Map([
  ...verdicts('unknown', 'duplicate', 1366051),
  ...verdicts('refused', 'blocked', 1346003, 1390008, 1404078, 1404102, 1404112, 4854002),
  ...verdicts('refused', 'bad_link', 1609005, 1609008, 2061006),
]);

/**
 * 80001 is the limit of a Page's own token, which is the kind that we use.
 *
 * @see https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
const BY_CODE: ReadonlyMap<number, Verdict> = new Map([
  ...verdicts('unknown', 'platform_failed', 1, 2),
  ...verdicts('unknown', 'duplicate', 506),
  ...verdicts('deferred', 'rate', 4, 17, 32, 341, 613, 80001),
  ...verdicts('refused', 'permission', 3, 10),
  ...verdicts('refused', 'bad_request', 100),
  ...verdicts('refused', 'token', 102, 190),
  ...verdicts('refused', 'blocked', 368),
]);

/** Null where the code is none that we know. */
export function verdictOf({ error: { code, error_subcode } }: GraphError): Verdict | null {
  const special = SPECIAL.get(error_subcode ?? 0) ?? SPECIAL.get(code);
  if (special) return special;
  if (code >= 200 && code <= 299) return { kind: 'refused', reason: 'permission' };
  return BY_CODE.get(code) ?? null;
}
