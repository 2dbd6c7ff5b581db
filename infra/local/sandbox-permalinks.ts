import type { Channels } from '../../shared/ports.ts';
import { chatPath, postPath } from './sandbox/addresses.ts';

/** The sandbox's channels, with links to its own pages: the real platforms' addresses would lead nowhere. */
export function withSandboxPermalinks(channels: Channels, ownUrl: string): Channels {
  return {
    ...channels,
    async open(channel) {
      const adapter = await channels.open(channel);
      return {
        ...adapter,
        async send(...request) {
          const outcome = await adapter.send(...request);
          // What a moderator received is on their own phone, and nowhere to be opened.
          if (outcome.kind !== 'published' || channel.kind === 'moderator_pack') return outcome;
          return {
            ...outcome,
            permalink: `${ownUrl}/sandbox${pathOf(channel.kind, channel.address, outcome.externalId)}`,
          };
        },
      };
    },
  };
}

function pathOf(kind: string, address: string, id: string): string {
  if (kind === 'facebook_page') return postPath(address, Number(id.split('_').at(-1)));
  return `${chatPath(address)}?post=${id}#m${id}`;
}
