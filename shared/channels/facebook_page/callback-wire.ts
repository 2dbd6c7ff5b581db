import * as z from 'zod';
import { type Instant, instantOf } from '../../domain/instant.ts';
import { parseJson } from '../http.ts';

/**
 * What Facebook posts to a Page's webhook. Missing is allowed nearly everywhere, because it happens; a field of another
 * type than ever seen is not, because what it was meant to say (a comment's id, a sender) decides what is counted.
 *
 * @see https://developers.facebook.com/docs/graph-api/webhooks/reference/page/#feed
 */

/** Text in newer callbacks, a number in older ones; digits either way. */
const Id = z.union([z.string(), z.int().transform(String)]).pipe(z.string().regex(/^[1-9]\d{0,31}$/));

/** A post's number, mostly with its owner before it; or the id of something else, without white space. */
const Reference = z.union([z.string(), z.int().transform(String)]).pipe(z.string().regex(/^\S{1,100}$/));

const LATEST = 100_000_000_000;

/** An epoch in seconds, as documented, or in milliseconds, as seen in an entry's time; null for what can be neither. */
const Moment = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).transform((epoch): Instant | null => {
  if (epoch <= 0 || epoch >= LATEST * 1000) return null;
  return instantOf(Math.floor(epoch < LATEST ? epoch * 1000 : epoch));
});

/** The value of a change of the field `feed`. */
export const FeedValue = z.object({
  item: z.string(),
  verb: z.string(),
  post_id: Reference.nullish(),
  /** What it hangs on: a post, or the comment that is answered. */
  parent_id: Reference.nullish(),
  comment_id: Reference.nullish(),
  share_id: Reference.nullish(),
  from: z.object({ id: Id.nullish() }).nullish(),
  /** In older callbacks, in the place of `from`. */
  sender_id: Id.nullish(),
  created_time: Moment.nullish(),
  published: z.union([z.number(), z.boolean(), z.string()]).nullish(),
});
export type FeedValue = z.infer<typeof FeedValue>;

export const FeedChange = z.object({ field: z.literal('feed'), value: FeedValue });

/** Whether a change is one that counts could come from, however it is made. */
export const IsOfFeed = z.object({ field: z.literal('feed') });

/** What happened to one Page. `time` is when it was told, not when it happened. */
export const Entry = z.object({ id: Id, time: Moment.nullish().catch(null), changes: z.array(z.unknown()) });

export const PageBody = z.object({ object: z.literal('page'), entry: z.array(z.unknown()) });

/**
 * Reads bytes as JSON; undefined when they are none. An integer too long for a double comes back as its digits: read
 * as a number, two ids would become one.
 */
export function parseBody(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body);
  try {
    return JSON.parse(text, keepDigits);
  } catch (error) {
    // Some thousand levels deep there is no stack left for the reviver; without it, JSON of any depth can be read.
    return error instanceof RangeError ? parseJson(text) : undefined;
  }
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? context?.source : value;
}
