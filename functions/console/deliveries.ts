import type { Context } from 'hono';
import { mayDecide } from '../../shared/domain/person.ts';
import type { ConsolePorts } from './app.ts';
import { readsWhole, rowForPartners } from './for-partners.ts';
import { rowsOf } from './rows.ts';
import type { Signed } from './sign-in.ts';

/** GET /api/deliveries?campaign=&month=&status= */
export function deliveries(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const { campaign, month, status } = context.req.query();
    if (month && !isMonth(month)) return context.json(badMonth, 400);
    const person = context.get('person');
    // Who cooperates with us is nobody's business outside the team, not even as a code.
    const rows = await rowsOf({ campaign, month, status, children: mayDecide(person) }, ports);
    const whole = readsWhole(person);
    return context.json(rows.map(({ row }) => (whole ? row : rowForPartners(row))));
  };
}

export const badMonth = { error: 'bad_month', message: 'Name the month like this: ?month=2027-01' };

/** Of this millennium: what follows the last month that can be written down has no first moment. */
export function isMonth(text: string | undefined): text is string {
  return /^2\d{3}-(0[1-9]|1[0-2])$/.test(text ?? '');
}
