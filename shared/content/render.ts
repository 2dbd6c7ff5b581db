import { isDeepStrictEqual } from 'node:util';
import { armsOf } from '../domain/arms.ts';
import { type Campaign, eventOf, type Post } from '../domain/content/campaign.ts';
import { scopeOf } from '../domain/content/channel.ts';
import type { Organisation } from '../domain/content/organisation.ts';
import { withSessionsAhead } from '../domain/event-sessions.ts';
import { type Answer, Message, type Photo, type Video, type Voice } from '../domain/message.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { readAnswers } from './answers.ts';
import type { Asking } from './asking.ts';
import { ask } from './call-to-action.ts';
import { withLines } from './lines.ts';
import { packNote } from './pack-note.ts';
import { packNoteWordsIn } from './pack-note-words.ts';
import { fillPlaceholders } from './placeholders.ts';
import type { Reach } from './reach.ts';
import { type SelectedSection, selectOwn, selectSection, selectWithoutLogo } from './select-section.ts';

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
  plain: null,
  answers: [],
} satisfies Omit<Message, 'language'>;

/**
 * A post as one channel will show it, to the last character.
 *
 * `prepared` has the prepared photo or video of each file that the author named; one that is not in it is left out, so
 * that check can render without preparing any; so is a voice note that is not there. A post without words in the
 * delivery's language gives an empty message, which no channel accepts: silence rather than the wrong language.
 */
export function render(
  organisation: Organisation,
  campaign: Campaign,
  post: Post,
  planned: PlannedDelivery,
  prepared: ReadonlyMap<string, Photo | Video>,
  reach: Reach,
  voice: Voice | null = null,
): Message {
  const arms = planned.kind === 'moderator_pack' ? armsOf(planned.variant) : [];
  const ofArm = (variant: string | null) =>
    renderOne(organisation, campaign, post, { ...planned, variant }, prepared, reach, voice);
  // Asked for one arm alone, it is that one's.
  if (arms.length < 2) return ofArm(planned.variant);
  const all = arms.flatMap((arm) => {
    const { text, photos, video, note, plain, answers } = ofArm(arm);
    return arm === null ? [] : [{ arm, text, photos, ...(video && { video }), note, plain, answers }];
  });
  return { ...ofArm(arms[0] ?? null), arms: all };
}

function renderOne(
  organisation: Organisation,
  campaign: Campaign,
  post: Post,
  planned: PlannedDelivery,
  prepared: ReadonlyMap<string, Photo | Video>,
  reach: Reach,
  voice: Voice | null,
): Message {
  const { kind, language } = planned;
  const section = selectSection(post, planned);
  if (!section) return { ...NOTHING, language };

  const { cta, lite, pin } = post.settings;
  const whole = eventOf(campaign, post);
  const event = whole && withSessionsAhead(whole, planned.publicAt);
  const fill = (words: string) => fillPlaceholders(words, event, organisation.places, language);
  const isTelegram = scopeOf(kind) === 'telegram';
  const draw = (selected: SelectedSection): Drawn => {
    const asking = { organisation, cta, event, planned, section: selected, reach, text: fill(selected.text) };
    const { lines = [], button = null, poll = null, link = null, ...more } = ask(asking);
    const files = lite ? [] : shown(selected, prepared);
    // A Page answers with a video's own id and not with its post's, by which alone it could be looked up; paper has none.
    const [video] =
      isTelegram || kind === 'moderator_pack' ? files.filter((file) => file.contentType === 'video/mp4') : [];
    const photos = video ? [] : files.filter((file) => file.contentType !== 'video/mp4').slice(0, PHOTOS);
    return { asking, ...withLines(asking.text, lines), photos, ...(video && { video }), button, poll, link, ...more };
  };
  const { asking, entities, ...drawn } = draw(section);
  const pinned = pin && isTelegram ? ({ pin: true } as const) : {};
  // A Page takes no sound, and paper none.
  const heard = voice && !lite && (isTelegram || kind === 'moderator_pack') ? { voice } : {};
  const marks = isTelegram ? entities : [];
  const message: Message = { ...NOTHING, language, ...drawn, entities: marks, ...pinned, ...heard };
  if (kind !== 'moderator_pack') return message;

  const authors = selectOwn(post, 'moderator', planned);
  const answers = answersIn(fill(selectOwn(post, 'answers', planned)?.text ?? ''));
  const noteWith = ({ photos, video }: Pick<Message, 'photos' | 'video'>) =>
    packNote(asking, { photos, ...(video && { video }), ...heard }, authors && fill(authors.text), answers);
  const { text, photos, video } = draw(selectWithoutLogo(post, planned) ?? section);
  const isOther = text !== message.text || !isDeepStrictEqual([photos, video], [message.photos, message.video]);
  return {
    ...message,
    note: noteWith(message),
    plain: isOther
      ? { text, photos, ...(video && { video }), note: noteWith({ photos, ...(video && { video }) }) }
      : null,
    answers,
    ...areasOf(organisation, post, planned, fill),
  };
}

/** What stands in the note of some moderators alone. It is approved with all else, and says nothing of who they are. */
function areasOf(
  { communities }: Organisation,
  { sections }: Post,
  { language, recipients }: PlannedDelivery,
  fill: (words: string) => string,
): Pick<Message, 'areas'> {
  const { nearYourGroup } = packNoteWordsIn(language);
  const own = sections.filter((section) => section.scope === 'area' && section.language === language);
  const districts = new Set(recipients.flatMap((community) => Object.keys(communities[community]?.districts ?? {})));
  const areas = [...districts].flatMap((district) => {
    const section = own.find(({ area }) => area === district.toLowerCase());
    return section ? [{ district, words: nearYourGroup(fill(section.text)) }] : [];
  });
  return areas.length > 0 ? { areas } : {};
}

/** One of a post's texts as it is shown, and what it was made of. */
interface Drawn
  extends Pick<
    Message,
    'text' | 'entities' | 'photos' | 'video' | 'button' | 'poll' | 'link' | 'moreButtons' | 'moreLinks'
  > {
  readonly asking: Asking;
}

function answersIn(text: string): Answer[] {
  const { answers } = readAnswers(text.split('\n').map((written, index) => ({ line: index + 1, text: written })));
  // What is unfinished stops the post; check renders it all the same.
  return answers.flatMap(({ question, answer }) => (question && answer ? [{ question, answer }] : []));
}

function shown(section: SelectedSection, prepared: ReadonlyMap<string, Photo | Video>): (Photo | Video)[] {
  return section.photos.flatMap(({ file, alt }) => {
    const found = prepared.get(file);
    return found ? [{ ...found, alt }] : [];
  });
}

/**
 * The bytes that are kept, approved and sent by their hash: the same for equal messages, whatever the order of keys. What
 * only some packs have is left out of all others, so that they keep the hash by which they were approved.
 */
export function messageBytes(message: Message): Uint8Array {
  const { plain, answers, ...common } = Message.parse(message);
  const written = { ...common, ...(plain && { plain }), ...(answers.length > 0 && { answers }) };
  return new TextEncoder().encode(JSON.stringify(written));
}
