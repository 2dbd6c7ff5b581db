import { keptMessage } from '../../shared/actions/kept-message.ts';
import type { Said } from '../../shared/content/staff-approval-words.ts';
import { messagesOf } from '../../shared/domain/arms.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { TeamPorts } from './team-chore.ts';

/** Each different text of a post once, with the channels that say it: each has a link of its own to the same place. */
export async function textsOf(deliveries: readonly Delivery[], ports: TeamPorts): Promise<readonly Said[]> {
  const said = new Map<string, { channels: string[]; message: Message }>();
  for (const { id, amendment, channel, ...delivery } of deliveries) {
    const { message: sha256, wording, arms } = amendment?.kind === 'edit' ? amendment.version : delivery;
    for (const { arm, message } of messagesOf(await keptMessage(sha256, ports.contentStore))) {
      const { text, photos, video, button, poll, link, note, plain } = message;
      const place = link?.target.replaceAll(id, '') ?? null;
      const same = arms.find((one) => one.arm === arm)?.wording ?? wording;
      const looks = JSON.stringify([place === null ? text : same, place, photos, video, button?.label, poll]);
      const known = said.get(looks);
      said.set(looks, {
        channels: [...(known?.channels ?? []), arm === null ? channel : `${channel} (${arm})`],
        // What only one of them has, a voice note, a line for a district, a pin, is approved with the text that both have.
        message: {
          ...message,
          ...known?.message,
          note: known?.message.note ?? note,
          plain: known?.message.plain ?? plain,
        },
      });
    }
  }
  return [...said.values()];
}
