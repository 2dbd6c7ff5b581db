import { Message, type Sha256 } from '../domain/message.ts';
import type { ContentStore } from '../ports.ts';

/** A message as it was rendered, by its hash. Throws when it is missing, or was changed under its name. */
export async function keptMessage(sha256: Sha256, contentStore: Pick<ContentStore, 'kept'>): Promise<Message> {
  return Message.parse(JSON.parse(new TextDecoder().decode(await contentStore.kept('rendered', sha256))));
}
