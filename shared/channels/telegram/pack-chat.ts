import type { Clock } from '../../ports.ts';
import type { Content } from '../http.ts';
import { type Bot, type CallAnswer, callToSend } from './call.ts';

/** A moderator's private chat with the bot. */
export interface ModeratorChat extends Bot {
  readonly chat: string;
  readonly clock: Clock;
  /** Whether they receive packs at this moment; asked before each message, for they may leave between two of them. */
  readonly isThere: () => Promise<boolean>;
}

/** What is answered in the place of a moderator who has left, was shut out, or has paused. */
export const MODERATOR_LEFT = { kind: 'refused', why: 'moderator_left' } as const;

/** Where nobody can tell whether they are there, nothing has been sent. */
const NOT_KNOWN = { kind: 'deferred', until: null, why: 'could_not_prepare' } as const;

/** Sends one message to a moderator who is still there. Never throws. */
export async function tellModerator(
  { isThere, ...bot }: ModeratorChat,
  method: string,
  content: Content,
): Promise<CallAnswer> {
  const isStillThere = await isThere().catch(() => null);
  if (isStillThere === null) return NOT_KNOWN;
  return isStillThere ? callToSend({ ...bot, audience: 'person' }, method, content) : MODERATOR_LEFT;
}
