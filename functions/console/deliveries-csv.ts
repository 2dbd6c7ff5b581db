import type { Context } from 'hono';
import type { ClosedMonth, LogPlace } from '../../shared/domain/closed-month.ts';
import { contentOf, LINE_END, LOG_HEADER } from '../../shared/domain/log-row.ts';
import type { ConsolePorts } from './app.ts';
import { badMonth, isMonth } from './deliveries.ts';
import { afterPlace, placeText } from './log-place.ts';

type Ports = Pick<ConsolePorts, 'contentStore' | 'ledger'>;

/** A Lambda answers 6 MB, and a row of an open month has no bound of its own. */
const OPEN_ROWS_AT_ONCE = 5_000;

/**
 * GET /api/deliveries.csv and /log.csv?month=YYYY-MM[&part=N]: a closed month as it was frozen, to the byte. Of an open one its rows as
 * they are now, without hashes, from `after` on and to `until`. What does not fit into one answer names the next in its `Link`.
 */
export function deliveriesCsv(ports: Ports) {
  return async (context: Context) => {
    const { month } = context.req.query();
    if (!isMonth(month)) return context.json(badMonth, 400);
    const closed = (await ports.ledger.closedMonths()).find((one) => one.month === month);
    return closed ? frozenPart(context, closed, ports) : openRows(context, month, ports);
  };
}

async function frozenPart(context: Context, closed: ClosedMonth, { contentStore }: Ports) {
  const { month, parts, head, rows } = closed;
  const asked = context.req.query('part') ?? '1';
  const part = isPart(asked) ? parts[Number(asked) - 1] : undefined;
  if (!part) return context.json({ error: 'no_such_part', parts: parts.length }, 404);
  if (Number(asked) < parts.length) next(context, month, `part=${Number(asked) + 1}`);
  context.header('etag', `"${part.sha256}"`);
  context.header('x-log-head', head);
  context.header('x-log-rows', String(rows));
  const name = parts.length === 1 ? month : `${month}-part-${asked}`;
  return csv(context, `deliveries-${name}.csv`, await contentStore.kept('log', part.sha256));
}

async function openRows(context: Context, month: string, { ledger }: Ports) {
  const { part = null, ...asked } = context.req.query();
  const [after, until] = [afterPlace(asked.after), afterPlace(asked.until)];
  if (after === undefined || until === undefined) return context.json({ error: 'bad_after' }, 400);
  if (part !== null && !isPart(part)) return context.json({ error: 'no_such_part' }, 404);
  const read = await ledger.logOf(month, after, OPEN_ROWS_AT_ONCE + 1);
  const own = read.filter((delivery) => until === null || !isBeyond(delivery, until));
  const rows = own.slice(0, OPEN_ROWS_AT_ONCE);
  const last = rows.at(-1);
  const goesOn = last !== undefined && own.length > rows.length;
  const number = part ?? (goesOn && after === null ? '1' : null);
  if (goesOn) next(context, month, restAfter(last, until, number));
  // Whoever verifies it is told that it may still change: both hashes are empty.
  const lines = rows.map((delivery) => `${contentOf(delivery)},,1,,${LINE_END}`);
  // Whoever opens it in Excel sees no header of ours: its name says that it is not all.
  const name = `${month}-not-closed${number === null ? '' : `-part-${number}`}${goesOn ? '-goes-on' : ''}`;
  return csv(context, `deliveries-${name}.csv`, Buffer.from(LOG_HEADER + lines.join('')));
}

/** What follows the last row: the rest of a part that somebody has bounded, or else the next one. */
function restAfter(last: LogPlace, until: LogPlace | null, part: string | null): string {
  const rest = `after=${placeText(last)}${until === null ? '' : `&until=${placeText(until)}`}`;
  return part === null ? rest : `${rest}&part=${until === null ? Number(part) + 1 : part}`;
}

function isBeyond({ at, id }: LogPlace, until: LogPlace): boolean {
  return at > until.at || (at === until.at && id > until.id);
}

function isPart(text: string): boolean {
  return /^[1-9]\d{0,3}$/.test(text);
}

function next(context: Context, month: string, where: string): void {
  context.header('link', `<${context.req.path}?month=${month}&${where}>; rel="next"`);
}

function csv(context: Context, name: string, bytes: Uint8Array) {
  return context.body(new Uint8Array(bytes), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  });
}
