import type { Context } from 'hono';
import * as z from 'zod';
import { approve } from '../../shared/actions/approve.ts';
import { type Approval, countOf, currentVersions } from '../../shared/domain/approval.ts';
import { Sha256 } from '../../shared/domain/message.ts';
import type { ConsolePorts } from './app.ts';
import type { Signed } from './sign-in.ts';

/** GET /api/approvals?campaign=: every post with the version that would go out now, and who has approved exactly that. */
export function approvals({ ledger }: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const asked = context.req.query('campaign');
    const campaigns = asked ? [asked] : (await ledger.campaigns()).map(({ campaign }) => campaign);
    const lists = await Promise.all(campaigns.map((campaign) => postsOf(campaign, ledger)));
    return context.json(lists.flat());
  };
}

async function postsOf(campaign: string, ledger: ConsolePorts['ledger']) {
  const [record, given, deliveries] = await Promise.all([
    ledger.campaign(campaign),
    ledger.approvals(campaign),
    ledger.deliveriesOf(campaign),
  ]);
  return [...currentVersions(deliveries)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([post, { sha256, author }]) => {
      const approval = given.find((one) => one.post === post && one.sha256 === sha256 && one.lifts === null);
      const names = namesOf(approval);
      return {
        campaign,
        post,
        sha256,
        approved_by: names,
        waiting_for: Math.max(0, record.approvalsNeeded - countOf(approval, sha256, author)),
      };
    });
}

function namesOf(approval: Approval | undefined): string[] {
  return approval?.by.map(({ name }) => name) ?? [];
}

const Asked = z.object({ campaign: z.string(), post: z.string(), sha256: Sha256 });

/** POST /api/approve {campaign, post, sha256} */
export function approvePost(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const asked = Asked.safeParse(await context.req.json().catch(() => null));
    if (!asked.success)
      return context.json({ error: 'bad_request', message: 'Send JSON: {campaign, post, sha256}' }, 400);
    const answer = await approve({ ...asked.data, lifts: null }, context.get('person'), 'api', ports);
    switch (answer.kind) {
      case 'approved':
        return context.json({ approved: answer.waitingFor === 0, waiting_for: answer.waitingFor });
      case 'may-not':
        return context.json({ error: 'may_not' }, 403);
      case 'author':
        return context.json({ error: 'author', message: 'Whoever wrote a post does not approve it' }, 403);
      case 'no-such-post':
        return context.json({ error: 'no_such_post' }, 404);
      case 'changed':
        return context.json(
          { error: 'changed', message: 'The post has changed since it was shown', sha256: answer.sha256 },
          409,
        );
      default:
        return answer satisfies never;
    }
  };
}
