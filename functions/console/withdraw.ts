import type { Context } from 'hono';
import { type Withdrawn, withdraw } from '../../shared/actions/withdraw.ts';
import { remainingInWords } from '../../shared/content/remaining-words.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import type { ConsolePorts } from './app.ts';
import type { Signed } from './sign-in.ts';

/** POST /api/deliveries/{id}/withdraw: what has not left does not leave; what is out is deleted where the platform lets us. */
export function withdrawDelivery(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const id = (context.req.param('id') ?? '') as DeliveryId;
    const answer = await withdraw(id, context.get('person'), ports);
    switch (answer.kind) {
      case 'withdrawn':
        return context.json({ delivery_id: id, status: answer.delivery.state.status, ...stopped(answer) });
      case 'taken-back': {
        const { delivery, dues, remains } = answer;
        if (dues.length > 0) await ports.queue.send(dues);
        const body = {
          delivery_id: id,
          status: delivery.state.status,
          removed_at: delivery.removedAt,
          ...stopped(answer),
          remains: remains.map((copy) => ({ ...copy, to_do: remainingInWords(copy) })),
        };
        return context.json(body, delivery.removedAt === null ? 202 : 200);
      }
      case 'may-not':
        return context.json({ error: 'may_not' }, 403);
      case 'no-such-delivery':
        return context.json({ error: 'no_such_delivery' }, 404);
      case 'over': {
        const { state, handled } = answer.delivery;
        const said = handled === 'by_hand' ? BY_HAND : { error: 'over', message: OVER };
        return context.json({ ...said, status: state.status }, 409);
      }
      default:
        return answer satisfies never;
    }
  };
}

function stopped({ stopped }: Extract<Withdrawn, { kind: 'withdrawn' | 'taken-back' }>) {
  return stopped > 0 ? { packs_stopped: stopped } : {};
}

const BY_HAND = {
  error: 'posted_by_hand',
  message: 'Somebody posted it by hand: only by hand can it be deleted, where it was posted',
};
const OVER = 'It never left, and does not leave any more: there is nothing to withdraw';
