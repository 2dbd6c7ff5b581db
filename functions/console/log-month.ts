import {
  type ClosedMonth,
  type Corrections,
  type LogPlace,
  monthAfter,
  monthBefore,
} from '../../shared/domain/closed-month.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { type Instant, wallMonth } from '../../shared/domain/instant.ts';
import {
  COUNTED_AT_ONCE,
  type Counts,
  type LogFigures,
  logCounter,
  sumOfFigures,
} from '../../shared/domain/log-marks.ts';
import type { ConsolePorts } from './app.ts';
import { asksForAll, isAsked, isOfCampaign, type LogQuery } from './log-query.ts';

type Ports = { readonly clock: Pick<ConsolePorts['clock'], 'now'> } & {
  readonly ledger: Pick<ConsolePorts['ledger'], 'campaigns' | 'closedMonths' | 'countOf' | 'logOf'>;
};

/** One page of the log, and what stands above it. */
export interface LogPage {
  /** Null: the month can still change. */
  readonly closed: ClosedMonth | null;
  /** What files that were closed later correct of this month. */
  readonly correctedIn: readonly ({ readonly month: string } & Corrections)[];
  readonly figures: { readonly counts: Counts; readonly asOf: Instant | null } | null;
  /** Of an open month that cannot be had in one piece: the last row of each part but the last. */
  readonly partEnds: readonly LogPlace[];
  readonly rows: readonly Delivery[];
  /** Where it goes on; null: there is nothing more. */
  readonly next: LogPlace | null;
  /** To choose from: months, newest first; campaigns, channels, partner codes. */
  readonly months: readonly string[];
  readonly campaigns: readonly string[];
  readonly channels: readonly string[];
  readonly partnerCodes: readonly string[];
}

const ROWS_AT_ONCE = 50;

/**
 * Reads a page: as much of the month as one page takes, and where few rows are asked for, no more than a page can read
 * while somebody waits; then it goes on from there. Figures are those of the closing, or of the last counting, unless the
 * whole month was read here.
 */
export async function logMonth(query: LogQuery, { clock, ledger }: Ports): Promise<LogPage> {
  const { month, after } = query;
  const most = after !== null && asksForAll(query) ? ROWS_AT_ONCE : COUNTED_AT_ONCE;
  const [months, records, read, counted] = await Promise.all([
    ledger.closedMonths(),
    ledger.campaigns(),
    ledger.logOf(month, after, most + 1),
    ledger.countOf(month),
  ]);
  const codes = new Map(records.flatMap(({ campaign, partnerCode }) => (partnerCode ? [[campaign, partnerCode]] : [])));
  const closed = months.find((one) => one.month === month) ?? null;
  const { rows, next } = shown(read, most, query, codes);
  const isWhole = after === null && read.length <= COUNTED_AT_ONCE;
  const figures = closed ? closed.figures : isWhole ? figuresOf(read) : (counted?.figures ?? null);
  const asOf = closed ? closed.closedAt : isWhole ? clock.now() : (counted?.at ?? null);
  return {
    closed,
    correctedIn: months.flatMap((one) => {
      const corrections = one.corrections[month];
      return corrections === undefined ? [] : [{ month: one.month, ...corrections }];
    }),
    figures: figures && { counts: summed(figures, query, codes), asOf },
    partEnds: closed ? [] : (counted?.partEnds ?? []),
    rows,
    next,
    months: monthsToChoose(month, months, clock.now()),
    campaigns: sorted(records.map(({ campaign }) => campaign)),
    channels: sorted([...channelsIn(figures ?? {}), ...read.map(({ channel }) => channel)]),
    partnerCodes: sorted(codes.values()),
  };
}

function shown(read: readonly Delivery[], most: number, query: LogQuery, codes: ReadonlyMap<string, string>) {
  const rows: Delivery[] = [];
  let last: Delivery | null = null;
  for (const delivery of read.slice(0, most)) {
    if (rows.length === ROWS_AT_ONCE) return { rows, next: last };
    if (isAsked(delivery, query, codes)) rows.push(delivery);
    last = delivery;
  }
  return { rows, next: read.length > most ? last : null };
}

function figuresOf(deliveries: readonly Delivery[]): LogFigures {
  const counter = logCounter();
  for (const delivery of deliveries) counter.count(delivery);
  return counter.figures();
}

function summed(figures: LogFigures, query: LogQuery, codes: ReadonlyMap<string, string>): Counts {
  return sumOfFigures(figures, {
    campaign: (campaign) => isOfCampaign(campaign, query, codes),
    channel: (channel) => query.channel === null || query.channel === channel,
  });
}

/** All that are closed, and around this month those that may have something; newest first. */
function monthsToChoose(asked: string, closed: readonly ClosedMonth[], now: Instant): string[] {
  const here = wallMonth(now);
  const around = [monthBefore(here), here, monthAfter(here), monthAfter(monthAfter(here))];
  return sorted([asked, ...closed.map(({ month }) => month), ...around]).reverse();
}

function channelsIn(figures: LogFigures): string[] {
  return Object.values(figures).flatMap((channels) => Object.keys(channels));
}

function sorted(names: Iterable<string>): string[] {
  return [...new Set(names)].sort();
}
