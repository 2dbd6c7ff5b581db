import { momentInWords, monthInWords } from '../../../shared/content/dates.ts';
import type { ByHand } from '../../../shared/domain/by-hand.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';

export interface EvidenceWords {
  readonly noSuch: string;
  readonly noSuchWhy: string;
  readonly toMonth: string;
  readonly outcome: string;
  readonly why: string;
  readonly plannedAt: string;
  readonly publishedAt: string;
  readonly notOut: string;
  readonly notKnownWhen: string;
  readonly channel: string;
  readonly campaign: string;
  readonly attempts: string;
  readonly permalink: string;
  readonly noPermalink: string;
  readonly gone: string;
  readonly takenBackAt: (at: Instant) => string;
  readonly vanishedAt: (at: Instant) => string;
  readonly byHand: Readonly<Record<ByHand, string>>;
  readonly asItWent: string;
  readonly asPlanned: string;
  readonly onlyPlanned: string;
  readonly mayBeOut: string;
  readonly editedAt: (at: Instant) => string;
  readonly notShown: string;
  readonly lost: string;
  readonly photo: (kb: number) => string;
  readonly video: (mb: string) => string;
  readonly voice: (kb: number) => string;
  readonly textHash: string;
  readonly messageHash: string;
  readonly hashWhat: string;
  readonly saidBefore: string;
  readonly notWhole: string;
  readonly since: (moment: string) => string;
  readonly sinceUnknown: string;
  readonly lostBefore: string;
  readonly inFiles: string;
  readonly inFile: (file: string, line: number, revision: number) => string;
  readonly inNoFile: string;
  readonly unread: (file: string) => string;
  readonly notKnownSince: string;
  readonly asRecorded: string;
  readonly changedSince: string;
}

/** What the page of one delivery says. Khmer: draft, needs native review. */
export const EVIDENCE_WORDS: Readonly<Record<BotLanguage, EvidenceWords>> = {
  km: {
    noSuch: 'រកមិនឃើញ',
    noSuchWhy: 'គ្មានជួរនេះក្នុងកំណត់ត្រាទេ។',
    toMonth: 'ទៅកំណត់ត្រានៃខែនេះ',
    outcome: 'លទ្ធផល',
    why: 'មូលហេតុ',
    plannedAt: 'បានគ្រោងនៅ',
    publishedAt: 'បានចេញនៅ',
    notOut: '– មិនបានចេញ ឬមិនដឹង',
    notKnownWhen: '– ត្រូវបានបង្ហោះដោយដៃ៖ មិនដឹងម៉ោង',
    channel: 'ឆានែល',
    campaign: 'យុទ្ធនាការ',
    attempts: 'ចំនួនដងដែលបានព្យាយាម',
    permalink: 'តំណ',
    noPermalink: '– គ្មានតំណទេ៖ ឆានែលនេះមិនមានអាសយដ្ឋានសាធារណៈសម្រាប់ប្រកាសនេះទេ',
    gone: 'តំណនេះប្រហែលជាលែងបើកបានហើយ។ អ្វីដែលបានចេញ នៅខាងក្រោម។',
    takenBackAt: (at) => `អង្គការបានដកវាចេញនៅ ${momentInWords(at, 'km')}។`,
    vanishedAt: (at) => `នៅ ${momentInWords(at, 'km')} វាលែងមាននៅលើឆានែល ហើយមិនមែនអង្គការដែលបានលុបវាទេ។`,
    byHand: {
      posted: 'មនុស្សម្នាក់ក្នុងក្រុមបាននិយាយថា បានបង្ហោះវាដោយដៃ។',
      completed: 'មនុស្សម្នាក់ក្នុងក្រុមបាននិយាយថា បានបង្ហោះផ្នែកដែលនៅខ្វះដោយដៃ។',
      edited: 'មនុស្សម្នាក់ក្នុងក្រុមបាននិយាយថា បានកែវាដោយដៃ៖ អត្ថបទនៅលើឆានែលអាចខុសពីអត្ថបទដែលបង្ហាញនៅទីនេះ។',
      deleted: 'មនុស្សម្នាក់ក្នុងក្រុមបាននិយាយថា បានលុបវាដោយដៃ។',
    },
    asItWent: 'អ្វីដែលបានយល់ព្រម និងបានចេញ',
    asPlanned: 'អ្វីដែលបានគ្រោង',
    onlyPlanned: 'វាត្រូវបានបង្ហោះដោយដៃ។ យើងដឹងតែអ្វីដែលបានគ្រោងប៉ុណ្ណោះ៖ អ្វីដែលបានបង្ហោះអាចខុសពីនេះ ហើយប្រហែលជាគ្មានអ្នកណាបានយល់ព្រមទេ។',
    mayBeOut: 'គ្មានអ្នកណាដឹងទេថាវាបានចេញឬអត់។ នេះជាអ្វីដែលបានយល់ព្រម និងបានផ្ញើ។',
    editedAt: (at) => `ពាក្យត្រូវបានប្តូរនៅ ${momentInWords(at, 'km')}៖ នេះជាពាក្យចុងក្រោយ។`,
    notShown: 'វាមិនបានចេញទេ ដូច្នេះអត្ថបទរបស់វាមិនត្រូវបានបង្ហាញនៅទីនេះទេ៖ វាអាចជាសេចក្តីព្រាង។',
    lost: 'អត្ថបទនេះលែងអាចអានបានទៀតហើយ៖ នៅសល់តែ SHA-256 របស់វា។',
    video: (mb) => `វីដេអូ ${inKhmerDigits(mb)} MB`,
    voice: (kb) => `សារជាសំឡេង ${inKhmerDigits(kb)} KB`,
    photo: (kb) => `មើលរូបភាពពេញ ${inKhmerDigits(kb)} KB`,
    textHash: 'SHA-256 នៃអត្ថបទ (text_sha256)',
    messageHash: 'SHA-256 នៃសារទាំងមូល',
    hashWhat: 'លេខទាំងនេះកើតចេញពីអត្ថបទ៖ បើអត្ថបទប្តូរមួយអក្សរ លេខក៏ប្តូរដែរ។',
    saidBefore: 'អ្វីដែលវាបាននិយាយពីមុន',
    notWhole: 'វាត្រូវបានកែច្រើនដង៖ អត្ថបទខ្លះពីមុន ប្រហែលជាមិនមាននៅទីនេះទេ។',
    since: (moment) => `ចាប់ពី ${moment}`,
    sinceUnknown: 'មិនដឹងចាប់ពីពេលណា',
    lostBefore: 'អត្ថបទនេះលែងអាចអានបានទៀតហើយ។',
    inFiles: 'ក្នុងឯកសារដែលបានបិទ',
    inFile: (file, line, revision) =>
      `${fileInWords(file, 'km')} ជួរ ${inKhmerDigits(line)} លើកទី ${inKhmerDigits(revision)}`,
    inNoFile: 'មិនទាន់មានក្នុងឯកសារណាទេ៖ ខែរបស់វាមិនទាន់បិទ។',
    unread: (file) => `${fileInWords(file, 'km')}៖ ឯកសារនេះលែងអាចអានបានទៀតហើយ។`,
    notKnownSince: 'មិនអាចដឹងទេថាវាបានផ្លាស់ប្តូរតាំងពីពេលនោះមកឬអត់។',
    asRecorded: 'គ្មានអ្វីផ្លាស់ប្តូរតាំងពីពេលនោះមកទេ។',
    changedSince: 'វាបានផ្លាស់ប្តូរតាំងពីពេលនោះមក៖ ឯកសារបន្ទាប់ដែលត្រូវបិទ នឹងមានជួរកែ។',
  },
  en: {
    noSuch: 'Not found',
    noSuchWhy: 'There is no such row in the log.',
    toMonth: 'To the log of its month',
    outcome: 'Outcome',
    why: 'Why',
    plannedAt: 'Planned for',
    publishedAt: 'Out at',
    notOut: '– not out, or not known',
    notKnownWhen: '– posted by hand: nobody has recorded when',
    channel: 'Channel',
    campaign: 'Campaign',
    attempts: 'Attempts',
    permalink: 'Link',
    noPermalink: '– none: this channel gives its posts no public address',
    gone: 'The link may not open any more. What went out is below.',
    takenBackAt: (at) => `The organisation took it back at ${momentInWords(at, 'en')}.`,
    vanishedAt: (at) =>
      `At ${momentInWords(at, 'en')} it was no longer on its channel, and it was not the organisation that deleted it.`,
    byHand: {
      posted: 'Somebody of the team says that they posted it by hand.',
      completed: 'Somebody of the team says that they posted by hand what was missing of it.',
      edited:
        'Somebody of the team says that they edited it by hand: the text on the channel may differ from what is shown here.',
      deleted: 'Somebody of the team says that they deleted it by hand.',
    },
    asItWent: 'What was approved and went out',
    asPlanned: 'What was planned',
    onlyPlanned:
      'It was posted by hand. Only what was planned is known: what was posted may differ from it, and perhaps nobody had approved it.',
    mayBeOut: 'Nobody knows whether it is out. This is what was approved and sent.',
    editedAt: (at) => `Its words were changed at ${momentInWords(at, 'en')}: these are the last ones.`,
    notShown: 'It did not go out, so its text is not shown here: it may be a draft.',
    lost: 'Its words cannot be read any more: only their hashes are left.',
    video: (mb) => `Video, ${mb} MB`,
    voice: (kb) => `Voice note, ${kb} KB`,
    photo: (kb) => `See the whole photo, ${kb} KB`,
    textHash: 'SHA-256 of the text (text_sha256)',
    messageHash: 'SHA-256 of the whole message',
    hashWhat: 'These numbers are made of the text: one other letter gives other numbers.',
    saidBefore: 'What it said before',
    notWhole: 'Much has happened to it: some of what it said before may be missing here.',
    since: (moment) => `Since ${moment}`,
    sinceUnknown: 'Since when is not known',
    lostBefore: 'These words cannot be read any more.',
    inFiles: 'In the closed files',
    inFile: (file, line, revision) => `${fileInWords(file, 'en')}, line ${line}, revision ${revision}`,
    inNoFile: 'In no file yet: its month is not closed.',
    unread: (file) => `${fileInWords(file, 'en')}: this file cannot be read any more.`,
    notKnownSince: 'Whether it has changed since cannot be known.',
    asRecorded: 'Nothing of it has changed since.',
    changedSince: 'It has changed since: the next file that is closed will have a row that corrects it.',
  },
};

/** `2027-01`, or `2027-01 (2)` for the second part. */
function fileInWords(file: string, language: BotLanguage): string {
  return `${monthInWords(file.slice(0, 7), language)}${file.slice(7)}`;
}
