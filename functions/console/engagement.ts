import type { Context } from 'hono';
import { readEngagement } from '../../shared/actions/read-engagement.ts';
import type { ConsolePorts } from './app.ts';
import { figuresForPartners, readsWhole } from './for-partners.ts';
import type { Signed } from './sign-in.ts';

/** GET /api/engagement?campaign=: what the public did, as counts; null with a reason where that cannot be known. */
export function engagement(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const asked = context.req.query('campaign');
    const campaigns = asked ? [asked] : (await ports.ledger.campaigns()).map(({ campaign }) => campaign);
    const lists = await Promise.all(campaigns.map((campaign) => readEngagement(campaign, ports)));
    const whole = readsWhole(context.get('person'));
    return context.json(lists.flatMap((rows) => (whole ? rows : figuresForPartners(rows))));
  };
}
