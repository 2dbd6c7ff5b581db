import { excerpt, nearest } from './did-you-mean.ts';
import { countsNotKnown, noEventForPlaceholder, openPlaceholder, unknownPlaceholder } from './messages-sections.ts';
import { namesOf } from './name-list.ts';
import { EVENT_PLACEHOLDERS } from './placeholders.ts';
import { headPlace, type WrittenSection } from './post-sections.ts';
import type { CampaignReading } from './read-campaign.ts';
import type { PostReading } from './read-post.ts';

/** Filled in by hand-counts after the event. */
const COUNTED = ['event.attended', 'event.attended_women'];
const KNOWN = [...EVENT_PLACEHOLDERS.map((name) => `event.${name}`), ...COUNTED];

/** Every `{{…}}` of a post can be filled in. */
export function checkPlaceholders(post: PostReading, campaign: CampaignReading): void {
  for (const section of post.sections) checkSection(post, section, campaign);
}

function checkSection(post: PostReading, section: WrittenSection, campaign: CampaignReading): void {
  if (!/[{}]/.test(section.text)) return;
  const place = headPlace(section);
  for (const { line, text } of section.lines) {
    const rest = text.replace(/\{\{([^{}]*)\}\}/g, (written: string, inside: string) => {
      const name = inside.trim();
      if (!KNOWN.includes(name)) {
        post.addMild(place, unknownPlaceholder(excerpt(written), line, nearest(name, KNOWN), KNOWN));
      } else if (COUNTED.includes(name)) {
        if (!post.draft) post.addMild(place, countsNotKnown(excerpt(written), line));
      } else if (!hasEvent(post, campaign)) {
        post.addMild(place, noEventForPlaceholder(excerpt(written), line, namesOf(campaign.events)));
      }
      return '';
    });
    if (/\{\{|\}\}|\{\s*event\./.test(rest)) post.addMild(place, openPlaceholder(line));
  }
}

/** Whether it is clear which event is meant; also where that cannot be told because settings are broken. */
function hasEvent(post: PostReading, campaign: CampaignReading): boolean {
  if (!post.settings || !campaign.events.readable) return true;
  return post.settings.cta.type === 'attend_event' || new Set(namesOf(campaign.events)).size === 1;
}
