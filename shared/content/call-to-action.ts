import { scopeOf } from '../domain/content/channel.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { fromWall } from '../domain/public-moment.ts';
import { type Asked, type Asking, labelled } from './asking.ts';
import { attendance } from './attendance.ts';
import { wordsIn } from './call-to-action-words.ts';
import { inLanguage } from './in-language.ts';
import { plain, type Span } from './lines.ts';
import { placeName } from './placeholders.ts';
import { answer, link } from './ways-to-answer.ts';

/** The longest question that a Telegram poll takes. @see https://core.telegram.org/bots/api#sendpoll */
const POLL_QUESTION_LENGTH = 300;

/** How a channel asks for the one thing that a post wants of its reader. */
export function ask(asking: Asking): Asked {
  const { cta, planned } = asking;
  const words = wordsIn(planned.language);
  const paper = planned.kind === 'offline_pack';
  switch (cta.type) {
    case 'share':
      // A screen has its own way to share; paper is passed on by word of mouth.
      if (!cta.what_to_say) return paper ? { lines: [plain(words.pleaseTell)] } : {};
      return { lines: [labelled(planned, paper ? words.tellNeighbour : words.share, cta.what_to_say)] };
    case 'attend_event':
      return attendance(asking, cta.bring);
    case 'give_feedback':
      return promising(answer('feedback', asking), words.openUntil(fromWall(cta.closes)));
    case 'ask_question': {
      const asked = answer('question', asking);
      // Who empties a box at an office, and when, nobody here knows.
      return paper ? asked : promising(asked, words.answeredWithin(cta.answer_within_days));
    }
    case 'do_it_now':
      return cta.done_button ? answer('done', asking) : {};
    case 'subscribe_series':
      return answer('subscribe', asking);
    case 'learn_more': {
      // An address that people are meant to read on is the one that paper prints.
      if (cta.url && !paper) return link(words.learnMore, cta.url, asking);
      // Nothing carries a document to a reader: they are told to ask for it, and the check warns of it.
      const printed = cta.url ?? (cta.document && words.askForDocument(cta.document));
      return printed ? { lines: [labelled(planned, words.learnMore, printed)] } : {};
    }
    case 'join_group': {
      const url = groupUrl(cta.group);
      // Paper has the name or the address to type: a way in that is cumbersome is more than none.
      if (url && !paper) return link(words.joinGroup, url, asking);
      return { lines: [labelled(planned, words.joinGroup, cta.group)] };
    }
    case 'call_hotline':
      return hotline(asking, cta.hotline);
    case 'visit_service':
      return service(asking, cta);
    case 'vote_poll':
      return vote(asking, cta);
    case 'none':
      return {};
    default:
      return cta satisfies never;
  }
}

/** What an author promises of a way to answer, before the way itself; where there is none there is nothing to promise. */
function promising(asked: Asked, promise: string): Asked {
  const { lines = [], button } = asked;
  return lines.length > 0 || button ? { ...asked, lines: [plain(promise), ...lines] } : asked;
}

function hotline({ organisation, planned }: Asking, id: string): Asked {
  const found = organisation.hotlines[id];
  if (!found) return {};
  const { km, en, number, hours, free } = found;
  const details = [...(hours ? [openAt(hours, planned)] : []), ...(free ? [wordsIn(planned.language).free] : [])];
  const spans: Span[] = [{ text: number, as: 'phone_number' }];
  if (details.length > 0) spans.push({ text: ` (${details.join(', ')})` });
  return { lines: [labelled(planned, inLanguage({ km, en }, planned.language) ?? id, ...spans)] };
}

function service({ organisation, planned }: Asking, cta: Asks<'visit_service'>): Asked {
  const place = placeName(organisation.places, cta.place, planned.language);
  if (!place) return {};
  const { askFor, colon } = wordsIn(planned.language);
  const spans: Span[] = [{ text: place, as: 'bold' }];
  if (cta.ask_for) spans.push({ text: ` · ${askFor}${colon}${cta.ask_for}` });
  if (cta.hours) spans.push({ text: ` · ${openAt(cta.hours, planned)}` });
  return { lines: [spans] };
}

function vote(asking: Asking, { options, anonymous }: Asks<'vote_poll'>): Asked {
  const { planned, text } = asking;
  const choices = inLanguage(options, planned.language);
  if (!choices) return {};
  if (scopeOf(planned.kind) === 'telegram') {
    const fits = text.length > 0 && text.length <= POLL_QUESTION_LENGTH;
    return { poll: { question: fits ? text : wordsIn(planned.language).whichOne, options: [...choices], anonymous } };
  }
  const numbered = choices.map((choice, index) => plain(`${digits(String(index + 1), planned)}. ${choice}`));
  const answered = answer('vote', asking);
  return { ...answered, lines: [...numbered, ...(answered.lines ?? [])] };
}

/** Opening hours as the author gave them; Khmer says before a clock time that it is one. */
function openAt(hours: string, planned: PlannedDelivery): string {
  const { at } = wordsIn(planned.language);
  return /^[0-9០-៩]/.test(hours) ? `${at}${digits(hours, planned)}` : hours;
}

/** Khmer text has Khmer digits; a telephone number keeps those that telephones understand. */
function digits(text: string, { language }: PlannedDelivery): string {
  return language === 'km' ? inKhmerDigits(text) : text;
}

/** Where an invitation to a group leads: its own https link, or its Telegram name. Null where it is only words. */
function groupUrl(group: string): string | null {
  if (/^@\w{5,32}$/.test(group)) return `https://t.me/${group.slice(1)}`;
  return group.startsWith('https://') && URL.canParse(group) ? group : null;
}

type Asks<Type extends Asking['cta']['type']> = Extract<Asking['cta'], { type: Type }>;
