import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';
import type { SandboxChannel } from './addresses.ts';

/** Somebody made up, who acts here; the same number is the same person on both platforms. */
export interface Person {
  /** 1 and up. */
  readonly number: number;
  readonly name: string;
}

/** What a person and the bot write to each other. Never a channel of the content. */
export interface PrivateChat {
  readonly kind: 'private';
  /** The person's id on Telegram, as text. */
  readonly address: string;
  readonly label: string;
  readonly person: Person;
}

/** Wherever a message of the bot may stand. */
export type SandboxChat = SandboxChannel | PrivateChat;

/** More people than live in Cambodia are never needed. */
export const MOST_PEOPLE = 99_999_999;
const TELEGRAM_IDS = 7_000_000_000;
/** Facebook knows a person of a Page by another number. */
const FACEBOOK_IDS = 6_780_000_000_000_000;

/** The person of a number that is known to be one. */
export function personOf(number: number): Person {
  return { number, name: `អ្នកសាកល្បង ${inKhmerDigits(number)} · Visitor ${number}` };
}

/** Null for what is no person's number. */
export function personCalled(number: string | undefined): Person | null {
  if (!/^[1-9]\d{0,7}$/.test(number ?? '')) return null;
  return personOf(Number(number));
}

/** Null for an id that is nobody's. */
export function personOnTelegram(id: string): Person | null {
  return /^7\d{9}$/.test(id) ? personCalled(String(Number(id) - TELEGRAM_IDS)) : null;
}

/** As Telegram tells of them. Their id is that of their private chat too. */
export function telegramUser({ number, name }: Person) {
  return { id: TELEGRAM_IDS + number, is_bot: false, first_name: name, language_code: 'km' };
}

/** As Facebook tells a Page of them. */
export function facebookUser({ number, name }: Person) {
  return { id: String(FACEBOOK_IDS + number), name };
}

/** Their chat with the bot, begun or not. */
export function privateChatOf(person: Person): PrivateChat {
  return { kind: 'private', address: String(TELEGRAM_IDS + person.number), label: person.name, person };
}

/** Where their private chat is shown. */
export function personPath({ number }: Person): string {
  return `/telegram/people/${number}`;
}
