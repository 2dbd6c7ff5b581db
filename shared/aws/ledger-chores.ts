import * as z from 'zod';
import type { Ledger } from '../ports.ts';
import { expiry, instant } from './ledger-items.ts';
import type { Table } from './table.ts';

const keys = {
  first: (what: string) => ({ pk: `first#${what}`, sk: 'first' }),
  mark: (chore: string) => ({ pk: 'chores', sk: `chore#${chore}` }),
};

const MarkRow = z.object({ at: instant });

/** How far the chores of every minute have come, and what they have said already. */
export function choreRecords(table: Table): Pick<Ledger, 'isFirst' | 'mark' | 'setMark'> {
  return {
    isFirst: (what, forgetAt) =>
      table.putIf({ ...keys.first(what), ...expiry(what, forgetAt) }, 'attribute_not_exists(pk)'),

    async mark(chore) {
      const row = await table.get(keys.mark(chore));
      return row && MarkRow.parse(row).at;
    },

    async setMark(chore, at) {
      await table.put({ ...keys.mark(chore), at });
    },
  };
}
