import { describe, expect, it } from 'vitest';
import type { TableRow, TableRows } from '../../shared/aws/table-rows.ts';

/** One of everything that DynamoDB keeps. */
const EVERYTHING: TableRow = {
  text: { S: 'ប្រជុំឃុំ' },
  number: { N: '12345678901234567890' },
  yes: { BOOL: true },
  nothing: { NULL: true },
  bytes: { B: Uint8Array.of(0, 255, 10) },
  set: { SS: ['ខ', 'ក'] },
  list: { L: [{ M: { B: { S: 'a name like that of bytes' } } }] },
};

/** What every table promises of its rows as a whole: more than one call takes, and each as it is. `open` gives an empty one. */
export function tableRowsPromises(name: string, open: () => Promise<TableRows>): void {
  describe(`the rows of a table, ${name}`, () => {
    it('are all there, each as it was put, also when they are put again', async () => {
      const table = await open();
      expect(await Array.fromAsync(table.all())).toEqual([]);
      const rows = Array.from({ length: 60 }, (_, index) => ({
        ...EVERYTHING,
        pk: { S: `row ${String(index).padStart(2, '0')}` },
        sk: { S: 'a' },
      }));
      for (const _ of ['once', 'twice']) await table.put(from(rows));
      const found = await Array.fromAsync(table.all());
      expect(found.map(sorted).toSorted((a, b) => ((a.pk?.S ?? '') < (b.pk?.S ?? '') ? -1 : 1))).toEqual(
        rows.map(sorted),
      );
    });
  });
}

/** A set has no order. */
function sorted(row: TableRow): TableRow {
  return { ...row, set: { SS: row.set?.SS?.toSorted() ?? [] } };
}

async function* from<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
