import type { Bilingual } from '../domain/content/language.ts';
import { inMegabytes } from '../domain/in-megabytes.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import type { NoVideo } from '../domain/prepared-video.ts';
import type { NoVoice } from '../domain/prepared-voice.ts';
import { error, type Finding, until, warning } from './findings.ts';

/** Settings about files and their place in a channel. Khmer: draft, needs native review. */

export const pinNowhere = (): Finding =>
  warning('E64', {
    en: 'pin: true does nothing here: only Telegram channels and groups can pin, and this post goes to none. Delete the line, or pin it by hand where it goes.',
    km: 'pin: true គ្មានប្រសិទ្ធភាពនៅទីនេះទេ៖ មានតែឆានែល និងក្រុម Telegram ទេដែលអាចខ្ទាស់បាន ហើយប្រកាសនេះមិនទៅទីនោះទេ។ សូមលុបបន្ទាត់នេះ ឬខ្ទាស់វាដោយដៃនៅកន្លែងដែលវាទៅ។',
  });

export const liteBeside = (): Finding =>
  warning('E64', {
    en: 'lite: true sends no photos, no video and no voice note, and this post has some. Delete lite: true to send them, or delete them.',
    km: 'lite: true មិនផ្ញើរូបភាព វីដេអូ និងសារជាសំឡេងទេ ប៉ុន្តែប្រកាសនេះមាន។ សូមលុប lite: true ដើម្បីផ្ញើពួកវា ឬលុបពួកវាចេញ។',
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

/** What every telephone has that can watch a video: it makes MP4 of it, and smaller. */
const BY_TELEGRAM: Bilingual = {
  en: 'Send it to yourself in Telegram as a video (not as a file), save it from there, and put that one into the media folder as .mp4.',
  km: 'សូមផ្ញើវាទៅខ្លួនឯងក្នុង Telegram ជាវីដេអូ (មិនមែនជាឯកសារ) រក្សាទុកវាពីទីនោះ ហើយដាក់វាក្នុងថត media ជា .mp4។',
};

const NO_VIDEO: Readonly<Record<NoVideo, Bilingual>> = {
  gone: {
    en: 'is not there any more. Put it into the media folder again.',
    km: 'លែងមានទៀតហើយ។ សូមដាក់វាក្នុងថត media ម្តងទៀត។',
  },
  empty: {
    en: 'is empty: copying it has failed. Copy it into the media folder again.',
    km: 'ទទេ៖ ការចម្លងមិនបានសម្រេច។ សូមចម្លងវាទៅក្នុងថត media ម្តងទៀត។',
  },
  no_video: {
    en: `cannot be played as a video, or is not complete. Copy it again. If it stays so: ${BY_TELEGRAM.en}`,
    km: `មិនអាចចាក់ជាវីដេអូបានទេ ឬមិនពេញលេញ។ សូមចម្លងវាម្តងទៀត។ បើនៅតែមិនបាន៖ ${BY_TELEGRAM.km}`,
  },
  other_form: {
    en: `is in a form that many phones cannot play. Save it as MP4 (H.264); a new name alone is not enough. ${BY_TELEGRAM.en}`,
    km: `មានទម្រង់ដែលទូរស័ព្ទជាច្រើនមិនអាចចាក់បាន។ សូមរក្សាទុកជា MP4 (H.264)។ ការប្តូរតែឈ្មោះមិនគ្រប់គ្រាន់ទេ។ ${BY_TELEGRAM.km}`,
  },
  other_tracks: {
    en: `has more in it than picture and sound: some cameras write there where it was filmed, second by second. It does not go out like that. ${BY_TELEGRAM.en}`,
    km: `មានអ្វីលើសពីរូប និងសំឡេង៖ កាមេរ៉ាខ្លះសរសេរទីកន្លែងថតរៀងរាល់វិនាទី។ វាមិនចេញបែបនេះទេ។ ${BY_TELEGRAM.km}`,
  },
  too_large: {
    en: `is larger than 10 MB. Telegram takes 50 MB, but more than 10 may not be sent in time from here, and few people can load it. Make it shorter. ${BY_TELEGRAM.en}`,
    km: `ធំជាង ១០ MB។ Telegram ទទួល ៥០ MB ប៉ុន្តែលើសពី ១០ អាចផ្ញើពីទីនេះមិនទាន់ ហើយមានមនុស្សតិចដែលអាចទទួលបាន។ សូមធ្វើឱ្យវាខ្លីជាងនេះ។ ${BY_TELEGRAM.km}`,
  },
};

const inLine = (line: number | null): Bilingual =>
  line === null ? { en: '', km: '' } : { en: ` (line ${line})`, km: ` (បន្ទាត់ទី ${inKhmerDigits(line)})` };

/** `line` is null where only the section is known. A file without bytes may be one that is still being copied. */
export const noVideo = (file: string, why: NoVideo, line: number | null = null): Finding =>
  until(
    why === 'gone' || why === 'empty' ? file : undefined,
    error('E66', {
      en: `The video "${file}"${inLine(line).en} ${NO_VIDEO[why].en}`,
      km: `វីដេអូ «${file}»${inLine(line).km} ${NO_VIDEO[why].km}`,
    }),
  );

export const videoBeside = (): Finding =>
  error('E66', {
    en: 'A video stands here beside photos or another video. One section shows one video or its photos: delete the others, or make a second post of them.',
    km: 'នៅទីនេះមានវីដេអូជាមួយរូបភាព ឬវីដេអូផ្សេងទៀត។ ផ្នែកមួយបង្ហាញវីដេអូមួយ ឬរូបភាព៖ សូមលុបអ្វីផ្សេងចេញ ឬធ្វើប្រកាសទីពីរ។',
  });

export const heavyVideo = (file: string, bytes: number, mostKb: number, line: number): Finding =>
  warning('E66', {
    en: `The video "${file}"${inLine(line).en} has ${inMegabytes(bytes)} MB; people with little internet load at most ${inMegabytes(mostKb * 1000)} MB. It goes out all the same; a shorter one reaches more people.`,
    km: `វីដេអូ «${file}»${inLine(line).km} មាន ${inKhmerDigits(inMegabytes(bytes))} MB។ អ្នកដែលមានអ៊ីនធឺណិតតិច អាចទទួលបានត្រឹម ${inKhmerDigits(inMegabytes(mostKb * 1000))} MB។ វានៅតែចេញ ប៉ុន្តែវីដេអូខ្លីជាងនេះទៅដល់មនុស្សច្រើនជាង។`,
  });

/** Of the Pages that this section is for. */
export const noVideoOnPage = (channels: string, language: string): Finding =>
  warning('E66', {
    en: `${channels} gets the text alone: a video cannot be put on a Page from here. Write a section "=== ${language} facebook ===" with the text and a still picture from the video, or put the video on the Page yourself.`,
    km: `${channels} ទទួលបានតែអត្ថបទ៖ មិនអាចដាក់វីដេអូលើទំព័រ Facebook ពីទីនេះបានទេ។ សូមសរសេរផ្នែក «=== ${language} facebook ===» ជាមួយអត្ថបទ និងរូបនឹងមួយពីវីដេអូ ឬដាក់វីដេអូលើទំព័រដោយដៃ។`,
  });
