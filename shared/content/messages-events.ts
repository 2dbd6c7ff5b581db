import { error, type Finding } from './findings.ts';

/** Events. Khmer: draft, needs native review. */

export const noAgenda = (language: string | null): Finding =>
  error('E23', {
    en: language
      ? `The event has no agenda in ${language}. People come when they know what will happen. Add agenda: ${language}: ["8:00 ...", "9:00 ..."]`
      : 'The event has no agenda. People come when they know what will happen. Add agenda: { km: ["..."], en: ["..."] }',
    km: language
      ? `ព្រឹត្តិការណ៍គ្មានរបៀបវារៈជាភាសា ${language} ទេ។ មនុស្សមក ពេលគេដឹងថានឹងមានអ្វី។ សូមបន្ថែម agenda: ${language}: ["8:00 ...", "9:00 ..."]`
      : 'ព្រឹត្តិការណ៍គ្មានរបៀបវារៈទេ។ មនុស្សមក ពេលគេដឹងថានឹងមានអ្វី។ សូមបន្ថែម agenda: { km: ["..."], en: ["..."] }',
  });

export const endsBeforeStart = (starts: string, ends: string): Finding =>
  error('E23', {
    en: `The event ends (${ends}) before it starts (${starts}). Mend one of the two.`,
    km: `ព្រឹត្តិការណ៍ចប់ (${ends}) មុនពេលចាប់ផ្តើម (${starts})។ សូមកែមួយក្នុងចំណោមពីរនេះ។`,
  });
