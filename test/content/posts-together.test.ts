import { describe, expect, it } from 'vitest';
import { CIP, edit, mistake, postIds, problemsOf, sampleFolder, TIPS, told, write } from './sample-content.ts';

const ONE = `${CIP}/posts/01-what-is-cip.md`;
const INVITE = `${CIP}/posts/03-invite.md`;
const NOT_SURE = `${CIP}/posts/04-not-sure-to-speak.md`;
const TOMORROW = `${CIP}/posts/05-tomorrow.md`;
const DRAFT = `${CIP}/posts/07-what-was-decided.md`;
const ORG = '_org/org.yaml';

describe('drafts', () => {
  it('are checked mildly: what would stop them later is advice now', () => {
    const folder = sampleFolder();
    edit(folder, DRAFT, '2027-01-20 19:00', '2027-01-20 23:00');
    edit(folder, DRAFT, '=== en ===', '=== fr ===');
    const { content, problems } = problemsOf(folder);
    expect(told(problems)).toEqual([`warning E14 ${DRAFT}:1`, `warning E08 ${DRAFT}:3`]);
    expect(postIds(content)).toContain('07-what-was-decided');
  });

  it('are measured too', () => {
    const { content, problems } = mistake(DRAFT, 'Priority 1', 'a'.repeat(5000));
    expect(told(problems)).toEqual([]);
    expect(postIds(content)).toContain('07-what-was-decided');
    expect(told(mistake(DRAFT, 'អាទិភាពទី១', 'ក'.repeat(5000)).problems)).toEqual([
      // On the channel and in the pack, where a link makes it longer.
      `warning E19 ${DRAFT}:6`,
      `warning E19 ${DRAFT}:6`,
    ]);
  });

  it('must be readable all the same', () => {
    expect(told(mistake(DRAFT, 'status: draft', 'status: draft\nfoo: 1').problems)).toEqual([`error E05 ${DRAFT}:3`]);
  });

  it('silence the warning that their moment is past', () => {
    expect(told(mistake(ONE, 'at: 2026-12-28 19:00', 'at: 2026-01-28 19:00\nstatus: draft').problems)).toEqual([]);
  });
});

describe('posts beside each other', () => {
  it('less than ten minutes apart on a channel stop the later one only', () => {
    const { content, problems } = mistake(NOT_SURE, '2027-01-12 19:00', '2027-01-09 19:09');
    expect(told(problems)).toEqual([`error E25 ${NOT_SURE}:1`]);
    expect(content.campaigns.find(({ folder }) => CIP.endsWith(folder))?.broken).toEqual(['04-not-sure-to-speak']);
  });

  it('are each held against the one before that may go out', () => {
    const folder = sampleFolder();
    edit(folder, ORG, 'min_gap_minutes: 120', 'min_gap_minutes: 0');
    edit(folder, ORG, 'packs_per_week: 3', 'packs_per_week: 9');
    edit(folder, INVITE, '2027-01-09 19:00', '2027-01-12 18:52');
    edit(folder, TOMORROW, '2027-01-15 17:30', '2027-01-12 19:07');
    expect(told(problemsOf(folder).problems)).toEqual([`error E25 ${NOT_SURE}:1`]);
  });

  it('whose packs leave together in the morning are as far apart as their public moments', () => {
    const folder = sampleFolder();
    edit(folder, ORG, 'packs_per_week: 3', 'packs_per_week: 9');
    edit(folder, NOT_SURE, '2027-01-12 19:00', '2027-01-12 16:00');
    edit(folder, INVITE, '2027-01-09 19:00', '2027-01-12 18:05');
    expect(told(problemsOf(folder).problems)).toEqual([]);
  });

  it('of different campaigns share their channels', () => {
    const folder = sampleFolder();
    edit(folder, ORG, 'packs_per_week: 3', 'packs_per_week: 9');
    edit(folder, ONE, '2026-12-28 19:00', '2026-12-07 19:30');
    const { problems } = problemsOf(folder);
    expect(told(problems)).toEqual([`warning E25 ${ONE}:1`]);
    expect(problems[0]?.message.en).toContain(`${TIPS}/posts/01-two-step-telegram.md`);
  });

  it('with one id are both refused', () => {
    const folder = sampleFolder();
    edit(folder, ONE, '---\nat', '---\nid: 05-tomorrow\nat');
    const { content, problems } = problemsOf(folder);
    expect(told(problems)).toEqual([`error E26 ${ONE}:2`, `error E26 ${TOMORROW}:1`]);
    expect(content.campaigns.find(({ folder: name }) => CIP.endsWith(name))?.broken).toEqual(['05-tomorrow']);
  });

  it('keep their turn in the series while one of them is broken or a draft', () => {
    const folder = sampleFolder();
    folder.set(`${TIPS}/posts/02-never-share-code.md`, new Uint8Array([0xff, 0xfe, 0x41, 0]));
    edit(folder, `${TIPS}/posts/03-two-step-facebook.md`, '---\n', '---\nstatus: draft\n');
    edit(folder, `${TIPS}/posts/04-shared-phone.md`, '---\n', '---\nat: 2027-02-01 19:00\n');
    const posts = problemsOf(folder).content.campaigns[0]?.posts;
    expect(posts?.map(({ id, seriesPosition }) => `${id.slice(0, 2)} ${seriesPosition}`)).toEqual([
      '01 0',
      '03 2',
      '04 null',
      '05 3',
      '06 4',
      '07 5',
    ]);
  });
});

describe('files', () => {
  it('that nobody uses or reads are warned about', () => {
    const folder = sampleFolder();
    folder.set(`${CIP}/media/old.jpg`, null);
    write(folder, `${CIP}/campaign.yml`, 'x');
    write(folder, `${CIP}/posts/notes.txt`, 'x');
    write(folder, `${CIP}/README.md`, 'x');
    expect(told(problemsOf(folder).problems)).toEqual([
      `warning E46 ${CIP}/campaign.yml:1`,
      `warning E44 ${CIP}/media/old.jpg:1`,
      `warning E46 ${CIP}/posts/notes.txt:1`,
    ]);
  });

  it('are not called unused while a post that may use them cannot be read', () => {
    const folder = sampleFolder();
    folder.set(ONE, new Uint8Array([0xff, 0xfe, 0x41, 0]));
    expect(told(problemsOf(folder).problems)).toEqual([`error E27 ${ONE}:1`]);
  });

  it('whose settings cannot be read say only that', () => {
    expect(told(mistake(ONE, 'at: 2026', ': {{').problems)).toEqual([`error E28 ${ONE}:2`]);
  });

  it('that are empty, or whose name can be no id, are told', () => {
    const folder = sampleFolder();
    write(folder, `${CIP}/posts/08 my post.md`, ' \n');
    expect(told(problemsOf(folder).problems)).toEqual([`error E02 ${CIP}/posts/08 my post.md:1`]);
    write(
      folder,
      `${CIP}/posts/08 my post.md`,
      '---\nstatus: draft\nat: 2027-02-01 10:00\ncta: { type: share }\n---\n=== km ===\nក\n=== en ===\na\n',
    );
    expect(told(problemsOf(folder).problems)).toEqual([`error E49 ${CIP}/posts/08 my post.md:1`]);
  });
});
