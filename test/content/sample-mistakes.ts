import { CIP, edit, type Folder, textOf } from './sample-content.ts';

/** Every mistake that the people who know authors have written down, made for real in the sample content. */

const WHAT_IS_CIP = `${CIP}/posts/01-what-is-cip.md`;
const NOT_SURE = `${CIP}/posts/04-not-sure-to-speak.md`;
const TOMORROW = `${CIP}/posts/05-tomorrow.md`;
const TODAY = `${CIP}/posts/06-today.md`;
/** How many posts the sample has. */
export const ALL = 14;

const cut = (path: string, from: string, to: string) => (folder: Folder) => edit(folder, path, from, to);

export interface SampleMistake {
  readonly mistake: string;
  readonly make: (folder: Folder) => void;
  readonly found: readonly string[];
  readonly en: string;
  readonly km: string;
  /** How many posts are still there. */
  readonly posts: number;
}

const LONG = 'បងប្អូនអាចមកជួបគ្នាបាន។ '.repeat(31);

export const SAMPLE_MISTAKES: readonly SampleMistake[] = [
  {
    mistake: 'a date with the day first',
    make: cut(WHAT_IS_CIP, '2026-12-28 19:00', '28/12/2026 19:00'),
    found: [`error E06 ${WHAT_IS_CIP}:2`],
    en: 'Date "28/12/2026 19:00" is day-first. Write: at: 2026-12-28 19:00',
    km: 'កាលបរិច្ឆេទ «28/12/2026 19:00» មិនត្រឹមត្រូវ។ ឆ្នាំត្រូវនៅមុខគេ។ សូមសរសេរ៖ at: 2026-12-28 19:00',
    posts: ALL - 1,
  },
  {
    mistake: '7:00 PM',
    make: cut(WHAT_IS_CIP, '2026-12-28 19:00', '2026-12-28 7:00 PM'),
    found: [`error E06 ${WHAT_IS_CIP}:2`],
    en: 'Date "2026-12-28 7:00 PM" uses AM/PM. Write: at: 2026-12-28 19:00',
    km: 'កាលបរិច្ឆេទ «2026-12-28 7:00 PM» មិនត្រឹមត្រូវ។',
    posts: ALL - 1,
  },
  {
    mistake: 'a date in the past',
    make: cut(WHAT_IS_CIP, '2026-12-28 19:00', '2026-01-28 19:00'),
    found: [`warning E07 ${WHAT_IS_CIP}:2`],
    en: 'Wed 28 Jan 2026, 19:00 Phnom Penh time is already past (now Sun 22 Nov 2026, 08:00 Phnom Penh time). Choose a later time, or set status: draft.',
    km: 'ថ្ងៃពុធ ទី២៨ ខែមករា ឆ្នាំ២០២៦ ម៉ោង ៧:០០ យប់ បានកន្លងហួសហើយ។ សូមជ្រើសពេលក្រោយ',
    posts: ALL,
  },
  {
    mistake: 'kh instead of km',
    make: cut(WHAT_IS_CIP, '=== km ===', '=== kh ==='),
    found: [`error E14 ${WHAT_IS_CIP}:1`, `error E15 ${WHAT_IS_CIP}:5`],
    en: 'The km text is missing. Add a line === km === and the text below it.',
    km: 'ខ្វះអត្ថបទភាសា km។ សូមបន្ថែមបន្ទាត់ === km ===',
    posts: ALL - 1,
  },
  {
    mistake: 'a misspelt setting',
    make: cut(WHAT_IS_CIP, '---\n', '---\nchanels: [tg-main]\n'),
    found: [`error E05 ${WHAT_IS_CIP}:2`],
    en: 'There is no setting called "chanels". Did you mean "channels"?',
    km: 'គ្មានការកំណត់ឈ្មោះ «chanels» ទេ។ តើចង់សរសេរ «channels» មែនទេ?',
    posts: ALL - 1,
  },
  {
    mistake: 'the Tab key',
    make: cut(WHAT_IS_CIP, 'cta: { type: share }', 'cta:\n\ttype: share'),
    found: [`error E03 ${WHAT_IS_CIP}:4`],
    en: 'This line starts with the Tab key. Use two spaces instead.',
    km: 'បន្ទាត់នេះចាប់ផ្តើមដោយគ្រាប់ចុច Tab។ សូមប្រើចន្លោះពីរវិញ។',
    posts: ALL - 1,
  },
  {
    mistake: 'no call to action',
    make: cut(WHAT_IS_CIP, 'cta: { type: share }\n', ''),
    found: [`error E09 ${WHAT_IS_CIP}:1`],
    en: 'This post has no call to action. Every post asks the reader for ONE thing.',
    km: 'ប្រកាសនេះគ្មានការអំពាវនាវឱ្យធ្វើសកម្មភាពទេ។ ប្រកាសនីមួយៗសុំអ្នកអានឱ្យធ្វើរឿងតែមួយ។ សូមបន្ថែម ឧទាហរណ៍ cta: { type: share } ឬបើប្រាកដ cta: { type: none, why: "..." }',
    posts: ALL - 1,
  },
  {
    mistake: 'an unknown kind of call to action',
    make: cut(WHAT_IS_CIP, 'type: share', 'type: attend'),
    found: [`error E10 ${WHAT_IS_CIP}:3`],
    en: '"attend" is not a kind of call to action. Did you mean "attend_event"? Kinds: share, attend_event, give_feedback,',
    km: '«attend» មិនមែនជាប្រភេទការអំពាវនាវទេ។',
    posts: ALL - 1,
  },
  {
    mistake: 'a post after the event',
    make: cut(TOMORROW, '2027-01-15 17:30', '2027-01-17 17:30'),
    found: [`error E13 ${TOMORROW}:2`],
    en: 'The post goes out Sun 17 Jan 2027, 17:30 Phnom Penh time but the event starts Sat 16 Jan 2027, 08:00 Phnom Penh time. People would be too late.',
    km: 'ប្រកាសនេះចេញ ថ្ងៃអាទិត្យ ទី១៧ ខែមករា ឆ្នាំ២០២៧ ម៉ោង ៥:៣០ ល្ងាច ប៉ុន្តែព្រឹត្តិការណ៍ចាប់ផ្តើមមុននោះ។',
    posts: ALL - 1,
  },
  {
    mistake: "a photo's capital letters",
    make: cut(WHAT_IS_CIP, '(what-is-cip.jpg)', '(What-is-CIP.JPG)'),
    found: [`error E17 ${WHAT_IS_CIP}:5`],
    en: 'Photo "What-is-CIP.JPG" (line 14) is not in the media folder. There is a file "what-is-cip.jpg" - names must match exactly, capital letters too.',
    km: 'រកមិនឃើញរូបភាព «What-is-CIP.JPG» (បន្ទាត់ទី ១៤) ក្នុងថត media ទេ។ មានឯកសារ «what-is-cip.jpg»។',
    posts: ALL - 1,
  },
  {
    mistake: 'a text too long with a photo',
    make: cut(WHAT_IS_CIP, 'តើលុយរបស់ឃុំ ត្រូវចំណាយលើអ្វី?', LONG),
    found: [`error E19 ${WHAT_IS_CIP}:5`],
    en: 'Too long for tg-main: 1036 characters, limit 1024 when there is a photo. Cut 12, or add a shorter === km telegram === part.',
    km: 'វែងពេកសម្រាប់ tg-main៖ ១០៣៦ តួអក្សរ (អតិបរមា ១០២៤)។',
    posts: ALL - 1,
  },
  {
    mistake: 'a note to moderators too long for one message',
    make: cut(WHAT_IS_CIP, 'សូមបង្ហោះចន្លោះ', LONG.repeat(6)),
    found: [`error E19 ${WHAT_IS_CIP}:27`],
    en: 'The note to moderators, with all its answers, is too long for mods-siemreap: 5006 characters, limit 4096. Cut 910.',
    km: 'កំណត់ចំណាំសម្រាប់អ្នកសម្របសម្រួល រួមទាំងចម្លើយទាំងអស់ វែងពេកសម្រាប់ mods-siemreap៖',
    posts: ALL - 1,
  },
  {
    mistake: 'a private phone number',
    make: cut(NOT_SURE, 'ខ្មាសមិនហ៊ាននិយាយ?', 'សូមទូរស័ព្ទ ០១២ ៣៤៥ ៦៧៨'),
    found: [`error E20 ${NOT_SURE}:6`],
    en: 'This text contains a phone number ("012 …", line 7). Personal details of people are not published. Use a hotline from _org/hotlines.yaml.',
    km: 'អត្ថបទនេះមានលេខទូរស័ព្ទ («012 …» បន្ទាត់ទី ៧)។ យើងមិនផ្សាយព័ត៌មានផ្ទាល់ខ្លួនទេ។',
    posts: ALL - 1,
  },
  {
    mistake: 'UTF-16 from Notepad',
    make: (folder) => {
      const text = `\ufeff${textOf(folder, TODAY)}`;
      folder.set(TODAY, new Uint8Array(Buffer.from(text, 'utf16le')));
    },
    found: [`error E27 ${TODAY}:1`],
    en: 'The file is not saved as UTF-8 (UTF-16). In Notepad: Save as → Encoding → UTF-8.',
    km: 'ឯកសារមិនមែនជា UTF-8 ទេ។ ក្នុង Notepad៖ Save as → Encoding → UTF-8។',
    posts: ALL - 1,
  },
  {
    mistake: 'two posts too close',
    make: cut(NOT_SURE, '2027-01-12 19:00', '2027-01-09 19:30'),
    found: [`warning E25 ${NOT_SURE}:1`],
    en: 'Two posts are planned for tg-main, mods-siemreap within 30 minutes: this one and 03-invite.md.',
    km: 'មានប្រកាសពីរជិតគ្នាពេកលើ tg-main, mods-siemreap',
    posts: ALL,
  },
];
