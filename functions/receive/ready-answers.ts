import type { Delivery } from '../../shared/domain/delivery.ts';
import type { ModeratorWords } from '../../shared/domain/moderator-words.ts';
import type { ReceivePorts } from './app.ts';

/** The answers that came with a pack, for what people may ask; null where there are none. */
export async function readyAnswers(
  _pack: Delivery,
  _words: ModeratorWords,
  _ports: ReceivePorts,
): Promise<string | null> {
  return null;
}
