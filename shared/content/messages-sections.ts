import { inKhmerDigits } from '../domain/khmer-digits.ts';
import { error, type Finding } from './findings.ts';

/** What a post says. Khmer: draft, needs native review. */

export const wordsWithoutHead = (words: string): Finding =>
  error('E33', {
    en: `These words stand under no head: "${words}". Write a line === km === or === en === above them.`,
    km: `ពាក្យទាំងនេះគ្មានក្បាលផ្នែក៖ «${words}»។ សូមសរសេរបន្ទាត់ === km === ឬ === en === ពីលើ។`,
  });

export const emptySection = (): Finding =>
  error('E33', {
    en: 'There is no text below this line. Write the text, or delete the line.',
    km: 'គ្មានអត្ថបទក្រោមបន្ទាត់នេះទេ។ សូមសរសេរអត្ថបទ ឬលុបបន្ទាត់នេះ។',
  });

export const sectionTwice = (line: number): Finding =>
  error('E33', {
    en: `The same head stands in line ${line} already. Keep one of the two.`,
    km: `ក្បាលដូចគ្នាមានរួចហើយនៅបន្ទាត់ទី ${inKhmerDigits(line)}។ សូមទុកតែមួយ។`,
  });

export const answerWithoutQuestion = (words: string): Finding =>
  error('E54', {
    en: `These words answer no question: "${words}". Write the question above them, on a line that begins with ?`,
    km: `ពាក្យទាំងនេះមិនឆ្លើយសំណួរណាទេ៖ «${words}»។ សូមសរសេរសំណួរពីលើ លើបន្ទាត់ដែលចាប់ផ្តើមដោយសញ្ញា ?`,
  });

export const questionWithoutAnswer = (question: string): Finding =>
  error('E54', {
    en: `The question "${question}" has no answer. Write the answer on the lines below it, or delete the question.`,
    km: `សំណួរ «${question}» គ្មានចម្លើយទេ។ សូមសរសេរចម្លើយនៅបន្ទាត់ខាងក្រោម ឬលុបសំណួរនេះ។`,
  });

export const emptyQuestion = (): Finding =>
  error('E54', {
    en: 'There is no question in this line. Write it behind the sign ? on the same line, for example ? Who pays for it?',
    km: 'បន្ទាត់នេះគ្មានសំណួរទេ។ សូមសរសេរវាក្រោយសញ្ញា ? លើបន្ទាត់ដដែល ឧទាហរណ៍ ? តើនរណាជាអ្នកចំណាយ?',
  });

export const phoneNumber = (start: string, line: number | null): Finding =>
  error('E20', {
    en: `This text contains a phone number ("${start} …"${line === null ? '' : `, line ${line}`}). Personal details of people are not published. Use a hotline from _org/hotlines.yaml.`,
    km: `អត្ថបទនេះមានលេខទូរស័ព្ទ («${start} …»${line === null ? '' : ` បន្ទាត់ទី ${inKhmerDigits(line)}`})។ យើងមិនផ្សាយព័ត៌មានផ្ទាល់ខ្លួនទេ។ សូមប្រើលេខជំនួយពី _org/hotlines.yaml។`,
  });

export const unknownPlaceholder = (
  written: string,
  line: number,
  meant: string | null,
  known: readonly string[],
): Finding =>
  error('E21', {
    en: `${written} (line ${line}) is not known.${meant ? ` Did you mean {{${meant}}}?` : ''} Possible: ${known.map((name) => `{{${name}}}`).join(', ')}`,
    km: `មិនស្គាល់ ${written} (បន្ទាត់ទី ${inKhmerDigits(line)}) ទេ។${meant ? ` តើចង់សរសេរ {{${meant}}} មែនទេ?` : ''} អាចប្រើ៖ ${known.map((name) => `{{${name}}}`).join(', ')}`,
  });

export const openPlaceholder = (line: number): Finding =>
  error('E21', {
    en: `There are curly brackets in line ${line} that are not a pair {{ and }}. Write for example {{event.when}}`,
    km: `បន្ទាត់ទី ${inKhmerDigits(line)} មានសញ្ញា {{ ឬ }} មិនគូគ្នា។ សូមសរសេរ ឧទាហរណ៍ {{event.when}}`,
  });

export const noEventForPlaceholder = (written: string, line: number, events: readonly string[]): Finding =>
  error('E21', {
    en:
      events.length === 0
        ? `${written} (line ${line}) needs an event, and campaign.yaml has none. Add the event there, or write the words yourself.`
        : `${written} (line ${line}) could mean ${events.length} events. Say which one: cta: { type: attend_event, event: ${events[0]} }`,
    km:
      events.length === 0
        ? `${written} (បន្ទាត់ទី ${inKhmerDigits(line)}) ត្រូវការព្រឹត្តិការណ៍ តែ campaign.yaml គ្មានទេ។ សូមបន្ថែមនៅទីនោះ ឬសរសេរពាក្យដោយខ្លួនឯង។`
        : `${written} (បន្ទាត់ទី ${inKhmerDigits(line)}) អាចជាព្រឹត្តិការណ៍ណាមួយក្នុងចំណោម ${inKhmerDigits(events.length)}។ សូមប្រាប់មួយ៖ cta: { type: attend_event, event: ${events[0]} }`,
  });

export const countsNotKnown = (written: string, line: number): Finding =>
  error('E21', {
    en: `${written} (line ${line}) is known only after the event, when people have been counted. Until then set status: draft.`,
    km: `${written} (បន្ទាត់ទី ${inKhmerDigits(line)}) អាចដឹងបានតែក្រោយព្រឹត្តិការណ៍ ពេលរាប់ចំនួនរួច។ មុននោះ សូមដាក់ status: draft។`,
  });

export const tooLong = (
  channels: string,
  length: number,
  limit: number,
  mend: { language: string; scope: string | null; photo: boolean },
): Finding => {
  const part = mend.scope ? ` === ${mend.language} ${mend.scope} ===` : null;
  return error('E19', {
    en: `Too long for ${channels}: ${length} characters, limit ${limit}${mend.photo ? ' when there is a photo' : ''}. Cut ${length - limit}${part ? `, or add a shorter${part} part` : ''}.`,
    km: `វែងពេកសម្រាប់ ${channels}៖ ${inKhmerDigits(length)} តួអក្សរ (អតិបរមា ${inKhmerDigits(limit)})។ សូមកាត់ ${inKhmerDigits(length - limit)}${part ? ` ឬបន្ថែមផ្នែកខ្លីជាង${part}` : ''}។`,
  });
};

/** What moderators read before a post: our own words with what the author tells them and all answers. */
export const noteTooLong = (channels: string, length: number, limit: number): Finding =>
  error('E19', {
    en: `The note to moderators, with all its answers, is too long for ${channels}: ${length} characters, limit ${limit}. Cut ${length - limit}.`,
    km: `កំណត់ចំណាំសម្រាប់អ្នកសម្របសម្រួល រួមទាំងចម្លើយទាំងអស់ វែងពេកសម្រាប់ ${channels}៖ ${inKhmerDigits(length)} តួអក្សរ (អតិបរមា ${inKhmerDigits(limit)})។ សូមកាត់ ${inKhmerDigits(length - limit)}។`,
  });

export const unpreparable = (): Finding =>
  error('E51', {
    en: 'This post could not be prepared. Show this line to the person who looks after the system.',
    km: 'រៀបចំប្រកាសនេះមិនបានទេ។ សូមបង្ហាញបន្ទាត់នេះដល់អ្នកថែទាំប្រព័ន្ធ។',
  });
