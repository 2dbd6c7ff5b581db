import { type Campaign, eventOf, type Post } from '../domain/content/campaign.ts';
import { scopeOf } from '../domain/content/channel.ts';
import type { Organisation } from '../domain/content/organisation.ts';
import { Message, type Photo } from '../domain/message.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { ask } from './call-to-action.ts';
import { withLines } from './lines.ts';
import { packNote } from './pack-note.ts';
import { fillPlaceholders } from './placeholders.ts';
import type { Reach } from './reach.ts';
import { type SelectedSection, selectNote, selectSection } from './select-section.ts';

export type { Reach };

const PHOTOS = 3;
const NOTHING = {
  format: 1,
  text: '',
  entities: [],
  photos: [],
  button: null,
  poll: null,
  link: null,
  note: null,
} satisfies Omit<Message, 'language'>;

/**
 * A post as one channel will show it, to the last character.
 *
 * `prepared` has the prepared photo of each file that the author named; one that is not in it is left out, so that check
 * can render without preparing any. A post without words in the delivery's language gives an empty message, which no
 * channel accepts: silence rather than the wrong language.
 */
export function render(
  organisation: Organisation,
  campaign: Campaign,
  post: Post,
  planned: PlannedDelivery,
  prepared: ReadonlyMap<string, Photo>,
  reach: Reach,
): Message {
  const { kind, language } = planned;
  const section = selectSection(post, planned);
  if (!section) return { ...NOTHING, language };

  const { cta, lite } = post.settings;
  const event = eventOf(campaign, post);
  const fill = (words: string) => fillPlaceholders(words, event, organisation.places, language);
  const asking = { organisation, cta, event, planned, section, reach, text: fill(section.text) };
  const { lines = [], button = null, poll = null, link = null } = ask(asking);
  const { text, entities } = withLines(asking.text, lines);
  const photos = lite ? [] : shown(section, prepared);
  const authorsNote = selectNote(post, planned);
  return {
    format: 1,
    language,
    text,
    entities: scopeOf(kind) === 'telegram' ? entities : [],
    photos,
    button,
    poll,
    link,
    note: kind === 'moderator_pack' ? packNote(asking, photos, authorsNote && fill(authorsNote)) : null,
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
