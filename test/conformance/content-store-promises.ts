import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import type { ContentStore } from '../../shared/ports.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What every content store promises. `open` gives one that holds exactly these files. */
export function contentStorePromises(
  name: string,
  open: (files: Readonly<Record<string, string>>) => Promise<ContentStore>,
): void {
  describe(`the content store ${name}`, () => {
    let store: ContentStore;
    beforeAll(async () => {
      store = await open({
        '_org/org.yaml': 'format: 1',
        'campaigns/a/posts/01-ខ្មែរ.md': 'សួស្តី\u200Bពិភពលោក',
        'campaigns/a/media/photo.jpg': 'bytes',
        'campaigns/a.report.html': 'written by us',
        'campaigns/a/posts/.01.md.swp': 'an editor’s',
        'campaigns/a/posts/01.md~': 'an editor’s',
        'README.md': 'for authors',
      });
    });

    it('lists what authors wrote, sorted, and nothing that lies about', async () => {
      expect(await store.list()).toEqual([
        '_org/org.yaml',
        'campaigns/a/media/photo.jpg',
        'campaigns/a/posts/01-ខ្មែរ.md',
      ]);
    });

    it('reads a file to the byte, and null where there is none', async () => {
      expect(await store.read('campaigns/a/posts/01-ខ្មែរ.md')).toEqual(Buffer.from('សួស្តី\u200Bពិភពលោក'));
      expect(await store.read('campaigns/a/posts/02.md')).toBeNull();
    });

    it('never leaves the folder', async () => {
      await expect(Promise.resolve().then(() => store.read('campaigns/../../secrets.json'))).rejects.toThrow(
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
  });
}
