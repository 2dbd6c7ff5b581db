import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Button, Message, Poll } from '../../shared/domain/message.ts';
import { amend, BOT_TOKEN, CHAT, chatAt, photos } from './chat.ts';
import { platform, type Reply } from './platform.ts';
import { recording } from './recordings.ts';
import { bytesOf, delivery, mediaOf, message, out, photo } from './sample.ts';

const edited = recording('telegram-edited');
const link: Button = { kind: 'link', label: 'ចុះឈ្មោះ', url: 'https://example.org/r' };
const poll: Poll = { question: 'ពេលណាល្អ?', options: ['ព្រឹក', 'ល្ងាច'], anonymous: true };
const [one, two] = [photos.slice(0, 1), photos.slice(0, 2)];

const OTHER = 'ប្រជុំឃុំ\nថ្ងៃសុក្រ ម៉ោង ៨ ព្រឹក';
const DONE = { kind: 'done' };
const refused = (why: string) => ({ kind: 'refused', why });
const text = (externalId: string | null = '41') => out({ step: 'text', externalId });
const album = { step: 'album', externalId: '51', alsoIds: ['52'] };

/** Edits what is out in a chat that gives these replies; tells what came of it and what Telegram was asked. */
async function edit(before: Partial<Message>, after: Partial<Message>, there: Delivery, ...replies: readonly Reply[]) {
  return amend((chat) => chat.edit?.(message(before), message(after), there), replies);
}

describe('editing a Telegram message', () => {
  it('puts the whole new text in the place of the old one, with entities and button', async () => {
    const after = { text: 'ប្រជុំឃុំ ថ្ងៃសុក្រ', entities: [], button: link };
    const { amended, requests } = await edit({ button: link }, after, text(), edited);
    expect(amended).toEqual(DONE);
    expect(requests).toMatchObject([{ method: 'POST', path: `/bot${BOT_TOKEN}/editMessageText` }]);
    expect(requests[0]?.params).toEqual({
      chat_id: CHAT,
      message_id: 41,
      text: after.text,
      entities: [],
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [[{ text: link.label, url: link.url }]] },
    });
  });

  it('of a pinned one changes the words, and leaves it pinned', async () => {
    const there = out({ step: 'text', externalId: '41' }, { step: 'pin', externalId: '41' });
    const { amended, calls } = await edit({ pin: true }, { text: OTHER, entities: [] }, there, edited);
    expect([amended, calls]).toEqual([DONE, ['editMessageText']]);
  });

  it('takes a button away that the new words do not have', async () => {
    const { requests } = await edit({ button: link }, {}, text(), edited);
    expect(requests[0]?.params).not.toHaveProperty('reply_markup');
  });

  it('of a photo that stays changes its caption alone, and passes the button again', async () => {
    const press: Button = { kind: 'press', label: 'ខ្ញុំនឹងទៅ', action: 'rsvp' };
    const after = { photos: one.map((shown) => ({ ...shown, alt: 'ស្គរធំ' })), text: OTHER, button: press };
    const there = out({ step: 'photo', externalId: '41' });
    const { amended, calls, requests } = await edit({ photos: one, button: press }, after, there, edited);
    expect([amended, calls]).toEqual([DONE, ['editMessageCaption']]);
    expect(requests[0]?.params).toEqual({
      chat_id: CHAT,
      message_id: 41,
      caption: OTHER,
      caption_entities: message().entities,
      reply_markup: { inline_keyboard: [[{ text: press.label, callback_data: `rsvp:${delivery.id}` }]] },
    });
  });

  it('puts another photo in the place of a photo, with its caption and button', async () => {
    const there = out({ step: 'photo', externalId: '41' });
    const after = { photos: photos.slice(1, 2), button: link };
    const { amended, calls, requests } = await edit({ photos: one }, after, there, edited);
    expect([amended, calls]).toEqual([DONE, ['editMessageMedia']]);
    const { text: caption, entities: caption_entities } = message();
    expect(requests[0]?.params).toEqual({
      chat_id: CHAT,
      message_id: '41',
      media: { type: 'photo', media: 'attach://photo', caption, caption_entities },
      reply_markup: { inline_keyboard: [[{ text: link.label, url: link.url }]] },
    });
    expect(Buffer.from(requests[0]?.files.photo?.bytes ?? [])).toEqual(bytesOf({ alt: 'សាលាឃុំ' }));
  });

  it('changes nothing when the new photo cannot be read', async () => {
    const { url, requests } = await platform(edited);
    const there = out({ step: 'photo', externalId: '41' });
    const act = chatAt(url, { media: mediaOf([]) }).edit?.(
      message({ photos: one }),
      message({ photos: [photo('ព្រែក')] }),
      there,
    );
    await expect(act).rejects.toThrow('is missing');
    expect(requests).toEqual([]);
  });

  it('leaves an album and a poll as they are and edits the text between them', async () => {
    const there = out(album, { step: 'text', externalId: '53' }, { step: 'poll', externalId: '54' });
    const { amended, calls, requests } = await edit(
      { photos: two, poll },
      { photos: two, poll, text: OTHER, button: link },
      there,
      edited,
    );
    expect([amended, calls]).toEqual([DONE, ['editMessageText']]);
    expect(requests[0]?.params).toMatchObject({ message_id: 53 });
  });

  it('gives a poll that is all there is another button', async () => {
    const alone = { poll, text: poll.question, entities: [] };
    const there = out({ step: 'poll', externalId: '41' });
    const { amended, calls, requests } = await edit(alone, { ...alone, button: link }, there, edited);
    expect([amended, calls]).toEqual([DONE, ['editMessageReplyMarkup']]);
    expect(requests[0]?.params.reply_markup).toEqual({ inline_keyboard: [[{ text: link.label, url: link.url }]] });
    expect((await edit(alone, alone, there, edited)).calls).toEqual([]);
  });

  const post = { photos: two, poll };
  const there = out(album, { step: 'text', externalId: '53' });
  it.each<[string, Partial<Message>, Partial<Message>, Delivery, string]>([
    ['a photo comes to a text', {}, { photos: one }, text(), 'form_cannot_change'],
    [
      'a photo becomes an album',
      { photos: one },
      { photos: two },
      out({ step: 'photo', externalId: '1' }),
      'form_cannot_change',
    ],
    ['a poll is added', { photos: two }, post, there, 'form_cannot_change'],
    [
      'what is out is no part of it',
      {},
      { text: OTHER },
      out({ step: 'photo', externalId: '1' }),
      'form_cannot_change',
    ],
    ['an album has one photo less', { photos }, { photos: two }, there, 'photos_cannot_change'],
    ['an album is in another order', { photos }, { photos: photos.toReversed() }, there, 'photos_cannot_change'],
    [
      'a poll has another answer',
      post,
      { ...post, poll: { ...poll, options: ['ព្រឹក', 'យប់'] } },
      there,
      'poll_cannot_change',
    ],
    ['only a person knows where it is', {}, { text: OTHER }, text(null), 'id_unknown'],
    ['nothing is known to be out', {}, { text: OTHER }, delivery, 'id_unknown'],
  ])('is refused before anything is changed where %s', async (_, before, after, there, why) => {
    const { amended, calls } = await edit(before, after, there, edited);
    expect([amended, calls]).toEqual([refused(why), []]);
  });

  it('does what can be done where only a part is out', async () => {
    const { amended, calls } = await edit(post, { ...post, text: OTHER }, out({ ...album, externalId: null }), edited);
    expect([amended, calls]).toEqual([DONE, []]);
  });

  it('may be done again: what is not modified is done', async () => {
    expect((await edit({}, { text: OTHER }, text(), recording('telegram-400-not-modified'))).amended).toEqual(DONE);
  });
});
