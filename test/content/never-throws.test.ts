import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../shared/content/read.ts';
import { redatedFile } from '../../shared/content/redated-file.ts';
import type { Content } from '../../shared/domain/content/content.ts';
import { CIP, type Folder, filesOf, NOW, postIds, sampleFolder, textOf, write } from './sample-content.ts';
import { FORBIDDEN, onlyInOne } from './unseemly.ts';

const SEED = 20261122;
const RUNS = 120;

const PATHS = [...sampleFolder()].filter(([, bytes]) => bytes).map(([path]) => path);

/** Pieces that mean something to YAML, to the format, or to JavaScript. */
const SIGNS = fc.constantFrom(
  ...['\t', '\u00a0', '\u200b', '៖', '：', '{', '}', '[', ']', '"', "'", '“', '*a', '&a ', '!x ', '%', ' #', ': ', ':'],
  ...['- ', '\n', '\r\n', '\r', '\n---\n', '---', '...\n', '=== km ===\n', '===', '<<: ', '? ', '| \n', '> ', '~', ','],
  ...[
    '\n__proto__: 1\n',
    '__proto__',
    'constructor',
    'toString',
    '\0',
    '👍',
    '.nan',
    '.inf',
    '1e999',
    '0x1F',
    '-1',
    '២៥៧០',
  ],
  ...[
    '{{',
    '}}',
    '![',
    '](',
    '](x.jpg)',
    '\ud800',
    '\ufeff',
    '9999-12-31 23:59',
    '0000-00-00 00:00',
    '[[[[',
    '{a: {a: {a: ',
  ],
);
const PIECE = fc.oneof(
  { weight: 3, arbitrary: SIGNS },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

/** Spoils one file at one place: something more, something less, something else. */
const SLIP = fc.record({
  path: fc.constantFrom(...PATHS),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(400)),
  piece: PIECE,
});
type Slip = typeof SLIP extends fc.Arbitrary<infer T> ? T : never;

function spoil(folder: Folder, { path, at, cut, piece }: Slip): void {
  const text = textOf(folder, path);
  const from = Math.floor(at * text.length);
  write(folder, path, text.slice(0, from) + piece + text.slice(from + cut));
}

/** Everything that is promised of an answer, whatever was read. */
function expectHonest(folder: Folder, content: Content): void {
  const order = content.problems.map(({ file, line, column, code }) => [file, line, column, code] as const);
  for (const [index, next] of order.entries()) {
    const before = order[index - 1];
    if (before) expect(before[0] < next[0] || (before[0] === next[0] && before[1] <= next[1])).toBe(true);
  }
  for (const { file, line, column, message } of content.problems) {
    const bytes = folder.get(file);
    const text = bytes ? new TextDecoder().decode(bytes) : '';
    expect(line).toBeGreaterThanOrEqual(1);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
    for (const words of [message.en, message.km]) {
      expect(words).not.toBe('');
      // An author's own words are repeated to them, whatever they are.
      if (!FORBIDDEN.test(text) && !FORBIDDEN.test(file)) expect(words).not.toMatch(FORBIDDEN);
    }
    expect(message.km).toMatch(/[\u1780-\u17b3]/);
    expect(onlyInOne(message)).toEqual([]);
  }
}

describe('reading content', () => {
  it('never throws, and says nothing unseemly, whatever slips are made in the sample', () => {
    fc.assert(
      fc.property(fc.array(SLIP, { minLength: 1, maxLength: 3 }), (slips) => {
        const folder = sampleFolder();
        for (const slip of slips) spoil(folder, slip);
        expectHonest(folder, readContent(filesOf(folder), NOW));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  }, 60_000);

  it('never throws on arbitrary bytes in any file, under any name', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constant(null));
    const path = fc.oneof(
      fc.constantFrom(
        ...PATHS,
        `${CIP}/posts/99-x.md`,
        `${CIP}/media/x.jpg`,
        'campaigns/x/campaign.yaml',
        '',
        '/',
        'campaigns//',
      ),
      fc.string({ maxLength: 20 }).map((name) => `campaigns/${name}`),
      fc.string({ maxLength: 20 }).map((name) => `_org/${name}`),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(path, bytes), { maxLength: 4 }), (files) => {
        const folder = sampleFolder();
        for (const [name, content] of files) folder.set(name, content);
        expectHonest(folder, readContent(filesOf(folder), NOW));
        readContent(
          files.map(([name, content]) => ({ path: name, bytes: content })),
          NOW,
        );
      }),
      { seed: SEED, numRuns: RUNS },
    );
  }, 60_000);

  it('never throws, and says nothing unseemly, whatever slips are made in the new moments of posts', () => {
    const path = `${CIP}/redated.yaml`;
    const moment = { was: '2027-01-09 19:00', at: '2027-01-10 18:30' };
    fc.assert(
      fc.property(fc.array(SLIP, { minLength: 1, maxLength: 3 }), (slips) => {
        const folder = sampleFolder();
        write(
          folder,
          path,
          redatedFile({ '03-invite': moment, '05-tomorrow': { ...moment, was: '2027-01-15 17:30' } }),
        );
        for (const slip of slips) spoil(folder, { ...slip, path });
        const content = readContent(filesOf(folder), NOW);
        expectHonest(folder, content);
        // What cannot be understood keeps something back; nothing is lost.
        const [, campaign] = content.campaigns;
        const known = [...(campaign?.posts.map(({ id }) => id) ?? []), ...(campaign?.broken ?? [])];
        if (content.broken.length === 0) expect(known).toEqual(expect.arrayContaining(['03-invite', '05-tomorrow']));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  }, 60_000);

  it('leaves all other posts as they are when the words of one are spoilt', () => {
    const path = `${CIP}/posts/05-tomorrow.md`;
    const others = postIds(readContent(filesOf(sampleFolder()), NOW)).filter((id) => id !== '05-tomorrow');
    fc.assert(
      fc.property(SLIP, fc.double({ min: 0.12, max: 1, noNaN: true }), (slip, at) => {
        const folder = sampleFolder();
        spoil(folder, { ...slip, path, at });
        const content = readContent(filesOf(folder), NOW);
        expect(postIds(content).filter((id) => id !== '05-tomorrow')).toEqual(others);
        expect(content.organisation).not.toBeNull();
        const [, campaign] = content.campaigns;
        expect([...(campaign?.posts.map(({ id }) => id) ?? []), ...(campaign?.broken ?? [])]).toContain('05-tomorrow');
      }),
      { seed: SEED, numRuns: RUNS },
    );
  }, 60_000);

  it('survives brackets without end and files of any size', () => {
    for (const text of ['['.repeat(20_000), '{a: '.repeat(20_000), `a:\n${'  - '.repeat(5000)}`, 'x'.repeat(600_000)]) {
      const folder = sampleFolder();
      write(folder, `${CIP}/campaign.yaml`, text);
      write(folder, `${CIP}/posts/01-what-is-cip.md`, `---\n${text}\n---\n`);
      const content = readContent(filesOf(folder), NOW);
      expect(content.broken).toEqual(['2027-01-cip-meeting']);
      expect(content.problems.some(({ file }) => file.endsWith('01-what-is-cip.md'))).toBe(true);
    }
  }, 60_000);
});
