import { describe, expect, it } from 'vitest';
import { readContent } from '../../shared/content/read.ts';
import { parseInstant, wallWeek } from '../../shared/domain/instant.ts';
import { CIP, edit, filesOf, mistake, problemsOf, sampleFolder, TIPS, told, write } from './sample-content.ts';

const NEW = (day: string, time: string, channels = '[mods-siemreap]') =>
  `---\nstatus: ready\nat: ${day} ${time}\nchannels: ${channels}\ncta: { type: share }\n---\n=== km ===\nក\n\n=== en ===\nA\n`;

/** The sample, whose tips are on Monday 7, Wednesday 9 and Friday 11 December, with further posts. */
function withPosts(posts: Readonly<Record<string, string>>) {
  const folder = sampleFolder();
  for (const [path, text] of Object.entries(posts)) write(folder, path, text);
  return folder;
}

describe('the packs of one week', () => {
  it('are as many as moderators were promised, in the sample', () => {
    expect(told(problemsOf(sampleFolder()).problems)).toEqual([]);
    const strict = mistake('_org/org.yaml', 'packs_per_week: 3', 'packs_per_week: 2').problems;
    expect(new Set(strict.map(({ code, severity }) => `${code} ${severity}`))).toEqual(new Set(['E55 warning']));
  });

  it('are too many over all campaigns together: told where the moment stands, with the names of all others', () => {
    const folder = withPosts({ [`${CIP}/posts/00-early.md`]: NEW('2026-12-13', '12:00') });
    const [problem, ...more] = problemsOf(folder).problems;
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'E55', severity: 'warning', file: `${CIP}/posts/00-early.md`, line: 3 });
    const others = ['01-two-step-telegram', '02-never-share-code', '03-two-step-facebook'];
    const files = others.map((name) => `${TIPS}/posts/${name}.md`).join(', ');
    expect(problem?.message.en).toBe(
      `The moderators of siem-reap get more than 3 packs (packs_per_week) in the week from Mon 7 Dec 2026; those that are too many do not reach them. Give one of these posts another week, or other channels: this one, ${files}.`,
    );
    expect(problem?.message.km).toContain(`លើសពី ៣ (packs_per_week) ក្នុងសប្តាហ៍ចាប់ពី ថ្ងៃចន្ទ ទី៧ ខែធ្នូ ឆ្នាំ២០២៦;`);
    expect(problem?.message.km).toContain(files);
  });

  it('begin on Monday and end on Sunday in Phnom Penh, by the moment at which they are to be posted', () => {
    // On Sunday evening moderators get what is for Monday morning.
    const monday = withPosts({ [`${TIPS}/posts/00-early.md`]: NEW('2026-12-28', '06:30') });
    edit(monday, '_org/org.yaml', 'packs_per_week: 3', 'packs_per_week: 1');
    const weeks = problemsOf(monday).problems.map(({ file }) => file);
    expect(weeks.some((file) => file.includes('00-early'))).toBe(false);
    expect(weeks.some((file) => file === `${CIP}/posts/01-what-is-cip.md`)).toBe(true);
    const at = (text: string) => wallWeek(parseInstant(text) ?? neverNull());
    expect(at('2026-12-27T16:59:59.999Z')).toBe('2026-12-21');
    expect(at('2026-12-27T17:00:00Z')).toBe('2026-12-28');
    expect(at('2027-01-03T16:59:00Z')).toBe('2026-12-28');
  });

  it('are no matter of other channels, drafts, or what is past', () => {
    const path = `${CIP}/posts/00-early.md`;
    const post = NEW('2026-12-13', '12:00');
    expect(problemsOf(withPosts({ [path]: NEW('2026-12-13', '12:00', '[tg-main]') })).problems).toEqual([]);
    expect(problemsOf(withPosts({ [path]: post.replace('ready', 'draft') })).problems).toEqual([]);
    const after = parseInstant('2026-12-13T13:00:00+07:00') ?? neverNull();
    const { problems } = readContent(filesOf(withPosts({ [path]: post })), after);
    expect(problems.filter(({ code }) => code === 'E55')).toEqual([]);
  });

  it('are counted for each community, and told once where several get the same ones', () => {
    const folder = withPosts({ [`${CIP}/posts/00-early.md`]: NEW('2026-12-13', '12:00') });
    edit(folder, '_org/communities.yaml', 'communities:\n', 'communities:\n  angkor: { km: "អង្គរ", en: "Angkor" }\n');
    const all = '_org/channels.yaml';
    edit(folder, all, 'communities: [siem-reap]', 'communities: [siem-reap, angkor]');
    const [problem, ...more] = problemsOf(folder).problems;
    expect(more).toEqual([]);
    expect(problem?.message.en).toContain('The moderators of siem-reap, angkor get more than 3 packs');
    edit(folder, all, 'communities: [siem-reap, angkor]', 'communities: [siem-reap]');
    edit(
      folder,
      all,
      'channels:\n',
      'channels:\n  mods-angkor: { kind: moderator_pack, communities: [angkor], label: "A" }\n',
    );
    edit(folder, `${CIP}/posts/00-early.md`, '[mods-siemreap]', '[mods-angkor]');
    expect(problemsOf(folder).problems).toEqual([]);
  });

  it('of a post that takes its turn in a series are told at its beginning', () => {
    const folder = sampleFolder();
    edit(folder, `${TIPS}/campaign.yaml`, 'on: [mon, wed, fri]', 'on: [mon, tue, wed, fri]');
    const { problems } = problemsOf(folder);
    expect(told(problems)).toContain(`warning E55 ${TIPS}/posts/04-shared-phone.md:1`);
    expect(problems.find(({ code }) => code === 'E55')?.message.en).toContain('this one, 01-two-step-telegram.md, 02-');
  });
});

function neverNull(): never {
  throw new Error('not a moment');
}
