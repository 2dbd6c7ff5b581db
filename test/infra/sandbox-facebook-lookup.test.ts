import { describe, expect, test } from 'vitest';
import { graphRefusal, openSandbox, PAGE } from './sandbox-world.ts';

describe('looking up in the sandbox', () => {
  test('lists posts newest first, page by page, with no next page once all were read', async () => {
    const { graph, later, request } = openSandbox();
    for (const message of ['one', 'two', 'three']) {
      await graph(`${PAGE}/feed`, { message });
      later(60_000);
    }
    const first = (await graph(`${PAGE}/feed`, { limit: 2, fields: 'id,message,created_time' }, 'GET')).body;
    expect(first).toMatchObject({
      data: [
        { id: `${PAGE}_3`, message: 'three', created_time: '2026-12-28T12:02:00+0000' },
        { id: `${PAGE}_2`, message: 'two' },
      ],
    });
    const next = new URL((first as { paging: { next: string } }).paging.next);
    const rest = await (await request(next.pathname.replace('/sandbox', '') + next.search)).json();
    expect(rest).toMatchObject({ data: [{ id: `${PAGE}_1` }] });
    expect(rest).not.toHaveProperty('paging.next');
  });

  test('reads only what was created since a second, and never a removed post or a draft', async () => {
    const { graph, later } = openSandbox();
    await graph(`${PAGE}/feed`, { message: 'before' });
    later(1500);
    await graph(`${PAGE}/feed`, { message: 'after' });
    await graph(`${PAGE}/feed`, { message: 'removed' });
    await graph(`${PAGE}_3`, {}, 'DELETE');
    await graph(`${PAGE}/feed`, { message: 'draft', published: false });
    const since = Date.parse('2026-12-28T12:00:01Z') / 1000;
    const { body } = await graph(`${PAGE}/feed`, { since, fields: 'message' }, 'GET');
    expect(body).toMatchObject({ data: [{ message: 'after' }] });
    expect((await graph(`${PAGE}/feed`, { since: since + 1 }, 'GET')).body).toEqual({ data: [] });
  });

  test('refuses a field that a post does not have, whether or not there are posts', async () => {
    const { graph } = openSandbox();
    const nonexisting = graphRefusal(100, '(#100) Tried accessing nonexisting field (mesage) on node type (PagePost)');
    expect(await graph(`${PAGE}/feed`, { fields: 'id,mesage' }, 'GET')).toMatchObject(nonexisting);
    expect(await graph(`${PAGE}/feed`, { fields: 'id,mesage', message: 'x' })).toMatchObject(nonexisting);
    expect((await graph(`${PAGE}/feed`, {}, 'GET')).body).toEqual({ data: [] });
  });

  test('changes the words of a post where they are, and of one that is gone nothing', async () => {
    const { graph } = openSandbox();
    await graph(`${PAGE}/feed`, { message: 'on Saturday' });
    expect((await graph(`${PAGE}_1`, { message: 'on Sunday' })).body).toEqual({ success: true });
    expect((await graph(`${PAGE}_1`, { fields: 'message' }, 'GET')).body).toMatchObject({ message: 'on Sunday' });
    expect(await graph(`${PAGE}_1`, { message: '  ' })).toMatchObject(graphRefusal(197));
    expect(await graph(`${PAGE}_1`, { mesage: 'typo' })).toMatchObject(graphRefusal(100));
    expect(await graph(`${PAGE}_9`, { message: 'nowhere' })).toMatchObject(graphRefusal(100));
  });

  test('shows one post until it is deleted, and the Page behind the token', async () => {
    const { graph } = openSandbox();
    await graph(`${PAGE}/feed`, { message: 'here' });
    const fields = 'message,reactions.summary(true).limit(0),attachments{media{image},target}';
    expect((await graph(`${PAGE}_1`, { fields }, 'GET')).body).toEqual({
      id: `${PAGE}_1`,
      message: 'here',
      reactions: { data: [], summary: { total_count: 0 } },
      attachments: { data: [] },
    });
    expect((await graph(`${PAGE}_1`, {}, 'DELETE')).body).toEqual({ success: true });
    expect(await graph(`${PAGE}_1`, {}, 'GET')).toMatchObject(graphRefusal(100));
    expect(await graph(`${PAGE}_1`, {}, 'DELETE')).toMatchObject(graphRefusal(100));
    expect((await graph('me', { fields: 'id,name' }, 'GET')).body).toEqual({ id: PAGE, name: 'ទំព័រឃុំគំរូ' });
  });
});
