import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { contentFolder } from '../../shared/local/content-folder.ts';
import { NOW } from '../content/sample-content.ts';
import { memoryContent } from '../fakes/content-store.ts';
import { contentStorePromises } from './content-store-promises.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'civicast-'));
  folders.push(folder);
  return folder;
}

contentStorePromises('in a folder', async (files, author) => {
  const folder = aFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, 'content', dirname(path)), { recursive: true });
    writeFileSync(join(folder, 'content', path), text);
  }
  return contentFolder(join(folder, 'content'), join(folder, 'data'), author);
});

contentStorePromises('in memory', async (files, author) => memoryContent(files, author));

describe('the content store in a folder', () => {
  it('names links, of files and of folders, and neither lists nor follows them', async () => {
    const folder = aFolder();
    const elsewhere = aFolder();
    writeFileSync(join(elsewhere, 'secret.md'), 'x');
    mkdirSync(join(folder, 'campaigns', 'a', 'posts'), { recursive: true });
    symlinkSync(join(elsewhere, 'secret.md'), join(folder, 'campaigns', 'a', 'posts', '01.md'));
    symlinkSync(elsewhere, join(folder, 'campaigns', 'b'));
    symlinkSync(elsewhere, join(folder, '_org'));
    symlinkSync(elsewhere, join(folder, 'other'));
    const store = contentFolder(folder, join(elsewhere, 'data'));
    expect(await store.links()).toEqual(['_org', 'campaigns/a/posts/01.md', 'campaigns/b']);
    expect(await store.list()).toEqual([]);
    const { problems } = readContent(await loadContent(store), NOW);
    const told = problems.filter(({ code }) => code === 'E46');
    expect(told.map(({ file }) => file)).toEqual(['_org', 'campaigns/a/posts/01.md', 'campaigns/b']);
    expect(told[0]?.message.en).toContain('only a shortcut');
  });

  it('reads of a text that is larger than memory no more than tells that it is too large', async () => {
    const folder = aFolder();
    mkdirSync(join(folder, '_org'));
    const film = join(folder, '_org', 'org.yaml');
    writeFileSync(film, 'format: 1\n');
    truncateSync(film, 3_000_000_000);
    const { problems } = readContent(await loadContent(contentFolder(folder, folder)), NOW);
    expect(problems.find(({ file }) => file === '_org/org.yaml')?.message.en).toContain('too large');
  });

  it('gives out nothing that was changed under its name: what was approved is what goes out', async () => {
    const folder = aFolder();
    const store = contentFolder(folder, folder);
    const hash = await store.keep('rendered', new TextEncoder().encode('approved'));
    writeFileSync(join(folder, 'rendered', hash), 'something else');
    await expect(store.kept('rendered', hash)).rejects.toThrow('is not what its name says');
    expect(hash).toBe(sha256('approved'));
  });
});
