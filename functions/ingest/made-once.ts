import type * as z from 'zod';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import type { ContentStore } from '../../shared/ports.ts';

/** What is sent of a file, and what is known of it. */
interface MadeOf<Known> {
  readonly bytes: Uint8Array;
  readonly known: Known;
}

/**
 * What is known of a file that goes out, as it was kept when it was first made ready; where there is nothing yet, or what
 * an older version kept does not read any more, it is made now, and kept. Why, where it cannot go out.
 */
export async function madeOnce<Known, Why extends string>(
  original: Uint8Array,
  schema: z.ZodType<Known>,
  make: () => Promise<MadeOf<Known> | Why>,
  store: Pick<ContentStore, 'keep' | 'prepared' | 'keepPrepared'>,
): Promise<Known | Why> {
  const name = sha256(original);
  const earlier = await store.prepared(name);
  const kept = earlier && schema.safeParse(JSON.parse(new TextDecoder().decode(earlier)));
  if (kept?.success) return kept.data;
  const made = await make();
  if (typeof made === 'string') return made;
  await store.keep('media', made.bytes);
  await store.keepPrepared(name, new TextEncoder().encode(JSON.stringify(made.known)));
  return made.known;
}
