import { setTimeout as pause } from 'node:timers/promises';
import type { Poison } from '../../shared/answer-ports.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import type { ReceivePorts } from './app.ts';

const KEPT_MS = 14 * DAY_MS;
const TRIES = 3;
const PAUSE_MS = 100;

type Suspect = Omit<Poison, 'sha256' | 'at' | 'error'> & { readonly error?: string; readonly body: Uint8Array };

/** So often a callback that fails may come again: what it needs (the ledger, the keys) may be ill for some seconds. */
const COMES_AGAIN = 5;

/**
 * Takes in a callback, and keeps of one that cannot be taken in nothing but what it was, what went wrong and its hash.
 *
 * Throws what failed while whoever brought it shall bring it again: a few times, so that no fault of ours loses it, and
 * no more, so that it does not hold back what is behind it for a day. What cannot be read at all is never asked for again.
 */
export async function orPoison<Result>(
  { body, error, ...suspect }: Suspect,
  { clock, engagement, log }: Pick<ReceivePorts, 'clock' | 'engagement' | 'log'>,
  take?: () => Promise<Result>,
): Promise<Result | undefined> {
  const tried = take ? await attempt(take) : { cause: null };
  if ('result' in tried) return tried.result;
  const now = clock.now();
  const poison = { ...suspect, error: error ?? nameOf(tried.cause), sha256: sha256(body), at: now };
  const times = await engagement.notePoison(poison, plus(now, KEPT_MS));
  log.error('poison', poison);
  if (take && times <= COMES_AGAIN) throw tried.cause;
  return undefined;
}

async function attempt<Result>(take: () => Promise<Result>): Promise<{ result: Result } | { cause: unknown }> {
  for (let tries = 1; ; tries += 1) {
    try {
      return { result: await take() };
    } catch (cause) {
      if (tries === TRIES) return { cause };
      await pause(PAUSE_MS * tries);
    }
  }
}

/** The kind of an error alone: its message could hold somebody's words. */
function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause;
}
