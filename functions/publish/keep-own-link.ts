import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { ChannelAdapter } from '../../shared/ports.ts';
import type { PublishPorts } from './publish.ts';

/** Keeps the link that one recipient alone will see, before anybody can open it. Doing it again changes nothing. */
export async function keepOwnLink(
  message: Message,
  delivery: Delivery,
  adapter: Pick<ChannelAdapter, 'ownLink'>,
  { engagement }: Pick<PublishPorts, 'engagement'>,
): Promise<void> {
  const link = adapter.ownLink?.(message, delivery) ?? null;
  if (link) await engagement.keepLink(link);
}
