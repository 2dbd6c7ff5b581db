import * as z from 'zod';

/** What a setting must look like where plain text is not enough. The checker explains a mistake by this name. */
export type Form =
  | 'moment'
  | 'post_moment'
  | 'date'
  | 'clock'
  | 'hours'
  | 'arm'
  | 'name'
  | 'community'
  | 'district'
  | 'districts'
  | 'language'
  | 'page_id'
  | 'chat_id'
  | 'bot'
  | 'https_url'
  | 'url_or_document'
  | 'session'
  | 'sessions'
  | 'session_labels'
  | 'sessions_alone';

/** Text of one form; its issue carries the form in `params`. */
function formed(form: Form, fits: (text: string) => boolean) {
  return z.custom<string>((value) => typeof value === 'string' && fits(value), { params: { form } });
}

/** `YYYY-MM-DD`, a day that exists, in a year that a campaign can mean: a Buddhist-era year is none. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  return year >= 2000 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** `HH:MM`, from 00:00 to 23:59. */
export function isClock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** How many days a month has; months count from 1. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isMoment(text: string): boolean {
  const [date = '', time = '', ...more] = text.split(' ');
  return more.length === 0 && isDate(date) && isClock(time);
}

function isName(text: string): boolean {
  return /^[a-z0-9][a-z0-9_-]*$/i.test(text);
}

function isHours(text: string): boolean {
  const [from = '', to = '', ...more] = text.split('-');
  return more.length === 0 && isClock(from) && isClock(to) && from < to;
}

/** An author's wall-clock moment, `YYYY-MM-DD HH:MM`, already in Latin digits. Its meaning: Phnom Penh time. */
export const WallMoment = formed('moment', isMoment);
/** A day counted from a post's event: `1 day before 17:30`, `event day 06:30`, `3 days after 09:00`. */
export interface EventMoment {
  /** Before the event's first day where negative. */
  readonly days: number;
  /** `HH:MM`, Phnom Penh time. */
  readonly time: string;
}

const EVENT_MOMENT = /^(?:event day|(\d{1,3}) days? (before|after)) (\d\d:\d\d)$/;

/** Null for what counts from no event. */
export function eventMoment(text: string): EventMoment | null {
  const [, days = '0', side, time = ''] = EVENT_MOMENT.exec(text) ?? [];
  return isClock(time) ? { days: side === 'before' ? -Number(days) : Number(days), time } : null;
}

/** When a post goes out: a moment, or a day counted from its event, so that it moves when the event does. */
export const PostMoment = formed('post_moment', (text) => isMoment(text) || eventMoment(text) !== null);
/** `YYYY-MM-DD`, a day in Phnom Penh. */
export const WallDate = formed('date', isDate);
/** `HH:MM`, Phnom Penh time. */
export const WallClock = formed('clock', isClock);
/** `HH:MM-HH:MM` of one day, Phnom Penh time. */
export const WallHours = formed('hours', isHours);

/** What authors call a thing by, and what becomes part of identities. */
export const Name = formed('name', isName);
/** A community's name travels behind buttons of the bot, which hold 64 bytes; a district's as well. */
export const CommunityName = formed('community', (text) => isName(text) && text.length <= 40);
export const DistrictName = formed('district', (text) => isName(text) && text.length <= 30);
/** The same for a session of an event. */
export const SessionName = formed('session', (text) => isName(text) && text.length <= 20);
export const PageId = formed('page_id', (text) => /^\d{5,20}$/.test(text));
export const ChatId = formed('chat_id', (text) => /^(-?\d{5,20}|@\w{5,32})$/.test(text));
export const BotName = formed('bot', (text) => /^\w{5,32}$/.test(text));
export const HttpsUrl = formed('https_url', (text) => URL.parse(text)?.protocol === 'https:');
/** An ISO 639 code: km, en, or any further language an organisation writes in. */
export const LanguageCode = formed('language', (text) => /^[a-z]{2,3}$/.test(text));
