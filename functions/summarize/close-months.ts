import {
  type ClosedMonth,
  CORRECTIONS_NAMED,
  type Corrections,
  closesAt,
  monthAfter,
  monthBefore,
  monthSpan,
} from '../../shared/domain/closed-month.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { plus, wallMonth } from '../../shared/domain/instant.ts';
import { NO_ROW } from '../../shared/domain/log-chain.ts';
import { type LogRow, type Recorded, readLog, writeLog } from '../../shared/domain/log-file.ts';
import { logCounter } from '../../shared/domain/log-marks.ts';
import { contentOf } from '../../shared/domain/log-row.ts';
import type { Clock, ContentStore, Ledger, Log } from '../../shared/ports.ts';

export interface ClosingPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'closedMonths' | 'closeMonth' | 'logOf' | 'plannedBetween'>;
  readonly contentStore: Pick<ContentStore, 'keep' | 'kept'>;
  readonly log: Log;
}

/** The log begins with the first month that has a delivery; an older one than this nobody has. */
const MOST_MONTHS_BACK = 36;

/**
 * Closes the log of each month that ended three days ago, one after the other and each for ever: its rows, and those of
 * earlier months that have changed since a file last said how they stood. A month without a row is closed as well, so that
 * nobody can leave one out.
 *
 * Two that close a month at once may have read different rows: the files of the loser are named by nothing.
 */
export async function closeMonths(ports: ClosingPorts): Promise<number> {
  const { clock, ledger, log } = ports;
  for (let done = 0; ; ) {
    const closed = await ledger.closedMonths();
    const last = closed.at(-1);
    const month = last ? monthAfter(last.month) : await firstMonth(ports);
    if (month === null || closesAt(month) > clock.now()) return done;
    const closing = await closingOf(month, closed, ports);
    if ((await ledger.closeMonth(closing)) === 'known') continue;
    done += 1;
    const { head, rows } = closing;
    log.info('month_closed', { month, rows, head });
  }
}

async function firstMonth({ clock, ledger }: ClosingPorts): Promise<string | null> {
  let month = wallMonth(clock.now());
  for (let back = 0; back < MOST_MONTHS_BACK; back += 1) month = monthBefore(month);
  for (; closesAt(month) <= clock.now(); month = monthAfter(month))
    if ((await ledger.logOf(month, null, 1)).length > 0) return month;
  return null;
}

async function closingOf(month: string, before: readonly ClosedMonth[], ports: ClosingPorts): Promise<ClosedMonth> {
  const { clock, contentStore } = ports;
  const recorded = await recordedIn(before, contentStore);
  const counter = logCounter();
  const rows = new Map<string, LogRow>();
  const corrections: Record<string, Corrections> = {};
  const add = (delivery: Delivery, row: LogRow) => {
    rows.set(delivery.id, row);
    if (row.correctsMonth !== null)
      corrections[row.correctsMonth] = withOneMore(corrections[row.correctsMonth], delivery);
  };
  for await (const delivery of deliveriesOf(month, ports)) {
    counter.count(delivery);
    add(delivery, rowOf(delivery, recorded.get(delivery.id), null));
  }
  for (const { month: earlier } of before)
    for await (const delivery of deliveriesOf(earlier, ports)) {
      const said = recorded.get(delivery.id);
      // What moves from one month to another while this reads is in one of them, and only once.
      if (rows.has(delivery.id) || said?.contentHash === sha256(contentOf(delivery))) continue;
      add(delivery, rowOf(delivery, said, earlier));
    }
  const all = [...rows.values()];
  const previousHead = before.at(-1)?.head ?? NO_ROW;
  const { head, files } = writeLog(previousHead, all);
  const parts: ClosedMonth['parts'][number][] = [];
  for (const { bytes, rows, first } of files)
    parts.push({ sha256: await contentStore.keep('log', bytes), rows, first });
  return {
    month,
    closedAt: clock.now(),
    previousHead,
    head,
    rows: all.length,
    parts,
    figures: counter.figures(),
    corrections,
  };
}

/** @param closedMonth whose file should have had it, where none has */
function rowOf(delivery: Delivery, said: Recorded | undefined, closedMonth: string | null): LogRow {
  return {
    content: contentOf(delivery),
    correctsMonth: said?.month ?? closedMonth,
    revision: (said?.revision ?? 0) + 1,
  };
}

function deliveriesOf(month: string, { ledger }: ClosingPorts): AsyncIterable<Delivery> {
  const { begins, ends } = monthSpan(month);
  return ledger.plannedBetween(begins, plus(ends, -1));
}

/** How the files left off with each delivery: a later file has the last word. */
async function recordedIn(
  months: readonly ClosedMonth[],
  contentStore: ClosingPorts['contentStore'],
): Promise<ReadonlyMap<string, Recorded>> {
  const recorded = new Map<string, Recorded>();
  for (const { parts } of months)
    for (const part of parts)
      for (const { id, contentHash, month, revision } of readLog(await contentStore.kept('log', part.sha256)))
        recorded.set(id, { contentHash, month, revision });
  return recorded;
}

function withOneMore({ rows, first }: Corrections = NONE, { id, post, channel }: Delivery): Corrections {
  return { rows: rows + 1, first: first.length < CORRECTIONS_NAMED ? [...first, { id, post, channel }] : first };
}

const NONE: Corrections = { rows: 0, first: [] };
