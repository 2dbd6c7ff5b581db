import type { Context } from 'hono';
import * as z from 'zod';
import { type Approved, approve, askChange } from '../../shared/actions/approve.ts';
import { CHANGES, LIFTABLE } from '../../shared/domain/approval.ts';
import { Sha256 } from '../../shared/domain/message.ts';
import type { ConsolePorts } from './app.ts';
import type { Signed } from './sign-in.ts';

const Version = z.object({ campaign: z.string(), post: z.string(), sha256: Sha256 });
/** Whoever sends a row of GET /api/approvals back as it is approves it; the holds that it lists are not lifted by that. */
const NothingLifted = z.array(z.unknown()).transform(() => null);
const ToApprove = Version.extend({ lifts: z.union([z.enum(LIFTABLE), z.null(), NothingLifted]).default(null) });
const ToChange = Version.extend({ change: z.enum(CHANGES) });

/** POST /api/approve {campaign, post, sha256, lifts?}: one person's yes to exactly this version, or to sending it in spite of a hold. */
export function approvePost(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const asked = ToApprove.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return context.json(badApproval, 400);
    const answer = await approve(asked.data, context.get('person'), 'api', ports);
    if (answer.kind !== 'approved') return refusal(context, answer);
    return context.json({ approved: answer.waitingFor === 0, waiting_for: answer.waitingFor });
  };
}

/** POST /api/ask-change {campaign, post, sha256, change}: it waits until it is changed, or until who asked says yes. */
export function askForChange(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const asked = ToChange.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return context.json(badWish, 400);
    const { change, ...version } = asked.data;
    const answer = await askChange({ ...version, lifts: null }, change, context.get('person'), ports);
    if (answer.kind !== 'asked') return refusal(context, answer);
    return context.json({
      changes_asked: answer.approval.changes.map((asks) => ({ name: asks.name, change: asks.change })),
    });
  };
}

function refusal(context: Context<Signed>, refused: Exclude<Approved, { kind: 'approved' }>) {
  switch (refused.kind) {
    case 'may-not':
      return context.json({ error: 'may_not' }, 403);
    case 'author':
      return context.json({ error: 'author', message: 'Whoever wrote a post does not decide about it' }, 403);
    case 'no-such-post':
      return context.json({ error: 'no_such_post' }, 404);
    case 'changed':
      return context.json({ error: 'changed', message: CHANGED, sha256: refused.sha256 }, 409);
    case 'not-held':
      return context.json(
        { error: 'not_held', message: 'Nothing of this kind holds the post: there is nothing to lift' },
        409,
      );
    default:
      return refused satisfies never;
  }
}

const CHANGED = 'The post has changed since it was shown';
const badApproval = {
  error: 'bad_request',
  message: `Send JSON: {campaign, post, sha256}, and to lift a hold {…, lifts: "${LIFTABLE.join('" or "')}"}`,
};
const badWish = {
  error: 'bad_request',
  message: `Send JSON: {campaign, post, sha256, change: "${CHANGES.join('" or "')}"}`,
};
