import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../functions/console/rows.ts';
import { publish } from '../../functions/publish/publish.ts';
import { openHttp } from '../../shared/channels/http.ts';
import { moderatorPack } from '../../shared/channels/telegram/pack.ts';
import { messageBytes } from '../../shared/content/render.ts';
import { childOf } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Message, Photo } from '../../shared/domain/message.ts';
import { platform, type Reply } from '../channels/platform.ts';
import { recording } from '../channels/recordings.ts';
import { asTheyAre, mediaOf, photo } from '../channels/sample.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { A_MESSAGE, fakeChannel, fakeChannels } from '../fakes/platforms.ts';
import { due, scene } from './publishing.ts';

const PHOTO = photo('សាលាឃុំ');
const PACK: Message = { ...A_MESSAGE, note: 'សម្រាប់ល្ងាចនេះ', photos: [PHOTO] };
const sent = recording('telegram-private-message');
const blocked = recording('telegram-403-blocked');

/** One moderator's pack at its moment, over the channel as it is, a Telegram that gives these replies, and these photos. */
async function given(photos: Photo[], ...replies: readonly Reply[]) {
  const { url, requests } = await platform(...replies);
  const entry = { kind: 'moderator_pack', channel: 'mods', address: '', recipients: ['siem-reap'] } as const;
  const here = await scene(fakeChannel([]), { entry: { ...entry, expires: plus(EVENING, 2 * HOUR_MS) }, at: EVENING });
  await here.ledger.save({ ...here.delivery, attempts: 1, rev: here.delivery.rev + 1 });
  const child = childOf(here.delivery, 'aaaaaaaaaa', EVENING, EVENING);
  await here.ledger.create(child);
  const bot = { botToken: '1:a', baseUrl: url, http: openHttp({ deadlineMs: 500 }), clock: here.clock };
  const channel = moderatorPack({ ...bot, ...asTheyAre, chat: '7000000001', media: (hash) => mediaOf(photos)(hash) });
  const contentStore = { kept: async () => messageBytes(PACK) };
  const ports = { ...here.ports, channels: fakeChannels(channel), contentStore };
  const stored = async () => (await here.ledger.read(child)) ?? child;
  return {
    ports,
    delivery: child,
    /** What Telegram was asked for, in this order. */
    calls: () => requests.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)),
    /** Publishes it whenever it is due, until nothing more becomes of it. */
    async run() {
      for (let at = EVENING; at <= plus(EVENING, 3 * HOUR_MS); at = plus(at, MINUTE_MS)) {
        here.clock.set(at);
        const { state } = await stored();
        if (state.status === 'scheduled' && state.dueAt <= at) await publish(due({ ...(await stored()), at }), ports);
      }
      return (await stored()).state;
    },
    async reason() {
      const rows = await rowsOf(
        { campaign: here.delivery.campaign, children: true },
        { ...ports, ledger: here.ledger },
      );
      return rows.find(({ delivery }) => delivery.id === child.id)?.row.reason;
    },
  };
}

describe('a pack of which only a part has come', () => {
  it('is incomplete when the bot is blocked between note and photo, and says that photo and text are missing', async () => {
    const here = await given([PHOTO], sent, blocked);
    expect(await here.run()).toMatchObject({ status: 'incomplete', sent: [{ step: 'note', externalId: '77' }] });
    expect(await here.reason()).toBe('telegram_403: blocked (missing: photo, text)');
    expect(here.calls()).toEqual(['sendMessage', 'sendPhoto']);
  });

  it('is incomplete when the bot is blocked between photo and text', async () => {
    const here = await given([PHOTO], sent, sent, blocked);
    expect(await here.run()).toMatchObject({ status: 'incomplete', sent: [{ step: 'note' }, { step: 'photo' }] });
    expect(await here.reason()).toBe('telegram_403: blocked (missing: text)');
  });

  it('is refused, and not incomplete, when the bot is blocked before all of it', async () => {
    const here = await given([PHOTO], blocked);
    expect(await here.run()).toMatchObject({ status: 'refused', why: 'telegram_403: blocked' });
    expect(await here.reason()).toBe('telegram_403: blocked');
  });

  it('is incomplete at its end when its photo cannot be read by then, and its note was not sent again', async () => {
    const here = await given([], sent);
    expect(await here.run()).toMatchObject({ status: 'incomplete', why: 'expired', sent: [{ step: 'note' }] });
    expect(await here.reason()).toBe('expired (missing: photo, text)');
    expect(here.calls()).toEqual(['sendMessage']);
  });

  it('goes on with its photo once that can be read again', async () => {
    const photos: Photo[] = [];
    const here = await given(photos, sent);
    await publish(due({ ...here.delivery, at: EVENING }), here.ports);
    expect(here.calls()).toEqual(['sendMessage']);
    photos.push(PHOTO);
    expect(await here.run()).toMatchObject({ status: 'delivered' });
    expect(here.calls()).toEqual(['sendMessage', 'sendPhoto', 'sendMessage']);
  });
});
