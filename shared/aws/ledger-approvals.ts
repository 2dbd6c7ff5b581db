import * as z from 'zod';
import { type Approval, approvedBy, CHANGES, LIFTABLE, objectedTo, type Question } from '../domain/approval.ts';
import { Sha256 } from '../domain/message.ts';
import type { Ledger } from '../ports.ts';
import { instant, keys as ledgerKeys } from './ledger-items.ts';
import type { Table } from './table.ts';

const keys = {
  approval: ({ campaign, post, lifts }: Question) => ({
    pk: `campaign#${campaign}`,
    sk: lifts === null ? `approval#${post}` : `approval#${post}#${lifts}`,
  }),
  standIn: (inPlaceOf: string) => ({ pk: 'stand-ins', sk: `in-place-of#${inPlaceOf}` }),
};

/** Rows of earlier versions know one way to say yes, and nobody who stands in. */
const ApprovalRow = z.object({
  campaign: z.string(),
  post: z.string(),
  sha256: Sha256,
  lifts: z.enum(LIFTABLE).nullable().default(null),
  by: z.array(
    z.object({
      name: z.string(),
      at: instant,
      through: z.enum(['api', 'bot']).default('api'),
      inPlaceOf: z.string().nullable().default(null),
    }),
  ),
  changes: z.array(z.object({ name: z.string(), at: instant, change: z.enum(CHANGES) })).default([]),
  rev: z.int(),
});
const StandInRow = z.object({ inPlaceOf: z.string(), name: z.string(), until: instant });

/** Two people decide at the same moment at most; more tries mean something else is wrong. */
const TRIES = 10;

/** What people have said of what may go out, and who says it in another one's place. */
export function approvalRecords(
  table: Table,
): Pick<Ledger, 'approvals' | 'approve' | 'askChange' | 'keepStandIn' | 'standIns'> {
  async function change(
    question: Question,
    next: (stored: Approval | undefined) => Approval | null,
  ): Promise<Approval | null> {
    const key = keys.approval(question);
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const item = await table.get(key);
      const stored = item ? ApprovalRow.parse(item) : undefined;
      const approval = next(stored);
      if (!approval) return null;
      const row = { ...key, ...approval, rev: (stored?.rev ?? 0) + 1 };
      const written = stored
        ? await table.putIf(row, 'rev = :previous', { ':previous': stored.rev })
        : await table.putIf(row, 'attribute_not_exists(pk)');
      if (written) return approval;
    }
    const { campaign, post } = question;
    throw new Error(`The approval of ${campaign}/${post} was written by others ${TRIES} times in between`);
  }

  return {
    async approvals(campaign) {
      const { pk, prefix } = ledgerKeys.approvals(campaign);
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

    approve: (question, yes) => change(question, (stored) => approvedBy(stored, question, yes)),
    askChange: (question, asked) => change(question, (stored) => objectedTo(stored, question, asked)),

    async standIns() {
      const rows = table.query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.standIn('').pk },
        ConsistentRead: true,
      });
      return (await Array.fromAsync(rows)).map((row) => StandInRow.parse(row));
    },

    async keepStandIn(standIn) {
      await table.put({ ...keys.standIn(standIn.inPlaceOf), ...standIn });
    },
  };
}
