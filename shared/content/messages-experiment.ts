import { inKhmerDigits } from '../domain/khmer-digits.ts';
import { type Finding, warning } from './findings.ts';

/** An experiment that does not fit what is there. Khmer: draft, needs native review. */

export const noPacksToTry = (): Finding =>
  warning('E50', {
    en: "The experiment draws between moderators' groups, but its posts go to no moderators. Add a channel of the kind moderator_pack to channels, or write unit: slot",
    km: 'ការសាកល្បងចាប់ឆ្នោតរវាងក្រុមរបស់អ្នកសម្របសម្រួល ប៉ុន្តែប្រកាសរបស់វាមិនទៅអ្នកសម្របសម្រួលណាទេ។ សូមបន្ថែមឆានែលប្រភេទ moderator_pack ក្នុង channels ឬសរសេរ unit: slot',
  });

/** `hours`: the arms are hours of the day, which only a series can try. */
export const tooFewTurns = (posts: number, needed: number, hours: boolean): Finding =>
  warning('E68', {
    en: `The experiment needs at least ${needed} ${needed === 1 ? 'post' : 'posts'} that try its arms, and there ${posts === 1 ? 'is' : 'are'} ${posts}. ${hours ? 'Add posts to the series' : 'Add posts with a line like === km variant:a ==='}, or take the experiment out.`,
    km: `ការសាកល្បងត្រូវការយ៉ាងតិច ${inKhmerDigits(needed)} ប្រកាស ដែលសាកល្បង arms របស់វា តែមាន ${inKhmerDigits(posts)}។ ${hours ? 'សូមបន្ថែមប្រកាសក្នុង series' : 'សូមបន្ថែមប្រកាសដែលមានបន្ទាត់ដូចជា === km variant:a ==='} ឬលុបការសាកល្បងចេញ។`,
  });

export const decidesTooEarly = (decideOn: string, last: string): Finding =>
  warning('E68', {
    en: `The experiment is decided on ${decideOn}, before its last post goes out (${last}). Write a later day at decide_on.`,
    km: `ការសាកល្បងត្រូវសម្រេចនៅ ${decideOn} មុនប្រកាសចុងក្រោយរបស់វាចេញ (${last})។ សូមសរសេរថ្ងៃក្រោយជាងនេះនៅ decide_on។`,
  });

export const drawnInOrder = (arms: readonly string[]): Finding =>
  warning('E69', {
    en: `The arms stand in another order than the one in which they were drawn. The draw stays as it was. Write again: arms: [${arms.join(', ')}]`,
    km: `ជម្រើសក្នុង arms មានលំដាប់ខុសពីពេលចាប់ឆ្នោត។ លទ្ធផលចាប់ឆ្នោតនៅដដែល។ សូមសរសេរវិញ៖ arms: [${arms.join(', ')}]`,
  });

/** `seed`: null where the draw came from the campaign's id. */
export const drawnAnew = (arms: readonly string[], seed: string | null): Finding => {
  const before = `arms: [${arms.join(', ')}]${seed === null ? '' : `, seed: ${seed}`}`;
  return warning('E69', {
    en: `The arms or the seed of the experiment were changed after its first post was out. What is out keeps the arm that it had; what waits is drawn anew, and the comparison is worth less. It was ${before}${seed === null ? ', without a seed' : ''}. Put that back, or try the new arms in another campaign.`,
    km: `arms ឬ seed នៃការសាកល្បងត្រូវបានប្តូរ ក្រោយពេលប្រកាសដំបូងរបស់វាបានចេញរួច។ អ្វីដែលចេញរួចរក្សាជម្រើសដដែល; អ្វីដែលរង់ចាំត្រូវចាប់ឆ្នោតម្តងទៀត ហើយការប្រៀបធៀបមានតម្លៃតិចជាងមុន។ ពីមុនគឺ ${before}${seed === null ? ' គ្មាន seed' : ''}។ សូមដាក់វិញដូចមុន ឬសាកល្បងជម្រើសថ្មីក្នុងយុទ្ធនាការផ្សេង។`,
  });
};
