import { isOut } from './amendment.ts';
import type { Delivery } from './delivery.ts';
import { epochMs, MINUTE_MS } from './instant.ts';
import { publishedAtOf } from './log-row.ts';

/** What became of deliveries, in the words in which the log counts them. */

/** Of every delivery `planned`, and exactly one that says how it stands; `late`, `taken_back` and `vanished` of what is out. */
export const LOG_MARKS = [
  'planned',
  'waiting',
  'out',
  'late',
  'taken_back',
  'vanished',
  'incomplete',
  'refused',
  'unknown',
  'missed',
  'by_hand',
  'withdrawn',
] as const;
export type LogMark = (typeof LOG_MARKS)[number];
/** How each stands: exactly one of these. */
export type LogOutcome = Exclude<LogMark, 'planned' | 'late' | 'taken_back' | 'vanished'>;

/** So much after its planned moment a post counts as late: pace and a slow platform take less. */
export const LATE_AFTER_MS = 5 * MINUTE_MS;

export function outcomeOf({ state, handled }: Pick<Delivery, 'state' | 'handled'>): LogOutcome {
  // What never left by itself is neither missed nor withdrawn once somebody has posted it.
  const isByHand = handled === 'by_hand';
  switch (state.status) {
    case 'scheduled':
    case 'sending':
      return 'waiting';
    case 'published':
    case 'delivered':
      return 'out';
    case 'cancelled':
      return isByHand ? 'by_hand' : 'withdrawn';
    case 'refused':
    case 'missed':
      return isByHand ? 'by_hand' : state.status;
    case 'incomplete':
    case 'unknown':
      return state.status;
    default:
      return state satisfies never;
  }
}

export function marksOf(delivery: Delivery): readonly LogMark[] {
  const marks: LogMark[] = ['planned', outcomeOf(delivery)];
  if (!isOut(delivery)) return marks;
  const publishedAt = publishedAtOf(delivery.state);
  if (publishedAt !== null && epochMs(publishedAt) - epochMs(delivery.at) > LATE_AFTER_MS) marks.push('late');
  if (delivery.removedAt !== null) marks.push('taken_back');
  if (delivery.vanishedAt !== null) marks.push('vanished');
  return marks;
}

/** A month with no more deliveries is counted whenever somebody looks; a larger one every hour. */
export const COUNTED_AT_ONCE = 100;

export type Counts = Readonly<Partial<Record<LogMark, number>>>;
/** How many of each: by campaign, and there by channel. What is missing is 0. */
export type LogFigures = Readonly<Record<string, Readonly<Record<string, Counts>>>>;

export interface LogCounter {
  count(delivery: Delivery): void;
  figures(): LogFigures;
}

/** Counts deliveries one after the other, however many there are. */
export function logCounter(): LogCounter {
  const counted = new Map<string, Map<string, Partial<Record<LogMark, number>>>>();
  return {
    count(delivery) {
      const channels = counted.get(delivery.campaign) ?? new Map<string, Partial<Record<LogMark, number>>>();
      const counts = channels.get(delivery.channel) ?? {};
      for (const mark of marksOf(delivery)) counts[mark] = (counts[mark] ?? 0) + 1;
      counted.set(delivery.campaign, channels.set(delivery.channel, counts));
    },
    figures: () =>
      Object.fromEntries([...counted].map(([campaign, channels]) => [campaign, Object.fromEntries(channels)])),
  };
}

/** The sum over those campaigns and channels that are asked for. */
export function sumOfFigures(
  figures: LogFigures,
  asked: { campaign(campaign: string): boolean; channel(channel: string): boolean },
): Counts {
  const sum: Partial<Record<LogMark, number>> = {};
  for (const [campaign, channels] of Object.entries(figures))
    for (const [channel, counts] of Object.entries(channels))
      if (asked.campaign(campaign) && asked.channel(channel))
        for (const mark of LOG_MARKS) sum[mark] = (sum[mark] ?? 0) + (counts[mark] ?? 0);
  return sum;
}
