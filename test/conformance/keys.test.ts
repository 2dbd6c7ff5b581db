import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keyFiles } from '../../shared/local/key-files.ts';
import { memoryKeys } from '../fakes/keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'civicast-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
  ['in memory', () => memoryKeys()],
  ['as files', () => keyFiles(join(folder, 'promises'))],
])('keys %s', (_name, open) => {
  it('are made once, differ by name, and are gone when destroyed', async () => {
    const keys = open();
    const [first, again] = await Promise.all([keys.of('campaign/a'), keys.of('campaign/a')]);
    expect(first).toHaveLength(32);
    expect(Buffer.from(first).equals(again)).toBe(true);
    expect(Buffer.from(await keys.of('moderators')).equals(first)).toBe(false);
    expect(await keys.names()).toEqual(['campaign/a', 'moderators']);
    await keys.destroy('campaign/a');
    expect(await keys.names()).toEqual(['moderators']);
    expect(Buffer.from(await keys.of('campaign/a')).equals(first)).toBe(false);
  });

  it('keep one that was made elsewhere, twice the same, and never over another', async () => {
    const [keys, key] = [open(), Buffer.alloc(32, 7)];
    for (const _ of ['once', 'twice']) await keys.keep('campaign/moved', key);
    expect(Buffer.compare(await keys.of('campaign/moved'), key)).toBe(0);
    await expect(keys.keep('campaign/moved', Buffer.alloc(32, 8))).rejects.toThrow('another key of campaign/moved');
    expect(Buffer.compare(await keys.of('campaign/moved'), key)).toBe(0);
  });
});

describe('key files', () => {
  it('give every process the same key, and nobody else a look at it', async () => {
    const own = join(folder, 'shared');
    const keys = await Promise.all(Array.from({ length: 8 }, () => keyFiles(own).of('campaign/a')));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    const files = readdirSync(own);
    expect(files).toHaveLength(1);
    expect(statSync(join(own, files[0] ?? '')).mode & 0o077).toBe(0);
  });
});
