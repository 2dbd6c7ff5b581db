import { excerpt, nearest } from './did-you-mean.ts';
import { redatesNobody } from './messages-references.ts';
import type { CampaignReading } from './read-campaign.ts';

/** A new moment is of a post that is there; one of a post that was removed since is left over. */
export function checkRedated({ redated, posts }: CampaignReading): void {
  const ids = posts.map(({ id }) => id);
  for (const name of Object.keys(redated.entries)) {
    if (ids.includes(name)) continue;
    redated.entryFindings.add(redated.place(['posts', name]), redatesNobody(excerpt(name), nearest(name, ids)));
  }
}
