import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { contentFolder } from '../../shared/local/content-folder.ts';
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
  it('gives out nothing that was changed under its name: what was approved is what goes out', async () => {
    const folder = aFolder();
    const store = contentFolder(folder, folder);
    const hash = await store.keep('rendered', new TextEncoder().encode('approved'));
    writeFileSync(join(folder, 'rendered', hash), 'something else');
    await expect(store.kept('rendered', hash)).rejects.toThrow('is not what its name says');
    expect(hash).toBe(sha256('approved'));
  });
});
