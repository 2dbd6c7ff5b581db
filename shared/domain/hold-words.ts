import type { Bilingual } from './content/language.ts';
import type { HoldReason } from './hold.ts';

/** What people are told of a hold: why something waits and what to do, and in a few words who can let it go. */
export interface HoldWords extends Bilingual {
  readonly lifter: Bilingual;
}

const KEEPER: Bilingual = { en: 'whoever keeps the secrets file', km: 'អ្នកថែរក្សាឯកសារសម្ងាត់' };
const AUTHOR: Bilingual = { en: 'the author', km: 'អ្នកសរសេរប្រកាស' };
const TWO_OR_AUTHOR: Bilingual = {
  en: 'two people of the team, neither the author; or the author, by another day',
  km: 'សមាជិកក្រុមពីរនាក់ដែលមិនមែនជាអ្នកសរសេរ ឬអ្នកសរសេរ ដោយជ្រើសថ្ងៃផ្សេង',
};

/** For somebody without training: no codes, no addresses of an API. Khmer: draft, needs native review. */
export const HOLD_WORDS: Readonly<Record<HoldReason, HoldWords>> = {
  paused: {
    en: 'Somebody has paused everything. Two people let it go on: each presses Go on in the console’s queue, or writes /resume to the bot.',
    km: 'មាននរណាម្នាក់បានផ្អាកទាំងអស់។ ត្រូវការមនុស្សពីរនាក់ដើម្បីបន្ត៖ ម្នាក់ៗចុច «បន្តទាំងអស់» ក្នុងជួរបង្ហោះនៃកុងសូល ឬសរសេរ /resume ទៅ bot។',
    lifter: { en: 'two people of the team', km: 'សមាជិកក្រុមពីរនាក់' },
  },
  campaign_vanished: {
    en: 'More than half of the campaign disappeared from the content folder at once. Put the files back; or somebody of the team says that it was meant: the bot asks, and the console lists it under “To decide”.',
    km: 'ប្រកាសជាងពាក់កណ្តាលនៃយុទ្ធនាការបានបាត់ពីថតក្នុងពេលតែមួយ។ សូមដាក់ឯកសារមកវិញ ឬសមាជិកក្រុមម្នាក់បញ្ជាក់ថាជាការចេតនា៖ bot សួរ ហើយកុងសូលបង្ហាញវាក្រោម «ត្រូវសម្រេច»។',
    lifter: { en: 'one person of the team', km: 'សមាជិកក្រុមម្នាក់' },
  },
  post_broken: {
    en: 'The post’s file has an error now, or a file that it needs is not there. Mend it: npm run check says where.',
    km: 'ឯកសារប្រកាសមានកំហុស ឬខ្វះឯកសារដែលវាត្រូវការ។ សូមកែ៖ npm run check ប្រាប់កន្លែង។',
    lifter: AUTHOR,
  },
  looks_already_published: {
    en: 'The same text is already on this channel. Change the text, or remove the post.',
    km: 'អត្ថបទដូចគ្នានេះមាននៅលើឆានែលនេះរួចហើយ។ សូមកែអត្ថបទ ឬដកប្រកាសចេញ។',
    lifter: AUTHOR,
  },
  no_token: {
    en: 'This channel has no token. Whoever keeps the secrets file adds it.',
    km: 'ឆានែលនេះគ្មាន token ទេ។ អ្នកថែរក្សាឯកសារសម្ងាត់ត្រូវបន្ថែម។',
    lifter: KEEPER,
  },
  channel_broken: {
    en: 'The platform refuses everything on this channel: its token or a right is gone. Whoever keeps the secrets file renews it; everything that waits goes out by itself then, if its time has not gone by.',
    km: 'វេទិកាបដិសេធអ្វីៗទាំងអស់លើឆានែលនេះ៖ token ឬសិទ្ធិលែងមាន។ អ្នកថែរក្សាឯកសារសម្ងាត់ត្រូវបន្តវាឡើងវិញ។ បន្ទាប់មកអ្វីដែលរង់ចាំនឹងចេញដោយខ្លួនឯង បើមិនទាន់ហួសម៉ោង។',
    lifter: KEEPER,
  },
  channel_not_ready: {
    en: 'This version cannot deliver print yet. Print it by hand.',
    km: 'កំណែនេះមិនទាន់អាចផ្ញើឯកសារបោះពុម្ពបានទេ។ សូមបោះពុម្ពដោយខ្លួនឯង។',
    lifter: { en: 'nobody here yet', km: 'មិនទាន់មាននរណានៅទីនេះទេ' },
  },
  no_moderators: {
    en: 'No moderator has registered for these communities yet. Send them the invitation link: the console has it as cards to print, under Health.',
    km: 'មិនទាន់មានអ្នកសម្របសម្រួលណាចុះឈ្មោះសម្រាប់សហគមន៍ទាំងនេះទេ។ សូមផ្ញើតំណអញ្ជើញឱ្យពួកគេ៖ កុងសូលមានវាជាកាតសម្រាប់បោះពុម្ព ក្រោម «ស្ថានភាព»។',
    lifter: { en: 'the first moderator who registers', km: 'អ្នកសម្របសម្រួលដំបូងដែលចុះឈ្មោះ' },
  },
  quiet_date: {
    en: 'It falls on a quiet date of the organisation. Choose another day, or have two people say that it may go out all the same.',
    km: 'វាចំថ្ងៃដែលអង្គការមិនផ្សាយ។ សូមជ្រើសថ្ងៃផ្សេង ឬឱ្យមនុស្សពីរនាក់យល់ព្រមថាវាអាចចេញបាន ទោះជាយ៉ាងណា។',
    lifter: TWO_OR_AUTHOR,
  },
  election_date: {
    en: 'It is election-sensitive and falls in an election period. Choose another day, or have two people say that it may go out all the same.',
    km: 'វាទាក់ទងនឹងការបោះឆ្នោត ហើយចំរយៈពេលបោះឆ្នោត។ សូមជ្រើសថ្ងៃផ្សេង ឬឱ្យមនុស្សពីរនាក់យល់ព្រមថាវាអាចចេញបាន ទោះជាយ៉ាងណា។',
    lifter: TWO_OR_AUTHOR,
  },
  hotline_unverified: {
    en: 'Nobody has verified the hotline in the last 90 days. Two people call it, then set verified_on in hotlines.yaml.',
    km: 'គ្មាននរណាផ្ទៀងផ្ទាត់លេខនេះក្នុង ៩០ ថ្ងៃចុងក្រោយទេ។ មនុស្សពីរនាក់ត្រូវទូរស័ព្ទសាក រួចដាក់ verified_on ក្នុង hotlines.yaml។',
    lifter: { en: 'two people who call the hotline', km: 'មនុស្សពីរនាក់ដែលទូរស័ព្ទសាកលេខនោះ' },
  },
  review_needed: {
    en: 'A native reader has not reviewed the text. After reading, set the language to "done" under review in campaign.yaml.',
    km: 'អ្នកអានជាម្ចាស់ភាសាមិនទាន់បានពិនិត្យអត្ថបទទេ។ ក្រោយអានរួច សូមដាក់ done ក្រោម review ក្នុង campaign.yaml។',
    lifter: { en: 'a native reader', km: 'អ្នកអានជាម្ចាស់ភាសា' },
  },
  change_asked: {
    en: 'Somebody of the team wants it changed first. Change it, or talk with them: it goes on when they approve it themselves.',
    km: 'សមាជិកក្រុមម្នាក់ចង់ឱ្យកែវាជាមុនសិន។ សូមកែ ឬពិភាក្សាជាមួយគាត់៖ វានឹងបន្តពេលគាត់យល់ព្រមដោយខ្លួនឯង។',
    lifter: { en: 'the author, or whoever asked for the change', km: 'អ្នកសរសេរប្រកាស ឬអ្នកដែលសុំឱ្យកែ' },
  },
  approval_needed: {
    en: 'Not enough people have approved exactly this version.',
    km: 'មនុស្សដែលបានយល់ព្រមលើកំណែនេះមិនទាន់គ្រប់ចំនួនទេ។',
    lifter: { en: 'people of the team, but not the author', km: 'សមាជិកក្រុម ក្រៅពីអ្នកសរសេរប្រកាស' },
  },
};

/** A hold as one line of each language: why, what to do, who can. */
export function holdInWords(reason: HoldReason): Bilingual {
  const { en, km, lifter } = HOLD_WORDS[reason];
  return { en: `${en} Who can let it go: ${lifter.en}.`, km: `${km} អ្នកដែលអាចអនុញ្ញាតឱ្យចេញ៖ ${lifter.km}។` };
}
