import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { type Instant, withOffset } from '../../shared/domain/instant.ts';
import type { ConsolePorts } from './app.ts';
import { badMonth, isMonth } from './deliveries.ts';
import { type DeliveryRow, rowsOf } from './rows.ts';

const COLUMNS = [
  'delivery_id',
  'campaign',
  'post',
  'channel',
  'kind',
  'language',
  'variant',
  'planned_at',
  'published_at',
  'status',
  'reason',
  'attempts',
  'external_id',
  'permalink',
  'text_sha256',
  'corrects_month',
  'revision',
] as const;

/** GET /api/deliveries.csv?month=YYYY-MM: the month's log, as spreadsheets read it. */
export function deliveriesCsv(ports: ConsolePorts) {
  return async (context: Context) => {
    const { month } = context.req.query();
    if (!isMonth(month)) return context.json(badMonth, 400);
    const rows = await rowsOf({ month, children: false }, ports);
    return context.body(csv(rows), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="deliveries-${month}.csv"`,
    });
  };
}

/** UTF-8 with a byte order mark, or Excel shows Khmer as noise; cells that Excel would take for a formula are made harmless. */
function csv(rows: readonly { delivery: Delivery; row: DeliveryRow }[]): string {
  return stringify(rows.map(cells), {
    header: true,
    columns: [...COLUMNS],
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

function cells({
  delivery,
  row,
}: {
  delivery: Delivery;
  row: DeliveryRow;
}): Record<(typeof COLUMNS)[number], string | number | null> {
  const { at, public_at, held, held_because, responses, response, recipient, ...rest } = row;
  const { changing, removed_at, vanished_at, handled, ...shown } = rest;
  return {
    ...shown,
    planned_at: withOffset(at),
    published_at: row.published_at && withOffset(row.published_at satisfies Instant),
    text_sha256: delivery.text,
    corrects_month: null,
    revision: 1,
  };
}
