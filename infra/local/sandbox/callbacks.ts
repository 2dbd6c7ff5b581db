import { DAY_MS, epochMs, type Instant, SECOND_MS } from '../../../shared/domain/instant.ts';
import type { Clock } from '../../../shared/ports.ts';
import { type AttemptOptions, openAttempts } from './callback-attempts.ts';
import { pageCallback } from './callback-bodies.ts';
import type { PlatformState } from './platform-state.ts';
import { type Fetched, openUpdateFetch } from './update-fetch.ts';
import { type CarryOut, openUpdatePusher } from './update-pusher.ts';
import type { UpdateContent } from './update-queue.ts';

/** Tells what happened, as the platforms do. What tells resolves when it was tried once, at the latest after five seconds. */
export interface Callbacks {
  /** A change of a Page's feed: in no order, and forgotten where nobody can be called. */
  page(page: string, value: object): Promise<void>;
  /** An update of the bot: written down before this returns, in order within its chat, kept until somebody takes it. */
  update(chat: string, content: UpdateContent, keptMs?: number): Promise<void>;
  /** Whether updates are pushed: then nobody may fetch them. */
  isPushing(): Promise<boolean>;
  /** Waits for the next update that whoever fetches them asked for. */
  nextFetch(waitMs: number): Promise<Fetched>;
  /** Resolves when no callback is under way. */
  settled(): Promise<void>;
}

interface CallbackOptions extends AttemptOptions {
  readonly clock: Pick<Clock, 'now' | 'until' | 'afterReal'>;
  readonly state: PlatformState;
  readonly carryOut: CarryOut;
}

const PATIENCE_MS = 5 * SECOND_MS;
/** @see PLATFORMS.md §1 */
const KEPT_MS = DAY_MS;
/** How long a press may be answered. @see PLATFORMS.md §1 */
export const CALLBACK_QUERY_MS = 150 * SECOND_MS;

/** Begins with what a former process left untold. */
export function openCallbacks({ clock, state, targets, post, carryOut, stop }: CallbackOptions): Callbacks {
  const tell = openAttempts({ clock, targets, post, stop });
  const pusher = openUpdatePusher({ clock, state, tell, carryOut });
  const underWay = new Set<Promise<unknown>>();
  const waiting = openUpdateFetch(clock, stop);

  function track<Result>(job: Promise<Result>): Promise<Result> {
    const tracked = job.finally(() => underWay.delete(tracked));
    underWay.add(tracked);
    return tracked;
  }

  async function patiently(tried: Promise<unknown>): Promise<void> {
    const over = new AbortController();
    await Promise.race([tried, clock.until(clock.afterReal(PATIENCE_MS), over.signal)]);
    over.abort();
  }

  /** Only at the head: what comes behind it late is passed over when it is handed out. */
  function forgetLate(at: Instant): void {
    const updates: number[] = [];
    for (const { update, until } of state.updates.pending()) {
      if (until > at) break;
      updates.push(update);
    }
    if (updates.length > 0) state.record({ kind: 'updates_done', at, updates });
  }

  for (const chat of state.updates.chatsWithPending()) void pusher.work(chat);

  return {
    page(page, value) {
      const time = Math.floor(epochMs(clock.now()) / SECOND_MS);
      const { promise: failed, resolve } = Promise.withResolvers<void>();
      return patiently(Promise.race([failed, track(tell(pageCallback(page, time, value), resolve))]));
    },

    update(chat, content, keptMs = KEPT_MS) {
      const at = clock.now();
      forgetLate(at);

      const update = state.updates.nextUpdate();
      const [kind = ''] = Object.keys(content);
      const polled = state.updates.isWanted(kind);
      state.record({ kind: 'update', at, update, chat, content, polled, until: clock.afterReal(keptMs) });
      if (polled) waiting.arrived();
      return patiently(pusher.tried(chat, update));
    },

    isPushing: async () => (await targets()) !== null,
    nextFetch: waiting.next,
    async settled() {
      for (let jobs = [...underWay, ...pusher.underWay()]; jobs.length > 0; jobs = [...underWay, ...pusher.underWay()])
        await Promise.all(jobs);
    },
  };
}
