import type { Clock } from '../../../shared/ports.ts';
import type { Tell } from './callback-attempts.ts';
import { callIn, updateCallback } from './callback-bodies.ts';
import type { PlatformState } from './platform-state.ts';

/** Carries out a Bot API call; its answer, yes or no, is for nobody. */
export type CarryOut = (method: string, values: Readonly<Record<string, unknown>>) => Promise<void>;

/** What pushing stands on. */
export interface PusherOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly state: PlatformState;
  readonly tell: Tell;
  readonly carryOut: CarryOut;
}

/** Pushes what waits to the bot's webhook: of one chat strictly in order, so that one that fails holds back the others. */
export interface UpdatePusher {
  /** Resolves when nothing of this chat is under way. */
  work(chat: string): Promise<void>;
  /** Resolves when this update was tried once, or is kept for later. */
  tried(chat: string, update: number): Promise<void>;
  underWay(): Iterable<Promise<void>>;
}

/** Pushes nothing until it is told to work on a chat. */
export function openUpdatePusher({ clock, state, tell, carryOut }: PusherOptions): UpdatePusher {
  const atWork = new Map<string, Promise<void>>();
  const firstTries = new Map<number, () => void>();
  let areSomeKept = false;

  /** Leaves `atWork` in the same breath in which it sees that nothing waits: what comes then is not overlooked. */
  async function pushAll(chat: string): Promise<void> {
    try {
      for (let next = state.updates.firstOf(chat); next; next = state.updates.firstOf(chat)) {
        const { update } = next;
        const tried = () => {
          firstTries.get(update)?.();
          firstTries.delete(update);
        };
        const isLate = next.until <= clock.now();
        const told = isLate ? ({ kind: 'given_up' } as const) : await tell(updateCallback(next), tried);
        if (told.kind === 'kept') {
          areSomeKept = true;
          return;
        }
        state.record({ kind: 'updates_done', at: clock.now(), updates: [update] });
        const call = told.kind === 'taken' ? callIn(told.answer) : null;
        if (call) await carryOut(call.method, call.values);
        tried();
        if (areSomeKept) workOnAll();
      }
    } finally {
      atWork.delete(chat);
    }
  }

  function workOnAll(): void {
    areSomeKept = false;
    for (const chat of state.updates.chatsWithPending()) void work(chat);
  }

  function work(chat: string): Promise<void> {
    const before = atWork.get(chat);
    if (before) return before;
    const job = Promise.resolve(chat).then(pushAll);
    atWork.set(chat, job);
    return job;
  }

  return {
    work,
    underWay: () => atWork.values(),
    async tried(chat, update) {
      const { promise, resolve } = Promise.withResolvers<void>();
      firstTries.set(update, resolve);
      await Promise.race([promise, work(chat)]);
      firstTries.delete(update);
    },
  };
}
