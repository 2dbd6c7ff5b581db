import { nearest } from './did-you-mean.ts';
import { error, type Finding } from './findings.ts';

/** Languages and the heads of sections. Khmer: draft, needs native review. */

export const countryInsteadOfLanguage = (): Finding =>
  error('E15', {
    en: 'Language "kh" is not known. "kh" is the country; the Khmer language code is "km".',
    km: '«kh» មិនមែនជាកូដភាសាទេ។ ភាសាខ្មែរគឺ km។',
  });

/** What people write for the two languages that everybody has. */
const NAMES: Readonly<Record<string, string>> = {
  khmer: 'km',
  khm: 'km',
  cambodian: 'km',
  ខ្មែរ: 'km',
  english: 'en',
  eng: 'en',
};

export const unknownLanguage = (written: string, languages: readonly string[]): Finding => {
  if (written.toLowerCase() === 'kh') return countryInsteadOfLanguage();
  const meant = NAMES[written.toLowerCase()] ?? nearest(written, languages);
  const list = languages.length > 0 ? languages : ['km', 'en'];
  return error('E15', {
    en: `Language "${written}" is not known.${meant ? ` Did you mean "${meant}"?` : ''} Languages here: ${list.join(', ')}`,
    km: `មិនស្គាល់ភាសា «${written}» ទេ។${meant ? ` តើចង់សរសេរ «${meant}» មែនទេ?` : ''} ភាសានៅទីនេះ៖ ${list.join(', ')}`,
  });
};

export const unknownScope = (written: string, meant: string | null, scopes: readonly string[]): Finding =>
  error('E15', {
    en: `"${written}" in this line is not known.${meant ? ` Did you mean "${meant}"?` : ''} After the language can stand: ${scopes.join(', ')}, or variant:a`,
    km: `មិនស្គាល់ «${written}» ក្នុងបន្ទាត់នេះទេ។${meant ? ` តើចង់សរសេរ «${meant}» មែនទេ?` : ''} ក្រោយភាសាអាចមាន៖ ${scopes.join(', ')} ឬ variant:a`,
  });

export const missingLanguage = (language: string): Finding =>
  error('E14', {
    en: `The ${language} text is missing. Add a line === ${language} === and the text below it.`,
    km: `ខ្វះអត្ថបទភាសា ${language}។ សូមបន្ថែមបន្ទាត់ === ${language} === ហើយសរសេរអត្ថបទនៅខាងក្រោម។`,
  });

export const missingOptions = (language: string): Finding =>
  error('E14', {
    en: `The choices in ${language} are missing. Add ${language}: ["...", "..."] below options.`,
    km: `ខ្វះជម្រើសភាសា ${language}។ សូមបន្ថែម ${language}: ["...", "..."] ក្រោម options។`,
  });

export const optionsDiffer = (counts: string): Finding =>
  error('E39', {
    en: `Every language needs the same number of choices, in the same order. Here: ${counts}`,
    km: `គ្រប់ភាសាត្រូវមានចំនួនជម្រើសស្មើគ្នា តាមលំដាប់ដូចគ្នា។ នៅទីនេះ៖ ${counts}`,
  });
