import { expect, test } from 'vitest';
import { withSandboxPermalinks } from '../../infra/local/sandbox-permalinks.ts';
import { facebookPage } from '../../shared/channels/facebook_page/publish.ts';
import { facebookSummary } from '../../shared/channels/facebook_page/summary.ts';
import type { Http } from '../../shared/channels/http.ts';
import { moderatorPack } from '../../shared/channels/telegram/pack.ts';
import { telegramChat } from '../../shared/channels/telegram/publish.ts';
import type { Delivery, SentStep } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import type { Message, Photo } from '../../shared/domain/message.ts';
import type { ChannelAdapter } from '../../shared/ports.ts';
import { alone, asTheyAre, clock, delivery, message, out } from '../channels/sample.ts';
import { fakeChannels } from '../fakes/platforms.ts';
import { CHANNEL, openSandbox, PAGE, photo } from './sandbox-world.ts';

/** The adapters against the sandbox: what one says, the other understands, and a reader sees what is meant. */

const DONE = { kind: 'done' };
const HERE = 'http://localhost:4000/sandbox';
const CHAT_PATH = `/telegram/chats/${CHANNEL}`;
const PAGE_PATH = `/facebook/pages/${PAGE}`;

async function opened() {
  const world = openSandbox();
  const kept = new Map<string, Uint8Array>();
  const http: Http = async (url, content, { method } = {}) => {
    const init: RequestInit = content
      ? { method: 'POST', body: content.bytes, headers: { 'content-type': content.type } }
      : { method: method ?? 'GET' };
    const response = await world.request(url.replace(HERE, ''), init);
    return { kind: 'answer', status: response.status, headers: response.headers, text: await response.text() };
  };
  const media = async (hash: string) => kept.get(hash) ?? new Uint8Array();
  const bot = { botToken: '1:sandbox', baseUrl: `${HERE}/telegram`, http, media, clock };
  const page = { pageId: PAGE, pageToken: 'sandbox', baseUrl: `${HERE}/facebook`, http, media, clock };
  return {
    ...world,
    channel: telegramChat({ ...alone, ...bot, chatId: CHANNEL }),
    pack: (chat: string) => moderatorPack({ ...bot, ...asTheyAre, chat }),
    facebook: facebookPage({ ...alone, ...page }),
    summaryOf: facebookSummary(page),
    picture: async (red: number): Promise<Photo> => {
      const bytes = new Uint8Array(await (await photo({ red, width: red })).arrayBuffer());
      kept.set(sha256(bytes), bytes);
      const size = { bytes: bytes.length, width: red, height: 40 };
      return { sha256: sha256(bytes), alt: 'រូប', contentType: 'image/jpeg', ...size };
    },
  };
}

/** Sends all of a message; the delivery as it is then. */
async function send(channel: ChannelAdapter, post: Message): Promise<Delivery> {
  const sent: Omit<SentStep, 'at' | 'permalink'>[] = [];
  for (const step of channel.steps(post)) {
    const outcome = await channel.send(step, post, delivery);
    if (outcome.kind !== 'published') throw new Error(`${step}: ${outcome.why}`);
    const { externalId, alsoIds } = outcome;
    sent.push({ step, externalId, ...(alsoIds && { alsoIds }) });
  }
  return out(...sent);
}

const plain = (parts: Partial<Message>) => message({ entities: [], ...parts });

test('a text in a channel is edited twice in the same way, and deleted twice', async () => {
  const { channel, page } = await opened();
  const button = { kind: 'link', label: 'បើក', url: 'https://example.org/r' } as const;
  const [before, after] = [plain({ text: 'មុន', button }), plain({ text: 'ក្រោយ', button })];
  const there = await send(channel, before);
  for (let time = 1; time <= 2; time++) {
    expect(await channel.edit?.(before, after, there)).toEqual(DONE);
    expect(await page(CHAT_PATH)).toMatch(/ក្រោយ.*https:\/\/example\.org\/r/s);
    expect(await page(CHAT_PATH)).not.toContain('មុន');
  }
  for (let time = 1; time <= 2; time++) expect(await channel.remove?.(after, there)).toEqual(DONE);
  expect(await page(CHAT_PATH)).not.toContain('ក្រោយ');
  expect(await channel.edit?.(after, before, there)).toEqual({ kind: 'refused', why: 'telegram_400: message_gone' });
});

test('a photo in a channel is replaced, and only its caption edited where it stays', async () => {
  const { channel, page, picture } = await opened();
  const [old, other] = [await picture(50), await picture(90)];
  const before = plain({ text: 'មុន', photos: [old] });
  const there = await send(channel, before);
  const caption = plain({ text: 'ក្រោយ', photos: [old] });
  expect(await channel.edit?.(before, caption, there)).toEqual(DONE);
  expect(await page(CHAT_PATH)).toMatch(/width="50".*ក្រោយ/s);
  expect(await channel.edit?.(caption, plain({ text: 'ថ្មី', photos: [other] }), there)).toEqual(DONE);
  expect(await page(CHAT_PATH)).toMatch(/width="90".*ថ្មី/s);
});

test('an album in a channel is deleted with its text, down to the last photo, and not after two days', async () => {
  const { channel, page, picture, later } = await opened();
  const post = plain({ text: 'មុន', photos: [await picture(50), await picture(60)] });
  const there = await send(channel, post);
  expect(await channel.remove?.(post, there)).toEqual(DONE);
  expect(await page(CHAT_PATH)).not.toMatch(/<img|មុន/);

  later(60_000);
  const kept = await send(channel, post);
  later(48 * 3_600_000);
  expect(await channel.remove?.(post, kept)).toEqual({ kind: 'refused', why: 'telegram_400: too_old' });
});

test('a post on a Page is edited and deleted, each twice, and its reader learns that it is gone', async () => {
  const { facebook, page, picture, summaryOf, later } = await opened();
  for (const photos of [[], [await picture(50)], [await picture(60), await picture(70)]]) {
    later(3_600_000);
    const [before, after] = [plain({ text: 'មុន', photos }), plain({ text: 'ក្រោយ', photos })];
    const there = await send(facebook, before);
    for (let time = 1; time <= 2; time++) expect(await facebook.edit?.(before, after, there)).toEqual(DONE);
    expect(await page(PAGE_PATH)).toContain('ក្រោយ');
    expect(await page(PAGE_PATH)).not.toContain('មុន');
    const id = 'sent' in there.state ? (there.state.sent[0]?.externalId ?? '') : '';
    expect(await summaryOf(id)).toMatchObject({ kind: 'known' });
    for (let time = 1; time <= 2; time++) expect(await facebook.remove?.(after, there)).toEqual(DONE);
    expect(await page(PAGE_PATH)).not.toContain('ក្រោយ');
    expect(await summaryOf(id)).toEqual({ kind: 'gone' });
    expect(await facebook.edit?.(after, before, there)).toEqual({ kind: 'refused', why: 'facebook_100_33: gone' });
  }
});

test('a moderator reads what has changed, and what is withdrawn in the place of the pack', async () => {
  const { pack, submit, page, later, picture } = await opened();
  const path = '/telegram/people/3';
  await submit(`${path}/start`);
  const moderator = pack('7000000003');
  const before = plain({ text: 'អត្ថបទមុន', photos: [await picture(50)] });
  const there = await send(moderator, before);
  later(60_000);
  expect(await moderator.edit?.(before, plain({ ...before, text: 'អត្ថបទក្រោយ' }), there)).toEqual(DONE);
  expect(await page(path)).toMatch(/This post has changed.*អត្ថបទក្រោយ/s);
  later(60_000);
  expect(await moderator.remove?.(before, there)).toEqual(DONE);
  const shown = await page(path);
  expect(shown).toMatch(/This post has been withdrawn.*«អត្ថបទមុន»/s);
  expect(shown).not.toContain('<img');
});

test('the sandbox’s own permalinks leave editing and deleting as they are', async () => {
  const { channel } = await opened();
  const channels = fakeChannels(channel, 'sandbox');
  const before = plain({ text: 'មុន' });
  const there = await send(channel, before);
  const wrapped = await withSandboxPermalinks(channels, HERE).open({ ...delivery, kind: 'telegram_channel' });
  expect(await wrapped.edit?.(before, plain({ text: 'ក្រោយ' }), there)).toEqual(DONE);
  expect(await wrapped.remove?.(before, there)).toEqual(DONE);
});
