import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { packNoteWordsIn } from '../../shared/content/pack-note-words.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import { A_PACK, packPages, TEXT } from './pack-pages.ts';

let here: Awaited<ReturnType<typeof packPages>>;
let pack: Delivery;
let path: string;

beforeEach(async () => {
  here = await packPages();
  pack = await here.handedOut();
  path = await here.link(pack);
});

/** What a browser makes of what stands between two marks. */
function unescaped(page: string, before: RegExp, after: string): string {
  const from = before.exec(page);
  const start = from ? from.index + from[0].length : 0;
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return page
    .slice(start, page.indexOf(after, start))
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => signs[name] ?? '');
}

describe('the page of a pack', () => {
  it('shows the text alone, exactly as it is to be copied', async () => {
    const { status, page } = await here.look(path);
    expect(status).toBe(200);
    expect(unescaped(page, /<div id="text"[^>]*>/, '</div>')).toBe(TEXT);
    expect(page).toMatch(/#text\{[^}]*-webkit-user-select:all;user-select:all/);
  });

  it('shows the note, but not how to copy in a chat; and what its photo weighs', async () => {
    const { howToCopy } = packNoteWordsIn('km');
    const other = await packPages({}, { ...A_PACK, note: `${A_PACK.note}\n\n${howToCopy} Change it.` });
    const { page } = await other.look(await other.link(await other.handedOut()));
    expect(page).toContain('we belong to none.\n\nChange it.</section>');
    expect(page).not.toContain(howToCopy);
    expect(page).toContain('Photo, 19 KB');
    expect(page).toContain('រូបភាព ១៩ KB');
    expect(page).toContain('alt="មនុស្ស &quot;ប្រជុំ&quot;"');
  });

  it('speaks both languages, that of the pack first', async () => {
    const khmer = (await here.look(path)).page;
    const other = await packPages({}, { ...A_PACK, language: 'en' });
    const english = (await other.look(await other.link(await other.handedOut()))).page;
    for (const [page, [first, second]] of [
      [khmer, ['បានបង្ហោះ', 'Posted']],
      [english, ['Posted', 'បានបង្ហោះ']],
    ] as const) {
      expect(page).toMatch(
        new RegExp(`value="posted"><span lang="..">${first}</span> · <span lang="..">${second}</span>`),
      );
    }
    expect([khmer, english].map((page) => /<html lang="(..)"/.exec(page)?.[1])).toEqual(['km', 'en']);
  });

  it('stays under 10 KB with a thousand signs of Khmer', async () => {
    const text = 'សូម​អញ្ជើញ​មក​ប្រជុំ '.repeat(100).slice(0, 1000);
    const other = await packPages({}, { ...A_PACK, text });
    const { page } = await other.look(await other.link(await other.handedOut()));
    expect(Buffer.byteLength(page)).toBeLessThan(10_000);
    expect(Buffer.byteLength(page)).toBeGreaterThan(8_000);
  });

  it('runs nothing and loads nothing but what stands in it', async () => {
    const { page, headers } = await here.look(path);
    const policy = headers['content-security-policy'] ?? '';
    for (const tag of ['style', 'script']) {
      const [source = ''] = [...page.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(([, inside]) => inside);
      expect(policy).toContain(`${tag}-src 'sha256-${createHash('sha256').update(source).digest('base64')}';`);
      if (tag === 'script') expect(Buffer.byteLength(source)).toBeLessThanOrEqual(1024);
    }
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toContain('unsafe');
    expect(page).not.toMatch(/https?:\/\/(?!civic\.example\.org\/l\/)|\son\w+=/);
  });

  it('is kept by nobody, found by nobody, and tells no other page of itself', async () => {
    for (const { headers } of [
      await here.look(path),
      await here.look('/p/forged'),
      await here.look(path, { method: 'HEAD' }),
    ]) {
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
        'x-content-type-options': 'nosniff',
      });
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('is only looked at: nothing is written or logged, whoever looks however often', async () => {
    const before = await here.ledger.deliveriesOf('meeting');
    for (const method of ['GET', 'HEAD', 'GET'])
      for (const at of [path, `${path}/photo/1`]) expect((await here.look(at, { method })).status).toBe(200);
    expect(await here.ledger.deliveriesOf('meeting')).toEqual(before);
    expect(here.log.lines).toEqual([]);
  });

  it('says that it is to be opened again when something of ours fails', async () => {
    const kept = () => Promise.reject(new Error('throttled'));
    const find = await packPages();
    const broken = await find.link(await find.handedOut());
    find.contentStore.kept = kept;
    const { status, page } = await find.look(broken);
    expect([status, page.includes('Please try again in a little while.')]).toEqual([503, true]);
    expect(find.log.lines).toMatchObject([{ event: 'pack_page', details: { error: 'Error' } }]);
  });
});

describe('a link that does not lead to a pack', () => {
  it('is answered in one and the same way, whatever is wrong with it', async () => {
    const forged = `${path.slice(0, -1)}${path.endsWith('a') ? 'b' : 'a'}`;
    const other = (await here.received())[0] as Delivery;
    const revoked = await here.link(pack);
    const revokedId = (await here.received()).find(({ id }) => id !== other.id)?.id;
    await here.ask(`/api/deliveries/${revokedId}/withdraw`, 'token-of-dara', {});
    const answers = [forged, path.slice(0, -1), '/p/x', `/p/${pack.id}`, revoked].map((one) => here.look(one));
    here.later(47.9);
    const [first, ...others] = await Promise.all(answers);
    expect((await here.look(path)).status).toBe(200);
    here.clock.set(plus(here.clock.now(), DAY_MS));
    others.push(await here.look(path), await here.look(`${path}/photo/1`), await here.look(`${revoked}/photo/1`));
    expect(first).toMatchObject({ status: 404, page: expect.stringContaining('Please ask whoever sent it.') });
    for (const one of others) expect(one).toEqual(first);
    const said = await here.say(revoked, { response: 'posted' });
    expect([said.status, said.page]).toEqual([404, first?.page]);
    expect((await here.received()).map(({ response }) => response)).toEqual([null, null]);
  });

  it('was one to an event that is over by now, also when that was brought forward', async () => {
    const current = (await here.ledger.read(pack)) as Delivery;
    const asks = { ...current.asks, until: here.clock.now() };
    await here.ledger.save({ ...current, rev: current.rev + 1, asks });
    expect((await here.look(path)).status).toBe(404);
  });
});

describe('when the team changes its mind', () => {
  it('a pack that was taken back asks for the post to be deleted, and gives nothing to copy', async () => {
    await here.ask(`/api/deliveries/${pack.id}/withdraw`, 'token-of-dara', {});
    const { status, page } = await here.look(path);
    expect(status).toBe(200);
    expect(page).toContain('please delete it from your group');
    expect(page).toContain('«មក​ប្រជុំ &lt;b&gt;ឃុំ&lt;/b&gt; &amp; &quot;សួរ&quot;»');
    expect(page).not.toContain('id="text"');
    expect((await here.look(`${path}/photo/1`)).status).toBe(404);
  });

  it('nothing is given to copy while everything is paused', async () => {
    await here.ask('/api/pause', 'token-of-dara', {});
    const { page } = await here.look(path);
    expect(page).toContain('Please do not post yet.');
    expect(page).not.toContain('id="text"');
  });

  it('a pack that was changed shows the new words, and says that they are new', async () => {
    const better = await here.keep({ ...A_PACK, text: 'ថ្មី' });
    await here.happen((await here.ledger.read(pack)) as Delivery, {
      type: 'edited',
      at: plus(here.clock.now(), 1),
      version: { ...(pack as Entry), message: better, text: sha256('ថ្មី') },
    });
    const { page } = await here.look(path);
    expect(unescaped(page, /<div id="text"[^>]*>/, '</div>')).toBe('ថ្មី');
    expect(page).toContain('This post has changed.');
    here.later(1);
    expect((await here.look(await here.link(pack))).page).not.toContain('This post has changed.');
  });

  it('a pack of an experiment says that it is new only to whoever got the words that have changed', async () => {
    const inArms = (b: string): Message => {
      const arm = { photos: [], note: 'note', plain: null, answers: [] };
      const said = { ...A_PACK, text: 'ក', photos: [] };
      return {
        ...said,
        arms: [
          { arm: 'a', text: 'ក', ...arm },
          { arm: 'b', text: b, ...arm },
        ],
      };
    };
    const wordsOf = (b: string) =>
      ['ក', b].map((text, place) => ({ arm: 'ab'[place] ?? '', text: sha256(text), wording: sha256(text) }));
    const other = await packPages({}, inArms('ខ'));
    const handedOut = await other.handedOut({ variant: 'a|b', arms: wordsOf('ខ') });
    const links = [await other.link(handedOut), await other.link(handedOut)];
    const message = await other.keep(inArms('គ'));
    await other.happen(handedOut, {
      type: 'edited',
      at: plus(other.clock.now(), 1),
      version: { ...(handedOut as Entry), message, arms: wordsOf('គ') },
    });
    const pages = await Promise.all(links.map(async (link) => (await other.look(link)).page));
    const seen = pages.map((page) => [
      unescaped(page, /<div id="text"[^>]*>/, '</div>'),
      page.includes('This post has changed.'),
    ]);
    expect(seen.toSorted()).toEqual([
      ['ក', false],
      ['គ', true],
    ]);
  });
});
