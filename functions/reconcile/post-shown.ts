import type { Said } from '../../shared/content/staff-approval-words.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { Message, type Sha256 } from '../../shared/domain/message.ts';
import type { TeamPorts } from './tell-team.ts';

/** Each different text of a post once, with the channels that say it. */
export async function textsOf(deliveries: readonly Delivery[], ports: TeamPorts): Promise<readonly Said[]> {
  const said = new Map<string, { channels: string[]; message: Message }>();
  for (const delivery of deliveries) {
    const { amendment, channel } = delivery;
    const message = await messageOf(amendment?.kind === 'edit' ? amendment.version.message : delivery.message, ports);
    const { text, photos, button, poll, note } = message;
    // Two links of one button differ by their codes, and lead to the same place.
    const looks = JSON.stringify([text, photos, button?.label, poll, note]);
    const known = said.get(looks);
    if (known) known.channels.push(channel);
    else said.set(looks, { channels: [channel], message });
  }
  return [...said.values()];
}

export async function messageOf(sha256: Sha256, { contentStore }: Pick<TeamPorts, 'contentStore'>): Promise<Message> {
  const kept = await contentStore.kept('rendered', sha256);
  return Message.parse(JSON.parse(new TextDecoder().decode(kept)));
}
