import type { Context } from 'hono';
import { pause, resume } from '../../shared/actions/pause.ts';
import type { ConsolePorts } from './app.ts';
import type { Signed } from './sign-in.ts';

/** POST /api/pause: nothing leaves from now on. */
export function pauseAll(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const answer = await pause(context.get('person'), ports);
    if (answer.kind === 'may-not') return context.json({ error: 'may_not' }, 403);
    return context.json({ paused: true, since: answer.pause.since, by: answer.pause.by });
  };
}

/** POST /api/resume: the second person's call lets everything go on; the first one's is answered 202. */
export function resumeAll(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const answer = await resume(context.get('person'), ports);
    switch (answer.kind) {
      case 'resumed':
        return context.json({ paused: false });
      case 'waits':
        return context.json({ paused: true, waiting_for: 1 }, 202);
      case 'not-paused':
        return context.json({ error: 'not_paused', message: 'Nothing is paused' }, 409);
      case 'may-not':
        return context.json({ error: 'may_not' }, 403);
      default:
        return answer satisfies never;
    }
  };
}
