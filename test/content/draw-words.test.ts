import { describe, expect, it } from 'vitest';
import { drawInWords } from '../../shared/content/draw-words.ts';
import { edit, problemsOf, sampleFolder, TIPS } from './sample-content.ts';

function drawn(campaign: string, settings = 'arms: ["19:00", "06:30"]') {
  const folder = sampleFolder();
  edit(folder, `${TIPS}/campaign.yaml`, 'arms: ["19:00", "06:30"]', settings);
  const { campaigns } = problemsOf(folder).content;
  const found = campaigns.find(({ id }) => id === campaign);
  return found ? drawInWords(found) : expect.fail('It is sound');
}

describe('the draw of an experiment in words', () => {
  it('says for each post which arm it gets, and when, in both languages', () => {
    const words = drawn('2026-12-digital-safety-tips');
    expect(words?.en.split('\n').slice(0, 3)).toEqual([
      "2026-12-digital-safety-tips, experiment, drawn from the campaign's id:",
      '  01-two-step-telegram: 19:00 (Mon 7 Dec 2026, 19:00 Phnom Penh time)',
      '  02-never-share-code: 06:30 (Wed 9 Dec 2026, 06:30 Phnom Penh time)',
    ]);
    expect(words?.km.split('\n')).toHaveLength(8);
    expect(words?.km).toContain('ថ្ងៃចន្ទ ទី៧ ខែធ្នូ');
  });

  it('says of moderators’ groups that they are drawn, and which arms a post has for them', () => {
    const { en, km } = drawn('2027-01-cip-meeting') ?? {};
    expect(en).toContain('when they first receive a pack of it');
    expect(en?.split('\n')[1]).toBe('  03-invite: a or b (Sat 9 Jan 2027, 19:00 Phnom Penh time)');
    expect(km?.split('\n')[1]).toContain('03-invite: a ឬ b');
  });

  it('names the seed where there is one', () => {
    const { en, km } = drawn('2026-12-digital-safety-tips', 'arms: ["19:00", "06:30"]\n  seed: 41') ?? {};
    expect(en).toContain('drawn from the seed 41');
    expect(km).toContain('seed 41');
  });
});
