import { SECOND_MS } from '../../../shared/domain/instant.ts';
import type { Clock } from '../../../shared/ports.ts';

/** Where callbacks go, and by what their sender is known. */
export interface CallbackTargets {
  readonly facebookUrl: string;
  readonly telegramUrl: string;
  readonly appSecret: string;
  /** The secret token of the bot's webhook. */
  readonly webhookSecret: string;
}

/** Posts bytes; throws when nobody is there. */
export type Post = (
  url: string,
  headers: Record<string, string>,
  body: Uint8Array,
) => Promise<{ status: number; body: string }>;

/** One request, the same at each attempt. */
export interface Outgoing {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** `kept`: there is nobody to be called now, or we are stopping. */
export type Told = { readonly kind: 'taken'; readonly answer: string } | { readonly kind: 'given_up' | 'kept' };

/** Tells somebody until they take it, a few times, with doubling pauses. Never throws. */
export type Tell = (outgoing: (to: CallbackTargets) => Outgoing, onFailure: () => void) => Promise<Told>;

/** What attempts need of the host. */
export interface AttemptOptions {
  readonly clock: Pick<Clock, 'until' | 'afterReal'>;
  readonly targets: () => Promise<CallbackTargets | null>;
  readonly post: Post;
  readonly stop: AbortSignal | undefined;
}

/** In real time, however fast the clock runs: it is real somebody who answers. */
const PAUSES_MS = [1, 2, 4, 8, 16].map((seconds) => seconds * SECOND_MS);

/** Attempts at once, and after each pause. */
export function openAttempts({ clock, targets, post, stop }: AttemptOptions): Tell {
  async function attempt(outgoing: (to: CallbackTargets) => Outgoing): Promise<Told | 'failed'> {
    try {
      const to = await targets();
      if (!to || stop?.aborted) return { kind: 'kept' };
      const { url, headers, body } = outgoing(to);
      const answer = await post(url, headers, body);
      return answer.status >= 200 && answer.status < 300 ? { kind: 'taken', answer: answer.body } : 'failed';
    } catch {
      // That nobody is there is a no like any other.
      return 'failed';
    }
  }

  return async (outgoing, onFailure) => {
    for (const pauseMs of [...PAUSES_MS, null]) {
      const told = await attempt(outgoing);
      if (stop?.aborted) return { kind: 'kept' };
      if (told !== 'failed') return told;
      onFailure();
      if (pauseMs !== null) await clock.until(clock.afterReal(pauseMs), stop);
    }
    return { kind: 'given_up' };
  };
}
