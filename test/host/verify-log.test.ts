import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chain, NO_ROW } from '../../shared/domain/log-chain.ts';
import { LOG_HEADER } from '../../shared/domain/log-row.ts';
import { command } from '../fakes/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'civicast-'));
afterAll(() => rmSync(folder, { recursive: true }));

const one = chain(NO_ROW, 'aaaa,សាលា,1');
const two = chain(one.head, 'bbbb,"a, b",1');

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, LOG_HEADER + lines.join(''));
  return path;
}

describe('npm run verify-log', () => {
  it('exits 0 on a file as it was closed, and says what it could not check', async () => {
    const path = file('2027-01.csv', [one.line, two.line]);
    const alone = await command('verify-log', [path]).ended;
    expect(alone).toMatchObject({ code: 0, err: '' });
    expect(alone.out).toContain('2 rows, each as it was written.');
    expect(alone.out).toContain('Truncation not checked');
    const held = await command('verify-log', [path, '--head', two.head, '--rows', '2']).ended;
    expect(held.code).toBe(0);
    expect(held.out).not.toContain('Truncation');
  });

  it('exits 1, and names file and line, when a row was changed or the end is missing', async () => {
    const changed = file('changed.csv', [one.line.replace('សាលា', 'សាលា២'), two.line]);
    const found = await command('verify-log', [changed]).ended;
    expect(found.code).toBe(1);
    expect(found.out).toMatch(/^changed\.csv:2 {2}is not as it was written/);
    const cut = file('cut.csv', [one.line]);
    const short = await command('verify-log', [cut, '--head', two.head, '--rows', '2']).ended;
    expect(short.code).toBe(1);
    expect(short.out).toContain('cut.csv  has another number of rows: 1, not 2');
  });

  it('says in one line what is wrong with how it was asked', async () => {
    const path = file('asked.csv', [one.line]);
    for (const args of [
      [],
      [path, '--head', two.head],
      [path, '--rows', 'many', '--head', two.head],
      ['nowhere.csv'],
    ]) {
      const { code, err } = await command('verify-log', args).ended;
      expect(code).toBe(2);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
  });
});
