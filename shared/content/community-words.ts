import type { CommunityStanding } from '../domain/community.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import { DECLINE_REASONS } from '../domain/moderator.ts';
import { MODERATOR_WORDS } from '../domain/moderator-words.ts';
import type { PackTally } from '../domain/pack-tally.ts';
import { inBoth, wholeLines } from './staff-command-words.ts';

/** How communities stand, in numbers and in both languages. Khmer: draft, needs native review. */

/** The most packs of one community that a message tells of. */
const MOST_PACKS = 5;

export function communitiesWords(standings: readonly CommunityStanding[]): string {
  if (standings.length === 0)
    return inBoth({
      km: 'មិនទាន់មានសហគមន៍ក្នុង communities.yaml ទេ។',
      en: 'There is no community in communities.yaml yet.',
    });
  return wholeLines(standings.map(communityWords).join('\n\n———\n'));
}

function communityWords({ community, active, waiting, open, packs }: CommunityStanding): string {
  const counts = inBoth(
    {
      km: `អ្នកសម្របសម្រួល ${inKhmerDigits(active)} · រង់ចាំបញ្ជាក់ ${inKhmerDigits(waiting)} · ការអញ្ជើញមិនទាន់ប្រើ ${inKhmerDigits(open)}`,
      en: `${active} moderators · ${waiting} wait to be confirmed · ${open} invitations not used yet`,
    },
    `${community.label.km} · ${community.label.en}`,
  );
  return [counts, ...packs.slice(0, MOST_PACKS).map(({ pack, tally }) => packWords(pack.post, tally))].join('\n\n');
}

function packWords(post: string, tally: PackTally): string {
  const { delivered = 0, posted = 0, declined = 0 } = tally;
  const [km, en] = (['km', 'en'] as const).map((language) => reasonsIn(language, tally));
  return [
    `📦 ${post}`,
    `មាន ${inKhmerDigits(delivered)} · បានបង្ហោះ ${inKhmerDigits(posted)} · មិនសម ${inKhmerDigits(declined)}${km}`,
    `${delivered} have it · ${posted} posted · ${declined} declined${en}`,
  ].join('\n');
}

/** Why it was declined, where anybody said so. */
function reasonsIn(language: 'km' | 'en', tally: PackTally): string {
  const reasons = DECLINE_REASONS.flatMap((reason) => {
    const count = tally[`declined_${reason}`] ?? 0;
    const words = MODERATOR_WORDS[language].buttons[reason];
    return count > 0 ? [`${words} ${language === 'km' ? inKhmerDigits(count) : count}`] : [];
  });
  return reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
}
