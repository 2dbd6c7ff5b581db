import type { Context } from 'hono';
import { withdraw } from '../../shared/actions/withdraw.ts';
import { sentSteps } from '../../shared/domain/delivery.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import type { ConsolePorts } from './app.ts';
import type { Signed } from './sign-in.ts';

/** POST /api/deliveries/{id}/withdraw: takes back what has not left yet; of what is out it says where it is. */
export function withdrawDelivery(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const id = (context.req.param('id') ?? '') as DeliveryId;
    const answer = await withdraw(id, context.get('person'), ports);
    switch (answer.kind) {
      case 'withdrawn': {
        const { delivery, stopped } = answer;
        const packs = stopped > 0 ? { packs_stopped: stopped } : {};
        return context.json({ delivery_id: id, status: delivery.state.status, ...packs });
      }
      case 'may-not':
        return context.json({ error: 'may_not' }, 403);
      case 'no-such-delivery':
        return context.json({ error: 'no_such_delivery' }, 404);
      case 'already-out': {
        const { state } = answer.delivery;
        const permalink = sentSteps(state)[0]?.permalink ?? null;
        return context.json({ error: 'already_out', message: ALREADY_OUT, status: state.status, permalink }, 409);
      }
      case 'over':
        return context.json({ error: 'over', message: OVER, status: answer.delivery.state.status }, 409);
      default:
        return answer satisfies never;
    }
  };
}

const ALREADY_OUT = 'It is out, or may be: civicast cannot delete it yet. Delete it where it was posted';
const OVER = 'It never left, and does not leave any more: there is nothing to withdraw';
