import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { ChannelAdapter } from '../../shared/ports.ts';
import type { PublishPorts } from './publish.ts';

/** Keeps the links that one recipient alone will see, before anybody can open them. Doing it again changes nothing. */
export async function keepOwnLinks(
  message: Message,
  delivery: Delivery,
  adapter: Pick<ChannelAdapter, 'ownLinks'>,
  { engagement }: Pick<PublishPorts, 'engagement'>,
): Promise<void> {
  for (const link of adapter.ownLinks?.(message, delivery) ?? []) await engagement.keepLink(link);
}
