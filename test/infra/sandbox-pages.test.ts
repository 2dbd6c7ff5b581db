import { describe, expect, test } from 'vitest';
import { CHANNEL, CHANNELS, form, GROUP, NAMED, openSandbox, PAGE, photo } from './sandbox-world.ts';

const PAGE_PATH = `/facebook/pages/${PAGE}`;
const CHAT_PATH = `/telegram/chats/${CHANNEL}`;
const ATTACK = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;

function positions(page: string, ...texts: string[]): number[] {
  return texts.map((text) => page.indexOf(text));
}

describe('the pages of the sandbox', () => {
  test('say in both languages that it is a sample that nobody outside sees', async () => {
    const { page } = openSandbox();
    for (const path of ['', '/', PAGE_PATH, CHAT_PATH, `/telegram/chats/${GROUP}`, '/facebook/pages/9']) {
      const shown = await page(path);
      expect(shown).toContain('គំរូ · SAMPLE');
      expect(shown).toContain('nobody outside this computer sees this');
      expect(shown).toContain('គ្មាននរណានៅក្រៅកុំព្យូទ័រនេះមើលឃើញទេ');
    }
  });

  test('let no text become markup: not a post, not a description, not a label, not a button', async () => {
    const channels = CHANNELS.map((channel) => ({ ...channel, label: ATTACK }));
    const { graphForm, graph, bot, page } = openSandbox({ channels });
    const source = await photo();
    await graphForm(`${PAGE}/photos`, form({ source, caption: ATTACK, alt_text_custom: ATTACK }));
    await graph(`${PAGE}/feed`, { message: 'x', link: 'https://example.org/"><script>' });
    const entities = [{ type: 'bold', offset: 0, length: 12 }];
    const row = [
      { text: ATTACK, callback_data: '"><script>alert(1)' },
      { text: ATTACK, url: 'https://example.org/"><script>' },
    ];
    await bot('sendMessage', { chat_id: CHANNEL, text: ATTACK, entities, reply_markup: { inline_keyboard: [row] } });
    await bot('sendPoll', { chat_id: CHANNEL, question: ATTACK, options: [ATTACK, 'x'] });
    for (const path of ['/', PAGE_PATH, CHAT_PATH]) {
      const shown = await page(path);
      expect(shown).toContain('&lt;script&gt;');
      expect(shown).not.toMatch(/<script|<img src=x|onerror='/);
    }
  });

  test('come without scripts, under a policy that allows none, with their one stylesheet', async () => {
    const { request } = openSandbox();
    const response = await request('/');
    const policy = response.headers.get('Content-Security-Policy');
    expect(policy).toMatch(/^default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'sha256-[^']+'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src');
    expect(policy).toContain("form-action 'self'");
    // With no-referrer, a browser's forms would come as from nowhere, and the host would refuse them.
    expect(response.headers.get('Referrer-Policy')).toBe('same-origin');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    const page = await response.text();
    const style = page.match(/<style>([\s\S]*?)<\/style>/)?.[1] ?? '';
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    expect(policy).toContain(Buffer.from(hash).toString('base64'));
    expect(page).not.toMatch(/<script|style="| on\w+=/);
  });

  test('list every channel with what it said last and how much', async () => {
    const { bot, graph, page } = openSandbox();
    await graph(`${PAGE}/feed`, { message: 'មុន' });
    await graph(`${PAGE}/feed`, { message: 'ចុងក្រោយ' });
    await bot('sendPoll', { chat_id: CHANNEL, question: 'មួយណា?', options: ['ក', 'ខ'] });
    const overview = await page('/');
    for (const text of ['ទំព័រឃុំគំរូ', 'Village news', 'ចុងក្រោយ', 'មួយណា?', '២ · <span lang="en">2 posted'])
      expect(overview).toContain(text);
    expect(overview).not.toContain('មុន');
    expect(overview).toContain('href="/sandbox/telegram/chats/%40kumru_village"');
  });

  test('say what to do where nothing was posted yet, and where there is no channel', async () => {
    const { page } = openSandbox();
    for (const path of [PAGE_PATH, CHAT_PATH, `/telegram/chats/${NAMED}`]) {
      expect(await page(path)).toContain('មិនទាន់មានអ្វីបង្ហោះនៅឡើយទេ');
      expect(await page(path)).toContain('npm run plan');
    }
    expect(await openSandbox({ channels: [] }).page('/')).toContain('content/_org/channels.yaml');
  });

  test('show a Page newest first, with photos, their descriptions, and Phnom Penh time', async () => {
    const { graphForm, graph, page, later } = openSandbox();
    const alt_text_custom = 'សាលប្រជុំឃុំ "ធំ"';
    await graphForm(`${PAGE}/photos`, form({ source: await photo(), caption: 'ប្រកាសចាស់', alt_text_custom }));
    later(3_600_000);
    await graph(`${PAGE}/feed`, { message: 'ប្រកាសថ្មី\nhttps://example.org/a។' });
    const shown = await page(PAGE_PATH);
    const [newer = -1, older = -1] = positions(shown, 'ប្រកាសថ្មី', 'ប្រកាសចាស់');
    expect(newer).toBeGreaterThan(0);
    expect(older).toBeGreaterThan(newer);
    expect(shown).toContain('alt="សាលប្រជុំឃុំ &quot;ធំ&quot;"');
    expect(shown).toContain(
      '<a href="https://example.org/a" rel="noreferrer" target="_blank">https://example.org/a</a>។',
    );
    expect(shown).toContain('ម៉ោង ៧:០០ យប់');
    expect(shown).toContain('Mon 28 Dec 2026, 20:00');
    expect(shown).toContain('id="post-1"');
  });

  test('show a chat oldest first, its album as one bubble, its buttons and its poll', async () => {
    const { bot, page, later } = openSandbox();
    const media = JSON.stringify(['a', 'b'].map((name) => ({ type: 'photo', media: `attach://${name}` })));
    await bot(
      'sendMediaGroup',
      form({ chat_id: CHANNEL, media, a: await photo({ red: 1 }), b: await photo({ red: 2 }) }),
    );
    const row = [
      { text: 'បើក', url: 'https://example.org/open' },
      { text: 'ចូលរួម', callback_data: 'rsvp:1' },
    ];
    await bot('sendMessage', { chat_id: CHANNEL, text: 'សារទីពីរ', reply_markup: { inline_keyboard: [row] } });
    later(86_400_000);
    await bot('sendPoll', { chat_id: CHANNEL, question: 'មួយណា?', options: ['ជម្រើសក', 'ជម្រើសខ'] });
    const shown = await page(CHAT_PATH);
    const order = positions(shown, 'id="m1"', 'id="m2"', 'id="m3"', 'សារទីពីរ', 'id="m4"', 'ជម្រើសក', 'ជម្រើសខ');
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(shown.match(/class="message"/g)).toHaveLength(3);
    expect(shown.match(/class="day"/g)).toHaveLength(2);
    expect(shown).toContain('href="https://example.org/open" rel="noreferrer"');
    expect(shown).toContain('title="ពេលចុច បូតទទួលបាន «rsvp:1»');
  });

  test('lay bold and links over exactly their words', async () => {
    const { bot, page } = openSandbox();
    const text = '🙂 ប្រជុំ <b>&amp; https://example.org';
    const entities = [
      { type: 'bold', offset: 3, length: 6 },
      { type: 'italic', offset: 6, length: 8 },
    ];
    await bot('sendMessage', { chat_id: CHANNEL, text, entities });
    expect(await page(CHAT_PATH)).toContain(
      '🙂 <strong>ប្រ</strong><em><strong>ជុំ</strong></em><em> &lt;b&gt;&amp;</em>amp; <a href="https://example.org"',
    );
  });

  test('make a link only of what a browser may open, without the sign that ends the sentence', async () => {
    const { bot, page } = openSandbox();
    const entities = [{ type: 'text_link', offset: 0, length: 4, url: 'javascript:alert(1)' }];
    await bot('sendMessage', { chat_id: CHANNEL, text: 'here (https://example.org/a).', entities });
    const shown = await page(CHAT_PATH);
    expect(shown).not.toContain('javascript:');
    expect(shown).toContain('here (<a href="https://example.org/a" rel="noreferrer" target="_blank">');
  });

  test('show what was removed as removed, without its text', async () => {
    const { bot, graph, page } = openSandbox();
    await graph(`${PAGE}/feed`, { message: 'ខុសហើយ' });
    await graph(`${PAGE}_1`, {}, 'DELETE');
    await bot('sendMessage', { chat_id: CHANNEL, text: 'ខុសហើយ' });
    await bot('deleteMessage', { chat_id: CHANNEL, message_id: 1 });
    const pages = [await page(PAGE_PATH), await page(CHAT_PATH)];
    expect(pages[0]).toContain('Post 1 was removed');
    expect(pages[1]).toContain('This message was removed');
    for (const shown of [...pages, await page('/')]) expect(shown).not.toContain('ខុសហើយ');
  });

  test('show the newest hundred, and older ones where their address asks for them', async () => {
    const { graph, page } = openSandbox();
    for (let post = 1; post <= 130; post++) await graph(`${PAGE}/feed`, { message: `post ${post}` });
    const newest = await page(PAGE_PATH);
    expect(newest.match(/id="post-/g)).toHaveLength(100);
    expect(newest).toContain(`${PAGE_PATH}?post=30#post-30`);
    const older = await page(`${PAGE_PATH}?post=30`);
    expect(older.match(/id="post-/g)).toHaveLength(30);
    expect(older).toContain('Newest posts');
    expect(await page(`${PAGE_PATH}?post=31`)).toBe(newest);
  });

  test('serve pictures by their hash, for good, and nothing else of the folder', async () => {
    const { graphForm, page, request } = openSandbox();
    const source = await photo({ format: 'png' });
    await graphForm(`${PAGE}/photos`, form({ source }));
    const [, address = ''] = (await page(PAGE_PATH)).match(/src="\/sandbox(\/media\/[0-9a-f]{64}\.png)"/) ?? [];
    const picture = await request(address);
    expect(picture.headers.get('Content-Type')).toBe('image/png');
    expect(picture.headers.get('Cache-Control')).toContain('immutable');
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(new Uint8Array(await source.arrayBuffer()));
    const outside = ['..%2fplatforms.ndjson', '%2e%2e/platforms.ndjson', `${'0'.repeat(64)}.jpg`, 'platforms.ndjson'];
    for (const path of outside) expect((await request(`/media/${path}`)).status).toBe(404);
  });

  test('stand beside doors that take no body over 60 MB', async () => {
    const { request } = openSandbox();
    const headers = { 'content-length': String(60 * 1024 * 1024 + 1), 'content-type': 'application/json' };
    const response = await request('/telegram/bot1:sandbox/sendPhoto', { method: 'POST', headers, body: '{}' });
    expect([response.status, await response.json()]).toMatchObject([413, { ok: false, error_code: 413 }]);
  });
});
