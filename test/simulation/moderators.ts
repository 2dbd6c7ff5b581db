import type { ModeratorBook } from '../../shared/answer-ports.ts';
import { type Instant, wallWeek } from '../../shared/domain/instant.ts';
import { aModerator, SIEM_REAP } from '../fakes/a-moderator.ts';
import { memoryModerators } from '../fakes/moderator-book.ts';
import type { Platform } from './platform.ts';
import type { PlannedPost } from './posts.ts';
import type { Simulated } from './simulation.ts';

/** Three for each community, one of whom also runs a group in the next; and where there are to be many, those. */
export function moderatorsOf(wanted: readonly PlannedPost[]): ReadonlyMap<string, readonly string[]> {
  const communities = [...new Set(wanted.flatMap(({ entry }) => entry.recipients))].sort();
  const few = communities.map((community, place) => {
    const others = [2, 3].map((number) => `moderator-${place}-${number}`);
    return [
      community,
      [`moderator-${place}-1`, ...others, ...(place > 0 ? [`moderator-${place - 1}-1`] : [])],
    ] as const;
  });
  const many = wanted.flatMap(({ entry, moderators }) =>
    entry.recipients.map((community) => [community, names(moderators ?? 0)] as const),
  );
  const all = [...few, ...many.filter(([, codes]) => codes.length > 0)];
  return new Map(all.map(([community, codes]) => [community, codes.toSorted()]));
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, number) => `moderator-of-many-${String(number).padStart(6, '0')}`);
}

/** The book with all of them in it, whom the team has confirmed, and whom nobody need welcome. */
export async function bookOf(
  moderators: ReadonlyMap<string, readonly string[]>,
  packsPerWeek: number,
): Promise<ModeratorBook> {
  const book = memoryModerators();
  const communitiesOf = new Map<string, string[]>();
  for (const [community, codes] of moderators) {
    await book.keepCommunity({ ...SIEM_REAP, id: community, packsPerWeek });
    for (const code of codes) communitiesOf.set(code, [...(communitiesOf.get(code) ?? []), community]);
  }
  for (const [code, communities] of communitiesOf) await book.keep(aModerator(code, communities), null);
  return {
    ...book,
    async *activeIn(community, after = '', atMost?) {
      yield* (moderators.get(community) ?? []).filter((code) => code > after).slice(0, atMost);
    },
    async *toWelcome() {},
  };
}

/** How many packs somebody received in a week beyond as many as they were promised at most. */
export function packsOverLimit({ deliveries, platform, packsPerWeek }: Simulated): number {
  const received = new Map<string, number>();
  for (const { id, parent, recipients, publicAt } of deliveries) {
    if (parent === null || !hasArrived(id, platform)) continue;
    const week = weekOf(recipients[0] ?? '', publicAt);
    received.set(week, (received.get(week) ?? 0) + 1);
  }
  return [...received.values()].reduce((total, count) => total + Math.max(0, count - packsPerWeek), 0);
}

function hasArrived(id: Simulated['deliveries'][number]['id'], platform: Platform): boolean {
  return platform.of(id).length > 0;
}

function weekOf(code: string, publicAt: Instant): string {
  return `${code} ${wallWeek(publicAt)}`;
}
