import * as z from 'zod';
import type { Delivery } from '../domain/delivery.ts';
import { tallied } from '../domain/pack-tally.ts';
import type { DeliveryAddress, Ledger } from '../ports.ts';
import type { Table, Write } from './table.ts';

/** One row for each pack: what its children add up to. */
const tallyKey = ({ campaign, id }: Pick<DeliveryAddress, 'campaign' | 'id'>) => ({
  pk: `tally#${campaign}#${id}`,
  sk: 'tally',
});

const TallyRow = z.object({ pk: z.string(), sk: z.string() }).catchall(z.int());

export function packTallies(table: Table): Pick<Ledger, 'tallyOf'> {
  return {
    async tallyOf(pack) {
      const row = await table.get(tallyKey(pack));
      if (!row) return {};
      const { pk, sk, ...tally } = TallyRow.parse(row);
      return tally;
    },
  };
}

/**
 * What a change of a child changes in its pack's tally, to be written in one with it: counted exactly once. A bot sends
 * fewer packs a second than one row takes writes.
 */
export function tallyWrites(child: Delivery): Write[] {
  if (child.parent === null) return [];
  const changes = Object.entries(tallied(child)).filter(([, change]) => change !== 0);
  if (changes.length === 0) return [];
  return [
    {
      Update: {
        Key: tallyKey({ campaign: child.campaign, id: child.parent }),
        UpdateExpression: `ADD ${changes.map((_, place) => `#name${place} :change${place}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(changes.map(([name], place) => [`#name${place}`, name])),
        ExpressionAttributeValues: Object.fromEntries(changes.map(([, change], place) => [`:change${place}`, change])),
      },
    },
  ];
}
