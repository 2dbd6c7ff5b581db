import { describe, expect, it } from 'vitest';
import type { Forward } from '../../shared/answer-ports.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { plus } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import { BOT_TOKEN, botError, CHAT, chatAt, expectHarmless } from './chat.ts';
import { cutAfterwards, expectAccepted, platform, type Reply } from './platform.ts';
import { delivery, message, NOW } from './sample.ts';

/** A claim between two seconds: Telegram tells whole ones. */
const CLAIMED = plus(NOW, 640);
const UNSEEN = { kind: 'unseen' };

const chat = (parts: object = {}): Reply => ({
  status: 200,
  body: { ok: true, result: { id: -1001500000001, type: 'channel', username: 'khum_komru', ...parts } },
});

function forward(parts: Partial<Omit<Forward, 'text'>> & { readonly text?: string } = {}): Forward {
  const { text = message().text, ...rest } = parts;
  return { channel: CHAT, message: '41', at: NOW, ...rest, text: sha256(text.normalize('NFC')) };
}

interface Around {
  readonly forwards?: readonly Forward[];
  readonly taken?: readonly string[];
  readonly chatId?: string;
  readonly step?: string;
  readonly words?: Message;
  readonly reply?: Reply;
}

/** Looks for a step among these forwards; tells what was found and what Telegram was asked. */
async function look(around: Around) {
  const { forwards = [], taken = [], chatId = CHAT, step = 'text', words = message(), reply = chat() } = around;
  const { url, requests } = await platform(reply);
  const channel = chatAt(url, {
    chatId,
    forwards: async (of) => forwards.filter(({ channel }) => channel === of),
    isTaken: async (id, { id: own }) => own === delivery.id && taken.includes(id),
  });
  const found = await channel.lookUp?.(step, words, delivery, CLAIMED);
  await expectAccepted(requests);
  if (found?.kind === 'unreadable') expectHarmless(found.why);
  return { found, requests };
}

const found = async (around: Around) => (await look(around)).found;

describe('looking for a message in a Telegram channel', () => {
  it.each(['text', 'photo'])('finds a %s by what was forwarded, in the very second of the claim', async (step) => {
    const { found, requests } = await look({ forwards: [forward()], step });
    expect(found).toEqual({ kind: 'present', externalId: '41', permalink: 'https://t.me/khum_komru/41', at: NOW });
    expect(requests).toMatchObject([{ method: 'POST', path: `/bot${BOT_TOKEN}/getChat`, params: { chat_id: CHAT } }]);
  });

  it('asks for nothing while there is nothing to find', async () => {
    const { found, requests } = await look({ forwards: [forward({ text: 'ផ្សេង' })] });
    expect(found).toEqual(UNSEEN);
    expect(requests).toEqual([]);
  });

  it.each<[string, Reply]>([
    ['the channel has no name', chat({ username: undefined })],
    ['Telegram cannot be asked', { status: 502, body: '<html>' }],
    ['the token is dead', botError(401, 'Unauthorized')],
  ])('knows where it is even when %s', async (_, reply) => {
    expect(await found({ forwards: [forward()], reply })).toMatchObject({
      kind: 'present',
      permalink: 'https://t.me/c/1500000001/41',
    });
  });

  it.each<[string, Partial<Parameters<typeof forward>[0]>]>([
    ['is older than the claim', { at: plus(NOW, -1000) }],
    ['has another text', { text: `${message().text}។` }],
    ['lacks a zero-width space', { text: message().text.replace('ប្រជុំ', 'ប្រជុំ\u200b') }],
    ['is of another channel', { channel: '-1001500000009' }],
  ])('does not see one that %s, which proves nothing', async (_, parts) => {
    expect(await found({ forwards: [forward(parts)] })).toEqual(UNSEEN);
  });

  it.each([
    ['composed otherwise', 'cafe\u0301', 'caf\u00e9'],
    ['without carriage returns', 'ក\r\nខ', 'ក\nខ'],
    ['without white space around it', ' ក\n', 'ក'],
  ])('knows its text %s', async (_, text, shown) => {
    const around = { words: message({ text }), forwards: [forward({ text: shown })] };
    expect(await found(around)).toMatchObject({ kind: 'present' });
  });

  it('passes over a message that is another delivery\u2019s, and takes the one nearest to the claim', async () => {
    const forwards = ['102', '99', '100'].map((id) => forward({ message: id, at: plus(NOW, 2000) }));
    expect(await found({ forwards })).toMatchObject({ externalId: '99' });
    expect(await found({ forwards, taken: ['99'] })).toMatchObject({ externalId: '100' });
    expect(await found({ forwards, taken: ['99', '100', '102'] })).toEqual(UNSEEN);
  });

  it('never sees an album, a poll or a message without words', async () => {
    const forwards = [forward(), forward({ text: '' })];
    expect(await found({ forwards, step: 'album' })).toEqual(UNSEEN);
    expect(await found({ forwards, step: 'poll' })).toEqual(UNSEEN);
    expect(await found({ forwards, words: message({ text: '' }) })).toEqual(UNSEEN);
  });
});

describe('a channel that is known by its name', () => {
  it('is asked for its number, under which its forwards are kept', async () => {
    const { found, requests } = await look({ forwards: [forward()], chatId: '@khum_komru' });
    expect(found).toMatchObject({ kind: 'present', permalink: 'https://t.me/khum_komru/41' });
    expect(requests).toMatchObject([{ params: { chat_id: '@khum_komru' } }]);
  });

  it('is not seen where another number has the name', async () => {
    expect(await found({ forwards: [forward()], chatId: '@khum_komru', reply: chat({ id: -1009 }) })).toEqual(UNSEEN);
  });

  it.each<[string, Reply, unknown]>([
    ['a dead token', botError(401, 'Unauthorized'), 'telegram_401: token'],
    ['a name that is nobody\u2019s', botError(400, 'Bad Request: chat not found'), 'telegram_400: chat_not_found'],
    ['too many calls', botError(429, 'Too Many Requests'), 'telegram_429: rate'],
    ['a failing server', { status: 502, body: '<html>Bad Gateway</html>' }, 'telegram: status_502'],
    ['HTML', { status: 200, body: '<html>Dara</html>' }, 'telegram: illegible'],
    ['a chat without a number', chat({ id: 'Dara' }), 'telegram: illegible'],
    ['truncated JSON', { status: 200, body: '{"ok":true,"result":{"id":-1001' }, 'telegram: illegible'],
    ['a reset', cutAfterwards, expect.stringMatching(/^telegram: \w+$/)],
    ['silence', () => {}, 'telegram: timeout'],
  ])('cannot be looked up after %s', async (_, reply, why) => {
    const around = { forwards: [forward()], chatId: '@khum_komru', reply };
    expect(await found(around)).toEqual({ kind: 'unreadable', why });
  });
});
