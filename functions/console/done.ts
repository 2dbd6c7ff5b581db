import type { Context } from 'hono';
import * as z from 'zod';
import { handle } from '../../shared/actions/handle.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import type { ConsolePorts } from './app.ts';
import type { Signed } from './sign-in.ts';

const Asked = z.strictObject({ how: z.enum(['by_hand', 'dropped']) });

/** POST /api/deliveries/{id}/done {how: "by_hand"|"dropped"}: a person has seen to what went wrong, or lets it be. */
export function deliveryDone(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const asked = Asked.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return context.json(badRequest, 400);
    const id = (context.req.param('id') ?? '') as DeliveryId;
    const answer = await handle(id, asked.data.how, context.get('person'), ports);
    switch (answer.kind) {
      case 'handled': {
        const { state, handled } = answer.delivery;
        return context.json({ delivery_id: id, status: state.status, handled });
      }
      case 'may-not':
        return context.json({ error: 'may_not' }, 403);
      case 'no-such-delivery':
        return context.json({ error: 'no_such_delivery' }, 404);
      case 'unknown':
        return context.json({ error: 'unknown', message: UNKNOWN, status: 'unknown' }, 409);
      case 'nothing-to-do':
        return context.json({ error: 'nothing_to_do', message: NOTHING, status: answer.delivery.state.status }, 409);
      default:
        return answer satisfies never;
    }
  };
}

const badRequest = {
  error: 'bad_request',
  message: 'Send JSON: {how: "by_hand"} when you have posted it yourself, {how: "dropped"} when it shall be left',
};
const UNKNOWN = 'Nobody knows whether it is out: look at the channel, and say that first (resolve)';
const NOTHING = 'Nothing is wrong with it, or somebody has seen to it already';
