import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keyFiles } from '../../shared/local/key-files.ts';
import { memoryKeys } from '../fakes/keys.ts';
import { keysPromises } from './keys-promises.ts';

const folder = mkdtempSync(join(tmpdir(), 'civicast-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

keysPromises('in memory', async () => memoryKeys());
keysPromises('as files', async () => keyFiles(join(folder, 'promises')));

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
