import type { Context } from 'hono';
import * as z from 'zod';
import { confirmRemoval } from '../../../shared/actions/confirm-removal.ts';
import { handle } from '../../../shared/actions/handle.ts';
import { resolve, type Seen } from '../../../shared/actions/resolve.ts';
import type { DeliveryId } from '../../../shared/domain/delivery-id.ts';
import type { ConsolePorts } from '../app.ts';
import type { Signed } from '../sign-in.ts';
import type { Said } from './matters-words.ts';
import { afterwards, formOf } from './said.ts';

const Decision = z.object({ delivery: z.string(), action: z.enum(['published', 'absent', 'done', 'drop']) });
const Missing = z.object({ campaign: z.string(), missing: z.string() });

/** POST /matters/decide: what a person saw, or did, of one delivery. */
export function pressDecide(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const asked = Decision.safeParse(await formOf(context));
    return told(context, asked.success ? await decided(asked.data, context, ports) : 'not_understood');
  };
}

async function decided(
  { delivery, action }: z.infer<typeof Decision>,
  context: Context<Signed>,
  ports: ConsolePorts,
): Promise<Said> {
  const id = delivery as DeliveryId;
  const person = context.get('person');
  switch (action) {
    case 'published':
    case 'absent': {
      const seen: Seen = action === 'absent' ? { outcome: action } : { outcome: action, externalId: null };
      const answer = await resolve(id, seen, person, ports);
      if (answer.kind === 'resolved' && answer.due) await ports.queue.send([answer.due]);
      if (answer.kind === 'may-not') return 'may_not';
      return answer.kind === 'resolved' ? action : 'no_longer';
    }
    case 'done':
    case 'drop': {
      const answer = await handle(id, action === 'done' ? 'by_hand' : 'dropped', person, ports);
      if (answer.kind === 'may-not') return 'may_not';
      if (answer.kind !== 'handled') return 'no_longer';
      return action === 'done' ? 'done' : 'dropped';
    }
    default:
      return action satisfies never;
  }
}

/** POST /matters/missing: what disappeared was meant to go, exactly what was shown. */
export function pressMissing(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const asked = Missing.safeParse(await formOf(context));
    if (!asked.success) return told(context, 'not_understood');
    const { campaign, missing } = asked.data;
    const answer = await confirmRemoval(campaign, missing, context.get('person'), ports);
    switch (answer.kind) {
      case 'confirmed':
        return told(context, 'confirmed');
      case 'may-not':
        return told(context, 'may_not');
      case 'nothing-missing':
        return told(context, 'not_confirmed');
      case 'changed':
        return told(context, 'changed');
      default:
        return answer satisfies never;
    }
  };
}

function told(context: Context, said: Said): Response {
  return afterwards(context, '/matters', said);
}
