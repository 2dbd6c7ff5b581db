import { HOUR_MS, type Instant, plus, withOffset } from '../../shared/domain/instant.ts';
import { filesWith, nextMinute, pathOf } from './small-campaign.ts';

const PACK = '01-pack';
export const WORDS = 'ទឹកស្អាតនៅភូមិយើង។';
export const OTHER_WORDS = 'ទឹកស្អាតនៅភូមិយើង ចាប់ពីថ្ងៃច័ន្ទ។';

/** A campaign of one pack, which moderators are to have long before its public moment: it leaves as soon as it may. */
export function packCampaign(now: Instant) {
  const at = nextMinute(plus(now, 2 * HOUR_MS));
  return {
    files: filesWith({
      'campaign.yaml': `format: 1
topic: other
name: { km: "សាកល្បង", en: "Trial" }
owner: comms
goal: { measure: link_opens, target: 1, by: 2030-01-01 }
channels: [mods-siemreap]
review: { km: done, en: done }
`,
      [`posts/${PACK}.md`]: postOf(at, WORDS),
    }),
    /** The same post in other words. */
    changed: new Map([[pathOf(`posts/${PACK}.md`), Buffer.from(postOf(at, OTHER_WORDS))]]),
  };
}

function postOf(at: Instant, words: string): string {
  const moment = withOffset(at).slice(0, 16).replace('T', ' ');
  return `---
at: ${moment}
cta: { type: none, why: "a trial" }
---
=== km ===
${words}

![សាល](hall.jpg)

=== en ===
Clean water in our village.

![A hall](hall.jpg)
`;
}
