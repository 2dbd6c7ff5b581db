import { type Finding, warning } from './findings.ts';

/** An experiment that does not fit what is there. Khmer: draft, needs native review. */

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
