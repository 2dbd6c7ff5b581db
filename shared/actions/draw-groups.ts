import type { Delivery } from '../domain/delivery.ts';
import { beginnings, dealt } from '../domain/group-draw.ts';
import type { Ledger } from '../ports.ts';

export type DrawGroupsPorts = Pick<Ledger, 'campaign' | 'groupDraw' | 'saveGroupDraw'>;

const TRIES = 50;

/**
 * Which arm of a pack each of these moderators gets; null where everybody gets the same. Who begins with which is drawn
 * when they first receive a pack of the experiment, and kept: from one pack to the next their groups go through the arms.
 */
export async function drawGroups(
  { campaign, arms }: Pick<Delivery, 'campaign' | 'arms'>,
  codes: readonly string[],
  ledger: DrawGroupsPorts,
): Promise<(code: string) => string | null> {
  if (arms.length === 0) return () => null;
  const { drawn } = await ledger.campaign(campaign);
  const seed = drawn?.seed ?? campaign;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await ledger.groupDraw(campaign);
    const before = known?.groups ?? [];
    const groups = dealt(before, codes, seed);
    const isNew = groups.length > before.length;
    const draw = { campaign, groups, rev: (known?.rev ?? 0) + 1 };
    if (isNew && (await ledger.saveGroupDraw(draw)) === 'superseded') continue;
    const beginning = beginnings(groups, seed, arms.length);
    return (code) => arms[beginning(code)]?.arm ?? null;
  }
  throw new Error(`The groups of ${campaign} were drawn by others ${TRIES} times in between`);
}
