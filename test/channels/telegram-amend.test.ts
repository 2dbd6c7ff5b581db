import { describe, expect, it } from 'vitest';
import type { Delivery, SentStep } from '../../shared/domain/delivery.ts';
import type { Button, Message } from '../../shared/domain/message.ts';
import { BOT_TOKEN, botError, CHAT, chatAt, expectHarmless, photos } from './chat.ts';
import { cutAfterwards, expectAccepted, platform, type Reply } from './platform.ts';
import { recording } from './recordings.ts';
import { delivery, message, NOW } from './sample.ts';

const press: Button = { kind: 'press', label: 'ខ្ញុំនឹងទៅ', action: 'rsvp' };
const done: Reply = { status: 200, body: { ok: true, result: true } };
const edited = recording('telegram-message');

function out(...sent: Partial<SentStep>[]): Delivery {
  const steps = sent.map((one): SentStep => ({ step: 'text', externalId: '41', permalink: null, at: NOW, ...one }));
  const [first, ...rest] = steps;
  if (!first) throw new Error('Something is out');
  return { ...delivery, state: { status: 'published', at: NOW, sent: [first, ...rest] } };
}

async function amend(change: { before?: Message; after: Message | null }, of: Delivery, ...replies: Reply[]) {
  const { url, requests } = await platform(...replies);
  const chat = chatAt(url);
  const before = change.before ?? message();
  const answer = change.after ? await chat.edit?.(before, change.after, of) : await chat.remove?.(before, of);
  await expectAccepted(requests);
  if (answer && 'why' in answer) expectHarmless(answer.why);
  return { answer, requests };
}

const edit = (after: Message, of: Delivery, ...replies: Reply[]) => amend({ after }, of, ...replies);
const remove = (of: Delivery, ...replies: Reply[]) => amend({ after: null }, of, ...replies);

describe('an edit in a Telegram chat', () => {
  it('changes the text where it is, and keeps its button', async () => {
    const after = message({ text: 'ប្រជុំឃុំ\nថ្ងៃព្រហស្បតិ៍', entities: [], button: press });
    const { answer, requests } = await edit(after, out({}), edited);
    expect(answer).toEqual({ kind: 'done' });
    expect(requests).toMatchObject([{ path: `/bot${BOT_TOKEN}/editMessageText` }]);
    expect(requests[0]?.params).toEqual({
      chat_id: CHAT,
      message_id: 41,
      text: after.text,
      entities: [],
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [[{ text: press.label, callback_data: `rsvp:${delivery.id}` }]] },
    });
  });

  it('changes the caption of one photo, and of an album the text alone', async () => {
    const one = { photos: photos.slice(0, 1) };
    const caption = await amend(
      { before: message(one), after: message({ ...one, text: 'កែ', entities: [] }) },
      out({ step: 'photo' }),
      edited,
    );
    expect(caption.requests).toMatchObject([
      { path: `/bot${BOT_TOKEN}/editMessageCaption`, params: { caption: 'កែ' } },
    ]);
    const album = out({ step: 'album', externalId: '7', alsoIds: ['8', '9'] }, { externalId: '10' });
    const text = await amend(
      { before: message({ photos }), after: message({ photos, text: 'កែ', entities: [] }) },
      album,
      edited,
    );
    expect(text.requests).toMatchObject([{ path: `/bot${BOT_TOKEN}/editMessageText`, params: { message_id: 10 } }]);
  });

  it('is done when the words are there already', async () => {
    const same = botError(
      400,
      'Bad Request: message is not modified: specified new message content is exactly the same',
    );
    expect((await edit(message({ text: 'កែ', entities: [] }), out({}), same)).answer).toEqual({ kind: 'done' });
  });

  it.each<[string, { before?: Message; after: Message }, string]>([
    [
      'another photo',
      { before: message({ photos: photos.slice(0, 1) }), after: message({ photos: photos.slice(1, 2) }) },
      'photos_cannot_change',
    ],
    ['a photo where there was none', { after: message({ photos: photos.slice(0, 1) }) }, 'form_cannot_change'],
    [
      'another poll',
      {
        before: message({ poll: { question: 'a', options: ['b', 'c'], anonymous: true } }),
        after: message({ poll: { question: 'a', options: ['b', 'd'], anonymous: true } }),
      },
      'poll_cannot_change',
    ],
  ])('asks nothing of Telegram and is refused for %s', async (_, change, why) => {
    const { answer, requests } = await amend(change, out({}), done);
    expect(answer).toEqual({ kind: 'refused', why });
    expect(requests).toEqual([]);
  });

  it.each<[string, Reply, object]>([
    [
      'a message that is gone',
      botError(400, 'Bad Request: message to edit not found'),
      { kind: 'refused', why: 'telegram_400: message_gone' },
    ],
    [
      'a dead token',
      botError(401, 'Unauthorized'),
      { kind: 'deferred', until: null, why: 'telegram_401: token', fault: 'token' },
    ],
    [
      'a rate limit',
      {
        status: 429,
        body: { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } },
      },
      { kind: 'deferred', why: 'telegram_429: rate' },
    ],
    ['a failing server', { status: 502, body: '<html>Dara</html>' }, { kind: 'unknown', why: 'telegram: status_502' }],
    ['a reset', cutAfterwards, { kind: 'unknown' }],
  ])('answers %s as when sending', async (_, reply, answer) => {
    expect((await edit(message({ text: 'កែ', entities: [] }), out({}), reply)).answer).toMatchObject(answer);
  });
});

describe('a removal from a Telegram chat', () => {
  it('deletes all messages of a post, each photo of an album included', async () => {
    const album = out({ step: 'album', externalId: '7', alsoIds: ['8', '9'] }, { externalId: '10' });
    const { answer, requests } = await remove(album, done);
    expect(answer).toEqual({ kind: 'done' });
    expect(requests.map(({ path, params }) => [path, params.message_id])).toEqual(
      [7, 8, 9, 10].map((id) => [`/bot${BOT_TOKEN}/deleteMessage`, id]),
    );
  });

  it('is done when a message is gone already', async () => {
    const gone = botError(400, 'Bad Request: message to delete not found');
    expect((await remove(out({}), gone)).answer).toEqual({ kind: 'done' });
  });

  it('deletes what it can, and says that one is too old', async () => {
    const old = botError(400, "Bad Request: message can't be deleted for everyone");
    const { answer, requests } = await remove(out({ externalId: '7' }, { externalId: '8' }), old, done);
    expect(answer).toEqual({ kind: 'refused', why: 'telegram_400: too_old' });
    expect(requests).toHaveLength(2);
  });

  it('needs a person for a message whose id nobody knows', async () => {
    const { answer, requests } = await remove(out({ externalId: null }), done);
    expect(answer).toEqual({ kind: 'refused', why: 'id_unknown' });
    expect(requests).toEqual([]);
  });
});
