import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import * as z from 'zod';
import { endStandIn, nameStandIn } from '../../shared/actions/stand-in.ts';
import { InstantText } from '../../shared/domain/instant.ts';
import { maySayYes } from '../../shared/domain/stand-in.ts';
import type { ConsolePorts } from './app.ts';
import type { Signed } from './sign-in.ts';

const Asked = z.union([
  z.strictObject({ name: z.string().min(1), until: InstantText }),
  z.strictObject({ name: z.null(), until: z.unknown().optional() }),
]);

/** POST /api/stand-in {name, until}: who decides in the caller's place; {name: null} ends it. */
export function standIn(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const asked = Asked.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return context.json(badRequest, 400);
    const { data } = asked;
    const person = context.get('person');
    const answer =
      data.name === null ? await endStandIn(person, ports) : await nameStandIn(data.name, data.until, person, ports);
    switch (answer.kind) {
      case 'stands-in': {
        const { inPlaceOf, name, until } = answer.standIn;
        return context.json({ in_place_of: inPlaceOf, name, until });
      }
      case 'ended':
        return context.json({ in_place_of: person.name, name: null, until: null });
      case 'may-not':
        return context.json({ error: 'may_not' }, 403);
      case 'no-such-person':
        return context.json({ error: 'no_such_person', message: NOBODY }, 404);
      case 'cannot':
        return context.json({ error: 'cannot', message: CANNOT }, 409);
      case 'too-long':
        return context.json({ error: 'too_long', message: TOO_LONG, latest: answer.latest }, 409);
      default:
        return answer satisfies never;
    }
  };
}

/** GET /api/stand-ins: who decides in whose place now. */
export function standIns({ ledger, clock }: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const now = clock.now();
    const active = (await ledger.standIns()).filter(({ until }) => until > now);
    const rows = active.map(({ inPlaceOf, name, until }) => ({ in_place_of: inPlaceOf, name, until }));
    return context.json(rows.sort((a, b) => a.in_place_of.localeCompare(b.in_place_of)));
  };
}

/** Lets in who may say yes now: also a creator, while they stand in for somebody. */
export function onlyWhoDecides({ ledger, clock }: ConsolePorts) {
  return createMiddleware<Signed>(async (context, next) => {
    const may = maySayYes(context.get('person'), await ledger.standIns(), clock.now());
    return may ? next() : context.json({ error: 'may_not' }, 403);
  });
}

const badRequest = {
  error: 'bad_request',
  message: 'Send JSON: {name, until: "2027-01-12T17:00:00+07:00"}, or {name: null} when you are back',
};
const NOBODY = 'Nobody of this name is in the organisation';
const CANNOT =
  'A stand-in is somebody else of the organisation, neither a partner, who only reads, nor somebody who approves anyway';
const TOO_LONG = 'Somebody stands in for 31 days at most; name them again then';
