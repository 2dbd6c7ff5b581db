import { describe, expect, test } from 'vitest';
import { CHANNELS, form, graphRefusal, openSandbox, PAGE, photo } from './sandbox-world.ts';

const HOUR_MS = 3_600_000;

async function staged(world: ReturnType<typeof openSandbox>, red: number, alt = ''): Promise<string> {
  const { body } = await world.graphForm(
    `${PAGE}/photos`,
    form({ source: await photo({ red }), published: 'false', alt_text_custom: alt }),
  );
  return (body as { id: string }).id;
}

describe('the Graph API of the sandbox', () => {
  test('answers a post with its id, and with its address when asked', async () => {
    const { graph } = openSandbox();
    expect(await graph(`${PAGE}/feed`, { message: 'មួយ' })).toMatchObject({ status: 200, body: { id: `${PAGE}_1` } });
    expect((await graph(`${PAGE}/feed`, { message: 'ពីរ', fields: 'id,permalink_url' })).body).toEqual({
      id: `${PAGE}_2`,
      permalink_url: `http://localhost:4000/sandbox/facebook/pages/${PAGE}?post=2#post-2`,
    });
  });

  test('takes its parameters as form, as JSON and in the query, its token also as a header', async () => {
    const { request, graphForm, graph } = openSandbox();
    await graphForm(`${PAGE}/feed`, form({ message: 'form' }));
    const headers = { Authorization: 'Bearer sandbox' };
    await request(`/facebook/v26.0/${PAGE}/feed?message=query`, { method: 'POST', headers });
    const body = new URLSearchParams({ message: 'urlencoded', access_token: 'sandbox' });
    await request(`/facebook/v26.0/${PAGE}/feed`, { method: 'POST', body });
    const { body: feed } = await graph(`${PAGE}/feed`, { fields: 'message' }, 'GET');
    expect(feed).toMatchObject({ data: [{ message: 'urlencoded' }, { message: 'query' }, { message: 'form' }] });
  });

  test('refuses a missing token, and one that is not the sandbox’s, as Facebook does', async () => {
    const { request, graph } = openSandbox();
    const missing = await request(`/facebook/v26.0/${PAGE}/feed`, { method: 'POST' });
    expect(await missing.json()).toMatchObject({ error: { code: 104 } });
    expect(await (await request('/facebook/v26.0/me')).json()).toMatchObject({ error: { code: 2500 } });
    expect(await graph(`${PAGE}/feed`, { message: 'x', access_token: 'another' })).toMatchObject(
      graphRefusal(190, 'Error validating access token: The session is invalid because the user logged out.', {
        error_subcode: 460,
      }),
    );
  });

  test('refuses an unknown Page, version and edge', async () => {
    const { graph, request } = openSandbox();
    expect(await graph('999/feed', { message: 'x' })).toMatchObject(
      graphRefusal(100, expect.stringContaining("Object with ID '999' does not exist"), {
        type: 'GraphMethodException',
        error_subcode: 33,
      }),
    );
    const old = await request(`/facebook/v19.0/${PAGE}/feed?access_token=sandbox`, { method: 'POST' });
    expect(await old.json()).toMatchObject({ error: { code: 2500 } });
    expect(await graph(`${PAGE}/fed`, { message: 'x' })).toMatchObject(graphRefusal(2500));
  });

  test('refuses an empty post, a message over 63,206 characters, a bad link, a misspelt parameter', async () => {
    const { graph } = openSandbox();
    expect(await graph(`${PAGE}/feed`, { message: ' ' })).toMatchObject(graphRefusal(197));
    expect(await graph(`${PAGE}/feed`, { message: 'ក'.repeat(63_207) })).toMatchObject(graphRefusal(100));
    expect(await graph(`${PAGE}/feed`, { message: 'ក'.repeat(63_206) })).toMatchObject({ status: 200 });
    const badLink = { error_subcode: 1609005 };
    expect(await graph(`${PAGE}/feed`, { link: 'javascript:alert(1)' })).toMatchObject(
      graphRefusal(100, 'Invalid parameter', badLink),
    );
    expect(await graph(`${PAGE}/feed`, { mesage: 'x' })).toMatchObject(
      graphRefusal(100, expect.stringContaining('mesage')),
    );
  });

  test('refuses the same message again within the hour, unless the last post is gone', async () => {
    const { graph, later } = openSandbox();
    await graph(`${PAGE}/feed`, { message: 'same' });
    later(HOUR_MS - 1);
    expect(await graph(`${PAGE}/feed`, { message: 'same' })).toMatchObject(
      graphRefusal(506, '(#506) Duplicate status message'),
    );
    await graph(`${PAGE}_1`, {}, 'DELETE');
    expect(await graph(`${PAGE}/feed`, { message: 'same' })).toMatchObject({ status: 200 });
    later(HOUR_MS);
    expect(await graph(`${PAGE}/feed`, { message: 'same' })).toMatchObject({ status: 200 });
  });

  test('posts several staged photos once, and not before a post uses them', async () => {
    const world = openSandbox();
    const ids = [await staged(world, 1), await staged(world, 2)];
    expect((await world.graph(`${PAGE}/feed`, {}, 'GET')).body).toEqual({ data: [] });
    const attached_media = ids.map((id) => ({ media_fbid: id }));
    expect(await world.graph(`${PAGE}/feed`, { message: 'album', attached_media })).toMatchObject({ status: 200 });
    expect(await world.graph(`${PAGE}/feed`, { message: 'again', attached_media })).toMatchObject(
      graphRefusal(100, 'Invalid parameter', { error_subcode: 1366051 }),
    );
    expect(await world.graph(`${PAGE}/feed`, { attached_media: [{ media_fbid: '12' }] })).toMatchObject(
      graphRefusal(100, expect.any(String), { error_subcode: 33 }),
    );
    const eleven = Array.from({ length: 11 }, () => ({ media_fbid: '1' }));
    expect(await world.graph(`${PAGE}/feed`, { attached_media: eleven })).toMatchObject(
      graphRefusal(100, expect.stringContaining('at most 10')),
    );
  });

  test('refuses a photo twice in one post, and the photo of another Page', async () => {
    const other = { id: 'fb-2', kind: 'facebook_page' as const, address: '100000000000002', label: 'Another' };
    const world = openSandbox({ channels: [...CHANNELS, other] });
    const attached_media = [{ media_fbid: await staged(world, 1) }];
    expect(await world.graph(`${other.address}/feed`, { attached_media })).toMatchObject(
      graphRefusal(100, expect.any(String), { error_subcode: 33 }),
    );
    const twice = [...attached_media, ...attached_media];
    expect(await world.graph(`${PAGE}/feed`, { attached_media: twice })).toMatchObject(
      graphRefusal(100, 'Invalid parameter', { error_subcode: 1366051 }),
    );
  });

  test('reads attached photos out of a form, as one list or one by one', async () => {
    const world = openSandbox();
    const [one, two] = [await staged(world, 1), await staged(world, 2)];
    const list = JSON.stringify([{ media_fbid: one }]);
    expect((await world.graphForm(`${PAGE}/feed`, form({ attached_media: list }))).status).toBe(200);
    const single = form({ 'attached_media[0]': JSON.stringify({ media_fbid: two }) });
    expect((await world.graphForm(`${PAGE}/feed`, single)).status).toBe(200);
  });

  test('publishes one photo with its caption and names its post', async () => {
    const { graphForm } = openSandbox();
    const sent = await graphForm(`${PAGE}/photos`, form({ source: await photo(), caption: 'រូបភាព' }));
    expect(sent).toMatchObject({ status: 200, body: { id: expect.stringMatching(/^\d+$/), post_id: `${PAGE}_1` } });
  });

  test('refuses a photo that is missing, over 4 MB, or neither JPEG nor PNG', async () => {
    const { graphForm } = openSandbox();
    const unreadable = graphRefusal(100, 'Invalid parameter', { error_subcode: 1366046 });
    expect(await graphForm(`${PAGE}/photos`, form({ caption: 'x' }))).toMatchObject(graphRefusal(324));
    const webp = form({ source: await photo({ format: 'webp' }) });
    expect(await graphForm(`${PAGE}/photos`, webp)).toMatchObject(unreadable);
    const garbage = form({ source: new File(['not a picture'], 'x.jpg') });
    expect(await graphForm(`${PAGE}/photos`, garbage)).toMatchObject(unreadable);
    const heavy = form({ source: new File([await photo(), new Uint8Array(4 * 1024 * 1024)], 'x.jpg') });
    expect(await graphForm(`${PAGE}/photos`, heavy)).toMatchObject(unreadable);
    expect((await graphForm(`${PAGE}/photos`, form({ source: await photo({ format: 'png' }) }))).status).toBe(200);
  });

  test('refuses the 201st post of an hour and says in how many minutes the Page may post again', async () => {
    const { graph, later } = openSandbox();
    for (let post = 1; post <= 200; post++) await graph(`${PAGE}/feed`, { message: `post ${post}` });
    later(10 * 60_000);
    const limited = await graph(`${PAGE}/feed`, { message: 'one too many' });
    expect(limited).toMatchObject(graphRefusal(32, '(#32) Page request limit reached'));
    const usage = JSON.parse(limited.headers.get('X-Business-Use-Case-Usage') ?? '{}');
    expect(usage[PAGE][0]).toMatchObject({ type: 'pages', estimated_time_to_regain_access: 50 });
    later(50 * 60_000);
    expect(await graph(`${PAGE}/feed`, { message: 'in time' })).toMatchObject({ status: 200 });
  });
});
