import { describe, expect, it } from 'vitest';
import type { Content } from '../../shared/domain/content/content.ts';
import { wanted } from '../../shared/domain/wanted.ts';
import { CIP, edit, type Folder, problemsOf, sampleFolder, told } from './sample-content.ts';

const CAMPAIGN = `${CIP}/campaign.yaml`;
const INVITE = `${CIP}/posts/03-invite.md`;
const TODAY = `${CIP}/posts/06-today.md`;
const ONCE = '    starts: 2027-01-16 08:00\n    ends:   2027-01-16 11:00\n';
const TODAY_AT = 'at: 2027-01-16 06:15';
const MORNING = 'morning: { starts: 2027-01-16 08:00, ends: 2027-01-16 11:00, km: "ពេលព្រឹក", en: "Morning" }';
const EVENING = 'evening: { starts: 2027-01-16 17:30, ends: 2027-01-16 19:30, km: "ពេលល្ងាច", en: "Evening" }';

/** The sample, whose meeting has these sessions, each on a line; the first is line 17 of its file. */
function withSessions(...sessions: readonly string[]): Folder {
  const folder = sampleFolder();
  const lines = sessions.map((session) => `      ${session}\n`).join('');
  edit(folder, CAMPAIGN, ONCE, `    sessions:\n${lines}`);
  return folder;
}

/** What is found in the campaign's file; of posts of an event that cannot be read nothing is expected here. */
const found = (folder: Folder) => told(problemsOf(folder).problems).filter((line) => line.includes(CAMPAIGN));
const at = (code: string, line: number) => `error ${code} ${CAMPAIGN}:${line}`;

describe('an event with several sessions', () => {
  it('passes the check, whatever the order in which they are written, and also where they overlap or one is alone', () => {
    expect(told(problemsOf(withSessions(EVENING, MORNING)).problems)).toEqual([]);
    expect(
      told(
        problemsOf(
          withSessions(MORNING, MORNING.replace('morning', 'other').replace('ព្រឹក', 'ទី២').replace('Morning', 'Hall 2')),
        ).problems,
      ),
    ).toEqual([]);
    expect(told(problemsOf(withSessions(MORNING)).problems)).toEqual([]);
  });

  it('starts with its first session and ends with its last: dates of posts are counted from the first', () => {
    const folder = withSessions(EVENING, MORNING);
    edit(folder, INVITE, 'at: 2027-01-09 19:00', 'at: 2 days before 18:00');
    const [delivery] = wantedOf(problemsOf(folder).content, '03-invite');
    expect(delivery).toMatchObject({
      publicAt: '2027-01-14T11:00:00.000Z',
      asks: {
        from: '2027-01-16T01:00:00.000Z',
        until: '2027-01-16T12:30:00.000Z',
        sessions: [
          { id: 'morning', from: '2027-01-16T01:00:00.000Z', until: '2027-01-16T04:00:00.000Z' },
          { id: 'evening', from: '2027-01-16T10:30:00.000Z', until: '2027-01-16T12:30:00.000Z' },
        ],
      },
    });
  });

  it('is worth a post until its last session starts; one that comes after another has begun is warned of', () => {
    const folder = withSessions(MORNING, EVENING);
    edit(folder, TODAY, `${TODAY_AT}\nexpires: 2027-01-16 08:30`, 'at: 2027-01-16 17:00');
    const { content, problems } = problemsOf(folder);
    expect(told(problems).filter((line) => line.includes(' E13 '))).toEqual([`warning E13 ${TODAY}:2`]);
    expect(problems.find(({ code }) => code === 'E13')?.message.en).toContain('only to what is left: Evening.');
    const [today] = wantedOf(content, '06-today');
    expect(today?.expires).toBe('2027-01-16T10:30:00.000Z');
    expect(today?.asks.sessions?.map(({ id }) => id)).toEqual(['evening']);

    edit(folder, TODAY, 'at: 2027-01-16 17:00', 'at: 2027-01-16 17:30');
    expect(told(problemsOf(folder).problems)).toContain(`error E13 ${TODAY}:2`);
  });

  it('is read with Khmer digits', () => {
    expect(
      told(problemsOf(withSessions(MORNING.replace('2027-01-16 08:00', '២០២៧-០១-១៦ ០៨:០០'), EVENING)).problems),
    ).toEqual([]);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'one that ends before it starts',
      [MORNING, EVENING.replace('ends: 2027-01-16 19', 'ends: 2027-01-16 16')],
      [at('E23', 18)],
    ],
    ['a date that is none', [MORNING.replace('01-16 08:00', '02-30 08:00'), EVENING], [at('E06', 17)]],
    ['no words for its button', [MORNING.replace(', en: "Morning"', '')], [at('E11', 17)]],
    [
      'more words than a button has room for',
      [MORNING.replace('Morning', 'Early in the morning, at eight')],
      [at('E29', 17)],
    ],
    ['the words of another', [MORNING, EVENING.replace('Evening', 'Morning')], [at('E29', 16)]],
    ['a name that no button carries', [MORNING.replace('morning:', 'a-very-long-name-of-a-session:')], [at('E29', 17)]],
    ['a setting that is none', [MORNING.replace('ends:', 'end:')], [at('E11', 17), at('E05', 17)]],
    ["somebody's number", [MORNING.replace('Morning', '012 345 678')], [at('E20', 17)]],
    [
      'five of them',
      [1, 2, 3, 4, 5].map((n) =>
        MORNING.replace('morning', `s${n}`).replace('Morning', `${n}`).replace('ពេលព្រឹក', `${n}`),
      ),
      [at('E29', 16)],
    ],
    ['a start of its own beside them', [`${MORNING}\n    starts: 2027-01-16 08:00`], [at('E29', 16)]],
  ])('is told of %s, at its place', (_, sessions, problems) => {
    const all = found(withSessions(...sessions));
    expect(all.toSorted()).toEqual(problems.toSorted());
  });

  it('must have one, or a start and an end, which are missed together with whatever else is wrong', () => {
    const none = sampleFolder();
    edit(none, CAMPAIGN, ONCE, '    sessions: {}\n');
    expect(found(none)).toEqual([at('E29', 16)]);
    const nothing = sampleFolder();
    edit(nothing, CAMPAIGN, ONCE, '    seats: many\n');
    edit(nothing, CAMPAIGN, '    seats: 120\n', '');
    const { problems } = problemsOf(nothing);
    const messages = problems
      .filter(({ file }) => file === CAMPAIGN)
      .map(({ code, message }) => `${code} ${message.en}`);
    expect(messages.filter((line) => line.includes('starts'))).toHaveLength(1);
    expect(messages.filter((line) => line.includes('ends:'))).toHaveLength(1);
    expect(messages.filter((line) => line.includes('seats'))).toHaveLength(1);
  });

  it('asks what was meant by a setting that is misspelt', () => {
    const [problem] = problemsOf(withSessions(MORNING.replace('ends:', 'edns:'))).problems.filter(
      ({ code }) => code === 'E05',
    );
    expect(problem?.message.en).toContain('"ends"');
  });
});

function wantedOf({ organisation, campaigns }: Content, post: string) {
  const campaign = campaigns.find(({ folder }) => CIP.endsWith(folder));
  if (!organisation || !campaign) throw new Error('The sample cannot be read');
  return wanted(organisation, campaign).filter((delivery) => delivery.post === post);
}
