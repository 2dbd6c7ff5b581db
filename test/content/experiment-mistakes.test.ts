import { describe, expect, it } from 'vitest';
import { CIP, edit, mistake, problemsOf, sampleFolder, TIPS, told } from './sample-content.ts';

const BY_GROUP = `${CIP}/campaign.yaml`;
const BY_SLOT = `${TIPS}/campaign.yaml`;
const INVITE = `${CIP}/posts/03-invite.md`;
const HOURS = 'arms: ["19:00", "06:30"]';

/** What is found after these changes to the sample. */
function found(...changes: readonly (readonly [string, string, string])[]) {
  const folder = sampleFolder();
  for (const change of changes) edit(folder, ...change);
  return problemsOf(folder).problems;
}

describe('an experiment that does not fit its posts', () => {
  it.each([
    ['seed: seven', 'whole number'],
    ['seed: -1', '0'],
    ['seed: 1.5', 'number'],
  ])('"%s" is no seed', (seed, said) => {
    const problems = found([BY_SLOT, HOURS, `${HOURS}\n  ${seed}`]);
    expect(told(problems)).toEqual([`error E29 ${BY_SLOT}:23`]);
    expect(problems[0]?.message.en).toContain('seed');
    expect(problems[0]?.message.en).toContain(said);
  });

  it('has no arm with the sign that stands between arms in the log', () => {
    const problems = found([BY_GROUP, 'arms: [a, b]', 'arms: [a, "b|c"]']);
    // Nobody is asked to delete the texts of its arms.
    expect(told(problems)).toEqual([`error E29 ${BY_GROUP}:30`]);
    expect(problems[0]?.message.en).toContain('may not have the sign |');
    expect(problems[0]?.message.km).toContain('មិនអាចមានសញ្ញា |');
  });

  it('may have a seed in Khmer digits', () => {
    expect(found([BY_SLOT, HOURS, `${HOURS}\n  seed: ៧`])).toEqual([]);
  });

  it('is told when it draws between groups and goes to no moderators', () => {
    const { problems } = mistake(
      BY_GROUP,
      'channels: [fb-main, tg-main, mods-siemreap, print-village]',
      'channels: [fb-main]',
    );
    expect(told(problems).filter((one) => one.includes('E50'))).toEqual([`warning E50 ${BY_GROUP}:28`]);
  });

  it('is told when fewer posts take turns than there are arms', () => {
    const problems = found([BY_GROUP, 'unit: moderator_group', 'unit: slot']);
    expect(told(problems)).toEqual([`warning E68 ${BY_GROUP}:30`]);
    expect(problems[0]?.message.en).toContain('at least 2 posts that try its arms, and there is 1');
  });

  it('is told when it is about all posts and none has its variants', () => {
    const problems = found([BY_GROUP, '  post: 03-invite\n', ''], [BY_GROUP, 'arms: [a, b]', 'arms: [c, d]']);
    expect(told(problems)).toContain(`warning E68 ${BY_GROUP}:29`);
  });

  it('is told when it is decided before its last post is out', () => {
    expect(told(found([BY_SLOT, 'decide_on: 2027-01-06', 'decide_on: 2026-12-20']))).toEqual([
      `warning E68 ${BY_SLOT}:24`,
    ]);
    expect(found([BY_SLOT, 'decide_on: 2027-01-06', 'decide_on: 2026-12-21'])).toEqual([]);
    expect(told(found([BY_GROUP, 'decide_on: 2027-01-17', 'decide_on: 2027-01-08']))).toEqual([
      `warning E68 ${BY_GROUP}:32`,
    ]);
  });

  it('is told where a post has no text for an arm in one of its languages, but for a text for everybody', () => {
    const all = [BY_GROUP, '  post: 03-invite\n', ''] as const;
    expect(found(all)).toEqual([]);
    const problems = found(all, [BY_GROUP, 'arms: [a, b]', 'arms: [a, b, c]']);
    expect(told(problems)).toEqual([`warning E50 ${INVITE}:5`, `warning E50 ${INVITE}:5`]);
    expect(problems.map(({ message }) => /=== \w\w variant:c ===/.exec(message.en)?.[0])).toEqual([
      '=== km variant:c ===',
      '=== en variant:c ===',
    ]);
    const everybody = ['=== km variant:b ===', '=== km ==='] as const;
    expect(told(found(all, [INVITE, ...everybody]))).toEqual([]);
  });
});
