import { excerpt, nearest } from './did-you-mean.ts';
import { nearAnother } from './messages-references.ts';
import { namesOf } from './name-list.ts';
import type { CampaignReading } from './read-campaign.ts';
import type { OrganisationReading } from './read-organisation.ts';

/**
 * For which province and communes a campaign is. They are shown to people and choose nobody, and no file lists them: what
 * can be told is that a name is nearly one that the organisation has for its communities, their districts or its places.
 */
export function checkArea(campaign: CampaignReading, { provisional, places }: OrganisationReading): void {
  const area = campaign.settings?.area;
  if (!area || !provisional) return;
  const communities = Object.keys(provisional.communities);
  const districts = Object.values(provisional.communities).flatMap((community) => Object.keys(community.districts));
  const check = (name: string, known: readonly string[], path: readonly PropertyKey[]) => {
    const word = name.trim().toLowerCase();
    if (known.some((one) => one.toLowerCase() === word)) return;
    const meant = nearest(word, known);
    if (meant !== null) campaign.findings.add(campaign.place(path), nearAnother(excerpt(name), meant));
  };
  check(area.province, communities, ['area', 'province']);
  const known = [...new Set([...districts, ...namesOf(places).flatMap(beginnings)])];
  for (const [index, commune] of area.communes.entries()) check(commune, known, ['area', 'communes', index]);
}

/** A place is often called by its commune and what it is: kumru-commune-office. */
function beginnings(place: string): string[] {
  const words = place.split('-');
  return words.map((_, index) => words.slice(0, index + 1).join('-'));
}
