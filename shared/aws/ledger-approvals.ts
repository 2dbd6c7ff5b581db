import { approvedBy } from '../domain/approval.ts';
import type { Ledger } from '../ports.ts';
import { ApprovalRow, keys } from './ledger-items.ts';
import type { Table } from './table.ts';

/** Two people approve at the same moment at most; more tries mean something else is wrong. */
const TRIES = 10;

export function approvalRecords(table: Table): Pick<Ledger, 'approvals' | 'approve'> {
  return {
    async approvals(campaign) {
      const { pk, prefix } = keys.approvals(campaign);
      const rows = table.query({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ConsistentRead: true,
      });
      return (await Array.fromAsync(rows)).map((row) => {
        const { rev, ...approval } = ApprovalRow.parse(row);
        return approval;
      });
    },

    async approve(version, person, at) {
      const key = keys.approval(version.campaign, version.post);
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const item = await table.get(key);
        const stored = item ? ApprovalRow.parse(item) : undefined;
        const approval = approvedBy(stored, version, person, at);
        const next = { ...key, ...approval, rev: (stored?.rev ?? 0) + 1 };
        const written = stored
          ? await table.putIf(next, 'rev = :previous', { ':previous': stored.rev })
          : await table.putIf(next, 'attribute_not_exists(pk)');
        if (written) return approval;
      }
      throw new Error(
        `The approval of ${version.campaign}/${version.post} was written by others ${TRIES} times in between`,
      );
    },
  };
}
