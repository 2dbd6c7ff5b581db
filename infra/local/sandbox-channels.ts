import type { Content } from '../../shared/domain/content/content.ts';
import type { SandboxChannel } from './sandbox/addresses.ts';

/** The channels that the sandbox stands in for: those of the content that a platform would have. */
export function sandboxChannels(content: Content | null): SandboxChannel[] {
  return Object.entries(content?.organisation?.channels ?? {}).flatMap(([id, channel]): SandboxChannel[] => {
    switch (channel.kind) {
      case 'facebook_page':
        return [{ id, kind: channel.kind, address: channel.page_id, label: channel.label }];
      case 'telegram_channel':
      case 'telegram_group':
        return [{ id, kind: channel.kind, address: channel.chat_id, label: channel.label }];
      case 'moderator_pack':
      case 'offline_pack':
        return [];
      default:
        return channel satisfies never;
    }
  });
}
