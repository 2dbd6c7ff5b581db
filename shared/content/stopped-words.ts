import type { StoppedRecord } from '../domain/campaign-record.ts';
import type { Bilingual } from '../domain/content/language.ts';
import type { StaffMessage } from '../domain/staff.ts';
import { momentInWords } from './dates.ts';
import { inBoth } from './staff-command-words.ts';
import { waitingFor } from './waiting-words.ts';

/** How near the moment of a post is that nobody could plan. */
export type StoppedStage = 'day' | 'hour' | 'gone';

/** Khmer: draft, needs native review. */
const WRONG: Bilingual = {
  en: 'its file has a mistake, or its campaign’s, or one in _org',
  km: 'មានកំហុសក្នុងឯកសាររបស់វា ក្នុងឯកសារយុទ្ធនាការ ឬក្នុង _org',
};

/** What the team is told of a post that is ready and not planned. Khmer: draft, needs native review. */
export function tellStoppedPost(
  { campaign, post, at, awaits }: StoppedRecord & { readonly campaign: string },
  stage: StoppedStage,
): StaffMessage {
  const why: Bilingual = awaits.length > 0 ? waitingFor(awaits) : WRONG;
  const [km, en] = [momentInWords(at, 'km'), momentInWords(at, 'en')];
  const text = inBoth(
    stage === 'gone'
      ? {
          km: `មិនបានចេញនៅ ${km} ទេ៖ ${why.km}។ សូមកែ រួចកំណត់ពេលថ្មីក្នុងឯកសារប្រកាស (at:)។`,
          en: `It did not go out at ${en}: ${why.en}. Mend that, and give it a new moment in its file (at:).`,
        }
      : {
          km: `មិនទាន់បានគ្រោងទេ៖ ${why.km}។ បើនៅតែដូច្នេះត្រឹម ${km} វានឹងមិនចេញទេ។ របាយការណ៍នៅក្បែរថតយុទ្ធនាការប្រាប់កន្លែង។`,
          en: `It is not planned yet: ${why.en}. If that is still so at ${en}, it is not sent. The report beside the campaign's folder says where.`,
        },
    `⏰ ${post} · ${campaign}`,
  );
  return { text, buttons: [] };
}
