import { describe, expect, it } from 'vitest';
import { CIP, edit, mistake, postIds, problemsOf, sampleFolder, TIPS, told } from './sample-content.ts';

const CAMPAIGN = `${CIP}/campaign.yaml`;
const ONE = `${CIP}/posts/01-what-is-cip.md`;
const TOMORROW = `${CIP}/posts/05-tomorrow.md`;
const HARASSMENT = `${TIPS}/posts/06-harassment.md`;
const ORG = '_org/org.yaml';
const CHANNELS = '_org/channels.yaml';

/** path, what stands there, what is written instead, what is found */
type Row = readonly [path: string, from: string, to: string, found: readonly string[]];

const found = ([path, from, to]: Row) => told(mistake(path, from, to).problems);

describe('a campaign with a mistake waits as a whole, and no other campaign with it', () => {
  it.each<Row>([
    [CAMPAIGN, 'topic: commune_planning', 'topic: comune_planning', [`error E24 ${CAMPAIGN}:2`]],
    [
      CAMPAIGN,
      'goal: { measure: attendance, target: 80, of_which_women: 40, by: 2027-01-16 }\n',
      '',
      [`error E11 ${CAMPAIGN}:1`],
    ],
    [CAMPAIGN, 'measure: attendance', 'measure: atendance', [`error E24 ${CAMPAIGN}:9`]],
    [CAMPAIGN, 'ends:   2027-01-16 11:00', 'ends: 2027-01-16 07:00', [`error E23 ${CAMPAIGN}:17`]],
    [CAMPAIGN, 'place: kumru-commune-office', 'place: kumru-office', [`error E12 ${CAMPAIGN}:18`]],
    [CAMPAIGN, '      km: ["', '      kh: ["', [`error E23 ${CAMPAIGN}:19`]],
    [CAMPAIGN, 'channels: [fb-main,', 'channels: [fb,', [`error E16 ${CAMPAIGN}:10`]],
    [CAMPAIGN, 'format: 1', 'format: 2', [`error E24 ${CAMPAIGN}:1`]],
    [CAMPAIGN, 'owner: comms', 'onwer: comms', [`error E05 ${CAMPAIGN}:6`, `error E11 ${CAMPAIGN}:1`]],
    [`${TIPS}/campaign.yaml`, 'time: "19:00"', 'time: "05:00"', [`error E08 ${TIPS}/campaign.yaml:16`]],
    [`${TIPS}/campaign.yaml`, '"06:30"]', '"23:30"]', [`error E08 ${TIPS}/campaign.yaml:22`]],
    [`${CIP}/questions.yaml`, 'kind: pick', 'kind: pik', [`error E24 ${CIP}/questions.yaml:5`]],
    [`${CIP}/questions.yaml`, '"ស្ត្រី", ', '', [`error E39 ${CIP}/questions.yaml:5`]],
  ])('%s: %j → %j', (...row) => {
    const [path, from, to] = row;
    const { content, problems } = mistake(path, from, to);
    expect(told(problems).toSorted()).toEqual(row[3].toSorted());
    expect(content.broken).toEqual([path.split('/')[1]]);
    expect(content.campaigns).toHaveLength(1);
    expect(content.campaigns[0]?.posts).toHaveLength(7);
  });

  it('hides no mistake of its posts', () => {
    const folder = sampleFolder();
    edit(folder, CAMPAIGN, 'goal:', 'gaol:');
    edit(folder, TOMORROW, '2027-01-15 17:30', '2027-01-17 17:30');
    expect(told(problemsOf(folder).problems)).toEqual([
      `error E11 ${CAMPAIGN}:1`,
      `error E05 ${CAMPAIGN}:9`,
      `error E13 ${TOMORROW}:2`,
    ]);
  });

  it('says which campaign.yaml is missing', () => {
    const folder = sampleFolder();
    folder.delete(CAMPAIGN);
    const { content, problems } = problemsOf(folder);
    expect(told(problems)).toEqual([`error E36 ${CAMPAIGN}:1`]);
    expect(content.broken).toEqual(['2027-01-cip-meeting']);
  });

  it('refuses both of two campaigns with one id', () => {
    const folder = sampleFolder();
    edit(folder, CAMPAIGN, 'format: 1\n', 'format: 1\nid: 2026-12-digital-safety-tips\n');
    const { content, problems } = problemsOf(folder);
    expect(told(problems)).toEqual([`error E26 ${TIPS}/campaign.yaml:1`, `error E26 ${CAMPAIGN}:2`]);
    expect(content.campaigns).toEqual([]);
  });
});

describe('the organisation', () => {
  it.each<Row>([
    [ORG, 'approvals: 2 ', 'approvals: 0 ', [`error E35 ${ORG}:6`]],
    [ORG, 'min_gap_minutes', 'min_gap_minuts', [`error E05 ${ORG}:5`]],
    [ORG, 'post_hours: "06:00-21:00"', 'post_hours: "21:00-06:00"', [`error E06 ${ORG}:4`]],
    [ORG, 'to: 2027-04-16', 'to: 2027-04-13', [`error E47 ${ORG}:13`]],
    [ORG, 'timezone: Asia/Phnom_Penh', 'timezone: Asia/Bangkok', [`error E24 ${ORG}:2`]],
    [CHANNELS, 'channels:', 'chanels:', [`error E05 ${CHANNELS}:3`, `error E11 ${CHANNELS}:1`]],
  ])('is null with a mistake: %s: %j → %j', (...row) => {
    const [path, from, to] = row;
    const { content, problems } = mistake(path, from, to);
    expect(told(problems).toSorted()).toEqual(row[3].toSorted());
    expect(content.organisation).toBeNull();
  });

  it('with one approval is warned', () => {
    const { content, problems } = mistake(ORG, 'approvals: 2 ', 'approvals: 1 ');
    expect(told(problems)).toEqual([`warning E35 ${ORG}:6`]);
    expect(content.organisation?.settings.approvals).toBe(1);
  });

  it('loses a channel with a mistake, and with it only the posts that use it', () => {
    const { content, problems } = mistake(CHANNELS, 'kind: facebook_page', 'kind: facebok_page');
    expect(told(problems)).toContain(`error E24 ${CHANNELS}:4`);
    expect(problems.filter(({ severity, code }) => severity === 'error' && code !== 'E16')).toHaveLength(1);
    expect(postIds(content)).toEqual(['07-quiz', '04-not-sure-to-speak', '06-today']);
    expect(content.broken).toEqual([]);
    expect(Object.keys(content.organisation?.channels ?? {})).not.toContain('fb-main');
  });

  it('is null without org.yaml', () => {
    const folder = sampleFolder();
    folder.delete(ORG);
    expect(told(problemsOf(folder).problems)).toEqual([`error E36 ${ORG}:1`]);
  });

  it('loses a hotline or a place with a mistake, and with it only what names it', () => {
    const { content } = mistake('_org/hotlines.yaml', 'number: "0800 000 002"', 'number: 0800000002');
    expect(postIds(content)).toHaveLength(13);
    expect(content.organisation?.hotlines['digital-help']).toBeUndefined();
  });
});

describe('what holds a post from real channels', () => {
  it.each<Row>([[ONE, '2026-12-28 19:00', '2027-04-14 19:00', [`hold E41 ${ONE}:2`]]])('%s: %j → %j', (...row) => {
    expect(found(row)).toEqual(row[3]);
  });

  it('names the day of the pack where only that one is quiet', () => {
    const { problems } = mistake(ORG, 'from: 2027-04-14, to: 2027-04-16', 'from: 2026-12-25, to: 2026-12-25');
    expect(told(problems)).toEqual([`hold E41 ${ONE}:2`]);
    expect(problems[0]?.message.en).toContain('Fri 25 Dec 2026');
  });

  it('names hotlines that nobody verified, or long ago', () => {
    const folder = sampleFolder();
    edit(folder, HARASSMENT, 'hotline: digital-help', 'hotline: health-info');
    edit(folder, '_org/hotlines.yaml', 'verified_on: 2026-11-15', 'verified_on: 2026-08-01');
    expect(told(problemsOf(folder).problems)).toEqual([`hold E42 ${HARASSMENT}:2`]);
    edit(folder, '_org/hotlines.yaml', '    verified_on: 2026-08-01\n', '');
    expect(told(problemsOf(folder).problems)).toEqual([`hold E42 ${HARASSMENT}:2`]);
  });

  it('holds what is sensitive while an election runs', () => {
    const folder = sampleFolder();
    edit(
      folder,
      ORG,
      'link_hosts:',
      'election_dates:\n  - { from: 2026-12-20, to: 2026-12-31, why: election }\nlink_hosts:',
    );
    edit(folder, ONE, 'cta:', 'safety: { election_sensitive: true }\ncta:');
    expect(told(problemsOf(folder).problems)).toEqual([`hold E43 ${ONE}:2`]);
  });
});

describe('the area of a campaign', () => {
  const AREA = 'area: { province: siem-reap, communes: [kumru] }';

  it.each([
    ['province: siem-reep, communes: [kumru]', ['"siem-reep"', 'Did you mean "siem-reap"?']],
    ['province: siem-reap, communes: [kumruu]', ['"kumruu"', 'Did you mean "kumru"?']],
    ['province: siem-reap, communes: [kumru, pouk]', ['"pouk"', 'Did you mean "puok"?']],
  ])('is warned of where { %s } is nearly a name that the organisation has', (written, said) => {
    const { content, problems } = mistake(CAMPAIGN, AREA, `area: { ${written} }`);
    expect(told(problems)).toEqual([`warning E12 ${CAMPAIGN}:8`]);
    for (const words of said) expect(problems[0]?.message.en).toContain(words);
    expect(content.broken).toEqual([]);
  });

  it.each(['province: kampot, communes: [chhuk]', 'province: Siem-Reap, communes: [puok, kumru-commune]'])(
    'may be { %s }',
    (written) => expect(mistake(CAMPAIGN, AREA, `area: { ${written} }`).problems).toEqual([]),
  );
});
