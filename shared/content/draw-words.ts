import type { Campaign } from '../domain/content/campaign.ts';
import type { Bilingual } from '../domain/content/language.ts';
import { slotArm } from '../domain/experiment.ts';
import { publicMoment } from '../domain/public-moment.ts';
import { momentInWords } from './dates.ts';

/** What was drawn for a campaign's experiment, a line for each of its posts; null where none alternates over slots. Khmer: draft, needs native review. */
export function drawInWords(campaign: Campaign): Bilingual | null {
  const { experiment } = campaign.settings;
  if (experiment?.unit !== 'slot') return null;
  const { seed } = experiment;
  const posts = campaign.posts.flatMap((post) => {
    const moment = publicMoment(campaign, post);
    const arm = slotArm(campaign, post);
    return moment && arm !== null ? [{ id: post.id, at: moment.at, arm }] : [];
  });
  const lines = (language: 'km' | 'en') =>
    posts.map(({ id, at, arm }) => `  ${id}: ${arm} (${momentInWords(at, language)})`).join('\n');
  const from =
    seed === undefined
      ? { en: "from the campaign's id", km: 'ពី id នៃយុទ្ធនាការ' }
      : { en: `from the seed ${seed}`, km: `ពី seed ${seed}` };
  return {
    en: `${campaign.id}, experiment, drawn ${from.en}:\n${lines('en')}`,
    km: `${campaign.id} ការសាកល្បង ចាប់ឆ្នោត${from.km}៖\n${lines('km')}`,
  };
}
