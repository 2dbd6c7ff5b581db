import { type Delivery, sentSteps } from '../domain/delivery.ts';
import type { HoldReason } from '../domain/hold.ts';
import { wallDate } from '../domain/instant.ts';
import { dateInWords, timeInWords } from './dates.ts';
import { inBoth, wholeLines } from './staff-command-words.ts';
import { whyWords } from './staff-matter-words.ts';

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
  const days = Map.groupBy(standings, ({ delivery }) => wallDate(delivery.at));
  const blocks = [...days.values()].map((ofDay) => {
    const [first] = ofDay;
    const day = first ? `${dateInWords(first.delivery.at, 'km')} · ${dateInWords(first.delivery.at, 'en')}` : '';
    const posts = Map.groupBy(ofDay, ({ delivery: { at, campaign, post } }) => `${at} ${campaign} ${post}`);
    return [`📅 ${day}`, ...[...posts.values()].map(postLines)].join('\n');
  });
  const reasons = new Set(standings.flatMap(({ delivery: { state }, held }) => held ?? missedFor(state) ?? []));
  const sentences = [...reasons].map((why) => `${why}: ${inBoth(whyWords(why))}`);
  return wholeLines([...blocks, ...sentences].join('\n\n'));
}

function postLines(standings: readonly Standing[]): string {
  const [first] = standings;
  if (!first) return '';
  const { at, post } = first.delivery;
  const states = Map.groupBy(standings, stateWords);
  const lines = [...states].map(
    ([words, those]) => `   ${words} → ${those.map(({ delivery }) => delivery.channel).join(', ')}`,
  );
  return [`${timeInWords(at, 'km')} · ${timeInWords(at, 'en')}  ${post}`, ...lines].join('\n');
}

function missedFor(state: Delivery['state']): string | null {
  return state.status === 'missed' ? state.why : null;
}

/** A shape that is read without colour, and the words in both languages. */
export function stateWords({ delivery, held }: Standing): string {
  const { state, removedAt, vanishedAt, handled } = delivery;
  if (handled === 'by_hand') return '✓ បង្ហោះដោយដៃ · posted by hand';
  if (removedAt !== null) return '— បានដកចេញ · taken back';
  if (vanishedAt !== null) return '✕ លែងមាននៅទីនោះ · no longer there';
  switch (state.status) {
    case 'scheduled':
      return held === null ? '◔ រង់ចាំម៉ោង · waits for its moment' : `⏸ ត្រូវបានទប់ · held: ${held}`;
    case 'sending':
      return '◔ កំពុងផ្ញើ · being sent';
    case 'published':
      return '✓ បានចេញ · out';
    case 'delivered':
      return `✓ ប្រគល់ជូន ${handedTo(delivery)} · handed out: ${handedTo(delivery)}`;
    case 'unknown':
      return '? មិនដឹងថាបានចេញឬអត់ · nobody knows yet whether it is out';
    case 'cancelled':
      return '— បានបោះបង់ · withdrawn';
    case 'incomplete':
      return `✕ ចេញមិនគ្រប់ · only a part is out (${state.why})`;
    case 'refused':
      return `✕ វេទិកាបដិសេធ · refused (${state.why})`;
    case 'missed':
      return `✕ មិនបានចេញ · missed (${state.why})`;
    default:
      return state satisfies never;
  }
}

/** To how many moderators a pack was given. */
export function handedTo({ state }: Pick<Delivery, 'state'>): string {
  return sentSteps(state)[0]?.externalId ?? '?';
}
