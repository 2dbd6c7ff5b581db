import type { Outcome } from '../domain/outcome.ts';
import type { Log } from '../ports.ts';

/**
 * One send step. An adapter throws only before anything has left: what it could not prepare was certainly not sent.
 *
 * @param event under which the log says that it threw
 */
export async function sendOrDefer(send: () => Promise<Outcome>, event: string, log: Log): Promise<Outcome> {
  try {
    return await send();
  } catch (cause) {
    log.error(event, { error: cause instanceof Error ? cause.name : typeof cause });
    return { kind: 'deferred', until: null, why: 'could_not_prepare' };
  }
}
