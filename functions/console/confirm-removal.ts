import type { Context } from 'hono';
import { confirmRemoval } from '../../shared/actions/confirm-removal.ts';
import type { ConsolePorts } from './app.ts';
import type { Signed } from './sign-in.ts';

/** GET /api/missing: posts that disappeared from the folder at once, more than half of a campaign, which waits therefore. */
export function missingPosts({ ledger }: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const campaigns = (await ledger.campaigns()).filter(({ missing }) => missing.length > 0);
    return context.json(campaigns.map(({ campaign, missing }) => ({ campaign, missing })));
  };
}

/** POST /api/missing/{campaign}/confirm: they were taken out on purpose; what was planned for them is withdrawn. */
export function confirmMissing(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const campaign = context.req.param('campaign') ?? '';
    const answer = await confirmRemoval(campaign, context.get('person'), ports);
    switch (answer.kind) {
      case 'confirmed':
        return context.json({ campaign, withdrawn: answer.withdrawn });
      case 'may-not':
        return context.json({ error: 'may_not' }, 403);
      case 'nothing-missing':
        return context.json({ error: 'nothing_missing', message: 'Nothing of it is missing' }, 409);
      default:
        return answer satisfies never;
    }
  };
}
