import { describe, expect, it } from 'vitest';
import { messageBytes } from '../../shared/content/render.ts';
import { offerEdit } from '../../shared/domain/amendment.ts';
import type { Entry } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move, replan } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import { anEntry, EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { A_MESSAGE } from '../fakes/platforms.ts';
import { asking } from './asking.ts';

const DARA = 'token-of-dara';
const LATER = plus(EVENING, 2 * HOUR_MS);
const PATH = '/posts/meeting/03-invite';
const XSS = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>`;

async function withPost(changes: Partial<Entry> = {}, message: Partial<Message> = {}) {
  const here = asking();
  const keep = (words: Partial<Message>) =>
    here.contentStore.keep('rendered', messageBytes({ ...A_MESSAGE, ...message, ...words }));
  const entry = { at: LATER, publicAt: LATER, message: await keep({}), ...changes };
  const delivery = await here.planned(entry);
  const yes = (token: string, form = {}) =>
    here.press(`${PATH}/approve`, token, { sha256: delivery.approval, ...form });
  return { ...here, keep, delivery, entry, yes, text: async (token = DARA) => (await here.page(PATH, token)).text };
}

describe('the page of a post', () => {
  it('shows what each channel gets, with its characters and its size', async () => {
    const here = await withPost({}, { text: 'សូមមកប្រជុំ', entities: [{ type: 'bold', offset: 0, length: 3 }] });
    await here.planned({
      ...here.entry,
      channel: 'mods',
      kind: 'moderator_pack',
      message: await here.keep({ note: 'for tonight' }),
    });
    const text = await here.text();
    expect(text).toContain('<strong>សូម</strong>មកប្រជុំ');
    expect(text).toContain('11 / 4096 characters');
    expect(text).toMatch(/Moderators receive separate messages.*for tonight/su);
  });

  it('takes two people, and counts neither the author nor somebody twice', async () => {
    const here = await withPost({ author: 'Chan' });
    expect((await here.yes(DARA)).location).toBe(`${PATH}?said=approved_waits`);
    expect((await here.yes(DARA)).location).toBe(`${PATH}?said=approved_waits`);
    expect((await here.yes('token-of-partner')).status).toBe(403);
    expect((await here.yes('token-of-chan')).location).toBe(`${PATH}?said=may_not`);
    expect(await here.text()).toMatch(/Approved by Dara.*One more person must approve/su);
    expect((await here.yes('token-of-sophea')).location).toBe(`${PATH}?said=approved`);
    expect(await here.text()).toContain('Enough people have approved.');
  });

  it('does not promise that it goes out where something else holds it', async () => {
    const here = await withPost();
    await here.ledger.setPause({ since: here.clock.now(), by: 'Bopha', resumedBy: null, rev: 1 });
    await here.yes(DARA);
    const { location } = await here.yes('token-of-sophea');
    expect(location).toBe(`${PATH}?said=approved_held`);
    const { text } = await here.page(location, DARA);
    expect(text).toContain('Enough people have approved, but something else still holds it');
    // Whoever reads it in the other language is not told again of a press.
    expect(text).toContain(`href="${PATH}?language=km"`);
  });

  it('does not count a yes to what has changed since it was shown', async () => {
    const here = await withPost();
    const reworded = anEntry({ ...here.delivery, approval: sha256('new'), message: await here.keep({ text: 'new' }) });
    const changed = replan(here.delivery, reworded, null, here.clock.now());
    if (changed) await here.ledger.save(changed);
    expect((await here.yes(DARA)).location).toBe(`${PATH}?said=changed`);
    expect(await here.ledger.approvals('meeting')).toEqual([]);
  });

  it('shows what has changed since somebody approved, word by word', async () => {
    const here = await withPost({}, { text: 'Come on Saturday at eight' });
    await here.ledger.approve(questionOf(here.delivery), yesOf('Dara'));
    const words = {
      text: 'Come on Sunday at eight',
      button: { kind: 'link', label: 'Map', url: 'https://example.org/' },
    } as const;
    const reworded = anEntry({ ...here.delivery, approval: sha256('new'), message: await here.keep(words) });
    const changed = replan(here.delivery, reworded, null, plus(here.clock.now(), MINUTE_MS));
    if (changed) await here.ledger.save(changed);
    const text = await here.text();
    expect(text).toContain('Dara approved an earlier version. This one must be approved anew.');
    expect(text).toContain('Come on <del>Saturday</del><ins>Sunday</ins> at eight');
    expect(text).toContain('The button, or where it leads, is another one.');
  });

  it('shows of what is out what would change there', async () => {
    const here = await withPost({}, { text: 'ប្រជុំថ្ងៃសៅរ៍' });
    const step = { step: 'text', externalId: '7', permalink: 'https://t.me/civic/7', at: LATER };
    const out = await here.happen(
      here.delivery,
      { type: 'claimed', at: LATER, worker: 'one', leaseUntil: plus(LATER, MINUTE_MS), steps: ['text'] },
      { type: 'step_sent', at: LATER, step },
      { type: 'published', at: LATER },
    );
    const better = anEntry({
      ...out,
      text: sha256('b'),
      wording: sha256('b'),
      approval: sha256('b'),
      message: await here.keep({ text: 'ប្រជុំថ្ងៃអាទិត្យ' }),
    });
    const offered = offerEdit(out, better, LATER);
    if (!offered) throw new Error('It is offered');
    await here.ledger.save(offered);
    const text = await here.text();
    expect(text).toMatch(/What would change where it is out.*<del>សៅរ៍<\/del><ins>អាទិត្យ<\/ins>/su);
    expect(text).toContain('href="https://t.me/civic/7"');
  });

  it('asks for a change, for another moment that the content allows, and withdraws', async () => {
    const here = await withPost();
    const press = (what: string, form = {}) => here.press(`${PATH}/${what}`, DARA, form);
    expect((await press('ask-change', { sha256: here.delivery.approval, change: 'picture' })).location).toContain(
      'said=change_asked',
    );
    expect(await here.text()).toContain('Dara wants changed: the picture');
    expect((await press('redate', { at: '2027-01-10T18:30' })).location).toContain('said=no_such_post');
    for (const at of ['tomorrow', '2027-02-30T10:00', '2027-01-10T25:00'])
      expect((await press('redate', { at })).location).toContain('said=not_understood');
    expect((await press('withdraw', { delivery: 'nothing' })).location).toContain('said=no_such_post');
    expect((await press('withdraw', { delivery: here.delivery.id })).location).toContain('said=withdrawn');
    expect((await here.ledger.read(here.delivery))?.state).toMatchObject({ status: 'cancelled', why: 'withdrawn' });
    expect((await press('withdraw', { delivery: here.delivery.id })).location).toContain('said=withdrawn');
  });

  it('withdraws nothing of another post than the one whose page it is', async () => {
    const here = await withPost();
    const other = await here.planned({ ...here.entry, post: '04-other' });
    expect((await here.press(`${PATH}/withdraw`, DARA, { delivery: other.id })).location).toContain(
      'said=no_such_post',
    );
    expect((await here.ledger.read(other))?.state.status).toBe('scheduled');
  });

  it('is nobody’s who may not see it, and says so of one that is not there', async () => {
    const here = await withPost({ author: 'Dara' });
    expect((await here.page(PATH, 'token-of-chan')).status).toBe(404);
    expect((await here.page(PATH, 'token-of-partner')).status).toBe(403);
    expect((await here.page('/posts/meeting/nothing', DARA)).status).toBe(404);
    expect((await here.page('/posts/%2e%2e/%2e%2e%2fsecrets', DARA)).status).toBe(404);
  });

  it('shows whatever people have written as words, and as nothing else', async () => {
    const poll = { question: XSS, options: [XSS, XSS], anonymous: true };
    const plain = { text: XSS, photos: [], note: XSS };
    const button = { kind: 'link', label: XSS, url: 'https://example.org/' } as const;
    const words = { text: XSS, note: XSS, poll, plain, button };
    const here = await withPost({ author: XSS, channel: XSS, kind: 'moderator_pack' }, words);
    await here.planned({
      ...here.entry,
      author: XSS,
      channel: 'tg',
      kind: 'telegram_channel',
      message: await here.keep({}),
    });
    const moved = move(here.delivery, { type: 'missed', at: NOON, why: XSS });
    if (moved) await here.ledger.save(moved);
    here.clock.set(plus(LATER, HOUR_MS));
    for (const path of [PATH, '/', '/matters']) {
      const { text } = await here.page(path, DARA);
      expect(text).not.toMatch(/<script|<img src=x/);
      if (path !== '/') expect(text).toContain('&lt;script&gt;');
    }
  });
});
