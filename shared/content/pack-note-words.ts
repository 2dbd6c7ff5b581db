import type { Language } from '../domain/content/language.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';

interface PackNoteWords {
  /** The language of dates. */
  readonly dates: 'km' | 'en';
  readonly meantFor: (moment: string) => string;
  readonly peopleAreAsked: (what: string) => string;
  readonly quoted: (label: string) => string;
  readonly call: (name: string) => string;
  readonly visit: (place: string) => string;
  /** Units of 1000 bytes, of all photos together. */
  readonly photos: (count: number, kb: number) => string;
  /** In megabytes; how long it is, where that is known. */
  readonly video: (mb: string, seconds: number | null) => string;
  /** Units of 1000 bytes; how long it is, where that is known. */
  readonly voice: (kb: number, seconds: number | null) => string;
  readonly textOnly: string;
  readonly nearYourGroup: (what: string) => string;
  readonly ifSomebodyAsks: string;
  readonly howToCopy: string;
  readonly freeToChange: string;
  readonly freeToRefuse: string;
}

/** Khmer: draft, needs native review. */
const WORDS: Readonly<Record<'km' | 'en', PackNoteWords>> = {
  km: {
    dates: 'km',
    meantFor: (moment) => `សម្រាប់ផ្សាយ៖ ${moment} ឬក្រោយបន្តិច`,
    peopleAreAsked: (what) => `អ្វីដែលស្នើសុំ៖ ${what}`,
    quoted: (label) => `«${label}»`,
    call: (name) => `ទូរស័ព្ទទៅ ${name}`,
    visit: (place) => `ទៅ ${place}`,
    photos: (count, kb) => `រូបភាព ${inKhmerDigits(count)} (${count > 1 ? 'សរុប ' : ''}${inKhmerDigits(kb)} KB)`,
    video: (mb, seconds) =>
      `វីដេអូ (${seconds === null ? '' : `${inKhmerDigits(seconds)} វិនាទី, `}${inKhmerDigits(mb)} MB)`,
    voice: (kb, seconds) =>
      `សារជាសំឡេង (${seconds === null ? '' : `${inKhmerDigits(seconds)} វិនាទី, `}${inKhmerDigits(kb)} KB) ដែលអ្នកអាចបញ្ជូនបន្តបាន`,
    textOnly: 'មានតែអត្ថបទ គ្មានរូបភាព (០ KB)',
    nearYourGroup: (what) => `នៅជិតក្រុមរបស់អ្នក៖ ${what}`,
    ifSomebodyAsks: 'បើមានគេសួរ៖',
    howToCopy: 'អត្ថបទនៅក្នុងសារតែឯង ខាងក្រោយគេ៖ ចុចលើវាឱ្យយូរ រួចចុច «ចម្លង» (Copy) នោះអ្នកបានអត្ថបទនោះទាំងស្រុង គ្មានលើសគ្មានខ្វះ។',
    freeToChange: 'អ្នកអាចកែអត្ថបទបានតាមចិត្ត។',
    freeToRefuse: 'បើមិនសមនឹងក្រុមរបស់អ្នក អ្នកអាចបដិសេធបាន ដោយមិនបាច់ប្រាប់មូលហេតុទេ។',
  },
  en: {
    dates: 'en',
    meantFor: (moment) => `To post: ${moment}, or soon after`,
    peopleAreAsked: (what) => `What people are asked: ${what}`,
    quoted: (label) => `“${label}”`,
    call: (name) => `call ${name}`,
    visit: (place) => `go to ${place}`,
    photos: (count, kb) => (count === 1 ? `1 photo, ${kb} KB` : `${count} photos, ${kb} KB together`),
    video: (mb, seconds) => `A video (${seconds === null ? '' : `${seconds} seconds, `}${mb} MB)`,
    voice: (kb, seconds) =>
      `A voice note (${seconds === null ? '' : `${seconds} seconds, `}${kb} KB) that you may forward`,
    textOnly: 'Text only, no photo (0 KB)',
    nearYourGroup: (what) => `Near your group: ${what}`,
    ifSomebodyAsks: 'If somebody asks:',
    howToCopy:
      'The text comes last, in a message of its own: press and hold it, tap Copy, and you have exactly that text.',
    freeToChange: 'Change it as you like.',
    freeToRefuse: 'If it does not suit your group, saying no is fine, and you need not say why.',
  },
};

/** A third language reads the English words. */
export function packNoteWordsIn(language: Language): PackNoteWords {
  return WORDS[language === 'km' ? 'km' : 'en'];
}
