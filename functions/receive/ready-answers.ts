import { keptMessage } from '../../shared/actions/kept-message.ts';
import { messageOfArm } from '../../shared/domain/arms.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { ModeratorWords } from '../../shared/domain/moderator-words.ts';
import type { ReceivePorts } from './app.ts';

/** The answers that came with a pack, for what people may ask; null where there are none. */
export async function readyAnswers(
  pack: Delivery,
  words: ModeratorWords,
  { contentStore }: Pick<ReceivePorts, 'contentStore'>,
): Promise<string | null> {
  const { answers } = messageOfArm(await keptMessage(pack.message, contentStore), pack.variant);
  if (answers.length === 0) return null;
  const cards = answers.map(({ question, answer }) => `❓ ${question}\n${answer}`);
  return [words.answersReady, ...cards].join('\n\n');
}
