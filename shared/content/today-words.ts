import { doneByHand } from '../domain/by-hand.ts';
import type { Bilingual } from '../domain/content/language.ts';
import { type Delivery, sentSteps } from '../domain/delivery.ts';
import type { HoldReason } from '../domain/hold.ts';
import { holdInWords } from '../domain/hold-words.ts';
import { wallDate } from '../domain/instant.ts';
import { BY_HAND_WORDS } from './by-hand-words.ts';
import { dateInWords, timeInWords } from './dates.ts';
import { inBoth, wholeLines } from './staff-command-words.ts';
import { missedWords, whyWords } from './why-words.ts';

/** A delivery as it stands, with what holds it. */
export interface Standing {
  readonly delivery: Delivery;
  readonly held: HoldReason | null;
}

/** The queue of today and tomorrow morning, a line for each moment and post. Khmer: draft, needs native review. */
export function todayWords(standings: readonly Standing[]): string {
  if (standings.length === 0)
    return inBoth({
      km: 'គ្មានអ្វីត្រូវចេញថ្ងៃនេះ ឬព្រឹកស្អែកទេ។',
      en: 'Nothing is planned for today or tomorrow morning.',
    });
  const notes = footnotes();
  const days = Map.groupBy(inOrder(standings), ({ delivery }) => wallDate(delivery.at));
  const blocks = [...days.values()].map((ofDay) => {
    const [first] = ofDay;
    const day = first ? `${dateInWords(first.delivery.at, 'km')} · ${dateInWords(first.delivery.at, 'en')}` : '';
    const posts = Map.groupBy(ofDay, ({ delivery: { at, campaign, post } }) => `${at} ${campaign} ${post}`);
    return [`📅 ${day}`, ...[...posts.values()].map((own) => postLines(own, notes))].join('\n');
  });
  return wholeLines([...blocks, ...notes.lines()].join('\n\n'));
}

function postLines(standings: readonly Standing[], notes: Footnotes): string {
  const [first] = standings;
  if (!first) return '';
  const { at, post } = first.delivery;
  const states = Map.groupBy(standings, (standing) => stateWords(standing, notes));
  const lines = [...states].map(
    ([words, those]) => `   ${words} → ${those.map(({ delivery }) => delivery.channel).join(', ')}`,
  );
  return [`${timeInWords(at, 'km')} · ${timeInWords(at, 'en')}  ${post}`, ...lines].join('\n');
}

/** By moment, post and channel, as people look for them. */
export function inOrder(standings: readonly Standing[]): readonly Standing[] {
  const key = ({ delivery: { at, campaign, post, channel } }: Standing) => `${at} ${campaign} ${post} ${channel}`;
  return standings.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Why things are as they are, each reason once and below everything: nobody reads a code. */
export interface Footnotes {
  /** Its number. */
  mark(reason: Bilingual): string;
  lines(): readonly string[];
}

export function footnotes(): Footnotes {
  const reasons: Bilingual[] = [];
  return {
    mark(reason) {
      const known = reasons.findIndex(({ en }) => en === reason.en);
      return `(${known === -1 ? reasons.push(reason) : known + 1})`;
    },
    lines: () => reasons.map(({ km, en }, index) => `(${index + 1}) ${km}\n${en}`),
  };
}

/** A shape that is read without colour, and the words in both languages. */
export function stateWords({ delivery, held }: Standing, notes: Footnotes): string {
  const { state, removedAt, vanishedAt } = delivery;
  const byHand = doneByHand(delivery);
  if (byHand !== null) {
    const { shape, km, en } = BY_HAND_WORDS[byHand];
    return `${shape} ${km} · ${en}`;
  }
  if (removedAt !== null) return '— បានដកចេញ · taken back';
  if (vanishedAt !== null) return '✕ លែងមាននៅទីនោះ · no longer there';
  switch (state.status) {
    case 'scheduled':
      if (held === null) return '◔ រង់ចាំម៉ោង · waits for its moment';
      return `⏸ ត្រូវបានទប់ · held ${notes.mark(holdInWords(held))}`;
    case 'sending':
      return '◔ កំពុងផ្ញើ · being sent';
    case 'published':
      return '✓ បានចេញ · out';
    case 'delivered':
      return `✓ អ្នកសម្របសម្រួល ${handedTo(delivery)} នាក់ · given to ${handedTo(delivery)} moderators`;
    case 'unknown':
      return '? មិនដឹងថាបានចេញឬអត់ · nobody knows yet whether it is out';
    case 'cancelled':
      return '— បានបោះបង់ · withdrawn';
    case 'incomplete':
      return `✕ ចេញមិនគ្រប់ · only a part is out ${notes.mark(whyWords(state.why))}`;
    case 'refused':
      return `✕ វេទិកាបដិសេធ · refused by the platform ${notes.mark(whyWords(state.why))}`;
    case 'missed':
      return `✕ មិនបានចេញ · did not go out ${notes.mark(missedWords(state.why))}`;
    default:
      return state satisfies never;
  }
}

/** To how many moderators a pack was given. */
export function handedTo({ state }: Pick<Delivery, 'state'>): string {
  return sentSteps(state)[0]?.externalId ?? '?';
}
