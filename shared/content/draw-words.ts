import type { Campaign, Post } from '../domain/content/campaign.ts';
import type { Bilingual } from '../domain/content/language.ts';
import { groupArms, slotArm } from '../domain/experiment.ts';
import type { Instant } from '../domain/instant.ts';
import { publicMoment } from '../domain/public-moment.ts';
import { momentInWords } from './dates.ts';

interface Turn {
  readonly id: string;
  readonly at: Instant;
  /** One for all, or those that groups get in turn. */
  readonly arms: readonly string[];
}

/** What was drawn for a campaign's experiment, a line for each of its posts; null where it has none. Khmer: draft, needs native review. */
export function drawInWords(campaign: Campaign): Bilingual | null {
  const { experiment } = campaign.settings;
  if (!experiment) return null;
  const { seed, unit } = experiment;
  const turns = campaign.posts.flatMap((post): Turn[] => {
    const moment = publicMoment(campaign, post);
    const arms = armsOfPost(campaign, post);
    return moment && arms.length > 0 ? [{ id: post.id, at: moment.at, arms }] : [];
  });
  const lines = (language: 'km' | 'en', or: string) =>
    turns.map(({ id, at, arms }) => `  ${id}: ${arms.join(or)} (${momentInWords(at, language)})`);
  const from =
    seed === undefined
      ? { en: "from the campaign's id", km: 'ពី id នៃយុទ្ធនាការ' }
      : { en: `from the seed ${seed}`, km: `ពី seed ${seed}` };
  const groups = unit === 'moderator_group' ? GROUPS : { en: '', km: '' };
  return {
    en: [`${campaign.id}, experiment, drawn ${from.en}:${groups.en}`, ...lines('en', ' or ')].join('\n'),
    km: [`${campaign.id} ការសាកល្បង ចាប់ឆ្នោត${from.km}៖${groups.km}`, ...lines('km', ' ឬ ')].join('\n'),
  };
}

const GROUPS: Bilingual = {
  en: " each moderator's groups begin with one arm, drawn when they first receive a pack of it, and go on to the next from post to post",
  km: ' ក្រុមរបស់អ្នកសម្របសម្រួលម្នាក់ៗចាប់ផ្តើមដោយជម្រើសមួយ ដែលចាប់ឆ្នោតពេលទទួលកញ្ចប់ដំបូង ហើយប្តូរទៅជម្រើសបន្ទាប់ពីប្រកាសមួយទៅប្រកាសមួយ',
};

function armsOfPost(campaign: Campaign, post: Post): readonly string[] {
  const arm = slotArm(campaign, post);
  if (arm !== null) return [arm];
  const languages = new Set(post.sections.map(({ language }) => language));
  return [...languages].map((one) => groupArms(campaign, post, one)).find((arms) => arms.length > 0) ?? [];
}
