import type { OrganisationSettings } from '../domain/content/organisation.ts';
import { fromWallTime, type Instant, wallWeek } from '../domain/instant.ts';
import type { Asked } from './check-gaps.ts';
import { tooManyPacks } from './messages-moments.ts';

/**
 * Tells each post with which the moderators of a community would have more packs in one week, Monday to Sunday, than they
 * were promised: whichever campaigns they are of, by the moment at which they are to be posted, as they are counted when
 * they are sent.
 */
export function checkPacks(
  asked: readonly Asked[],
  { packs_per_week }: Pick<OrganisationSettings, 'packs_per_week'>,
  now: Instant,
): void {
  const packs = asked.filter(({ delivery }) => delivery.kind === 'moderator_pack').toSorted(byMoment);
  const received = packs.flatMap((pack) =>
    pack.delivery.recipients.map((community) => ({ pack, community, week: wallWeek(pack.delivery.publicAt) })),
  );
  const told = new Map<string, { pack: Asked; week: string; others: Asked[]; communities: string[] }>();
  for (const [, together] of Map.groupBy(received, ({ community, week }) => `${community} ${week}`)) {
    for (const { pack, community, week } of together.slice(packs_per_week)) {
      if (pack.delivery.publicAt < now) continue;
      const others = together.map((one) => one.pack).filter((one) => one !== pack);
      const key = [pack, ...others].map(({ delivery }) => delivery.id).join();
      const known = told.get(key);
      if (known) known.communities.push(community);
      else told.set(key, { pack, week, others, communities: [community] });
    }
  }
  for (const { pack, week, others, communities } of told.values()) {
    const { reading } = pack;
    const files = [
      ...new Set(others.map((other) => (isBeside(other, pack) ? other.reading.name : other.reading.file))),
    ];
    const monday = fromWallTime(week, '00:00');
    reading.addMild(reading.place(['at']), tooManyPacks(communities.join(', '), monday, packs_per_week, files));
  }
}

function byMoment({ reading, delivery }: Asked, other: Asked): number {
  if (delivery.publicAt !== other.delivery.publicAt) return delivery.publicAt < other.delivery.publicAt ? -1 : 1;
  return reading.file < other.reading.file ? -1 : 1;
}

function isBeside({ delivery }: Asked, other: Asked): boolean {
  return delivery.campaign === other.delivery.campaign;
}
