import { setTimeout as pause } from 'node:timers/promises';
import type { Poison } from '../../shared/answer-ports.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import type { ReceivePorts } from './app.ts';

const KEPT_MS = 14 * DAY_MS;
const TRIES = 3;
const PAUSE_MS = 100;

type Suspect = Omit<Poison, 'sha256' | 'at' | 'error'> & { readonly error?: string; readonly body: Uint8Array };

/**
 * Takes in a callback, and keeps of one that cannot be taken in nothing but what it was, what went wrong and its hash.
 *
 * Throws only when that cannot be written either: then it is the ledger that is ill and not the callback, and whoever
 * brought it shall bring it again.
 */
export async function orPoison<Result>(
  { body, error, ...suspect }: Suspect,
  { clock, engagement, log }: Pick<ReceivePorts, 'clock' | 'engagement' | 'log'>,
  take?: () => Promise<Result>,
): Promise<Result | undefined> {
  const tried = take ? await attempt(take) : { error: error ?? 'illegible' };
  if ('result' in tried) return tried.result;
  const now = clock.now();
  const poison = { ...suspect, error: tried.error, sha256: sha256(body), at: now };
  await engagement.notePoison(poison, plus(now, KEPT_MS));
  log.error('poison', poison);
  return undefined;
}

/** The kind of an error alone: its message could hold somebody's words. */
async function attempt<Result>(take: () => Promise<Result>): Promise<{ result: Result } | { error: string }> {
  for (let tries = 1; ; tries += 1) {
    try {
      return { result: await take() };
    } catch (cause) {
      if (tries === TRIES) return { error: cause instanceof Error ? cause.name : typeof cause };
      await pause(PAUSE_MS * tries);
    }
  }
}
