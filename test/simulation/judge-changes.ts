import { type Delivery, sentSteps } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { TOLD } from './changing.ts';
import type { Live, Platform } from './platform.ts';
import { addressOf } from './sending.ts';

/** How often a moderator was told the same change, or reminded, again. */
export function toldAgain(lives: readonly Live[]): number {
  return Object.values(TOLD).reduce((total, step) => {
    const told = lives.filter(({ of }) => of?.step === step).length;
    return total + Math.max(0, told - 1);
  }, 0);
}

/** Whether the ledger says of something that is out what is not so: that it was deleted, or that it has these words. */
export function saysOtherWords(delivery: Delivery, platform: Platform): boolean {
  if (delivery.kind === 'moderator_pack') return false;
  const lives = sentSteps(delivery.state).flatMap(
    ({ externalId }) => platform.find(addressOf(delivery), externalId ?? '') ?? [],
  );
  if (delivery.removedAt !== null) return lives.some(({ removedAtMs }) => removedAtMs === Number.POSITIVE_INFINITY);
  if (delivery.amendment || endedUnclear(delivery)) return false;
  return lives.some(({ text }) => text !== '' && sha256(text) !== delivery.text);
}

/** An edit that was given up after a call without an answer may be there: a person is asked to look. */
function endedUnclear({ events }: Delivery): boolean {
  const last = events.findLast(({ type }) => type === 'amendment_failed' || type === 'edited');
  return last?.type === 'amendment_failed';
}
