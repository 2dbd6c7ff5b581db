import type { Redated } from '../domain/content/campaign.ts';

/** Khmer: draft, needs native review. */
const WHAT_IT_IS = [
  '# ពេលថ្មីសម្រាប់ប្រកាសដែលបានកំណត់ម៉ោងឡើងវិញ។ ប្រព័ន្ធសរសេរឯកសារនេះ; បើប្តូរ at: ក្នុងឯកសារប្រកាស ពេលថ្មីនៅទីនេះលែងមានប្រសិទ្ធភាព។',
  "# New moments of posts that were re-dated. The console writes this file; whoever changes at: in a post's own file overrules it.",
];

/** The text of `redated.yaml`, the same for the same moments. */
export function redatedFile(posts: Readonly<Record<string, Redated>>): string {
  const lines = Object.entries(posts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([post, { was, at }]) => `  "${post}": { was: "${was}", at: "${at}" }`);
  return [...WHAT_IT_IS, 'format: 1', 'posts:', ...lines, ''].join('\n');
}
