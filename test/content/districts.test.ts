import { describe, expect, it } from 'vitest';
import { registrationsTold } from '../../shared/content/staff-moderator-words.ts';
import { epochMs } from '../../shared/domain/instant.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { SIEM_REAP } from '../fakes/a-moderator.ts';
import { edit, mistake, problemsOf, sampleFolder, told, write } from './sample-content.ts';

const COMMUNITIES = '_org/communities.yaml';
/** What is found where a community cannot be used: the channels that name it cannot be used either. */
const found = (from: string, to: string) =>
  mistake(COMMUNITIES, from, to).problems.filter(({ file }) => file === COMMUNITIES);
const listing = (count: number) =>
  `format: 1\ncommunities:\n  siem-reap:\n    km: "ក"\n    en: "A"\n    districts:\n${Array.from({ length: count }, (_, index) => `      d${index}: { km: "ក${index}", en: "D${index}" }\n`).join('')}`;

describe('the districts of a community', () => {
  it('are those of the sample: real ones, short enough for buttons', () => {
    const { organisation } = problemsOf(sampleFolder()).content;
    const districts = organisation?.communities['siem-reap']?.districts ?? {};
    expect(districts).toMatchObject({ puok: { km: 'ពួក', en: 'Puok' } });
    for (const { km, en } of Object.values(districts)) {
      expect(km).toMatch(/^\p{Script=Khmer}+$/u);
      expect(en).toMatch(/^[A-Z][A-Za-z ]+$/);
    }
  });

  it('need not be there', () => {
    const folder = sampleFolder();
    write(folder, COMMUNITIES, 'format: 1\ncommunities:\n  siem-reap: { km: "ក", en: "A" }\n');
    const { problems, content } = problemsOf(folder);
    expect(problems).toEqual([]);
    expect(content.organisation?.communities['siem-reap']).toEqual({ km: 'ក', en: 'A', districts: {} });
  });

  it('are twelve at most', () => {
    const folder = sampleFolder();
    write(folder, COMMUNITIES, listing(12));
    expect(problemsOf(folder).problems).toEqual([]);
    write(folder, COMMUNITIES, listing(13));
    const [problem] = problemsOf(folder).problems.filter(({ file }) => file === COMMUNITIES);
    expect(problem).toMatchObject({ code: 'E29', line: 6 });
    expect(problem?.message.en).toMatch(/^"districts" may have at most 12 entries/);
    expect(problem?.message.km).toContain('ច្រើនបំផុត ១២');
  });

  it.each([
    ['km: "ពួក", ', '', 'error E11', 'km'],
    ['en: "Puok"', 'en: ""', 'error E11', 'en'],
    ['en: "Puok"', `en: "${'P'.repeat(31)}"`, 'error E29', 'at most 30 letters'],
    ['en: "Puok"', 'en: "Puok", fr: "Puok"', 'error E05', '"fr"'],
    ['puok: ', 'Puok district: ', 'error E29', 'at most 30 of them, without spaces; for example puok'],
    ['puok: ', `${'p'.repeat(31)}: `, 'error E29', 'at most 30 of them'],
    ['districts:', 'district:', 'error E05', '"districts"'],
  ])('%j instead of … → %j is told at its line', (from, to, what, words) => {
    const problems = found(from, to);
    expect(told(problems)).toEqual([`${what} ${COMMUNITIES}:${from === 'districts:' ? 7 : 9}`]);
    expect(problems[0]?.message.en).toContain(words);
  });

  it.each([
    ['siem-reap:', `${'s'.repeat(41)}:`, 'at most 40 of them, without spaces'],
    ['km: "ក្រុមសហគមន៍សៀមរាប"', `km: "${'ក'.repeat(81)}"`, 'at most 80 letters'],
  ])('belong to a community whose name and label fit a button of the bot: %j is too long as %j', (from, to, words) => {
    const [problem] = found(from, to);
    expect(problem?.code).toBe('E29');
    expect(problem?.message.en).toContain(words);
  });

  it('leave room behind every button that names a community', () => {
    const longest = 's'.repeat(40);
    const buttons = registrationsTold({ ...SIEM_REAP, id: longest }, 420, epochMs(NOON)).buttons;
    for (const data of [...buttons.map((button) => button.data), `team.invite:${longest}`, `own.add:${longest}`])
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  });

  it('with a mistake keep packs from nobody else', () => {
    const folder = sampleFolder();
    edit(folder, COMMUNITIES, 'en: "Puok"', 'en: ""');
    const { content } = problemsOf(folder);
    expect(Object.keys(content.organisation?.channels ?? {})).toEqual([
      'fb-main',
      'tg-main',
      'tg-speaking',
      'print-village',
    ]);
  });
});
