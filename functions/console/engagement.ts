import type { Context } from 'hono';
import { readEngagement } from '../../shared/actions/read-engagement.ts';
import type { ConsolePorts } from './app.ts';

/** GET /api/engagement?campaign=: what the public did, as counts; null with a reason where that cannot be known. */
export function engagement(ports: ConsolePorts) {
  return async (context: Context) => {
    const asked = context.req.query('campaign');
    const campaigns = asked ? [asked] : (await ports.ledger.campaigns()).map(({ campaign }) => campaign);
    const lists = await Promise.all(campaigns.map((campaign) => readEngagement(campaign, ports)));
    return context.json(lists.flat());
  };
}
