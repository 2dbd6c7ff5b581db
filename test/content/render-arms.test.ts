import { describe, expect, it } from 'vitest';
import { messageBytes, render } from '../../shared/content/render.ts';
import { messageOfArm } from '../../shared/domain/arms.ts';
import type { Campaign, Post } from '../../shared/domain/content/campaign.ts';
import type { PlannedDelivery } from '../../shared/domain/plan.ts';
import { aCampaign, aDelivery, anOrganisation, aPost, aSection } from './a-post.ts';
import { CIP, edit, problemsOf, sampleFolder } from './sample-content.ts';

const EXPERIMENT = {
  question: 'Which one?',
  unit: 'moderator_group',
  arms: ['a', 'b'],
  measure: 'opens_per_post',
  decide_on: '2027-01-17',
} as const;

const campaign: Campaign = {
  ...aCampaign(),
  settings: { ...aCampaign().settings, experiment: { ...EXPERIMENT, arms: [...EXPERIMENT.arms] } },
};
const post: Post = {
  ...aPost([
    aSection('ក', { variant: 'a' }),
    aSection('ខ', { variant: 'b' }),
    aSection('សម្រាប់ ខ', { variant: 'b', scope: 'moderator' }),
  ]),
  variantPosition: 0,
};
const rendered = (variant: string | null, kind: PlannedDelivery['kind'] = 'moderator_pack') =>
  render(anOrganisation(), campaign, post, aDelivery(kind, { variant }), new Map(), { publicUrl: null });

describe('the message of a pack whose groups get different words', () => {
  it('has the words and the note of each arm, and is the first one’s itself', () => {
    const { arms, ...common } = rendered('a|b');
    expect(arms?.map(({ arm, text }) => [arm, text])).toEqual([
      ['a', 'ក'],
      ['b', 'ខ'],
    ]);
    expect(arms?.map(({ note }) => note?.includes('សម្រាប់ ខ'))).toEqual([false, true]);
    expect(messageBytes(common)).toEqual(messageBytes(rendered('a')));
  });

  it('is for one arm’s groups to the byte what it would be by itself', () => {
    for (const arm of ['a', 'b']) {
      expect(messageBytes(messageOfArm(rendered('a|b'), arm))).toEqual(messageBytes(rendered(arm)));
    }
    expect(messageOfArm(rendered('a|b'), 'gone').text).toBe('ក');
  });

  it('has no arms on any other channel, nor where the experiment is about another post', () => {
    expect(rendered('a', 'telegram_channel').arms).toBeUndefined();
    expect(new TextDecoder().decode(messageBytes(rendered('a', 'telegram_channel')))).not.toContain('arms');
    const other = { ...campaign.settings.experiment, ...EXPERIMENT, arms: ['a', 'b'], post: '04-other' };
    const elsewhere = { ...campaign, settings: { ...campaign.settings, experiment: other } };
    const one = aDelivery('moderator_pack', { variant: 'a' });
    expect(render(anOrganisation(), elsewhere, post, one, new Map(), { publicUrl: null }).arms).toBeUndefined();
  });

  it('is measured with each arm', () => {
    const folder = sampleFolder();
    edit(folder, `${CIP}/posts/03-invite.md`, 'ផ្លូវក្នុងភូមិអ្នក', 'ក'.repeat(4090));
    const { problems } = problemsOf(folder);
    const packs = problems.filter(({ code, message }) => code === 'E19' && message.en.includes('mods-siemreap'));
    expect(packs).toMatchObject([{ line: 18 }]);
  });
});
