import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SEVERITIES } from '../../shared/content/severity-words.ts';
import { type Folder, NOW, sampleFolder } from '../content/sample-content.ts';
import { ALL, SAMPLE_MISTAKES } from '../content/sample-mistakes.ts';
import { command } from '../fakes/command.ts';

/** What an author sees who runs the commands over a folder with one mistake in it. */

const SAMPLE = join(import.meta.dirname, '..', '..', 'content');

/** As DESIGN.md §13 promises it to whoever scripts against it. */
const AsJson = z.array(
  z.strictObject({
    file: z.string(),
    line: z.int().min(1),
    column: z.int().min(1),
    code: z.string().regex(/^E\d\d$/),
    severity: z.enum(['error', 'hold', 'warning']),
    message: z.strictObject({ km: z.string(), en: z.string() }),
  }),
);
const Plan = z.object({ slots: z.array(z.object({ deliveries: z.array(z.object({ post: z.string() })) })) });

let all: string;
beforeAll(() => {
  all = mkdtempSync(join(tmpdir(), 'civicast-check-'));
});
afterAll(() => rmSync(all, { recursive: true, force: true }));

/** A copy of the sample on the disk, with this done to it. */
function spoilt(make: (folder: Folder) => void): string {
  const folder = mkdtempSync(join(all, 'content-'));
  cpSync(SAMPLE, folder, { recursive: true });
  const before = sampleFolder();
  const after = sampleFolder();
  make(after);
  for (const path of before.keys()) if (!after.has(path)) rmSync(join(folder, path));
  for (const [path, bytes] of after) {
    if (!bytes || bytes === before.get(path)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

const run = (name: string, folder: string, ...more: string[]) => command(name, [folder, '--now', NOW, ...more]).ended;

async function plannedPosts(folder: string): Promise<Set<string>> {
  const { code, out } = await run('plan', folder, '--json');
  expect(code).toBe(0);
  return new Set(Plan.parse(JSON.parse(out)).slots.flatMap(({ deliveries }) => deliveries.map(({ post }) => post)));
}

/** The problems in one language, as the command's lines have them. */
function inLines(problems: z.infer<typeof AsJson>, language: 'km' | 'en'): string {
  const lines = problems.map(({ file, line, column, code, severity, message }) => {
    const how = severity === 'error' ? '' : `(${SEVERITIES[severity].one[language]}) `;
    return `${file}:${line}:${column}  ${code}  ${how}${message[language]}\n`;
  });
  return lines.join('');
}

describe('npm run check, over the sample with one mistake in it,', () => {
  it.each(SAMPLE_MISTAKES)('tells of $mistake: one line each, an exit code, and the same as JSON', async (made) => {
    const folder = spoilt(made.make);
    const [asText, asJson] = await Promise.all([run('check', folder), run('check', folder, '--json')]);
    const problems = AsJson.parse(JSON.parse(asJson.out));
    const added = problems.filter(({ code }) => code !== 'E40');
    expect(added.map(({ severity, code, file, line }) => `${severity} ${code} ${file}:${line}`)).toEqual(made.found);
    expect(added[0]?.message.en).toContain(made.en);
    expect(added[0]?.message.km).toContain(made.km);
    const expected = made.found.some((one) => one.startsWith('error')) ? 1 : 0;
    expect([asText.code, asJson.code]).toEqual([expected, expected]);
    expect(asText.out).toBe(inLines(problems, 'en'));
    // What they amount to goes elsewhere, so that the lines can be counted and piped.
    expect(asText.err).toMatch(/^[^\n]* in \d+ files\.\n$/);
    expect(asJson.err).toBe('');
  });

  it('tells it in Khmer to who asks for that', async () => {
    const [late, misspelt] = ['a date in the past', 'a misspelt setting'].map(
      (name) => SAMPLE_MISTAKES.find(({ mistake }) => mistake === name) ?? expect.fail(name),
    );
    for (const [made, counted] of [
      [late, 'រង់ចាំ 2, ព្រមាន 1'],
      [misspelt, 'កំហុស 1, រង់ចាំ 2'],
    ] as const) {
      const folder = spoilt(made?.make ?? expect.fail());
      const [asText, asJson] = await Promise.all([
        run('check', folder, '--lang', 'km'),
        run('check', folder, '--json'),
      ]);
      expect(asText.out).toBe(inLines(AsJson.parse(JSON.parse(asJson.out)), 'km'));
      expect(asText.err).toContain(`៖ ${counted}`);
    }
  });

  it('leaves all other posts in the plan', async () => {
    const whole = await plannedPosts(spoilt(() => {}));
    for (const { mistake, make, posts } of SAMPLE_MISTAKES.filter(({ posts }) => posts < ALL).slice(0, 3)) {
      const left = await plannedPosts(spoilt(make));
      expect(
        [...left].filter((post) => !whole.has(post)),
        mistake,
      ).toEqual([]);
      expect(left.size, mistake).toBe(whole.size - (ALL - posts));
    }
  });

  it('says nothing but the two reviews that are needed of the sample itself, and ends well', async () => {
    const { code, out, err } = await run(
      'check',
      spoilt(() => {}),
    );
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split('  ')[1]),
    ).toEqual(['E40', 'E40']);
    expect(err).toMatch(/^2 held from real channels in \d+ files\.\n$/);
  });
});
