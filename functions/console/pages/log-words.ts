import { dateInWords, momentInWords, monthInWords } from '../../../shared/content/dates.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';
import type { LogMark } from '../../../shared/domain/log-marks.ts';

export interface LogWords {
  readonly title: (month: string) => string;
  readonly filter: string;
  readonly month: string;
  readonly campaign: string;
  readonly channel: string;
  readonly outcome: string;
  readonly partnerCode: string;
  readonly all: string;
  readonly show: string;
  readonly figures: string;
  readonly asClosed: (at: Instant) => string;
  readonly asNow: (at: Instant) => string;
  readonly notCounted: string;
  readonly months: string;
  readonly marks: Readonly<Record<LogMark, readonly [name: string, definition: string]>>;
  readonly people: readonly [name: string, why: string];
  readonly file: string;
  readonly closedAt: (at: Instant) => string;
  readonly closes: (at: Instant) => string;
  readonly head: string;
  readonly rowCount: string;
  readonly download: (part: number, parts: number) => string;
  readonly downloadOpen: (part: number, parts: number) => string;
  readonly wholeMonth: string;
  readonly goesOn: string;
  readonly verify: string;
  readonly corrects: (month: string, rows: number) => string;
  readonly correctedIn: (month: string, rows: number) => string;
  readonly noCorrections: string;
  readonly rows: string;
  readonly rowsNow: string;
  readonly none: string;
  readonly noneYet: string;
  readonly more: string;
  readonly count: (count: number) => string;
}

/** What the log says. Khmer: draft, needs native review. */
export const LOG_WORDS: Readonly<Record<BotLanguage, LogWords>> = {
  km: {
    title: (month) => `កំណត់ត្រានៃការបញ្ជូន ${monthInWords(month, 'km')}`,
    filter: 'ជ្រើសរើស',
    month: 'ខែ',
    campaign: 'យុទ្ធនាការ',
    channel: 'ឆានែល',
    outcome: 'លទ្ធផល',
    partnerCode: 'លេខកូដដៃគូ',
    all: 'ទាំងអស់',
    show: 'បង្ហាញ',
    figures: 'ចំនួន',
    asClosed: (at) => `ដូចនៅពេលបិទខែ៖ ${momentInWords(at, 'km')}។`,
    asNow: (at) => `រាប់នៅ ${momentInWords(at, 'km')}។`,
    notCounted: '– មិនទាន់រាប់ទេ៖ ខែនេះធំ ហើយត្រូវរាប់រៀងរាល់ម៉ោង។',
    months: 'ខែ គឺតាមម៉ោងភ្នំពេញ នៃពេលដែលបានគ្រោងទុក។',
    marks: {
      planned: ['បានគ្រោង', 'ប្រកាសនីមួយៗនៅលើឆានែលនីមួយៗ ដែលមានពេលក្នុងខែនេះ'],
      waiting: ['រង់ចាំ', 'មិនទាន់ដល់ម៉ោង ឬកំពុងផ្ញើ'],
      out: ['បានចេញ', 'វេទិកាបាននិយាយថាបាន ឬអ្នកសម្របសម្រួលបានទទួល'],
      late: ['ចេញយឺត', 'ក្នុងចំណោមអ្វីដែលបានចេញ៖ លើសពី ៥ នាទីក្រោយម៉ោងដែលបានគ្រោង'],
      incomplete: ['ចេញមិនគ្រប់', 'មួយផ្នែកបានចេញ ហើយផ្នែកដែលនៅសល់ត្រូវបានបដិសេធ ត្រូវបានទប់ ឬត្រូវបានដក'],
      refused: ['ត្រូវបានបដិសេធ', 'វេទិកាបានបដិសេធ ហើយគ្មានអ្វីបានចេញទេ'],
      unknown: ['មិនដឹង', 'វេទិកាមិនបានឆ្លើយ៖ វាអាចបានចេញ ហើយគ្មានអ្នកណាដឹងទេ'],
      missed: ['មិនបានចេញ', 'ម៉ោងរបស់វាបានកន្លងហួស៖ មិនទាន់បានយល់ព្រម ផ្អាក ម៉ាស៊ីនបិទ ឬមានអ្វីផ្សេងទៀតបានទប់វា'],
      by_hand: ['បានបង្ហោះដោយដៃ', 'វាមិនបានចេញដោយខ្លួនឯងទេ៖ មនុស្សម្នាក់ក្នុងក្រុមបាននិយាយថា បានបង្ហោះវាដោយដៃ'],
      withdrawn: ['បានដកមុនចេញ', 'អង្គការបានដកវា ឬយកវាចេញពីផែនការ មុនពេលវាចេញ'],
      taken_back: ['បានដកក្រោយចេញ', 'ក្នុងចំណោមអ្វីដែលបានចេញ៖ អង្គការបានលុបវា'],
      vanished: ['បានបាត់', 'ក្នុងចំណោមអ្វីដែលបានចេញ៖ លែងមាននៅលើឆានែល ហើយមិនមែនអង្គការដែលបានលុបវាទេ'],
    },
    people: [
      'មនុស្សដែលបានឃើញ',
      'មិនអាចវាស់បាន៖ គ្មានឆានែលណាប្រាប់យើងថាមានមនុស្សប៉ុន្មាននាក់បានឃើញ។ ០ មានន័យថាគ្មាន ហើយ – មានន័យថាមិនអាចដឹងបាន។',
    ],
    file: 'ឯកសារ និងការពិនិត្យ',
    closedAt: (at) => `ខែនេះបានបិទនៅ ${momentInWords(at, 'km')}។ ឯកសាររបស់វាមិនផ្លាស់ប្តូរទៀតទេ។`,
    closes: (at) => `ខែនេះមិនទាន់បិទទេ៖ វានឹងបិទនៅ ${dateInWords(at, 'km')}។ រហូតដល់ពេលនោះ ចំនួនអាចផ្លាស់ប្តូរ។`,
    head: 'លេខសម្គាល់ជួរចុងក្រោយ (head)',
    rowCount: 'ចំនួនជួរ (rows)',
    download: (part, parts) =>
      parts === 1 ? 'ទាញយក CSV (Excel)' : `ទាញយក CSV (Excel) ភាគ ${inKhmerDigits(part)} នៃ ${inKhmerDigits(parts)}`,
    downloadOpen: (part, parts) =>
      parts === 1
        ? 'ទាញយក CSV (Excel) ដូចពេលនេះ មិនទាន់បិទ'
        : `ទាញយក CSV (Excel) ដូចពេលនេះ មិនទាន់បិទ ភាគ ${inKhmerDigits(part)} នៃ ${inKhmerDigits(parts)}`,
    wholeMonth: 'ឯកសារគឺនៃខែទាំងមូល ទោះបីអ្នកបានជ្រើសរើសអ្វីខាងលើក៏ដោយ។',
    goesOn: 'បើឈ្មោះឯកសារមានពាក្យ goes-on វាមិនទាន់ចប់ទេ៖ ខែនេះត្រូវរាប់រៀងរាល់ម៉ោង ហើយក្រោយមកភាគទាំងអស់នឹងមាននៅទីនេះ។',
    verify: 'ពិនិត្យដោយខ្លួនឯង ដោយមិនបាច់ភ្ជាប់អ៊ីនធឺណិត៖',
    corrects: (month, rows) => `ឯកសារនេះកែ ${inKhmerDigits(rows)} ជួរនៃ ${monthInWords(month, 'km')}`,
    correctedIn: (month, rows) => `${inKhmerDigits(rows)} ជួរនៃខែនេះត្រូវបានកែក្នុងឯកសារ ${monthInWords(month, 'km')}`,
    noCorrections: 'គ្មានឯកសារណាដែលបានបិទក្រោយមក កែខែនេះទេ។',
    rows: 'ជួរ',
    rowsNow: 'ជួរ ដូចពេលនេះ',
    none: 'គ្មានអ្វីត្រូវនឹងការជ្រើសរើសនេះទេ។',
    noneYet: 'គ្មានអ្វីត្រូវនឹងការជ្រើសរើសនេះនៅត្រង់នេះទេ។ សូមមើលបន្ត។',
    more: 'បន្តទៀត',
    count: (count) => inKhmerDigits(count),
  },
  en: {
    title: (month) => `Delivery log, ${monthInWords(month, 'en')}`,
    filter: 'Choose',
    month: 'Month',
    campaign: 'Campaign',
    channel: 'Channel',
    outcome: 'Outcome',
    partnerCode: 'Partner code',
    all: 'all',
    show: 'Show',
    figures: 'In numbers',
    asClosed: (at) => `As the month was closed: ${momentInWords(at, 'en')}.`,
    asNow: (at) => `As counted at ${momentInWords(at, 'en')}.`,
    notCounted: '– not counted yet: this month is large, and is counted every hour.',
    months: 'A month is that of the planned moment, by Phnom Penh time.',
    marks: {
      planned: ['planned', 'each post on each channel whose moment is in this month'],
      waiting: ['waiting', 'its moment has not come, or it is being sent'],
      out: ['out', 'the platform said yes, or moderators have received it'],
      late: ['late', 'of those out: more than 5 minutes after the planned moment'],
      incomplete: ['only a part out', 'a part is out; the rest was refused, held or withdrawn'],
      refused: ['refused', 'the platform said no; nothing is out'],
      unknown: ['unknown', 'the platform did not answer: it may be out, and nobody knows'],
      missed: [
        'missed',
        'its moment went by: not approved in time, paused, nothing was running, or something else held it',
      ],
      by_hand: ['posted by hand', 'it did not go out by itself: somebody of the team says that they posted it by hand'],
      withdrawn: ['withdrawn', 'withdrawn, or taken out of the plan, before it was out'],
      taken_back: ['taken back', 'of those out: the organisation deleted it afterwards'],
      vanished: ['vanished', 'of those out: no longer on the channel, and it was not the organisation that deleted it'],
    },
    people: [
      'people who saw it',
      'Not measurable: no channel tells how many people have seen a post. 0 means none; – means that it cannot be known.',
    ],
    file: 'The file, and how to check it',
    closedAt: (at) => `This month was closed at ${momentInWords(at, 'en')}. Its file never changes again.`,
    closes: (at) => `This month is not closed: it will be on ${dateInWords(at, 'en')}. Until then numbers may change.`,
    head: 'Hash of the last row (head)',
    rowCount: 'Number of rows',
    download: (part, parts) =>
      parts === 1 ? 'Download CSV (Excel)' : `Download CSV (Excel), part ${part} of ${parts}`,
    downloadOpen: (part, parts) =>
      parts === 1
        ? 'Download CSV (Excel) as it is now, not closed'
        : `Download CSV (Excel) as it is now, not closed, part ${part} of ${parts}`,
    wholeMonth: 'The file is of the whole month, whatever you have chosen above.',
    goesOn:
      'Where a file’s name says “goes-on”, it stops before its end: a large month is counted every hour, and then all of its parts are here.',
    verify: 'Check it yourself, without a connection:',
    corrects: (month, rows) => `Rows of this file that correct ${monthInWords(month, 'en')}: ${rows}`,
    correctedIn: (month, rows) => `Rows of this month that the file of ${monthInWords(month, 'en')} corrects: ${rows}`,
    noCorrections: 'No file that was closed later corrects this month.',
    rows: 'Rows',
    rowsNow: 'Rows, as they are now',
    none: 'Nothing is what you chose.',
    noneYet: 'Nothing so far is what you chose. Look further.',
    more: 'More',
    count: (count) => String(count),
  },
};
