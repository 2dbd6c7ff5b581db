import type { Bilingual } from '../domain/content/language.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import type { NoVoice } from '../domain/prepared-voice.ts';
import { error, type Finding, warning } from './findings.ts';

/** Settings about files and their place in a channel. Khmer: draft, needs native review. */

export const pinNowhere = (): Finding =>
  warning('E64', {
    en: 'pin: true does nothing here: only Telegram channels and groups can pin, and this post goes to none. Delete the line, or pin it by hand where it goes.',
    km: 'pin: true គ្មានប្រសិទ្ធភាពនៅទីនេះទេ៖ មានតែឆានែល និងក្រុម Telegram ទេដែលអាចខ្ទាស់បាន ហើយប្រកាសនេះមិនទៅទីនោះទេ។ សូមលុបបន្ទាត់នេះ ឬខ្ទាស់វាដោយដៃនៅកន្លែងដែលវាទៅ។',
  });

export const liteBeside = (): Finding =>
  warning('E64', {
    en: 'lite: true sends no photos and no voice note, and this post has some. Delete lite: true to send them, or delete them.',
    km: 'lite: true មិនផ្ញើរូបភាព និងសារជាសំឡេងទេ ប៉ុន្តែប្រកាសនេះមាន។ សូមលុប lite: true ដើម្បីផ្ញើពួកវា ឬលុបពួកវាចេញ។',
  });

export const voiceNowhere = (): Finding =>
  warning('E64', {
    en: 'voice: does nothing here: only Telegram and moderators can be sent a voice note, and this post goes to neither. Delete the line, or add such a channel.',
    km: 'voice: គ្មានប្រសិទ្ធភាពនៅទីនេះទេ៖ មានតែ Telegram និងអ្នកសម្របសម្រួលទេដែលអាចទទួលសារជាសំឡេង ហើយប្រកាសនេះមិនទៅទីនោះទេ។ សូមលុបបន្ទាត់នេះ ឬបន្ថែមឆានែលបែបនេះ។',
  });

const NO_VOICE: Readonly<Record<NoVoice, Bilingual>> = {
  gone: {
    en: 'is not there any more. Put it into the media folder again.',
    km: 'លែងមានទៀតហើយ។ សូមដាក់វាក្នុងថត media ម្តងទៀត។',
  },
  no_voice: {
    en: 'cannot be played as a voice note, or is not complete. Record it in Telegram or with the phone’s recorder and save it as .ogg, .m4a or .mp3.',
    km: 'មិនអាចចាក់ជាសារសំឡេងបានទេ ឬមិនពេញលេញ។ សូមថតវាក្នុង Telegram ឬដោយកម្មវិធីថតសំឡេងរបស់ទូរស័ព្ទ ហើយរក្សាទុកជា .ogg .m4a ឬ .mp3។',
  },
  too_large: {
    en: 'is larger than 4 MB. Make it shorter, or save it in a lower quality.',
    km: 'ធំជាង ៤ MB។ សូមធ្វើឱ្យវាខ្លីជាងនេះ ឬរក្សាទុកក្នុងគុណភាពទាបជាងនេះ។',
  },
};

export const noVoice = (file: string, why: NoVoice): Finding =>
  error('E65', {
    en: `The voice note "${file}" ${NO_VOICE[why].en}`,
    km: `សារជាសំឡេង «${file}» ${NO_VOICE[why].km}`,
  });

/** `seconds` is null where nobody knows how long it is. */
export const hardToLoad = (
  file: string,
  { kb, seconds }: { readonly kb: number; readonly seconds: number | null },
  most: { readonly voice_kb: number; readonly voice_seconds: number },
): Finding =>
  warning('E65', {
    en: `The voice note "${file}" has ${kb} KB${seconds !== null ? ` and lasts ${seconds} seconds` : ''}; people with little internet load at most ${most.voice_kb} KB and listen for ${most.voice_seconds} seconds. It goes out all the same; a shorter one reaches more people.`,
    km: `សារជាសំឡេង «${file}» មាន ${inKhmerDigits(kb)} KB${seconds !== null ? ` និងរយៈពេល ${inKhmerDigits(seconds)} វិនាទី` : ''}។ អ្នកដែលមានអ៊ីនធឺណិតតិច អាចទទួលបានត្រឹម ${inKhmerDigits(most.voice_kb)} KB និងស្ដាប់ ${inKhmerDigits(most.voice_seconds)} វិនាទី។ វានៅតែចេញ ប៉ុន្តែសារខ្លីជាងនេះទៅដល់មនុស្សច្រើនជាង។`,
  });
