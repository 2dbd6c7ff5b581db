import type { Campaign, Post } from '../domain/content/campaign.ts';
import { scopeOf } from '../domain/content/channel.ts';
import type { Organisation } from '../domain/content/organisation.ts';
import { Message, type Photo } from '../domain/message.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { ask } from './call-to-action.ts';
import { withLines } from './lines.ts';
import { eventOf, fillPlaceholders } from './placeholders.ts';
import { type SelectedSection, selectSection } from './select-section.ts';

const PHOTOS = 3;

/**
 * A post as one channel will show it, to the last character.
 *
 * `photos` has the prepared photo of each file that the author named; one that is not in it is left out, so that check
 * can render without preparing any. A post without words in the delivery's language gives an empty message, which no
 * channel accepts: silence rather than the wrong language.
 */
export function render(
  organisation: Organisation,
  campaign: Campaign,
  post: Post,
  planned: PlannedDelivery,
  photos: ReadonlyMap<string, Photo>,
): Message {
  const { language } = planned;
  const section = selectSection(post, planned);
  if (!section) return { format: 1, language, text: '', entities: [], photos: [], button: null, poll: null };

  const { cta, lite } = post.settings;
  const event = eventOf(campaign, post);
  const words = fillPlaceholders(section.text, event, organisation.places, language);
  const { lines = [], button = null, poll = null } = ask({ organisation, cta, event, planned, section, text: words });
  const { text, entities } = withLines(words, lines);
  return {
    format: 1,
    language,
    text,
    entities: scopeOf(planned.kind) === 'telegram' ? entities : [],
    photos: lite ? [] : shown(section, photos),
    button,
    poll,
  };
}

function shown(section: SelectedSection, prepared: ReadonlyMap<string, Photo>): Photo[] {
  return section.photos
    .flatMap(({ file, alt }) => {
      const photo = prepared.get(file);
      return photo ? [{ ...photo, alt }] : [];
    })
    .slice(0, PHOTOS);
}

/** The bytes that are kept, approved and sent by their hash: the same for equal messages, whatever the order of keys. */
export function messageBytes(message: Message): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(Message.parse(message)));
}
