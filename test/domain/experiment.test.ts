import { array, assert, constantFrom, integer, property, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Campaign, Experiment, Post } from '../../shared/domain/content/campaign.ts';
import { drawOf, isSameDraw, slotArm } from '../../shared/domain/experiment.ts';
import { aCampaign, aPost, aSection } from '../content/a-post.ts';

const EXPERIMENT: Experiment = {
  question: 'Which one?',
  unit: 'slot',
  arms: ['a', 'b'],
  measure: 'opens_per_post',
  decide_on: '2027-01-17',
};

function campaignWith(changes: Partial<Experiment>): Campaign {
  const campaign = aCampaign();
  return { ...campaign, settings: { ...campaign.settings, experiment: { ...EXPERIMENT, ...changes } } };
}

function posts(count: number, variants: readonly string[] = ['a', 'b']): Post[] {
  const sections = variants.map((variant) => aSection(variant, { variant }));
  return Array.from({ length: count }, (_, index) => ({
    ...aPost(sections, { at: '2027-01-09 19:00' }),
    id: `post-${index}`,
    variantPosition: index,
  }));
}

const armsOf = (campaign: Campaign, of: readonly Post[]) => of.map((post) => slotArm(campaign, post));
const someArms = uniqueArray(constantFrom('a', 'b', 'c', 'd'), { minLength: 2, maxLength: 4 });

describe('the draw of an experiment over slots', () => {
  it('alternates over posts with a moment of their own that have variants', () => {
    const [first, second, ...others] = armsOf(campaignWith({}), posts(6));
    expect(new Set([first, second])).toEqual(new Set(['a', 'b']));
    expect(others).toEqual([first, second, first, second]);
  });

  it('gives each arm its turn, so that none comes more than once more than another', () => {
    assert(
      property(integer({ min: 0 }), someArms, integer({ min: 1, max: 30 }), (seed, arms, count) => {
        const drawn = armsOf(campaignWith({ seed, arms }), posts(count, arms));
        const counts = arms.map((arm) => drawn.filter((one) => one === arm).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        for (const [index, arm] of drawn.entries()) expect(arm).toBe(drawn[index % arms.length]);
      }),
    );
  });

  it('is the same for the same seed, in whatever order the arms are written', () => {
    assert(
      property(integer({ min: 0 }), someArms, (seed, arms) => {
        const [one, other] = [campaignWith({ seed, arms }), campaignWith({ seed, arms: arms.toReversed() })];
        expect(armsOf(one, posts(8, arms))).toEqual(armsOf(other, posts(8, arms)));
      }),
    );
  });

  it('begins with another arm for another seed', () => {
    const firsts = Array.from({ length: 40 }, (_, seed) => slotArm(campaignWith({ seed }), posts(1)[0] ?? aPost([])));
    expect(new Set(firsts)).toEqual(new Set(['a', 'b']));
  });

  it('comes from the campaign’s id without a seed', () => {
    const { seed: _, ...experiment } = EXPERIMENT;
    expect(drawOf('2027-01-cip-meeting', experiment)).toEqual({ seed: '2027-01-cip-meeting', arms: ['a', 'b'] });
  });

  it('leaves out posts without its variants, and all but the one that it is about', () => {
    const [one, other] = posts(2);
    if (!one || !other) throw new Error('There are two');
    expect(slotArm(campaignWith({}), { ...one, sections: [aSection('alone')] })).toBeNull();
    expect(slotArm(campaignWith({ post: one.id }), other)).toBeNull();
    expect(slotArm(campaignWith({ post: one.id }), one)).not.toBeNull();
    expect(slotArm(campaignWith({ unit: 'moderator_group' }), one)).toBeNull();
  });

  it('is another one once an arm or the seed is another one', () => {
    const written = array(constantFrom('a', 'b'), { minLength: 2, maxLength: 2 });
    assert(property(written, (arms) => isSameDraw({ seed: '1', arms }, { seed: '1', arms: arms.toReversed() })));
    expect(isSameDraw({ seed: '1', arms: ['a', 'b'] }, { seed: '2', arms: ['a', 'b'] })).toBe(false);
    expect(isSameDraw({ seed: '1', arms: ['a', 'b'] }, { seed: '1', arms: ['a', 'c'] })).toBe(false);
  });
});
