import { describe, expect, it } from 'vitest';
import { plus } from '../../shared/domain/instant.ts';
import { PAGE, PAGE_ID, PROOF, pageAt, TOKEN } from './page.ts';
import { CLAIMED, feed, look, post } from './page-feed.ts';
import { delivery, message, NOW } from './sample.ts';

const link = { code: 'k7m2q', url: 'https://go.example.org/k7m2q', target: 'https://example.org/r' };
const linked = message({ text: `ប្រជុំឃុំ\nចុះឈ្មោះ៖ ${link.url}`, link });

const found = async (...posts: readonly object[]) => (await look(message(), [], feed(...posts))).found;
const ABSENT = { kind: 'absent' };

describe('looking for a post on a Facebook Page', () => {
  it('reads its feed since a little before the claim, as the Page', async () => {
    const { asked, params } = await look(message(), [], feed());
    expect(asked.map(({ pathname }) => pathname)).toEqual([`${PAGE}/feed`]);
    expect(params).toEqual([
      {
        fields: 'id,message,created_time,permalink_url',
        since: String(Date.parse(NOW) / 1000 - 300),
        limit: '100',
        access_token: TOKEN,
        appsecret_proof: PROOF,
      },
    ]);
  });

  it('finds it by its text, created in the very second of the claim', async () => {
    expect(await found(post())).toEqual({
      kind: 'present',
      externalId: `${PAGE_ID}_41`,
      permalink: null,
      at: NOW,
    });
  });

  it('tells where it is seen: as the Page says, else as any post on Facebook itself', async () => {
    const permalink_url = 'http://localhost:4000/posts/41';
    expect(await found(post({ permalink_url }))).toMatchObject({ permalink: permalink_url });
    expect(await found(post({ permalink_url: 'javascript:alert(1)' }))).toMatchObject({ permalink: null });
    const text = JSON.stringify({ data: [post()] });
    const http = async () => ({ kind: 'answer', status: 200, headers: new Headers(), text }) as const;
    const page = pageAt('https://graph.facebook.com', { http });
    expect(await page.lookUp?.('post', message(), delivery, CLAIMED)).toMatchObject({
      permalink: `https://www.facebook.com/${PAGE_ID}/posts/41`,
    });
  });

  it.each([
    ['line ends are others', 'ក\r\nខ', 'ក\nខ'],
    ['white space at ends is gone', ' ក \nខ\t\n', 'ក\nខ'],
    ['it is composed otherwise', 'cafe\u0301', 'caf\u00e9'],
  ])('knows its text where %s', async (_, ours, shown) => {
    const { found } = await look(message({ text: ours }), [], feed(post({ message: shown })));
    expect(found).toMatchObject({ kind: 'present' });
  });

  it.each([
    ['a zero-width space less', 'ប្រជុំ\u200bឃុំ', 'ប្រជុំឃុំ'],
    ['one at its end', 'ប្រជុំឃុំ', 'ប្រជុំឃុំ\u200b'],
    ['more words', 'ប្រជុំឃុំ', 'ប្រជុំឃុំ ថ្ងៃពុធ'],
    ['no words', 'ប្រជុំឃុំ', undefined],
  ])('does not know a text with %s', async (_, ours, shown) => {
    const { found } = await look(message({ text: ours }), [], feed(post({ message: shown })));
    expect(found).toEqual(ABSENT);
  });

  it('finds it by its tracked link, whatever became of the text around it', async () => {
    for (const words of [`${link.url}\nកែហើយ`, `(${link.url})`, `x ${link.url}. y`, `${link.url}2 ${link.url}`]) {
      const { found } = await look(linked, [], feed(post({ message: words })));
      expect(found).toMatchObject({ kind: 'present' });
    }
  });

  it('is not deceived by a link that only begins like ours', async () => {
    const { found } = await look(linked, [], feed(post({ message: `ប្រជុំ ${link.url}x` })));
    expect(found).toEqual(ABSENT);
  });

  it('passes over a post that is another delivery\u2019s, and takes the one nearest to the claim', async () => {
    const posts = [3, 2, 1].map((n) => post({ id: `${PAGE_ID}_${n}`, at: plus(NOW, n * 1000) }));
    const first = await look(message(), [], feed(...posts));
    expect(first.found).toMatchObject({ externalId: `${PAGE_ID}_1`, at: plus(NOW, 1000) });
    const second = await look(message(), [`${PAGE_ID}_1`], feed(...posts));
    expect(second.found).toMatchObject({ externalId: `${PAGE_ID}_2` });
    const none = await look(
      message(),
      [1, 2, 3].map((n) => `${PAGE_ID}_${n}`),
      feed(...posts),
    );
    expect(none.found).toEqual(ABSENT);
  });

  it('passes over somebody\u2019s post of the same text from long before the claim', async () => {
    expect(await found(post({ at: plus(NOW, -301_000) }))).toEqual(ABSENT);
  });

  it('calls nothing absent while it may be there, and our clock fast', async () => {
    const before = post({ at: plus(NOW, -1000) });
    expect(await found(before)).toEqual({ kind: 'unreadable', why: 'facebook: just_before' });
    expect((await look(message(), [before.id], feed(before))).found).toEqual(ABSENT);
    const after = post({ id: `${PAGE_ID}_42`, at: plus(NOW, 5000) });
    expect(await found(after, before)).toMatchObject({ kind: 'present', externalId: after.id });
  });

  it('looks for nothing else', async () => {
    await expect(pageAt('').lookUp?.('text', message(), delivery, CLAIMED)).rejects.toThrow('no step text');
    const { found, asked } = await look(message({ text: ' ' }), [], feed(post({ message: undefined })));
    expect(found).toEqual({ kind: 'unseen' });
    expect(asked).toEqual([]);
    const wordless = await look({ ...linked, text: '' }, [], feed(post({ message: undefined })));
    expect(wordless.found).toEqual(ABSENT);
  });
});
