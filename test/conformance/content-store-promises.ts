import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { KEPT_AREAS } from '../../shared/domain/kept-area.ts';
import type { ContentStore } from '../../shared/ports.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const FILES = {
  '_org/org.yaml': 'format: 1',
  'campaigns/a/posts/01-ខ្មែរ.md': 'សួស្តី\u200Bពិភពលោក',
  'campaigns/a/media/photo.jpg': 'bytes',
  'campaigns/a.report.html': 'written by us',
  'campaigns/a/posts/01-post.preview.html': 'written by us',
  'campaigns/a/posts/.01.md.swp': 'an editor’s',
  'campaigns/a/posts/01.md~': 'an editor’s',
  'README.md': 'for authors',
};

/** Opens a store that holds exactly these files; all of them are by this author, where somebody has said so. */
export type OpenStore = (files: Readonly<Record<string, string>>, author: string | null) => Promise<ContentStore>;

/** What every content store promises. */
export function contentStorePromises(name: string, open: OpenStore): void {
  describe(`the content store ${name}`, () => {
    let store: ContentStore;
    beforeAll(async () => {
      store = await open(FILES, null);
    });

    it('knows who wrote a file where somebody has said so, in whatever letters, and otherwise nobody', async () => {
      const path = 'campaigns/a/posts/01-ខ្មែរ.md';
      expect(await store.authorOf(path)).toBeNull();
      for (const author of ['Dara', 'សុភា 100%']) expect(await (await open(FILES, author)).authorOf(path)).toBe(author);
    });

    it('lists what authors wrote, sorted, and nothing that lies about', async () => {
      expect(await store.list()).toEqual([
        '_org/org.yaml',
        'campaigns/a/media/photo.jpg',
        'campaigns/a/posts/01-ខ្មែរ.md',
      ]);
    });

    it('reads a file to the byte, and null where there is none', async () => {
      const read = await store.read('campaigns/a/posts/01-ខ្មែរ.md');
      expect(read && Buffer.from(read)).toEqual(Buffer.from('សួស្តី\u200Bពិភពលោក'));
      expect(await store.read('campaigns/a/posts/02.md')).toBeNull();
    });

    it('says how a file begins and how large it is, and null where there is none', async () => {
      const files = { 'campaigns/a/media/long.jpg': 'x'.repeat(5000), 'campaigns/a/media/empty.jpg': '' };
      const { beginning } = await open({ ...FILES, ...files }, null);
      const of = async (name: string) => {
        const found = await beginning(`campaigns/a/media/${name}`);
        return found && [Buffer.from(found.first).toString(), found.size];
      };
      expect(await of('photo.jpg')).toEqual(['bytes', 5]);
      expect(await of('long.jpg')).toEqual(['x'.repeat(64), 5000]);
      expect(await of('empty.jpg')).toEqual(['', 0]);
      expect(await of('none.jpg')).toBeNull();
      await expect(Promise.resolve().then(() => beginning('campaigns/../../secrets.json'))).rejects.toThrow(
        'leaves the content folder',
      );
    });

    it('reads no more of a file than is asked for, however long it is', async () => {
      const files = { 'campaigns/a/posts/long.md': 'x'.repeat(5000), 'campaigns/a/posts/empty.md': '' };
      const { read } = await open({ ...FILES, ...files }, null);
      const of = async (name: string) => {
        const found = await read(`campaigns/a/posts/${name}.md`, 64);
        return found && Buffer.from(found).toString();
      };
      expect(await of('long')).toBe('x'.repeat(64));
      expect(await of('empty')).toBe('');
      expect(await of('none')).toBeNull();
      expect(Buffer.from((await read('campaigns/a/media/photo.jpg', 64)) ?? []).toString()).toBe('bytes');
    });

    it('never leaves the folder', async () => {
      await expect(Promise.resolve().then(() => store.read('campaigns/../../secrets.json'))).rejects.toThrow(
        'leaves the content folder',
      );
    });

    it('puts bytes in the place of exactly those that were there, and nothing in that of others', async () => {
      const path = 'campaigns/a/redated.yaml';
      const text = async () => new TextDecoder().decode((await store.read(path)) ?? undefined);
      expect(await store.replace(path, bytes('something'), bytes('first'))).toBe(false);
      expect(await store.read(path)).toBeNull();
      expect(await store.replace(path, null, bytes('first'))).toBe(true);
      expect(await text()).toBe('first');
      expect(await store.replace(path, null, bytes('second'))).toBe(false);
      expect(await store.replace(path, bytes('another'), bytes('second'))).toBe(false);
      expect(await text()).toBe('first');
      expect(await store.replace(path, bytes('first'), bytes('ទីពីរ'))).toBe(true);
      expect(await text()).toBe('ទីពីរ');
      expect(await store.list()).toContain(path);
    });

    it('lets one of several who saw the same replace it, one after the other', async () => {
      const path = 'campaigns/a/one-of-several.yaml';
      const answers: boolean[] = [];
      for (const text of ['one', 'two', 'three']) answers.push(await store.replace(path, null, bytes(text)));
      expect(answers).toEqual([true, false, false]);
    });

    it('never writes outside the folder', async () => {
      const write = () => store.replace('campaigns/../../secrets.json', null, bytes('ours'));
      await expect(Promise.resolve().then(write)).rejects.toThrow('leaves the content folder');
    });

    it('keeps one report beside each campaign, which is never content', async () => {
      const own = await open(FILES, null);
      expect(await own.reports()).toEqual(['a']);
      expect(await own.report('a')).toBe('written by us');
      expect(await own.report('b')).toBeNull();
      const before = await own.list();
      for (const page of ['<p>ទីមួយ', '<p>second', '<p>second']) {
        await own.keepReport('b', page);
        expect(await own.report('b')).toBe(page);
      }
      expect(await own.reports()).toEqual(['a', 'b']);
      expect(await own.list()).toEqual(before);
    });

    it('keeps no report outside the folder, and reads none there', async () => {
      const outside = '../../secrets';
      await expect(Promise.resolve().then(() => store.report(outside))).rejects.toThrow('leaves the content folder');
      await expect(Promise.resolve().then(() => store.keepReport(outside, ''))).rejects.toThrow(
        'leaves the content folder',
      );
    });

    it('keeps bytes under their own hash, once', async () => {
      const hash = await store.keep('rendered', bytes('a message'));
      expect(hash).toBe(sha256('a message'));
      expect(await store.keep('rendered', bytes('a message'))).toBe(hash);
      expect(new TextDecoder().decode(await store.kept('rendered', hash))).toBe('a message');
      await expect(store.kept('rendered', sha256('never kept'))).rejects.toThrow();
    });

    it('remembers what was made of a photo, and never changes it', async () => {
      const original = sha256('a photo');
      expect(await store.prepared(original)).toBeNull();
      await store.keepPrepared(original, bytes('first'));
      await store.keepPrepared(original, bytes('second'));
      expect(new TextDecoder().decode((await store.prepared(original)) ?? undefined)).toBe('first');
    });

    it('knows all that it kept, area by area, and nothing of what authors wrote', async () => {
      const own = await open(FILES, null);
      for (const area of KEPT_AREAS) expect(await own.keptNames(area)).toEqual([]);
      const [one, two] = [await own.keep('media', bytes('one')), await own.keep('media', bytes('two'))];
      await own.keepPrepared(one, bytes('made of it'));
      expect(await own.keptNames('media')).toEqual([one, two].sort());
      expect(await own.keptNames('prepared')).toEqual([one]);
      expect(await own.keptNames('rendered')).toEqual([]);
      const month = await own.keep('log', bytes('a month'));
      expect(new TextDecoder().decode(await own.kept('log', month))).toBe('a month');
      expect(await own.keptNames('log')).toEqual([month]);
    });
  });
}
