import { describe, expect, it } from 'vitest';
import { readContent } from '../../shared/content/read.ts';
import { redatedFile } from '../../shared/content/redated-file.ts';
import { parseInstant } from '../../shared/domain/instant.ts';
import { wanted } from '../../shared/domain/wanted.ts';
import { CIP, edit, filesOf, NOW, postIds, problemsOf, sampleFolder, TIPS, told, write } from './sample-content.ts';

const REDATED = `${CIP}/redated.yaml`;
const INVITE = { was: '2027-01-09 19:00', at: '2027-01-10 18:30' };

/** The sample with this text as the new moments of a campaign. */
function withFile(text: string, path = REDATED) {
  const folder = sampleFolder();
  write(folder, path, text);
  return folder;
}

/** The public moment of every delivery that a folder asks for, by `post channel`. */
function moments(folder: ReturnType<typeof sampleFolder>): Map<string, string> {
  const { organisation, campaigns } = readContent(filesOf(folder), NOW);
  if (!organisation) throw new Error('the sample is sound');
  const all = campaigns.flatMap((campaign) => wanted(organisation, campaign));
  return new Map(all.map(({ post, channel, publicAt }) => [`${post} ${channel}`, publicAt]));
}

const posts = (entries: string) => `format: 1\nposts:\n${entries}\n`;

describe('a post that was given a new moment', () => {
  it('goes out then, on all its channels, and no other post with it', () => {
    const folder = withFile(redatedFile({ '03-invite': INVITE }));
    expect(told(problemsOf(folder).problems)).toEqual([]);
    const before = moments(sampleFolder());
    const after = moments(folder);
    for (const [key, at] of after)
      expect(at).toBe(key.startsWith('03-invite') ? parseInstant('2027-01-10T18:30:00+07:00') : before.get(key));
    expect(after.size).toBe(before.size);
  });

  it('goes out when its author says, who changed its file after that', () => {
    const folder = withFile(redatedFile({ '03-invite': INVITE }));
    edit(folder, `${CIP}/posts/03-invite.md`, 'at: 2027-01-09 19:00', 'at: 2027-01-08 17:00');
    expect(moments(folder).get('03-invite fb-main')).toBe(parseInstant('2027-01-08T17:00:00+07:00'));
  });

  it('leaves the turns of a series as they are', () => {
    const before = moments(sampleFolder());
    const [first = '', second = ''] = ['01-two-step-telegram tg-main', '02-never-share-code tg-main'];
    const was =
      before.get(first) === parseInstant('2026-12-07T19:00:00+07:00') ? '2026-12-07 19:00' : '2026-12-07 06:30';
    const moved = redatedFile({ '01-two-step-telegram': { was, at: '2026-12-08 18:00' } });
    const after = moments(withFile(moved, `${TIPS}/redated.yaml`));
    expect(after.get(first)).toBe(parseInstant('2026-12-08T18:00:00+07:00'));
    expect(after.get(second)).toBe(before.get(second));
  });

  it('is written the same for the same moments, with what it is in both languages above it', () => {
    const text = redatedFile({ b: INVITE, a: INVITE });
    expect(text).toBe(redatedFile({ a: INVITE, b: INVITE }));
    const [km = '', en = ''] = text.split('\n');
    expect(km).toMatch(/^# [\u1780-\u17ff]/);
    expect(en).toMatch(/^# New moments/);
  });
});

describe('a mistake in redated.yaml', () => {
  it.each([
    ['was: "2027-01-09 19:00", at: "10/01/2027 18:30"', 'error E06'],
    ['was: "2027-01-09 19:00"', 'error E11'],
    ['was: "2027-01-09 19:00", at: "2027-01-10 18:30", att: 1', 'error E05'],
    ['was: "2027-01-09 19:00", at: "2027-01-10 22:30"', 'error E08'],
    ['was: "2027-01-09 19:00", at: "2027-01-18 18:30"', 'error E13', 'E68'],
  ])('keeps back the post that it is of, and no other: %s', (entry, found, ...advice) => {
    const { content, problems } = problemsOf(withFile(posts(`  03-invite: { ${entry} }`)));
    const stops = problems.filter(({ severity }) => severity === 'error');
    expect(told(stops)).toEqual([`${found} ${REDATED}:3`]);
    // A moment after the experiment is decided: that is true, and stops nothing.
    expect(problems.filter((one) => !stops.includes(one)).map(({ code }) => code)).toEqual(advice);
    expect(postIds(content)).not.toContain('03-invite');
    expect(postIds(content)).toContain('05-tomorrow');
    expect(content.campaigns.find(({ folder }) => CIP.endsWith(folder))?.broken).toEqual(['03-invite']);
  });

  it.each([
    ['format: 2\nposts: { }\n', 'error E24', 1],
    ['format: 1\npost: { }\n', 'error E05', 2],
    ['nonsense', 'error E28', 1],
  ])('of the whole file lets the campaign wait: %j', (text, found, line) => {
    const { content, problems } = problemsOf(withFile(text));
    expect(told(problems)).toContain(`${found} ${REDATED}:${line}`);
    expect(content.broken).toEqual([CIP.split('/')[1]]);
  });

  it('is told when it is of a post that is not there, with the one that is meant', () => {
    const folder = withFile(posts('  03-invit: { was: "2027-01-09 19:00", at: "2027-01-10 18:30" }'));
    const { content, problems } = problemsOf(folder);
    expect(told(problems)).toEqual([`warning E53 ${REDATED}:3`]);
    expect(problems[0]?.message.en).toContain('Did you mean "03-invite"?');
    expect(problems[0]?.message.km).toContain('«03-invite»');
    expect(postIds(content)).toContain('03-invite');
  });

  it('is found in a name that only looks right', () => {
    const { problems } = problemsOf(withFile('format: 1\n', `${CIP}/redate.yaml`));
    expect(told(problems)).toEqual([`warning E46 ${CIP}/redate.yaml:1`]);
    expect(problems[0]?.message.en).toContain('redated.yaml');
  });

  it('is told of a moment that is past as advice', () => {
    const folder = withFile(redatedFile({ '03-invite': { ...INVITE, at: '2026-11-20 18:30' } }));
    const [at] = problemsOf(folder).problems;
    expect(at).toMatchObject({ code: 'E07', file: REDATED, line: 5 });
  });
});
