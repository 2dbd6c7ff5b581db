import type { Context } from 'hono';
import { messageToMend, type OpenMatter, openMatters } from '../../shared/actions/open-matters.ts';
import { matterInWords } from '../../shared/content/matter-words.ts';
import { sentSteps } from '../../shared/domain/delivery.ts';
import { ACTIONS_ON } from '../../shared/domain/matter.ts';
import type { ConsolePorts } from './app.ts';

/** GET /api/matters: what a person must see to, newest first, with the text and the pictures to do it by hand. */
export function matters(ports: ConsolePorts) {
  return async (context: Context) => {
    const open = await openMatters(ports);
    return context.json(await Promise.all(open.map((one) => rowOf(one, ports))));
  };
}

async function rowOf(open: OpenMatter, ports: ConsolePorts) {
  const { delivery, matter } = open;
  const message = await messageToMend(open, ports);
  return {
    delivery_id: delivery.id,
    campaign: delivery.campaign,
    post: delivery.post,
    channel: delivery.channel,
    kind: matter.kind,
    reason: matter.why,
    since: matter.since,
    public_at: delivery.publicAt,
    text: message?.text ?? null,
    ...(message?.note && { note: message.note }),
    photos: message?.photos.map(({ sha256, alt, bytes }) => ({ url: `/api/media/${sha256}`, alt, bytes })) ?? [],
    permalink: sentSteps(delivery.state)[0]?.permalink ?? null,
    ...matterInWords(delivery, matter),
    actions: ACTIONS_ON[matter.kind],
  };
}
