import type { CivicEvent, EventSession } from '../domain/content/civic-event.ts';
import type { Language } from '../domain/content/language.ts';
import type { Organisation } from '../domain/content/organisation.ts';
import { type Instant, wallDate, wallTime } from '../domain/instant.ts';
import { fromWall } from '../domain/public-moment.ts';
import { wordsIn } from './call-to-action-words.ts';
import { dateInWords, timeInWords } from './dates.ts';
import { inLanguage } from './in-language.ts';

/** What an author may write as `{{event.…}}`. */
export const EVENT_PLACEHOLDERS = ['when', 'where', 'agenda', 'time'] as const;
type EventPlaceholder = (typeof EVENT_PLACEHOLDERS)[number];

const PLACEHOLDER = new RegExp(`\\{\\{\\s*event\\.(${EVENT_PLACEHOLDERS.join('|')})\\s*\\}\\}`, 'g');

/** Whether a text says when, or where, the event is by itself. */
export function asksFor(text: string, ...names: EventPlaceholder[]): boolean {
  return [...text.matchAll(PLACEHOLDER)].some((match) => names.some((name) => name === match[1]));
}

/** Fills in what is known of the event. What is not known stays as it was written, for check to report. */
export function fillPlaceholders(
  text: string,
  event: CivicEvent | null,
  places: Organisation['places'],
  language: Language,
): string {
  if (!event) return text;
  return text.replace(PLACEHOLDER, (written, name: EventPlaceholder) => {
    switch (name) {
      case 'when':
        return eventMoments(event, language).join('\n');
      case 'where':
        return placeName(places, event.place, language) ?? written;
      case 'agenda':
        return agenda(event, language) ?? written;
      case 'time':
        return eventTimes(event, language);
      default:
        return name satisfies never;
    }
  });
}

export function placeName(places: Organisation['places'], id: string, language: Language): string | undefined {
  const place = places[id];
  return place && inLanguage({ km: place.km, en: place.en }, language);
}

/** When people may come: to one moment, or to each session, by its name. */
export function eventMoments(event: CivicEvent, language: Language): string[] {
  if (event.sessions.length === 0) return [eventMoment(event, language)];
  const { colon } = wordsIn(language);
  return event.sessions.map((session) => `${sessionName(session, language)}${colon}${eventMoment(session, language)}`);
}

export function sessionName({ km, en }: Pick<EventSession, 'km' | 'en'>, language: Language): string {
  return language === 'km' ? km : en;
}

function eventTimes({ starts, sessions }: CivicEvent, language: Language): string {
  const moments = sessions.length === 0 ? [starts] : sessions.map((session) => session.starts);
  const times = new Set(moments.map((moment) => eventTime(fromWall(moment), language)));
  return [...times].join(` ${wordsIn(language).or} `);
}

/** `Sat 16 Jan 2027, 08:00–11:00` · `ថ្ងៃសៅរ៍ ទី១៦ ខែមករា ឆ្នាំ២០២៧ ម៉ោង ៨:០០–១១:០០ ព្រឹក` */
export function eventMoment(event: Pick<CivicEvent, 'starts' | 'ends'>, language: Language): string {
  const spoken = language === 'km' ? 'km' : 'en';
  const starts = fromWall(event.starts);
  const ends = fromWall(event.ends);
  const [first, last] = [dateInWords(starts, spoken), dateInWords(ends, spoken)];
  const comma = spoken === 'km' ? ' ' : ', ';
  if (wallDate(starts) === wallDate(ends)) return `${first}${comma}${hours(starts, ends, spoken)}`;
  return `${first}${comma}${timeInWords(starts, spoken)} – ${last}${comma}${timeInWords(ends, spoken)}`;
}

/** Khmer says the hour's word once, and the part of the day once where both ends lie in it. */
function hours(starts: Instant, ends: Instant, language: 'km' | 'en'): string {
  const from = timeInWords(starts, language);
  const to = timeInWords(ends, language);
  if (language === 'en') return `${from}–${to}`;
  const [hour = '', clock = '', part = ''] = from.split(' ');
  const [, endClock = '', endPart = ''] = to.split(' ');
  return part === endPart ? `${hour} ${clock}–${endClock} ${part}` : `${from}–${endClock} ${endPart}`;
}

/** `8:00 in the morning`: a person says it so, and it can be read out. */
function eventTime(instant: Instant, language: Language): string {
  if (language === 'km') return timeInWords(instant, 'km');
  const { hour, minute } = wallTime(instant);
  const clock = `${hour % 12 || 12}:${String(minute).padStart(2, '0')}`;
  if (hour < 4 || hour >= 21) return `${clock} at night`;
  if (hour < 12) return `${clock} in the morning`;
  return hour < 18 ? `${clock} in the afternoon` : `${clock} in the evening`;
}

function agenda(event: CivicEvent, language: Language): string | undefined {
  return inLanguage(event.agenda, language)
    ?.map((item) => `• ${item}`)
    .join('\n');
}
