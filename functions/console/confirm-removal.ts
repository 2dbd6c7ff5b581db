import type { Context } from 'hono';
import * as z from 'zod';
import { confirmRemoval } from '../../shared/actions/confirm-removal.ts';
import { missingVersion } from '../../shared/domain/missing.ts';
import type { ConsolePorts } from './app.ts';
import type { Signed } from './sign-in.ts';

/** GET /api/missing: posts that disappeared from the folder at once, more than half of a campaign, which waits therefore. */
export function missingPosts({ ledger }: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const campaigns = (await ledger.campaigns()).filter(({ missing }) => missing.length > 0);
    return context.json(campaigns.map(({ campaign, missing }) => ({ campaign, missing })));
  };
}

const Shown = z.strictObject({ missing: z.array(z.string()).min(1) });

/**
 * POST /api/missing/{campaign}/confirm {missing}: they were taken out on purpose, exactly those that the list showed;
 * what was planned for them is withdrawn.
 */
export function confirmMissing(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const campaign = context.req.param('campaign') ?? '';
    const asked = Shown.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return context.json(badRequest, 400);
    const answer = await confirmRemoval(campaign, missingVersion(asked.data.missing), context.get('person'), ports);
    switch (answer.kind) {
      case 'confirmed':
        return context.json({ campaign, withdrawn: answer.withdrawn });
      case 'may-not':
        return context.json({ error: 'may_not' }, 403);
      case 'nothing-missing':
        return context.json({ error: 'nothing_missing', message: 'Nothing of it is missing' }, 409);
      case 'changed':
        return context.json({ error: 'changed', message: CHANGED, missing: answer.missing }, 409);
      default:
        return answer satisfies never;
    }
  };
}

const CHANGED = 'Other posts are missing now: look at the list, and confirm that one if all of it was meant to go';
const badRequest = { error: 'bad_request', message: '{missing: [post]} as GET /api/missing shows it' };
