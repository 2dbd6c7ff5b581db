import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openHttp } from '../../shared/channels/http.ts';
import { callBot } from '../../shared/channels/telegram/call.ts';
import { writeReply } from '../../shared/channels/telegram/reply.ts';
import type { BotReply } from '../../shared/domain/callback.ts';
import { expectAccepted, platform } from './platform.ts';

const noteOf = (text: string) => String(writeReply({ kind: 'note', query: '1', text }).text);

describe('a reply of the bot', () => {
  it('is a note that ends the waiting after a press', () => {
    expect(writeReply({ kind: 'note', query: '4382', text: 'អរគុណ' })).toEqual({
      method: 'answerCallbackQuery',
      callback_query_id: '4382',
      text: 'អរគុណ',
    });
  });

  it('is a message exactly as it is written, without a preview', () => {
    const text = 'សួស្តី *_[`\nhttps://example.org';
    expect(writeReply({ kind: 'message', chat: '5', text })).toEqual({
      method: 'sendMessage',
      chat_id: '5',
      text,
      link_preview_options: { is_disabled: true },
    });
  });

  it.each<BotReply>([
    { kind: 'note', query: '4382', text: 'អរគុណ'.repeat(90) },
    { kind: 'message', chat: '4503599627370495', text: 'សួស្តី' },
  ])('is a call that the Bot API takes: a $kind', async (reply) => {
    const { url, requests } = await platform({ status: 200, body: { ok: true, result: true } });
    const { method, ...parameters } = writeReply(reply);
    const content = { type: 'application/json', bytes: JSON.stringify(parameters) };
    await callBot({ botToken: '1:abc', baseUrl: url, http: openHttp() }, method, content);
    expect(requests).toMatchObject([{ path: `/bot1:abc/${method}` }]);
    await expectAccepted(requests);
  });

  it('cuts a note after 200 characters, and a longer one never inside of a letter', () => {
    expect(noteOf('a'.repeat(200))).toBe('a'.repeat(200));
    expect(noteOf('a'.repeat(201))).toBe('a'.repeat(200));
    // The fourth character of ស្ត្រី would be the 200th, and ស្ត alone is another word.
    expect(noteOf(`${'a'.repeat(196)}ស្ត្រី`)).toBe('a'.repeat(196));
    expect(noteOf(`${'a'.repeat(199)}👍`)).toBe('a'.repeat(199));
    expect(noteOf(`${'a'.repeat(190)}👩🏽‍❤️‍💋‍👨🏿`)).toBe('a'.repeat(190));
    expect(noteOf(`ក${'\u0301'.repeat(300)}`)).toBe('');
  });

  it('cuts only what is too long, and leaves a beginning of whole letters', () => {
    const graphemes = new Intl.Segmenter('km', { granularity: 'grapheme' });
    const letters = (text: string) => Array.from(graphemes.segment(text), ({ segment }) => segment);
    const LETTER = fc.constantFrom('ស្ត្រី', 'ក', 'a', '👍', '👩🏽‍❤️‍💋‍👨🏿', 'ខ្មែ', ' ', '\u200b');
    const TEXT = fc.array(LETTER, { maxLength: 260 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(TEXT, (text) => {
        const note = noteOf(text);
        expect(note.length).toBeLessThanOrEqual(200);
        expect(letters(note)).toEqual(letters(text).slice(0, letters(note).length));
        if (note !== text) expect((note + letters(text)[letters(note).length]).length).toBeGreaterThan(200);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });
});
