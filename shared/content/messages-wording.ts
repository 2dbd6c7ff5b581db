import { inKhmerDigits } from '../domain/khmer-digits.ts';
import { type Finding, warning } from './findings.ts';

/** How a text is written: advice, never more. Khmer: draft, needs native review. */

export const oldFont = (line: number): Finding =>
  warning('E56', {
    en: `From line ${line} this looks typed in an old Khmer font (Limon, ABC …): people would see Latin letters on their phones. Convert the text to Khmer Unicode, or type it again with a Unicode keyboard.`,
    km: `ចាប់ពីបន្ទាត់ទី ${inKhmerDigits(line)} អត្ថបទមើលទៅដូចវាយដោយពុម្ពអក្សរខ្មែរចាស់ (Limon, ABC …)៖ លើទូរស័ព្ទ មនុស្សនឹងឃើញតែអក្សរឡាតាំង។ សូមបម្លែងជាខ្មែរយូនីកូដ ឬវាយម្តងទៀតដោយក្តារចុចយូនីកូដ។`,
  });

export const otherScript = (language: 'km' | 'en'): Finding =>
  warning(
    'E57',
    language === 'km'
      ? {
          en: 'This part is headed km, but there is no Khmer in it. Write the Khmer text here; an English one stands below === en ===',
          km: 'ផ្នែកនេះមានក្បាល km ប៉ុន្តែគ្មានអក្សរខ្មែរទេ។ សូមសរសេរអត្ថបទខ្មែរនៅទីនេះ; អត្ថបទអង់គ្លេសនៅក្រោម === en ===',
        }
      : {
          en: 'This part is headed en, but it is in Khmer. Write the English text here; a Khmer one stands below === km ===',
          km: 'ផ្នែកនេះមានក្បាល en ប៉ុន្តែសរសេរជាភាសាខ្មែរ។ សូមសរសេរអត្ថបទអង់គ្លេសនៅទីនេះ; អត្ថបទខ្មែរនៅក្រោម === km ===',
        },
  );

export const avoidedWord = (word: string, line: number, use: string | null): Finding =>
  warning('E58', {
    en: `Your organisation avoids "${word}" (line ${line}). ${use === null ? 'Choose another word' : `Write "${use}"`}; the list is in _org/glossary.yaml.`,
    km: `អង្គការរបស់អ្នកជៀសវាងពាក្យ «${word}» (បន្ទាត់ទី ${inKhmerDigits(line)})។ ${use === null ? 'សូមជ្រើសពាក្យផ្សេង' : `សូមសរសេរ «${use}»`}; បញ្ជីនៅក្នុង _org/glossary.yaml។`,
  });

export const partyName = (name: string, line: number): Finding =>
  warning('E59', {
    en: `Line ${line} names a party ("${name}"). Your organisation is neutral: a post that names a party is soon read as for or against it, and moderators get into trouble. Leave the name out if the message stands without it.`,
    km: `បន្ទាត់ទី ${inKhmerDigits(line)} មានឈ្មោះគណបក្ស («${name}»)។ អង្គការរបស់អ្នកអព្យាក្រឹត៖ ប្រកាសដែលមានឈ្មោះគណបក្ស ងាយត្រូវគេយល់ថាគាំទ្រ ឬប្រឆាំង ហើយអ្នកសម្របសម្រួលអាចមានបញ្ហា។ សូមដកឈ្មោះចេញ បើសារនៅតែយល់បាន។`,
  });

export const figureWithoutSource = (figure: string, line: number): Finding =>
  warning('E60', {
    en: `There is a figure ("${figure}", line ${line}) and no source. Say where it comes from: a line "Source: …" in the text, or in the settings sources: ["..."]`,
    km: `មានតួលេខ («${figure}» បន្ទាត់ទី ${inKhmerDigits(line)}) ប៉ុន្តែគ្មានប្រភព។ សូមប្រាប់ថាវាមកពីណា៖ បន្ទាត់ «ប្រភព៖ …» ក្នុងអត្ថបទ ឬ sources: ["..."] ក្នុងការកំណត់។`,
  });

export const tooManyWords = (words: number, most: number): Finding =>
  warning('E61', {
    en: `This text has ${words} words; more than ${most} (about a minute read aloud) are too many for people who read slowly. Shorten it, or make two posts of it.`,
    km: `អត្ថបទនេះមាន ${inKhmerDigits(words)} ពាក្យ; លើសពី ${inKhmerDigits(most)} (អានឮៗប្រហែលមួយនាទី) គឺច្រើនពេកសម្រាប់អ្នកអានយឺត។ សូមធ្វើឱ្យខ្លី ឬបំបែកជាប្រកាសពីរ។`,
  });
