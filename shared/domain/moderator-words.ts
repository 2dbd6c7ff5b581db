import { inKhmerDigits } from './khmer-digits.ts';

/**
 * Everything that the bot says to moderators, in both languages, in one place. Notes after a press hold 200 characters,
 * labels of buttons about 30. The Khmer is a draft: it needs the review of a native speaker.
 */
export type ModeratorWords = typeof KM;

const KEPT = {
  km: 'អ្វីដែលយើងរក្សាទុក៖ លេខកូដមួយ សហគមន៍ ទំហំក្រុម និងស្រុកដែលអ្នកជ្រើស ឈ្មោះហៅក្រៅបើអ្នកឱ្យ ថ្ងៃចុះឈ្មោះ និងថ្ងៃចុងក្រោយដែលអ្នកប្រើបូត កញ្ចប់ដែលបានទទួល និងប៊ូតុងដែលអ្នកចុច ព្រមទាំងលេខឆាតនេះ និងតំណដែលអ្នកផ្ញើមក (បើមាន) ដែលត្រូវបានអ៊ិនគ្រីប។ គ្មានឈ្មោះពិត គ្មានលេខទូរស័ព្ទ។ គ្មានបញ្ជីឈ្មោះអ្នកសម្របសម្រួលនៅកន្លែងណាទេ។\n\nអ្នកឈប់ពេលណាក៏បាន៖ ផ្ញើ /stop ហើយយើងលុបអ្វីៗទាំងនេះ។ ក្នុងកំណត់ត្រានៃការផ្ញើ នៅសល់តែលេខកូដ កញ្ចប់ដែលលេខកូដនោះបានទទួល និងប៊ូតុងដែលបានចុច។',
  en: 'What we keep: a code, your community, the group size and the district that you choose, a nickname if you give one, the day you joined and the last day you used the bot, the packs you received and which buttons you pressed; and, encrypted, the number of this chat and a link if you send us one. No real name, no phone number. There is no list of moderators’ names anywhere.\n\nStop whenever you like: send /stop and we delete all this. In the log of what was sent only the code stays, with the packs that it received and the buttons pressed.',
};

const KM = {
  step: (number: number, of: number) => `ជំហាន ${inKhmerDigits(number)}/${inKhmerDigits(of)}`,
  terms: (community: string, packsPerWeek: number) =>
    `សួស្តី! អ្នកត្រូវបានអញ្ជើញឱ្យជួយចែករំលែកព័ត៌មានសាធារណៈ ក្នុងក្រុមដែលអ្នកសម្របសម្រួល (${community})។\n\nអ្វីដែលអ្នកនឹងទទួល៖ យ៉ាងច្រើន ${inKhmerDigits(packsPerWeek)} កញ្ចប់ក្នុងមួយសប្ដាហ៍។ កញ្ចប់មួយមានកំណត់ចំណាំខ្លី រូបភាព និងអត្ថបទដាច់ដោយឡែកដែលអ្នកអាចចម្លង។ យើងរំលឹកតែម្ដងប៉ុណ្ណោះ។ អ្នកអាចកែវា ឬបដិសេធដោយសេរី។\n\n${KEPT.km}`,
  ask: {
    size: 'ក្រុមរបស់អ្នកមានសមាជិកប្រហែលប៉ុន្មាន?',
    district: 'សមាជិកក្រុមភាគច្រើនរស់នៅស្រុកណា?',
    nickname: 'តើឱ្យយើងហៅអ្នកថាម៉េច? សូមសរសេរឈ្មោះហៅក្រៅមួយ (មិនមែនឈ្មោះពិត) ឬចុចប៊ូតុង។ ក្រុមការងារប្រើវាដើម្បីស្គាល់អ្នកប៉ុណ្ណោះ។',
  },
  agree: 'យល់ព្រម បន្តទៅមុខ',
  disagree: 'ទេ អរគុណ',
  otherLanguage: 'In English',
  sizes: {
    under_1000: 'តិចជាង ១.០០០',
    to_5000: '១.០០០ ដល់ ៥.០០០',
    to_20000: '៥.០០០ ដល់ ២០.០០០',
    over_20000: 'លើស ២០.០០០',
  },
  unsaid: 'មិនចង់ប្រាប់',
  noNickname: 'មិនចាំបាច់ឈ្មោះ',
  nicknameProblem: {
    empty: 'សូមសរសេរឈ្មោះហៅក្រៅជាអក្សរ ឬចុច «មិនចាំបាច់ឈ្មោះ»។',
    too_long: 'វែងពេក។ សូមសរសេរឈ្មោះហៅក្រៅខ្លីជាងនេះ (យ៉ាងច្រើន ២៤ តួ)។',
    personal: 'សូមកុំសរសេរលេខទូរស័ព្ទ តំណ ឬ @ឈ្មោះ។ ឈ្មោះហៅក្រៅធម្មតាគឺគ្រប់គ្រាន់ហើយ។',
  },
  practice: {
    note: 'នេះគ្រាន់តែជាការហាត់៖ សូមកុំបង្ហោះវា។ កញ្ចប់ពិតមានរាងដូចនេះ៖ កំណត់ចំណាំនេះជាមួយប៊ូតុង បន្ទាប់មករូបភាព បន្ទាប់មកអត្ថបទតែឯង។ ចុចលើអត្ថបទឱ្យយូរ រួចចុច «ចម្លង» (Copy)។ សាកចុចប៊ូតុងណាមួយមើល។',
    text: '(ការហាត់) ការប្រជុំឃុំបើកសម្រាប់មនុស្សគ្រប់រូប។ អ្នកអាចមកស្តាប់ ឬសួរសំណួរ។',
    pressed: 'ត្រូវហើយ! នៅពេលកញ្ចប់ពិត យើងនឹងកត់ត្រាចម្លើយនេះ។ លើកនេះគ្រាន់តែជាការហាត់។',
  },
  registered: (code: string) =>
    `អរគុណ! អ្វីៗរួចរាល់ហើយ។ ឥឡូវក្រុមការងារត្រូវបញ្ជាក់ថាស្គាល់អ្នក ហើយខ្ញុំនឹងប្រាប់អ្នក។ មុននោះ អ្នកមិនទទួលកញ្ចប់ទេ។\n\nលេខកូដរបស់អ្នក៖ ${code}។ បើអ្នកបាត់ទូរស័ព្ទ សូមប្រាប់លេខកូដនេះដល់ក្រុមការងារ ដើម្បីបិទការចូលពីទូរស័ព្ទនោះ។`,
  waiting: 'អ្វីៗរួចរាល់ហើយ។ យើងកំពុងរង់ចាំក្រុមការងារបញ្ជាក់ថាស្គាល់អ្នក។',
  confirmed: (packsPerWeek: number) =>
    `ក្រុមការងារបានបញ្ជាក់ហើយ។ សូមស្វាគមន៍! កញ្ចប់ដំបូងនឹងមកដល់ពេលមានប្រកាសបន្ទាប់ (យ៉ាងច្រើន ${inKhmerDigits(packsPerWeek)} ក្នុងមួយសប្ដាហ៍)។ ផ្ញើ /help ដើម្បីមើលអ្វីដែលអ្នកអាចធ្វើបាន។`,
  confirmedMore: 'ក្រុមការងារបានបញ្ជាក់ក្រុមថ្មីរបស់អ្នកហើយ។ ផ្ញើ /groups ដើម្បីមើលក្រុមទាំងអស់របស់អ្នក។',
  notConfirmed: 'ក្រុមការងារមិនអាចបញ្ជាក់ថាស្គាល់អ្នកទេ។ យើងបានលុបការចុះឈ្មោះនោះហើយ។ បើមានកំហុស សូមសុំតំណអញ្ជើញថ្មីពីអ្នកដែលបានអញ្ជើញអ្នក។',
  left: 'រួចរាល់។ អ្វីៗដែលយើងរក្សាទុកអំពីឆាតនេះត្រូវបានលុប ហើយអ្នកនឹងមិនទទួលសារទៀតទេ។ ក្នុងកំណត់ត្រានៃការផ្ញើ នៅសល់យ៉ាងច្រើនតែលេខកូដមួយ។ អរគុណ!',
  buttons: {
    posted: 'បានបង្ហោះ',
    later: 'ពេលក្រោយ',
    declined: 'មិនសមសម្រាប់ក្រុមខ្ញុំ',
    question: 'មានសំណួរ',
    tonight: 'យប់នេះ',
    tomorrow: 'ព្រឹកស្អែក',
    not_relevant: 'មិនពាក់ព័ន្ធ',
    sensitive: 'រសើបពេក',
    too_long: 'វែងពេក',
    already_known: 'គេដឹងហើយ',
    link: 'ផ្ញើតំណប្រកាស (បើចង់)',
    corrected: 'បានកែហើយ',
    deleted: 'បានលុបហើយ',
  },
  plainNote: 'អត្ថបទសម្រាប់ក្រុមរបស់អ្នក៖',
  posted: (count: number) => `អរគុណ! យើងបានកត់ត្រាថាអ្នកបានបង្ហោះហើយ។ នេះជាលើកទី ${inKhmerDigits(count)} របស់អ្នក។`,
  alreadyPosted: 'អ្នកបានប្រាប់រួចហើយថាបានបង្ហោះ។ អរគុណ!',
  whenLater: 'តើឱ្យរំលឹកអ្នកពេលណា?',
  later: {
    tonight: 'បាន។ យើងនឹងរំលឹកអ្នកម្ដងនៅយប់នេះ។',
    tomorrow: 'បាន។ យើងនឹងរំលឹកអ្នកម្ដងនៅព្រឹកស្អែក។',
    unreminded: 'បាន។ យើងមិនរំលឹកទៀតទេ។ កញ្ចប់នៅទីនេះដដែល៖ ពេលបង្ហោះរួច សូមចុច «បានបង្ហោះ»។',
    tooLate: 'ពេលនោះយឺតពេកសម្រាប់ប្រកាសនេះ។ កញ្ចប់នៅទីនេះដដែល។',
  },
  declined: 'យល់ហើយ អរគុណ។ បើចង់ អ្នកអាចចុចមូលហេតុ តែមិនចាំបាច់ទេ។',
  because: 'អរគុណដែលបានប្រាប់។ វាជួយយើងឱ្យធ្វើបានល្អជាងមុន។',
  over: 'កញ្ចប់នេះហួសពេលហើយ។ អ្នកមិនបាច់ធ្វើអ្វីទេ។ អរគុណ!',
  takenBack: 'ប្រកាសនេះត្រូវបានដកចេញហើយ។ សូមកុំបង្ហោះវា។ បើបានបង្ហោះហើយ សូមលុបវាចេញ។',
  corrected: 'អរគុណ! យើងបានកត់ត្រាហើយ។',
  reminder: 'រំលឹកតែម្ដង៖ កញ្ចប់នេះរង់ចាំអ្នក។ បើមិនសម ឬគ្មានពេល មិនអីទេ យើងមិនសួរទៀតទេ។',
  changed: 'ប្រកាសនេះបានផ្លាស់ប្ដូរ។ បើអ្នកបានបង្ហោះវារួចហើយ សូមកែវានៅក្នុងក្រុមរបស់អ្នក រួចចុចប៊ូតុង។ ប្រកាសថ្មីនៅខាងក្រោម៖',
  withdrawn: 'ប្រកាសនេះត្រូវបានដកចេញ។ សូមកុំបង្ហោះវា។ បើអ្នកបានបង្ហោះវារួចហើយ សូមលុបវាចេញពីក្រុមរបស់អ្នក រួចចុចប៊ូតុង។',
  answersReady: 'ចម្លើយដែលត្រៀមរួច៖',
  askQuestion: 'សូមសរសេរសំណួរឥឡូវ ខ្ញុំនឹងបញ្ជូនវាទៅក្រុមការងារ ដោយគ្មានឈ្មោះអ្នក។ ចម្លើយនឹងមកទីនេះ។',
  question: {
    passedOn: 'បានបញ្ជូនហើយ។ យើងមិនរក្សាទុកសំណួរទេ។ ចម្លើយនឹងមកទីនេះ។',
    too_long: 'វែងពេក។ សូមសរសេរសំណួរឱ្យខ្លីជាងនេះ (យ៉ាងច្រើន ៣.០០០ តួ)។',
    nobody: 'ឥឡូវនេះបញ្ជូនសំណួរទៅក្រុមការងារមិនបានទេ។ សូមសួរអ្នកដែលបានអញ្ជើញអ្នក។',
  },
  answered: (answer: string) => `ចម្លើយពីក្រុមការងារ៖\n\n${answer}`,
  askLink: 'សូមផ្ញើតំណនៃប្រកាសក្នុងក្រុមរបស់អ្នក។ យើងរក្សាវាដោយអ៊ិនគ្រីប ហើយមានតែក្រុមការងារទេដែលមើលបាន ម្ដងមួយ។ មិនផ្ញើក៏បាន។',
  link: {
    kept: 'អរគុណ! យើងបានរក្សាតំណនោះដោយអ៊ិនគ្រីប។',
    wrong: 'នេះមិនមែនតំណនៃប្រកាសនៅ Facebook ឬ Telegram ទេ (ឧ. https://www.facebook.com/groups/…)។ សូមសាកម្ដងទៀត ឬកុំផ្ញើក៏បាន។',
  },
  groups: {
    none: 'អ្នកមិនទាន់បានចុះឈ្មោះក្រុមណាទេ។ ដើម្បីចុះឈ្មោះ សូមបើកតំណអញ្ជើញ។',
    confirmed: '✓ បានបញ្ជាក់',
    waiting: '◔ រង់ចាំក្រុមការងារបញ្ជាក់',
    add: 'បន្ថែមក្រុមមួយទៀត',
    drop: 'ដកក្រុម',
    logoOff: 'យកកញ្ចប់គ្មានឡូហ្គោ',
    logoOn: 'យកកញ្ចប់មានឡូហ្គោ',
    opensOn: 'រាប់ការបើកតំណក្នុងក្រុមខ្ញុំ',
    opensOff: 'ឈប់រាប់ការបើកតំណ',
    head: (code: string, posted: number) => `ក្រុមរបស់អ្នក · លេខកូដ ${code} · បានបង្ហោះ ${inKhmerDigits(posted)} ដង`,
  },
  paused: 'បានផ្អាក។ អ្នកមិនទទួលកញ្ចប់ រហូតដល់អ្នកផ្ញើ /resume។',
  resumed: 'បន្តហើយ។ អ្នកនឹងទទួលកញ្ចប់បន្ទាប់។',
  resume: 'បន្តទទួលកញ្ចប់',
  help: (packsPerWeek: number) =>
    `អ្វីដែលអ្នកអាចធ្វើបាន៖\n/groups ក្រុមរបស់អ្នក និងការកំណត់\n/pause ផ្អាកកញ្ចប់ · /resume បន្ត\n/stop ឈប់ទាំងស្រុង ហើយលុបទាំងអស់\n\nអ្នកទទួលយ៉ាងច្រើន ${inKhmerDigits(packsPerWeek)} កញ្ចប់ក្នុងមួយសប្ដាហ៍។ ក្រោមកញ្ចប់នីមួយៗមានប៊ូតុង៖ បានបង្ហោះ ពេលក្រោយ មិនសមសម្រាប់ក្រុមខ្ញុំ និងមានសំណួរ។\n\n${KEPT.km}`,
};

const EN: ModeratorWords = {
  step: (number, of) => `Step ${number}/${of}`,
  terms: (community, packsPerWeek) =>
    `Hello! You are invited to help share public information in the groups that you run (${community}).\n\nWhat you get: at most ${packsPerWeek} packs a week. A pack is a short note, the photo, and the text alone so that you can copy it. We remind you once and no more. Change it as you like, or say no.\n\n${KEPT.en}`,
  ask: {
    size: 'About how many members has your group?',
    district: 'In which district do most of its members live?',
    nickname:
      'What shall we call you? Write a nickname (not your real name), or press the button. The team uses it only to know you.',
  },
  agree: 'I agree, go on',
  disagree: 'No, thank you',
  otherLanguage: 'ជាភាសាខ្មែរ',
  sizes: {
    under_1000: 'Under 1,000',
    to_5000: '1,000 to 5,000',
    to_20000: '5,000 to 20,000',
    over_20000: 'Over 20,000',
  },
  unsaid: 'I would rather not say',
  noNickname: 'No nickname',
  nicknameProblem: {
    empty: 'Please write a nickname in letters, or press “No nickname”.',
    too_long: 'That is too long. Please write a shorter nickname (at most 24 letters).',
    personal: 'Please write no phone number, link or @name. An ordinary nickname is enough.',
  },
  practice: {
    note: 'This is only practice: please do not post it. A real pack looks like this: this note with its buttons, then the photo, then the text alone. Press and hold the text, then tap Copy. Try any of the buttons.',
    text: '(Practice) The commune meeting is open to everybody. You can come to listen, or to ask a question.',
    pressed: 'That is it! With a real pack we note this answer. This time it was only practice.',
  },
  registered: (code) =>
    `Thank you! Everything is done. Now the team has to confirm that it knows you, and I will tell you. Before that you receive no packs.\n\nYour code: ${code}. If you lose your phone, tell the team this code, so that they shut that phone out.`,
  waiting: 'Everything is done. We are waiting for the team to confirm that it knows you.',
  confirmed: (packsPerWeek) =>
    `The team has confirmed you. Welcome! Your first pack comes with the next post (at most ${packsPerWeek} a week). Send /help to see what you can do.`,
  confirmedMore: 'The team has confirmed your new group. Send /groups to see all of yours.',
  notConfirmed:
    'The team could not confirm that it knows you. We have deleted that registration. If this is a mistake, ask whoever invited you for a new invitation link.',
  left: 'Done. What we kept about this chat is deleted, and you receive no more messages. In the log of what was sent at most a code stays. Thank you!',
  buttons: {
    posted: 'Posted',
    later: 'Later',
    declined: 'Not for my group',
    question: 'I have a question',
    tonight: 'Tonight',
    tomorrow: 'Tomorrow morning',
    not_relevant: 'Not relevant',
    sensitive: 'Too sensitive',
    too_long: 'Too long',
    already_known: 'Already known',
    link: 'Send its link (if you like)',
    corrected: 'I have corrected it',
    deleted: 'I have deleted it',
  },
  plainNote: 'A post for your group:',
  posted: (count) => `Thank you! We noted that you have posted it. It is your number ${count}.`,
  alreadyPosted: 'You have already said that it is posted. Thank you!',
  whenLater: 'When shall we remind you?',
  later: {
    tonight: 'All right. We remind you once, tonight.',
    tomorrow: 'All right. We remind you once, tomorrow morning.',
    unreminded: 'All right. We do not remind you again. The pack stays here: when it is posted, press “Posted”.',
    tooLate: 'That would be too late for this post. The pack stays here.',
  },
  declined: 'Understood, thank you. You may tap a reason if you like, but you need not.',
  because: 'Thank you for telling us. It helps us do better.',
  over: 'The time of this pack has gone by. You need do nothing. Thank you!',
  takenBack: 'This post has been withdrawn. Please do not post it. If you have posted it, please delete it.',
  corrected: 'Thank you! We have noted it.',
  reminder:
    'A reminder, the only one: this pack is waiting for you. If it does not suit, or you have no time, that is fine, and we do not ask again.',
  changed:
    'This post has changed. If you have already posted it, please correct it in your group, then press the button. The new post is below:',
  withdrawn:
    'This post has been withdrawn. Please do not post it. If you have already posted it, please delete it from your group, then press the button.',
  answersReady: 'Answers that are ready:',
  askQuestion: 'Write your question now, and I pass it on to the team without your name. The answer comes here.',
  question: {
    passedOn: 'It is passed on. We do not keep the question. The answer comes here.',
    too_long: 'That is too long. Please write a shorter question (at most 3,000 letters).',
    nobody: 'Your question cannot be passed on to the team now. Please ask whoever invited you.',
  },
  answered: (answer) => `An answer from the team:\n\n${answer}`,
  askLink:
    'Send the link of the post in your group. We keep it encrypted, and only the team can look at it, one at a time. You need not send it.',
  link: {
    kept: 'Thank you! We keep that link encrypted.',
    wrong:
      'That is no link of a post on Facebook or Telegram (such as https://www.facebook.com/groups/…). Try again, or leave it.',
  },
  groups: {
    none: 'You have registered no group yet. To register, open an invitation link.',
    confirmed: '✓ confirmed',
    waiting: '◔ waits for the team to confirm',
    add: 'Add one more group',
    drop: 'Remove group',
    logoOff: 'Send me packs without a logo',
    logoOn: 'Send me packs with the logo',
    opensOn: 'Count opens of the link in my group',
    opensOff: 'Stop counting opens of the link',
    head: (code, posted) => `Your groups · code ${code} · posted ${posted}`,
  },
  paused: 'Paused. You receive no packs until you send /resume.',
  resumed: 'Going on. You receive the next pack.',
  resume: 'Receive packs again',
  help: (packsPerWeek) =>
    `What you can do:\n/groups your groups and settings\n/pause no packs for now · /resume go on\n/stop leave for good, and delete everything\n\nYou receive at most ${packsPerWeek} packs a week. Below each pack are buttons: Posted, Later, Not for my group, and I have a question.\n\n${KEPT.en}`,
};

export const MODERATOR_WORDS: Readonly<Record<'km' | 'en', ModeratorWords>> = { km: KM, en: EN };
