import { inBothLanguages } from '../in-both-languages.ts';

/** Why nothing new was begun, and what to do. Khmer: draft, needs native review. */

export function alreadyThere(what: string) {
  return inBothLanguages({
    km: `«${what}» មានរួចហើយ ហើយគ្មានអ្វីត្រូវបានសរសេរជាន់លើទេ។ សូមជ្រើសឈ្មោះផ្សេង។`,
    en: `"${what}" is there already, and nothing is written over. Choose another name.`,
  });
}

export function brokenOrganisation() {
  return inBothLanguages({
    km: 'ឯកសារក្នុង _org មានកំហុស។ សូមកែសិន៖ npm run check -- --lang km',
    en: 'There are mistakes in _org. Mend them first: npm run check',
  });
}

export function noCampaign(folder: string, known: readonly string[]) {
  const list = known.join(', ') || '–';
  return inBothLanguages({
    km: `គ្មានយុទ្ធនាការ «${folder}» ទេ។ មាន៖ ${list}`,
    en: `There is no campaign "${folder}". There are: ${list}`,
  });
}
