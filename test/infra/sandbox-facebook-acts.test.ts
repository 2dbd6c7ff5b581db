import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSigned, readFeed } from '../../shared/channels/facebook_page/callback.ts';
import { APP_SECRET, openReceiver } from './sandbox-receiver.ts';
import { form, openSandbox, PAGE, photo } from './sandbox-world.ts';

const POST = `/facebook/pages/${PAGE}/posts/1`;
const PAGE_USER = { id: PAGE, name: 'ទំព័រឃុំគំរូ' };
const VISITOR_3 = { id: '6780000000000003', name: 'អ្នកសាកល្បង ៣ · Visitor 3' };

async function opened() {
  const receiver = openReceiver();
  const world = openSandbox(receiver);
  await world.graph(`${PAGE}/feed`, { message: 'ការប្រជុំ' });
  await world.settled();
  receiver.received.length = 0;
  const counts = async () => {
    const fields = 'reactions.summary(true).limit(0),comments.filter(stream).summary(true).limit(0),shares';
    return (await world.graph(`${PAGE}_1`, { fields }, 'GET')).body;
  };
  return { ...world, receiver, counts };
}

describe('an act on a Page’s post', () => {
  test('is told with a signature over the very bytes that are sent, all of them ASCII', async () => {
    const { submit, receiver } = await opened();
    await submit(`${POST}/comment`, { as: 3, text: 'តើប្រជុំនៅម៉ោងប៉ុន្មាន? ❤️🙏 https://a/b' });
    const [{ url, headers, body } = { url: '', headers: {}, body: new Uint8Array() }] = receiver.received;
    const signature = headers['X-Hub-Signature-256' as never];
    expect(url).toBe('http://receiver/facebook');
    expect(headers).toMatchObject({ 'Content-Type': 'application/json' });
    expect(isSigned(body, signature, APP_SECRET)).toBe(true);
    expect(isSigned(body.with(0, 32), signature, APP_SECRET)).toBe(false);
    expect(isSigned(Buffer.from(JSON.stringify(JSON.parse(Buffer.from(body).toString()))), signature, APP_SECRET)).toBe(
      false,
    );
    expect(body.every((byte) => byte < 0x80)).toBe(true);
    expect(Buffer.from(body).toString()).toContain(String.raw`? \u2764\ufe0f\ud83d\ude4f https:\/\/a\/b`);
  });

  test('is a reaction that is added, changed and taken back, and told each time something changed', async () => {
    const { submit, receiver, counts, later } = await opened();
    for (const type of ['LOVE', 'LOVE', 'LIKE', 'NONE', 'NONE']) {
      expect(await submit(`${POST}/react`, { as: 3, type })).toEqual({
        status: 303,
        to: `/facebook/pages/${PAGE}?post=1&as=3#post-1`,
      });
      later(1000);
    }
    const told = receiver.changes().map(({ verb, reaction_type }) => `${verb} ${reaction_type}`);
    expect(told).toEqual(['add love', 'edit like', 'remove like']);
    expect(receiver.changes()[0]).toEqual({
      from: VISITOR_3,
      post_id: `${PAGE}_1`,
      parent_id: `${PAGE}_1`,
      created_time: Date.parse('2026-12-28T12:00:00Z') / 1000,
      item: 'reaction',
      reaction_type: 'love',
      verb: 'add',
    });
    expect(await counts()).toMatchObject({ reactions: { summary: { total_count: 0 } } });
  });

  test('is counted by the Graph API, shares only once there is one', async () => {
    const { submit, counts, graph } = await opened();
    expect(await counts()).not.toHaveProperty('shares');
    await submit(`${POST}/react`, { as: 1, type: 'SAD' });
    await submit(`${POST}/react`, { as: 2, type: 'WOW' });
    await submit(`${POST}/comment`, { text: 'one' });
    await submit(`${POST}/share`);
    expect(await counts()).toEqual({
      id: `${PAGE}_1`,
      reactions: { data: [], summary: { total_count: 2 } },
      comments: { data: [], summary: { total_count: 1 } },
      shares: { count: 1 },
    });
    const { body } = await graph(`${PAGE}/feed`, { fields: 'comments,reactions.summary(true).limit(1)' }, 'GET');
    expect(body).toMatchObject({
      data: [{ comments: { data: [{ message: 'one' }] }, reactions: { data: [{ type: 'SAD' }] } }],
    });
  });

  test('has the shape of the captured callbacks, and we read it as what it is', async () => {
    const { submit, receiver } = await opened();
    await submit(`${POST}/react`, { as: 3, type: 'LOVE' });
    await submit(`${POST}/comment`, { as: 3, text: 'ល្អណាស់' });
    await submit(`${POST}/share`, { as: 3 });
    const [reaction, comment] = receiver.changes();
    expect(Object.keys(reaction ?? {}).sort()).toEqual(recorded('modern-reaction-add-love', REACTION_KEYS));
    expect(Object.keys(comment ?? {}).sort()).toEqual(recorded('modern-comment-add', COMMENT_KEYS));
    const acts = receiver.received.map(({ body }) => readFeed(body));
    for (const [index, metric] of ['reactions', 'comments', 'shares'].entries())
      expect(acts[index]).toMatchObject({ acts: [{ metric, change: 1, page: PAGE, post: `${PAGE}_1` }] });
  });

  test('is shown on the page as text, whatever it says', async () => {
    const { submit, page } = await opened();
    await submit(`${POST}/comment`, { as: 3, text: ' <script>alert(1)</script>\r\nពីរ ' });
    await submit(`${POST}/react`, { as: 3, type: 'LIKE' });
    const shown = await page(`/facebook/pages/${PAGE}?as=3`);
    expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt;\nពីរ</p>');
    expect(shown).not.toContain('<script');
    expect(shown).toContain('(1 reaction)');
    // Pressed again, it is taken back.
    expect(shown).toContain('name="type" value="NONE" aria-pressed="true"');
    expect(await page(`/facebook/pages/${PAGE}?as=4`)).not.toContain('aria-pressed="true"');
  });

  test('is refused where it says nothing, is nobody’s, or the post is gone or a draft', async () => {
    const { submit, graph, receiver } = await opened();
    await graph(`${PAGE}/feed`, { message: 'draft', published: false });
    receiver.received.length = 0;
    expect((await submit(`${POST}/comment`, { text: ' \n ' })).status).toBe(400);
    expect((await submit(`${POST}/react`, { type: 'like' })).status).toBe(400);
    for (const as of [0, -1, 1.5, 'x', '', 100_000_000])
      expect((await submit(`${POST}/share`, { as })).status, String(as)).toBe(400);
    expect((await submit(`/facebook/pages/${PAGE}/posts/2/share`)).status).toBe(404);
    await graph(`${PAGE}_1`, {}, 'DELETE');
    expect((await submit(`${POST}/share`)).status).toBe(404);
    expect(receiver.received).toEqual([]);
  });
});

describe('the Page itself', () => {
  test('is told of its own posts: a status, a photo, and a draft as unpublished', async () => {
    const receiver = openReceiver();
    const { graph, graphForm, settled } = openSandbox(receiver);
    await graph(`${PAGE}/feed`, { message: 'មួយ' });
    await graphForm(`${PAGE}/photos`, form({ source: await photo(), caption: 'ពីរ' }));
    await graph(`${PAGE}/feed`, { message: 'បី', published: false });
    await settled();
    const own = { from: PAGE_USER, verb: 'add' };
    expect(receiver.changes()).toMatchObject([
      { ...own, item: 'status', message: 'មួយ', post_id: `${PAGE}_1`, published: 1 },
      { ...own, item: 'photo', message: 'ពីរ', post_id: `${PAGE}_2`, published: 1, photo_id: expect.any(String) },
      { ...own, item: 'status', post_id: `${PAGE}_3`, published: 0 },
    ]);
    for (const { body } of receiver.received) expect(readFeed(body)).toMatchObject({ kind: 'feed', acts: [] });
  });

  test('is not told while nobody can be called, nor later', async () => {
    const receiver = openReceiver();
    receiver.isThere(false);
    const { graph, submit, settled, later } = openSandbox(receiver);
    await graph(`${PAGE}/feed`, { message: 'មួយ' });
    expect((await submit(`${POST}/share`)).status).toBe(303);
    receiver.isThere(true);
    later(60_000);
    await settled();
    expect(receiver.received).toEqual([]);
  });
});

const REACTION_KEYS = ['created_time', 'from', 'item', 'parent_id', 'post_id', 'reaction_type', 'verb'];
const COMMENT_KEYS = [
  ...['comment_id', 'created_time', 'from', 'item', 'message'],
  ...['parent_id', 'post', 'post_id', 'verb'],
];

/** The keys of a captured callback; without the captures, those that were written down from it. */
function recorded(name: string, otherwise: readonly string[]): readonly string[] {
  if (!process.env.RECORDINGS) return otherwise;
  const { entry } = JSON.parse(readFileSync(join(process.env.RECORDINGS, 'facebook', `${name}.json`), 'utf8'));
  return Object.keys(entry[0].changes[0].value).sort();
}
