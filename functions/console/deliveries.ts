import type { Context } from 'hono';
import type { ConsolePorts } from './app.ts';
import { rowsOf } from './rows.ts';

/** GET /api/deliveries?campaign=&month=&status= */
export function deliveries(ports: ConsolePorts) {
  return async (context: Context) => {
    const { campaign, month, status } = context.req.query();
    if (month && !isMonth(month)) return context.json(badMonth, 400);
    const rows = await rowsOf({ campaign, month, status }, ports);
    return context.json(rows.map(({ row }) => row));
  };
}

export const badMonth = { error: 'bad_month', message: 'Name the month like this: ?month=2027-01' };

export function isMonth(text: string | undefined): text is string {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text ?? '');
}
