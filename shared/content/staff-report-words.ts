import type { Bilingual } from '../domain/content/language.ts';
import { type Delivery, sentSteps } from '../domain/delivery.ts';
import { isPartlyHandedOut } from '../domain/handing-out.ts';
import type { Instant } from '../domain/instant.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import type { StaffMessage } from '../domain/staff.ts';
import { dateInWords, momentInWords, timeInWords } from './dates.ts';
import { inBoth, wholeLines } from './staff-command-words.ts';
import { type Footnotes, footnotes, handedTo, inOrder, type Standing, stateWords } from './today-words.ts';

/** What the bot reports after a slot and at the end of a day. Khmer first. Khmer: draft, needs native review. */

/** Whether it is where it was meant to be, for all that anybody knows. */
export function wentOut({
  state,
  handled,
  removedAt,
  vanishedAt,
}: Pick<Delivery, 'state' | 'handled' | 'removedAt' | 'vanishedAt'>): boolean {
  if (removedAt !== null) return false;
  if (handled === 'by_hand') return true;
  return vanishedAt === null && (state.status === 'published' || state.status === 'delivered');
}

/** A deliberate end is told to nobody. */
function isTakenBack({ state, removedAt }: Delivery): boolean {
  return state.status === 'cancelled' || removedAt !== null;
}

/** What leaves at one moment, and what holds what has not left. */
export interface SlotSeen {
  readonly at: Instant;
  readonly standings: readonly Standing[];
}

/** One message for a slot; several that end together are told together. */
export function reportSlots(slots: readonly SlotSeen[]): StaffMessage {
  const notes = footnotes();
  const lines = slots.map((slot) => slotLines(slot, notes));
  return { text: wholeLines([...lines, ...notes.lines()].join('\n\n')), buttons: [] };
}

function slotLines({ at, standings }: SlotSeen, notes: Footnotes): string {
  const posts = Map.groupBy(inOrder(standings), ({ delivery: { campaign, post } }) => `${campaign} ${post}`);
  return [...posts.values()].map((own) => postLines(at, own, notes)).join('\n\n');
}

function postLines(at: Instant, standings: readonly Standing[], notes: Footnotes): string {
  const [first] = standings;
  if (!first) return '';
  const out = standings.filter((standing) => wentOut(standing.delivery) || isBeingGiven(standing)).length;
  const [all, km] = [standings.length, inKhmerDigits];
  const sign = out === all ? '✓' : '✕';
  const head = `${sign} ${timeInWords(at, 'km')} · ${timeInWords(at, 'en')}  ${first.delivery.post}`;
  const counted = `ចេញ ${km(out)} ក្នុងចំណោម ${km(all)} · ${out} of ${all} out`;
  return [head, counted, ...standings.map((standing) => line(standing, notes))].join('\n');
}

function line(standing: Standing, notes: Footnotes): string {
  const { delivery } = standing;
  if (isBeingGiven(standing)) return `◔ ${delivery.channel}: កំពុងចែកជូនអ្នកសម្របសម្រួល · is being given to its moderators`;
  if (delivery.kind === 'moderator_pack' && wentOut(delivery) && delivery.handled === null)
    return `✓ ${delivery.channel}: អ្នកសម្របសម្រួល ${inKhmerDigits(handedTo(delivery))} នាក់ · given to ${handedTo(delivery)} moderators`;
  if (wentOut(delivery)) {
    const permalink = sentSteps(delivery.state).find((step) => step.permalink !== null)?.permalink;
    return `✓ ${delivery.channel}${permalink ? ` ${permalink}` : ''}`;
  }
  return [`${delivery.channel}: ${stateWords(standing, notes)}`, ...next(standing)].join('\n   ');
}

/** A pack to many moderators takes its time. */
function isBeingGiven({ delivery, held }: Standing): boolean {
  return held === null && isPartlyHandedOut(delivery);
}

/** Print: that nobody can mend it is said, and asked of nobody. */
const NOT_READY = 'channel_not_ready';

/** What comes next of what is not out. */
function next({ delivery: { state }, held }: Standing): readonly string[] {
  if (held === NOT_READY || ('why' in state && state.why === NOT_READY)) return [];
  switch (state.status) {
    case 'scheduled':
      return ['បើអាចចេញបានទាន់ម៉ោង វានឹងចេញ · it still goes out if it can in time'];
    case 'sending':
    case 'unknown':
      return ['កំពុងរកមើល មិនផ្ញើម្ដងទៀតទេ · it is being looked up, and not sent again'];
    case 'refused':
    case 'missed':
    case 'incomplete':
      return ['មានសារដាច់ដោយឡែកប្រាប់ពីអ្វីត្រូវធ្វើ · a message of its own says what to do'];
    default:
      return [];
  }
}

/** A post that waits for people, as the digest names it. */
export interface WaitsForPeople {
  readonly post: string;
  readonly by: Instant;
}

export interface Day {
  readonly at: Instant;
  readonly deliveries: readonly Delivery[];
  readonly waiting: readonly WaitsForPeople[];
  /** How many want to become moderators, and wait to be confirmed. */
  readonly newcomers: number;
  /** How often each platform told us something today. */
  readonly heard: Readonly<Record<'facebook' | 'telegram', number>>;
}

/** The last day in a few lines; null where nothing happened, and nobody is waited for. */
export function digest({ at, deliveries, waiting, newcomers, heard }: Day): StaffMessage | null {
  const out = deliveries.filter(wentOut);
  const notOut = deliveries.filter((delivery) => !wentOut(delivery) && !isTakenBack(delivery));
  if (out.length === 0 && notOut.length === 0 && waiting.length === 0 && newcomers === 0) return null;
  const km = inKhmerDigits;
  const counts: Bilingual = {
    km: `តាំងពីម៉ោង ៥ ល្ងាចម្សិលមិញ៖ ចេញ ${km(out.length)} មិនបានចេញ ${km(notOut.length)}`,
    en: `Since 17:00 yesterday: ${out.length} out, ${notOut.length} not out`,
  };
  const [first] = waiting;
  const waits: Bilingual | null = first
    ? {
        km: `រង់ចាំមនុស្ស៖ ${km(waiting.length)}។ បន្ទាប់៖ ${first.post} ${momentInWords(first.by, 'km')}។ /approve`,
        en: `Waiting for people: ${waiting.length}. Next: ${first.post}, ${momentInWords(first.by, 'en')}. /approve`,
      }
    : null;
  const unknown: Bilingual | null =
    newcomers > 0
      ? {
          km: `អ្នកចង់ធ្វើជាអ្នកសម្របសម្រួល ${km(newcomers)} នាក់ រង់ចាំអ្នកបញ្ជាក់។ /moderators`,
          en: `${newcomers} want to become moderators and wait for you to confirm them. /moderators`,
        }
      : null;
  const asked = [waits, unknown].filter((line) => line !== null);
  const calls: Bilingual = {
    km: `វេទិកាប្រាប់ថ្ងៃនេះ៖ Facebook ${km(heard.facebook)} ដង Telegram ${km(heard.telegram)} ដង`,
    en: `Heard from the platforms today: Facebook ${heard.facebook} times, Telegram ${heard.telegram} times`,
  };
  const notes = footnotes();
  const lines = notOut.map(
    (delivery) => `${delivery.post} → ${delivery.channel}: ${stateWords({ delivery, held: null }, notes)}`,
  );
  const text = inBoth(
    {
      km: [counts.km, ...asked.map((line) => line.km), calls.km].join('\n'),
      en: [counts.en, ...asked.map((line) => line.en), calls.en].join('\n'),
    },
    `📋 ${dateInWords(at, 'km')} · ${dateInWords(at, 'en')}`,
  );
  return {
    text: wholeLines([text, ...(lines.length > 0 ? ['', ...lines, '', ...notes.lines()] : [])].join('\n')),
    buttons: [],
  };
}
