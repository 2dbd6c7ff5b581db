import { describe, expect, it } from 'vitest';
import { postIds, problemsOf, sampleFolder, told } from './sample-content.ts';
import { ALL, SAMPLE_MISTAKES } from './sample-mistakes.ts';

describe('a mistake in the sample content', () => {
  it.each(SAMPLE_MISTAKES)(
    '$mistake is told with its place and its mend, and stops nothing else',
    ({ make, found, en, km, posts }) => {
      const folder = sampleFolder();
      make(folder);
      const { content, problems } = problemsOf(folder);
      expect(told(problems)).toEqual(found);
      expect(problems[0]?.message.en).toContain(en);
      expect(problems[0]?.message.km).toContain(km);
      expect(postIds(content)).toHaveLength(posts);
      expect(content.broken).toEqual([]);
      expect(content.organisation).not.toBeNull();
    },
  );

  it('finds nothing but the reviews that are needed in the sample itself', () => {
    const { content, problems } = problemsOf(sampleFolder());
    expect(problems).toEqual([]);
    expect(postIds(content)).toHaveLength(ALL);
    expect(told(content.problems)).toEqual([
      'hold E40 campaigns/2026-12-digital-safety-tips/campaign.yaml:10',
      'hold E40 campaigns/2027-01-cip-meeting/campaign.yaml:11',
    ]);
  });
});
