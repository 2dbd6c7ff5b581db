import type { Bilingual } from '../domain/content/language.ts';
import { type Delivery, missingSteps } from '../domain/delivery.ts';
import type { Matter, MatterKind } from '../domain/matter.ts';
import { missedWords, whyWords } from './why-words.ts';

/** What a person is told who must see to something. */
export interface MatterWords {
  /** What happened. */
  readonly because: Bilingual;
  /** What to do by hand. */
  readonly to_do: Bilingual;
}

const BY_HAND_OR_AGAIN: Bilingual = {
  en: 'Give it a new moment; or post the text and the pictures by hand and press Done; or drop it. It does not go out by itself any more.',
  km: 'សូមកំណត់ពេលថ្មីឱ្យវា ឬបង្ហោះអត្ថបទ និងរូបភាពដោយដៃ រួចចុច «រួចរាល់» ឬបោះបង់វា។ វានឹងមិនចេញដោយខ្លួនឯងទៀតទេ។',
};

/** For somebody without training, in the bot and in the console alike. Khmer: draft, needs native review. */
const WORDS: Readonly<Record<MatterKind, MatterWords>> = {
  unknown: {
    because: {
      en: 'The platform gave no clear answer: it may be there, and it may not.',
      km: 'វេទិកាមិនបានឆ្លើយច្បាស់លាស់ទេ៖ វាអាចចេញហើយ ឬមិនទាន់ចេញ។',
    },
    to_do: {
      en: 'Look at the channel, then say whether it is there. Do not post it before you have looked: nobody shall read it twice.',
      km: 'សូមមើលឆានែល រួចប្រាប់ថាវាមាននៅទីនោះឬអត់។ សូមកុំបង្ហោះវាមុនពេលមើល ដើម្បីកុំឱ្យគេអានវាពីរដង។',
    },
  },
  missed: {
    because: { en: 'It did not go out in its time.', km: 'វាមិនបានចេញទាន់ពេលវេលាទេ។' },
    to_do: BY_HAND_OR_AGAIN,
  },
  refused: {
    because: { en: 'The platform refused it; nothing of it is out.', km: 'វេទិកាបានបដិសេធវា; គ្មានអ្វីចេញទេ។' },
    to_do: BY_HAND_OR_AGAIN,
  },
  incomplete: {
    because: {
      en: 'Only a part of it is out; the platform did not take the rest.',
      km: 'មានតែផ្នែកមួយប៉ុណ្ណោះដែលបានចេញ; វេទិកាមិនបានទទួលផ្នែកដែលនៅសល់ទេ។',
    },
    to_do: {
      en: 'Look at the channel and post by hand what is missing there, then press Done; or let it be.',
      km: 'សូមមើលឆានែល ហើយបង្ហោះដោយដៃនូវផ្នែកដែលខ្វះ រួចចុច «រួចរាល់» ឬទុកវាដូចនេះ។',
    },
  },
  vanished: {
    because: {
      en: 'It was out, and is gone from the channel. Nobody here took it back.',
      km: 'វាបានចេញហើយ តែលែងមាននៅលើឆានែល។ គ្មាននរណានៅទីនេះដកវាចេញទេ។',
    },
    to_do: {
      en: 'Look at the notices of the platform and ask who else may delete there. It is not posted again by itself: post it by hand and press Done, or let it be.',
      km: 'សូមមើលសារជូនដំណឹងរបស់វេទិកា ហើយសួរអ្នកផ្សេងដែលអាចលុបនៅទីនោះ។ វានឹងមិនចេញម្តងទៀតដោយខ្លួនឯងទេ៖ សូមបង្ហោះវាដោយដៃ រួចចុច «រួចរាល់» ឬទុកវាដូចនេះ។',
    },
  },
  not_edited: {
    because: {
      en: 'The new words could not be put in the place of those that are out.',
      km: 'ពាក្យថ្មីមិនអាចជំនួសពាក្យដែលបានចេញហើយទេ។',
    },
    to_do: {
      en: 'Change it by hand where it was posted: the new words are here. Then press Done; or let it be.',
      km: 'សូមកែវាដោយដៃនៅកន្លែងដែលបានបង្ហោះ៖ ពាក្យថ្មីមាននៅទីនេះ។ បន្ទាប់មកចុច «រួចរាល់» ឬទុកវាដូចនេះ។',
    },
  },
  not_removed: {
    because: {
      en: 'It was to be taken back, and could not be deleted where it was posted.',
      km: 'វាត្រូវដកចេញវិញ តែមិនអាចលុបនៅកន្លែងដែលបានបង្ហោះទេ។',
    },
    to_do: {
      en: 'Delete it by hand where it was posted; what is in a moderator’s group only the moderator can delete: ask them. Then press Done; or let it be.',
      km: 'សូមលុបវាដោយដៃនៅកន្លែងដែលបានបង្ហោះ។ អ្វីដែលនៅក្នុងក្រុមរបស់អ្នកសម្របសម្រួល មានតែអ្នកសម្របសម្រួលទេដែលអាចលុបបាន៖ សូមសួរគាត់។ បន្ទាប់មកចុច «រួចរាល់» ឬទុកវាដូចនេះ។',
    },
  },
  not_pinned: {
    because: {
      en: 'It is out as planned, but it is not pinned at the top of the channel.',
      km: 'វាបានចេញតាមផែនការហើយ ប៉ុន្តែមិនត្រូវបានខ្ទាស់នៅខាងលើឆានែលទេ។',
    },
    to_do: {
      en: 'Pin it by hand in Telegram, then press Done; or let it be. So that the bot can do it next time, an administrator gives it the right to pin messages (in a channel: to edit messages).',
      km: 'សូមខ្ទាស់វាដោយដៃក្នុង Telegram រួចចុច «រួចរាល់» ឬទុកវាដូចនេះ។ ដើម្បីឱ្យ bot អាចធ្វើបានលើកក្រោយ អ្នកគ្រប់គ្រងត្រូវផ្ដល់សិទ្ធិខ្ទាស់សារឱ្យវា (ក្នុងឆានែល៖ សិទ្ធិកែសារ)។',
    },
  },
  event_moved: {
    because: {
      en: 'Its event has a new time, and the words that are out do not say it.',
      km: 'ព្រឹត្តិការណ៍របស់វាមានម៉ោងថ្មី តែពាក្យដែលបានចេញហើយមិនប្រាប់ម៉ោងនោះទេ។',
    },
    to_do: {
      en: 'Write the new date into the post’s file, which offers it as a correction; or change it by hand where it was posted and press Done. If the words name no date, let it be.',
      km: 'សូមសរសេរកាលបរិច្ឆេទថ្មីក្នុងឯកសារប្រកាស នោះវានឹងត្រូវបានស្នើជាការកែ ឬកែវាដោយដៃនៅកន្លែងដែលបានបង្ហោះ រួចចុច «រួចរាល់»។ បើពាក្យមិនប្រាប់កាលបរិច្ឆេទទេ សូមទុកវាដូចនេះ។',
    },
  },
};

/** What happened to a delivery and why, and what to do about it. */
export function matterInWords(delivery: Delivery, { kind, why }: Matter): MatterWords {
  const { because, to_do } = WORDS[kind];
  const parts = [because, causeOf(kind, why), missingOf(kind, delivery)].filter((part) => part !== null);
  const all = (language: keyof Bilingual) => parts.map((part) => part[language]).join(' ');
  return { because: { en: all('en'), km: all('km') }, to_do };
}

/** Where what happened is not its own cause. */
function causeOf(kind: MatterKind, why: string): Bilingual | null {
  if (kind === 'unknown' || kind === 'vanished' || kind === 'event_moved') return null;
  return kind === 'missed' ? missedWords(why) : whyWords(why);
}

function missingOf(kind: MatterKind, delivery: Delivery): Bilingual | null {
  const missing = kind === 'incomplete' ? missingSteps(delivery).join(', ') : '';
  return missing === '' ? null : { en: `Missing: ${missing}.`, km: `ផ្នែកដែលខ្វះ៖ ${missing}។` };
}
