import type { Context } from 'hono';
import * as z from 'zod';
import { InstantText } from '../../shared/domain/instant.ts';
import type { ConsolePorts } from './app.ts';
import { redate } from './redate.ts';
import type { Signed } from './sign-in.ts';

const Asked = z.strictObject({
  campaign: z.string(),
  post: z.string(),
  at: InstantText.refine((at) => at.endsWith(':00.000Z'), 'not a whole minute'),
});

/** POST /api/redate {campaign, post, at}: what was missed, or shall wait longer, goes out then. */
export function redatePost(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const asked = Asked.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return context.json(badRequest, 400);
    const answer = await redate(asked.data, context.get('person'), ports);
    switch (answer.kind) {
      case 'redated':
        return context.json({ ...asked.data, was: answer.was });
      case 'may-not':
        return context.json({ error: 'may_not' }, 403);
      case 'no-such-post':
        return context.json({ error: 'no_such_post', message: NO_SUCH_POST }, 404);
      case 'gone':
        return context.json({ error: 'gone', message: 'This moment is past: choose a later one' }, 409);
      case 'nothing-to-send':
        return context.json({ error: 'nothing_to_send', message: NOTHING_TO_SEND }, 409);
      case 'not-possible': {
        const { because } = answer;
        return context.json({ error: 'not_possible', message: because.en, because }, 409);
      }
      default:
        return answer satisfies never;
    }
  };
}

const badRequest = {
  error: 'bad_request',
  message: 'Send JSON: {campaign, post, at: "2027-01-10T18:30:00+07:00"}, at a whole minute',
};
const NO_SUCH_POST =
  'There is no such post in the content folder, or it is a draft or has an error: npm run check says where';
const NOTHING_TO_SEND =
  'Nothing of this post is left to send: it is out, was posted by hand, or was withdrawn; a new file can say it again';
