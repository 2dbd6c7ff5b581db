import type { Context } from 'hono';
import * as z from 'zod';
import { resolve } from '../../shared/actions/resolve.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import type { ConsolePorts } from './app.ts';
import type { Signed } from './sign-in.ts';

const Asked = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('published'), external_id: z.string().min(1).max(100).optional() }),
  z.strictObject({ outcome: z.literal('absent') }),
]);

/** POST /api/deliveries/{id}/resolve {outcome: "published"|"absent", external_id?}: what a person saw of an unknown delivery. */
export function resolveDelivery(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const asked = Asked.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return context.json(badRequest, 400);
    const { data } = asked;
    const seen = data.outcome === 'absent' ? data : { outcome: data.outcome, externalId: data.external_id ?? null };
    const id = (context.req.param('id') ?? '') as DeliveryId;
    const answer = await resolve(id, seen, context.get('person'), ports);
    switch (answer.kind) {
      case 'resolved': {
        if (answer.due) await ports.queue.send([answer.due]);
        return context.json({ delivery_id: id, status: answer.delivery.state.status });
      }
      case 'may-not':
        return context.json({ error: 'may_not' }, 403);
      case 'no-such-delivery':
        return context.json({ error: 'no_such_delivery' }, 404);
      case 'not-unknown':
        return context.json({ error: 'not_unknown', message: NOT_UNKNOWN, status: answer.delivery.state.status }, 409);
      default:
        return answer satisfies never;
    }
  };
}

const badRequest = {
  error: 'bad_request',
  message: 'Send JSON: {outcome: "published", external_id?} when it is there, {outcome: "absent"} when it is not',
};
const NOT_UNKNOWN = 'Only a delivery whose outcome is unknown can be resolved';
