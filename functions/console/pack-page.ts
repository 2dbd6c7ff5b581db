import type { Context } from 'hono';
import { givePage } from '../../shared/actions/give-page.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { HOLD_WORDS } from '../../shared/domain/hold-words.ts';
import type { ConsolePorts } from './app.ts';
import type { Signed } from './sign-in.ts';

/** POST /api/deliveries/{id}/page: a link to a pack for one person whom no bot writes to. Nobody but them shall have it. */
export function packPage(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const id = (context.req.param('id') ?? '') as DeliveryId;
    const answer = await givePage(id, context.get('person'), ports);
    switch (answer.kind) {
      case 'given': {
        const { delivery, token, expiresAt } = answer;
        const url = `${ports.address}/p/${token}`;
        return context.json({ delivery_id: delivery.id, url, expires_at: expiresAt });
      }
      case 'may-not':
        return context.json({ error: 'may_not' }, 403);
      case 'no-such-delivery':
        return context.json({ error: 'no_such_delivery' }, 404);
      case 'no-pack':
        return context.json({ error: 'no_pack', message: NO_PACK }, 409);
      case 'not-yet':
        return context.json({ error: 'not_yet', message: NOT_YET, at: answer.at }, 409);
      case 'held': {
        const { reason } = answer;
        return context.json({ error: 'held', held: reason, held_because: HOLD_WORDS[reason] }, 409);
      }
      case 'taken-back':
        return context.json({ error: 'taken_back', message: TAKEN_BACK }, 409);
      case 'over':
        return context.json({ error: 'over', message: OVER }, 409);
      default:
        return answer satisfies never;
    }
  };
}

const NO_PACK = 'Only a pack for moderators has a page: name the pack itself, not what one of them received';
const NOT_YET = 'Its moment has not come: nobody has it before';
const TAKEN_BACK = 'It was withdrawn: nobody receives it any more';
const OVER = 'It did not go out in its time, or its event is over';
