import * as z from 'zod';
import type { Ledger } from '../ports.ts';
import type { Table } from './table.ts';

const keys = { draw: (campaign: string) => ({ pk: `draw#${campaign}`, sk: 'groups' }) };

/** The codes in one text: a list would take a fifth more of a row that may be long. */
const DrawRow = z.object({ campaign: z.string(), groups: z.string(), rev: z.int() });

/** Which moderators begin with which arm of a campaign's experiment. */
export function drawRecords(table: Table): Pick<Ledger, 'groupDraw' | 'saveGroupDraw'> {
  return {
    async groupDraw(campaign) {
      const row = await table.get(keys.draw(campaign));
      if (!row) return null;
      const { groups, rev } = DrawRow.parse(row);
      return { campaign, groups: groups.split(' ').filter((code) => code !== ''), rev };
    },

    async saveGroupDraw({ campaign, groups, rev }) {
      const item = { ...keys.draw(campaign), campaign, groups: groups.join(' '), rev };
      const written =
        rev === 1
          ? await table.putIf(item, 'attribute_not_exists(pk)')
          : await table.putIf(item, 'rev = :previous', { ':previous': rev - 1 });
      return written ? 'saved' : 'superseded';
    },
  };
}
