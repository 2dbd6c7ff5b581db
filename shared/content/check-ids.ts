import { START } from './findings.ts';
import { sameId } from './messages-references.ts';
import type { CampaignReading } from './read-campaign.ts';

/** Whatever carries somebody else's id is an error for both: nobody can tell which of them is meant. */
export function checkIds(campaigns: readonly CampaignReading[]): void {
  for (const [id, same] of Map.groupBy(campaigns, (campaign) => campaign.id)) {
    if (same.length < 2) continue;
    for (const campaign of same) {
      const other = same.find((one) => one !== campaign);
      campaign.findings.add(campaign.place(['id']), sameId(id, `campaigns/${other?.folder ?? ''}`));
    }
  }
  for (const { posts } of campaigns) {
    for (const [id, same] of Map.groupBy(posts, (post) => post.id)) {
      if (same.length < 2) continue;
      for (const post of same) {
        post.findings.add(
          post.settings?.id ? post.place(['id']) : START,
          sameId(id, same.find((one) => one !== post)?.name ?? ''),
        );
      }
    }
  }
}
