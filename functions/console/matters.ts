import type { Context } from 'hono';
import { messageToMend, type OpenMatter, openMatters } from '../../shared/actions/open-matters.ts';
import { matterInWords } from '../../shared/content/matter-words.ts';
import { sentSteps } from '../../shared/domain/delivery.ts';
import { ACTIONS_ON } from '../../shared/domain/matter.ts';
import type { Video } from '../../shared/domain/message.ts';
import { isShown } from '../../shared/domain/prepared-video.ts';
import type { ConsolePorts } from './app.ts';

/** GET /api/matters: what a person must see to, newest first, with the text and the pictures to do it by hand. */
export function matters(ports: ConsolePorts) {
  return async (context: Context) => {
    const open = await openMatters(ports);
    const rows: Row[] = [];
    for (let start = 0; start < open.length; start += AT_A_TIME)
      rows.push(...(await Promise.all(open.slice(start, start + AT_A_TIME).map((one) => rowOf(one, ports)))));
    return context.json(rows);
  };
}

/** After a day's pause there may be hundreds, each with a message to be read. */
const AT_A_TIME = 25;

type Row = Awaited<ReturnType<typeof rowOf>>;

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
    ...(message?.video && { video: videoOf(message.video) }),
    ...(message?.voice && { voice: { url: `/api/media/${message.voice.sha256}`, bytes: message.voice.bytes } }),
    permalink: sentSteps(delivery.state)[0]?.permalink ?? null,
    ...matterInWords(delivery, matter),
    actions: ACTIONS_ON[matter.kind],
  };
}

/** No address of one that is too large to be handed out: it is in the content folder. */
function videoOf({ sha256, alt, bytes }: Video) {
  return { url: isShown({ bytes }) ? `/api/media/${sha256}` : null, alt, bytes };
}
