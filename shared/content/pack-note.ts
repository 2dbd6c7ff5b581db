import { inMegabytes } from '../domain/in-megabytes.ts';
import type { Answer, Photo, Video, Voice } from '../domain/message.ts';
import type { Asking } from './asking.ts';
import { wordsIn } from './call-to-action-words.ts';
import { momentInWords } from './dates.ts';
import { inLanguage } from './in-language.ts';
import { packNoteWordsIn } from './pack-note-words.ts';
import { placeName } from './placeholders.ts';

/** What comes with the text. */
interface Carried {
  readonly photos: readonly Photo[];
  readonly video?: Video;
  readonly voice?: Voice;
}

/**
 * What a moderator reads before the photo and the text: enough to decide whether their group should see it. It is the
 * same for every moderator, and names neither the organisation nor anybody.
 */
export function packNote(
  asking: Asking,
  shown: Carried,
  authorsNote: string | null,
  answers: readonly Answer[],
): string {
  const { language, publicAt } = asking.planned;
  const words = packNoteWordsIn(language);
  const what = whatIsAsked(asking);
  const facts = [
    words.meantFor(momentInWords(publicAt, words.dates)),
    ...(what === null ? [] : [words.peopleAreAsked(what)]),
    weight(shown, words),
  ];
  const howTo = [words.howToCopy, words.freeToChange, words.freeToRefuse].join(' ');
  const ready = answers.map(({ question, answer }) => `${words.quoted(question)}\n${answer}`);
  return [
    facts.join('\n'),
    ...(authorsNote ? [authorsNote] : []),
    ...(ready.length > 0 ? [words.ifSomebodyAsks, ...ready] : []),
    howTo,
  ].join('\n\n');
}

function weight({ photos, video, voice }: Carried, words: ReturnType<typeof packNoteWordsIn>): string {
  const kb = (bytes: number) => Math.ceil(bytes / 1000);
  const bytes = photos.reduce((sum, photo) => sum + photo.bytes, 0);
  const parts = [
    ...(photos.length > 0 ? [words.photos(photos.length, kb(bytes))] : []),
    ...(video ? [words.video(inMegabytes(video.bytes), video.seconds ?? null)] : []),
    ...(voice ? [words.voice(kb(voice.bytes), voice.seconds ?? null)] : []),
  ];
  return parts.length === 0 ? words.textOnly : parts.join('\n');
}

/** The call to action in the words of its label, as readers see them. Null where nothing is asked, or nothing is known of it. */
function whatIsAsked({ cta, planned, organisation }: Asking): string | null {
  const { language } = planned;
  const { answer, share, learnMore, joinGroup, whichOne } = wordsIn(language);
  const { quoted, call, visit } = packNoteWordsIn(language);
  switch (cta.type) {
    case 'share':
      return quoted(share);
    case 'attend_event':
      return quoted(answer.rsvp);
    case 'give_feedback':
      return quoted(answer.feedback);
    case 'ask_question':
      return quoted(answer.question);
    case 'do_it_now':
      return quoted(answer.done);
    case 'subscribe_series':
      return quoted(answer.subscribe);
    case 'learn_more':
      return quoted(learnMore);
    case 'join_group':
      return quoted(joinGroup);
    case 'vote_poll':
      return quoted(whichOne);
    case 'call_hotline': {
      const hotline = organisation.hotlines[cta.hotline];
      const name = hotline && inLanguage({ km: hotline.km, en: hotline.en }, language);
      return name ? call(name) : null;
    }
    case 'visit_service': {
      const place = placeName(organisation.places, cta.place, language);
      return place ? visit(place) : null;
    }
    case 'none':
      return null;
    default:
      return cta satisfies never;
  }
}
