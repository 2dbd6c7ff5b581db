import { messageBytes } from '../../shared/content/render.ts';
import { type Delivery, type Entry, isForModerators } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { A_MESSAGE } from '../fakes/platforms.ts';
import { asking } from './asking.ts';

export const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]);
export const TEXT = 'មក​ប្រជុំ <b>ឃុំ</b> & "សួរ"\n\n  ម៉ោង ៨ 🙂\nhttps://civic.example.org/l/abcdefgh2345';

export const A_PACK: Message = {
  ...A_MESSAGE,
  text: TEXT,
  note: 'To post: tonight\n\nIf asked about parties, say: we belong to none.',
  photos: [
    { sha256: sha256(JPEG), alt: 'មនុស្ស "ប្រជុំ"', bytes: 18_400, width: 640, height: 360, contentType: 'image/jpeg' },
  ],
};

/** A team with a pack that has been handed out, and the door at which its pages are. */
export async function packPages(changes: Parameters<typeof asking>[0] = {}, said: Message = A_PACK) {
  const here = asking(changes);
  await here.contentStore.keep('media', JPEG);
  const keep = (message: Message) => here.contentStore.keep('rendered', messageBytes(message));
  const entry = { kind: 'moderator_pack', channel: 'mods', address: '', recipients: ['siem-reap'] } as const;
  const waiting = async (more: Partial<Entry> = {}): Promise<Delivery> => {
    const pack = schedule(anEntry({ ...entry, message: await keep(said), ...more }), null, NOON);
    const record = await here.ledger.campaign(pack.campaign);
    await here.ledger.saveCampaign({ ...record, revision: record.revision + 1, approvalsNeeded: 2, endsAt: EVENING });
    await here.ledger.create(pack);
    return pack;
  };
  return {
    ...here,
    keep,
    /** A pack that the plan holds. */
    waiting,
    /** One that its moderators have by now. */
    async handedOut(more: Partial<Entry> = {}): Promise<Delivery> {
      const at = EVENING;
      const step = { step: 'handed_out', externalId: '0', permalink: null, at };
      return here.happen(
        await waiting(more),
        { type: 'claimed', at, worker: 'one', leaseUntil: plus(at, MINUTE_MS), steps: ['handed_out'] },
        { type: 'step_sent', at, step },
        { type: 'delivered', at },
      );
    },
    give: (pack: Pick<Delivery, 'id'>, token = 'token-of-dara') =>
      here.ask(`/api/deliveries/${pack.id}/page`, token, {}),
    /** The path of a link for one more person. */
    async link(pack: Pick<Delivery, 'id'>): Promise<string> {
      const { json } = await here.ask(`/api/deliveries/${pack.id}/page`, 'token-of-dara', {});
      return new URL(json.url).pathname;
    },
    async look(path: string, init: RequestInit = {}) {
      const response = await here.door(path, init);
      return { status: response.status, headers: Object.fromEntries(response.headers), page: await response.text() };
    },
    async say(path: string, form: Record<string, string> | string, headers: Record<string, string> = {}) {
      const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
      const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const response = await here.door(path, { method: 'POST', body, headers: { ...type, ...headers } });
      return { status: response.status, location: response.headers.get('location'), page: await response.text() };
    },
    received: async () => {
      const packs = (await here.ledger.deliveriesOf('meeting')).filter(isForModerators);
      return (await Promise.all(packs.map((pack) => Array.fromAsync(here.ledger.childrenOf(pack))))).flat();
    },
    later: (hours: number) => here.clock.set(plus(here.clock.now(), hours * HOUR_MS)),
  };
}
