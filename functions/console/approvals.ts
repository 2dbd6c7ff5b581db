import type { Context } from 'hono';
import { holdsToLift } from '../../shared/actions/approve.ts';
import { type Approval, countOf, currentVersions, type Liftable, yesesNeeded } from '../../shared/domain/approval.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { earliest, type Instant } from '../../shared/domain/instant.ts';
import type { Sha256 } from '../../shared/domain/message.ts';
import type { ConsolePorts } from './app.ts';
import type { Signed } from './sign-in.ts';

/** GET /api/approvals?campaign=: every post with the version that would go out now, and who has said what of exactly that. */
export function approvals({ ledger }: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const asked = context.req.query('campaign');
    const campaigns = asked ? [asked] : (await ledger.campaigns()).map(({ campaign }) => campaign);
    const lists = await Promise.all(campaigns.map((campaign) => postsOf(campaign, ledger)));
    return context.json(lists.flat());
  };
}

async function postsOf(campaign: string, ledger: ConsolePorts['ledger']) {
  const [{ approvalsNeeded }, given, deliveries] = await Promise.all([
    ledger.campaign(campaign),
    ledger.approvals(campaign),
    ledger.deliveriesOf(campaign),
  ]);
  return [...currentVersions(deliveries)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([post, { sha256, author }]) => {
      const approvalOf = (lifts: Liftable | null) =>
        given.find((one) => one.post === post && one.sha256 === sha256 && one.lifts === lifts);
      const said = (lifts: Liftable | null) =>
        saidOf(approvalOf(lifts), sha256, author, yesesNeeded(lifts, approvalsNeeded));
      return {
        campaign,
        post,
        sha256,
        ...said(null),
        author,
        changes_asked: approvalOf(null)?.changes.map(({ name, change }) => ({ name, change })) ?? [],
        lifts: holdsToLift(deliveries, post).map((hold) => ({ hold, ...said(hold) })),
        until: firstMoment(deliveries.filter((delivery) => delivery.post === post)),
      };
    });
}

function saidOf(approval: Approval | undefined, sha256: Sha256, author: string | null, needed: number) {
  return {
    approved_by: approval?.by.map(({ name }) => name) ?? [],
    waiting_for: Math.max(0, needed - countOf(approval, sha256, author)),
  };
}

/** By when it must be approved: the first moment of what waits; of other words for what is out, until when they are offered. */
function firstMoment(deliveries: readonly Delivery[]): Instant | null {
  const [first, ...others] = deliveries.flatMap(({ state, at, amendment }) => {
    if (state.status === 'scheduled') return [at];
    return amendment?.kind === 'edit' ? [amendment.until] : [];
  });
  return first === undefined ? null : earliest(first, ...others);
}
