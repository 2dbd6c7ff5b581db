import { dateInWords, momentInWords, timeInWords } from '../../shared/content/dates.ts';
import { waitingFor } from '../../shared/content/waiting-words.ts';
import type { CampaignSettings } from '../../shared/domain/content/campaign.ts';
import type { Severity } from '../../shared/domain/content/content.ts';
import { fromWallTime, type Instant } from '../../shared/domain/instant.ts';
import { inKhmerDigits } from '../../shared/domain/khmer-digits.ts';

type Measure = CampaignSettings['goal']['measure'];

/** What a campaign's report says. */
export interface ReportWords {
  readonly understood: string;
  readonly area: string;
  readonly goal: string;
  readonly goalOf: (measure: Measure, target: number, by: string) => string;
  readonly posts: string;
  readonly postsOf: (ready: number, drafts: number, waiting: number, wrong: number) => string;
  readonly events: string;
  readonly channels: string;
  readonly wrong: string;
  readonly nothingWrong: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly more: (count: number) => string;
  readonly awaited: string;
  readonly waitsByItself: string;
  readonly goes: string;
  readonly approvals: (count: number) => string;
  readonly day: (noon: Instant) => string;
  readonly time: (at: Instant) => string;
  readonly moment: (at: Instant) => string;
  readonly anyTime: string;
  readonly leaves: (at: Instant) => string;
  readonly draft: string;
  readonly mistaken: string;
  readonly planned: string;
  readonly heldBy: (number: number) => string;
  readonly gone: string;
  readonly waiting: (files: readonly string[]) => string;
  readonly variant: (name: string) => string;
  readonly holds: string;
  readonly lifts: (lifter: string) => string;
  readonly vanished: string;
  readonly broken: string;
  readonly organisation: string;
  readonly foot: string;
  readonly left: string;
}

/** Khmer: draft, needs native review. */
export const REPORT_WORDS: Readonly<Record<'km' | 'en', ReportWords>> = {
  km: {
    understood: 'អ្វីដែលយើងយល់',
    area: 'តំបន់',
    goal: 'គោលដៅ',
    goalOf: (measure, target, by) => `${MEASURES.km[measure]} ${inKhmerDigits(target)} ត្រឹម${day(by, 'km')}`,
    posts: 'ប្រកាស',
    postsOf: (ready, drafts, waiting, wrong) =>
      [
        `${inKhmerDigits(ready)} រួចរាល់`,
        ...(drafts ? [`${inKhmerDigits(drafts)} ជាសេចក្តីព្រាង`] : []),
        ...(waiting ? [`${inKhmerDigits(waiting)} រង់ចាំឯកសារ`] : []),
        ...(wrong ? [`${inKhmerDigits(wrong)} មានកំហុស`] : []),
      ].join(' · '),
    events: 'ព្រឹត្តិការណ៍',
    channels: 'ឆានែល',
    wrong: 'អ្វីដែលត្រូវមើល',
    nothingWrong: 'គ្មានកំហុសទេ។',
    severity: { error: 'កំហុស', hold: 'រង់ចាំ', warning: 'ព្រមាន' },
    more: (count) => `និង ${inKhmerDigits(count)} ទៀត៖ npm run check បង្ហាញទាំងអស់។`,
    awaited: 'កំពុងរង់ចាំឯកសារ',
    waitsByItself: 'នេះមិនមែនជាកំហុសទេ៖ ពេលឯកសារមកដល់ ប្រកាសនឹងត្រូវបានគ្រោងដោយខ្លួនឯង។',
    goes: 'អ្វីទៅណា នៅពេលណា',
    approvals: (count) => `មុនពេលចេញទៅសាធារណៈ មនុស្ស ${inKhmerDigits(count)} នាក់ត្រូវយល់ព្រមលើប្រកាសនីមួយៗ។`,
    day: (noon) => dateInWords(noon, 'km'),
    time: (at) => timeInWords(at, 'km'),
    moment: (at) => momentInWords(at, 'km'),
    anyTime: 'គ្មានពេលវេលា',
    leaves: (at) => `ផ្ញើនៅ ${momentInWords(at, 'km')}`,
    draft: '✎ សេចក្តីព្រាង',
    mistaken: '✕ មានកំហុស៖ មិនបានគ្រោងទេ',
    planned: '✓ បានគ្រោង',
    heldBy: (number) => `■ ត្រូវបានទប់ (${inKhmerDigits(number)})`,
    gone: '— ហួសពេលហើយ',
    waiting: (files) => `◔ ${waitingFor(files).km}`,
    variant: (name) => `ជម្រើស ${name}`,
    holds: 'អ្វីដែលទប់មិនឱ្យទៅឆានែលពិត ហើយនរណាអាចដោះ',
    lifts: (lifter) => `អ្នកដែលអាចអនុញ្ញាតឱ្យចេញ៖ ${lifter}`,
    vanished:
      'ប្រកាសជាងពាក់កណ្តាលបានបាត់ក្នុងពេលតែមួយ៖ គ្មានអ្វីចេញពីយុទ្ធនាការនេះទេ រហូតដល់ឯកសារត្រឡប់មកវិញ ឬសមាជិកក្រុមម្នាក់បញ្ជាក់ថាជាការចេតនា។',
    broken: 'យុទ្ធនាការនេះទាំងមូលមិនអាចគ្រោងបានទេ៖ សូមមើលខាងក្រោម។ អ្វីដែលបានគ្រោងពីមុននៅរង់ចាំ។',
    organisation: 'ក្នុងឯកសាររបស់អង្គការ (_org)៖ ប៉ះពាល់យុទ្ធនាការទាំងអស់',
    foot: 'ទំព័រនេះត្រូវបានសរសេរដោយប្រព័ន្ធ រាល់ពេលដែលឯកសារក្នុងថតប្រែប្រួល។ កុំកែវា។ អ្វីដែលបានចេញ និងការយល់ព្រម នៅក្នុងកុងសូល។',
    left: 'ថតនៃយុទ្ធនាការនេះលែងមានទៀតហើយ។ អាចលុបទំព័រនេះបាន។',
  },
  en: {
    understood: 'What we understood',
    area: 'Area',
    goal: 'Goal',
    goalOf: (measure, target, by) => `${target} ${MEASURES.en[measure]} by ${day(by, 'en')}`,
    posts: 'Posts',
    postsOf: (ready, drafts, waiting, wrong) =>
      [
        `${ready} ready`,
        ...(drafts ? [`${drafts} ${drafts === 1 ? 'draft' : 'drafts'}`] : []),
        ...(waiting ? [`${waiting} waiting for a file`] : []),
        ...(wrong ? [`${wrong} with a mistake`] : []),
      ].join(' · '),
    events: 'Events',
    channels: 'Channels',
    wrong: 'To look at',
    nothingWrong: 'Nothing is wrong.',
    severity: { error: 'error', hold: 'held', warning: 'warning' },
    more: (count) => `And ${count} more: npm run check shows them all.`,
    awaited: 'Waiting for files',
    waitsByItself: 'This is no mistake: when the file arrives, the post is planned by itself.',
    goes: 'What goes where and when',
    approvals: (count) =>
      `Before a post goes to the public, ${count} ${count === 1 ? 'person approves' : 'people approve'} it.`,
    day: (noon) => dateInWords(noon, 'en'),
    time: (at) => timeInWords(at, 'en'),
    moment: (at) => momentInWords(at, 'en'),
    anyTime: 'Without a moment',
    leaves: (at) => `leaves ${momentInWords(at, 'en').replace(' Phnom Penh time', '')}`,
    draft: '✎ draft',
    mistaken: '✕ has a mistake: not planned',
    planned: '✓ planned',
    heldBy: (number) => `■ held (${number})`,
    gone: '— its moment is past',
    waiting: (files) => `◔ ${waitingFor(files).en}`,
    variant: (name) => `variant ${name}`,
    holds: 'What is held from real channels, and who lets it go',
    lifts: (lifter) => `Who can let it go: ${lifter}`,
    vanished:
      'More than half of the posts disappeared at once: nothing of this campaign goes out until the files are back, or somebody of the team says that it was meant.',
    broken: 'The whole campaign cannot be planned: see below. What was planned before waits.',
    organisation: 'In the organisation’s files (_org): they concern all campaigns',
    foot: 'This page is written by the system whenever a file in the folder changes. Do not edit it. All times are Phnom Penh time. What has gone out, and who approved it, is in the console.',
    left: 'The folder of this campaign is not here any more. You may delete this page.',
  },
};

const MEASURES: Readonly<Record<'km' | 'en', Readonly<Record<Measure, string>>>> = {
  km: {
    attendance: 'អ្នកចូលរួម',
    rsvp: 'អ្នកបញ្ជាក់ថានឹងមក',
    feedback_sets: 'មតិកែលម្អ',
    questions: 'សំណួរ',
    link_opens: 'ការបើកតំណ',
    shares: 'ការចែករំលែក',
    joins: 'អ្នកចូលក្រុម',
    votes: 'សំឡេងឆ្នោត',
    self_reported_done: 'អ្នកប្រាប់ថាបានធ្វើ',
    subscriptions: 'អ្នកចុះឈ្មោះ',
  },
  en: {
    attendance: 'people who come',
    rsvp: 'people who say they come',
    feedback_sets: 'feedback answers',
    questions: 'questions',
    link_opens: 'link openings',
    shares: 'shares',
    joins: 'people who join',
    votes: 'votes',
    self_reported_done: 'people who say they did it',
    subscriptions: 'subscriptions',
  },
};

function day(date: string, language: 'km' | 'en'): string {
  return dateInWords(fromWallTime(date, '12:00'), language);
}
