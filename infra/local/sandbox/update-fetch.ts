import type { Clock } from '../../../shared/ports.ts';

/** How the waiting ended. */
export type Fetched = 'arrived' | 'nothing' | 'other_reader';

/** Whoever fetches updates waits here for the next one. Only one may: another one sends the first away. */
export interface UpdateFetch {
  next(waitMs: number): Promise<Fetched>;
  arrived(): void;
}

/** Waits in real time, however fast the clock runs. */
export function openUpdateFetch(clock: Pick<Clock, 'until' | 'afterReal'>, stop: AbortSignal | undefined): UpdateFetch {
  let waiting: ((how: Fetched) => void) | null = null;
  return {
    async next(waitMs) {
      waiting?.('other_reader');
      waiting = null;
      if (waitMs === 0) return 'nothing';

      const { promise, resolve } = Promise.withResolvers<Fetched>();
      waiting = resolve;
      const over = new AbortController();
      const signal = stop ? AbortSignal.any([stop, over.signal]) : over.signal;
      void clock.until(clock.afterReal(waitMs), signal).then(() => resolve('nothing'));
      const how = await promise;
      over.abort();
      if (waiting === resolve) waiting = null;
      return how;
    },
    arrived: () => waiting?.('arrived'),
  };
}
