import type { Context } from 'hono';
import type { ClosedMonth } from '../../shared/domain/closed-month.ts';
import { contentOf, LINE_END, LOG_HEADER } from '../../shared/domain/log-row.ts';
import type { ConsolePorts } from './app.ts';
import { badMonth, isMonth } from './deliveries.ts';
import { afterPlace, placeText } from './log-place.ts';

type Ports = Pick<ConsolePorts, 'contentStore' | 'ledger'>;

/** A Lambda answers 6 MB, and a row of an open month has no bound of its own. */
const OPEN_ROWS_AT_ONCE = 5_000;

/**
 * GET /api/deliveries.csv and /log.csv?month=YYYY-MM[&part=N]: a closed month as it was frozen, to the byte. Of an open one its rows as
 * they are now, without hashes, from `after` on. What does not fit into one answer names the next in its `Link`.
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
  const part = /^[1-9]\d{0,3}$/.test(asked) ? parts[Number(asked) - 1] : undefined;
  if (!part) return context.json({ error: 'no_such_part', parts: parts.length }, 404);
  if (Number(asked) < parts.length) next(context, month, `part=${Number(asked) + 1}`);
  context.header('etag', `"${part.sha256}"`);
  context.header('x-log-head', head);
  context.header('x-log-rows', String(rows));
  const name = parts.length === 1 ? month : `${month}-part-${asked}`;
  return csv(context, `deliveries-${name}.csv`, await contentStore.kept('log', part.sha256));
}

async function openRows(context: Context, month: string, { ledger }: Ports) {
  const after = afterPlace(context.req.query('after'));
  if (after === undefined) return context.json({ error: 'bad_after' }, 400);
  const deliveries = await ledger.logOf(month, after, OPEN_ROWS_AT_ONCE);
  const last = deliveries.at(-1);
  if (last && deliveries.length === OPEN_ROWS_AT_ONCE) next(context, month, `after=${placeText(last)}`);
  // Whoever verifies it is told that it may still change: both hashes are empty.
  const lines = deliveries.map((delivery) => `${contentOf(delivery)},,1,,${LINE_END}`);
  return csv(context, `deliveries-${month}-not-closed.csv`, Buffer.from(LOG_HEADER + lines.join('')));
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
