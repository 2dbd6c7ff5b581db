import type { Bilingual } from '../domain/content/language.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import { error, type Finding, until, warning } from './findings.ts';
import { isVideo } from './photo-without-logo.ts';

/** Photos and other files. Khmer: draft, needs native review. */

const thing = (file: string): Bilingual => (isVideo(file) ? { en: 'Video', km: 'វីដេអូ' } : { en: 'Photo', km: 'រូបភាព' });

/** `line` is null for a file that a setting names. */
export const missingFile = (file: string, line: number | null, alike: string | null): Finding => {
  const at = line === null ? { en: '', km: '' } : { en: ` (line ${line})`, km: ` (បន្ទាត់ទី ${inKhmerDigits(line)})` };
  const what = line === null ? { en: 'File', km: 'ឯកសារ' } : thing(file);
  return error('E17', {
    en: `${what.en} "${file}"${at.en} is not in the media folder. ${alike ? `There is a file "${alike}" - names must match exactly, capital letters too.` : 'Put it there, or delete the line.'}`,
    km: `រកមិនឃើញ${what.km} «${file}»${at.km} ក្នុងថត media ទេ។ ${alike ? `មានឯកសារ «${alike}»។ ឈ្មោះត្រូវដូចគ្នា ទាំងអក្សរធំតូច។` : 'សូមដាក់វានៅទីនោះ ឬលុបបន្ទាត់នេះ។'}`,
  });
};

/** `name` is that of the file in the media folder that is meant, where one is there. */
export const fileElsewhere = (file: string, line: number | null, name: string | null): Finding => {
  const at = line === null ? { en: '', km: '' } : { en: ` (line ${line})`, km: ` (បន្ទាត់ទី ${inKhmerDigits(line)})` };
  if (name !== null) {
    return error('E17', {
      en: `"${file}"${at.en} is written with folders. Write only its name: ${name}`,
      km: `«${file}»${at.km} សរសេរជាមួយឈ្មោះថត។ សូមសរសេរតែឈ្មោះឯកសារ៖ ${name}`,
    });
  }
  return error('E17', {
    en: `"${file}"${at.en} is not in this campaign's media folder. Put the file there and write only its name, for example hall.jpg`,
    km: `«${file}»${at.km} មិននៅក្នុងថត media នៃយុទ្ធនាការនេះទេ។ សូមដាក់ឯកសារនៅទីនោះ ហើយសរសេរតែឈ្មោះ ឧទាហរណ៍ hall.jpg`,
  });
};

export const missingAlt = (file: string, line: number): Finding =>
  error('E18', {
    en: `${thing(file).en} "${file}" (line ${line}) has no description for people who cannot see it. Write what it shows: ![two people reading a notice](${file})`,
    km: `${thing(file).km} «${file}» (បន្ទាត់ទី ${inKhmerDigits(line)}) គ្មានការពិពណ៌នាសម្រាប់អ្នកមើលមិនឃើញទេ។ សូមសរសេរអ្វីដែលឃើញក្នុងរូប៖ ![មនុស្សពីរនាក់កំពុងអានសេចក្តីជូនដំណឹង](${file})`,
  });

export const tooManyPhotos = (count: number, limit: number): Finding =>
  error('E22', {
    en: `There are ${count} photos here; at most ${limit} go out with one post. Delete ${count - limit}, or make a second post.`,
    km: `នៅទីនេះមានរូបភាព ${inKhmerDigits(count)}។ ប្រកាសមួយអាចមានត្រឹមតែ ${inKhmerDigits(limit)}។ សូមលុប ${inKhmerDigits(count - limit)} ឬធ្វើប្រកាសទីពីរ។`,
  });

export const photoLineUnclear = (): Finding =>
  error('E37', {
    en: 'A photo stands on a line of its own, written like this: ![what the photo shows](file.jpg)',
    km: 'រូបភាពត្រូវនៅលើបន្ទាត់តែឯង ហើយសរសេរដូចនេះ៖ ![អ្វីដែលឃើញក្នុងរូប](file.jpg)',
  });

export const notAPhoto = (file: string, line: number): Finding =>
  error('E37', {
    en: `"${file}" (line ${line}) is not a photo or video that can be sent. Use a file that ends in .jpg, .png, .webp or .mp4`,
    km: `«${file}» (បន្ទាត់ទី ${inKhmerDigits(line)}) មិនមែនជារូបភាព ឬវីដេអូដែលអាចផ្ញើបានទេ។ សូមប្រើឯកសារដែលបញ្ចប់ដោយ .jpg .png .webp ឬ .mp4`,
  });

/** `meant` is the name by which it would stand for a photo that a post uses. */
export const unusedFile = (meant: string | null): Finding =>
  warning('E44', {
    en: `No post uses this file. ${meant ? `If it shows the picture without a logo, name it "${meant}".` : 'Use it, or delete it from the media folder.'}`,
    km: `គ្មានប្រកាសណាប្រើឯកសារនេះទេ។ ${meant ? `បើវាជារូបដដែល ដែលគ្មានឡូហ្គោ សូមដាក់ឈ្មោះវា «${meant}»។` : 'សូមប្រើវា ឬលុបវាពីថត media។'}`,
  });

export const documentUnreachable = (channels: string): Finding =>
  warning('E67', {
    en: `Nobody can open the document on ${channels}: there people only read its name, and that they should ask you for it. Put it on a website and add url: "https://...", or send this post only to channels on paper.`,
    km: `គ្មាននរណាអាចបើកឯកសារនេះបានទេនៅ ${channels}៖ នៅទីនោះគេអានតែឈ្មោះឯកសារ និងថាត្រូវសុំពីអ្នក។ សូមដាក់វានៅលើគេហទំព័រ ហើយបន្ថែម url: "https://..." ឬផ្ញើប្រកាសនេះទៅតែឆានែលក្រដាស។`,
  });

/** Why a photo cannot be shown. */
export type Unusable =
  | 'gone'
  | 'not_an_image'
  | 'animated'
  | 'too_many_pixels'
  | 'too_large'
  | 'too_narrow'
  | 'empty'
  | 'heic'
  | 'pdf'
  | 'document'
  | 'video';

/** What every telephone has that can make a photo smaller. */
const SMALLER_BY_TELEGRAM: Bilingual = {
  en: 'Make it smaller: send it to yourself in Telegram as a photo (not as a file), save it from there, and put that one into the media folder.',
  km: 'សូមបង្រួមវា៖ ផ្ញើវាទៅខ្លួនឯងក្នុង Telegram ជារូបភាព (មិនមែនជាឯកសារ) រក្សាទុកវាពីទីនោះ ហើយដាក់វាក្នុងថត media។',
};

const UNUSABLE: Readonly<Record<Unusable, Bilingual>> = {
  gone: {
    en: 'is not there any more. Put it into the media folder again.',
    km: 'លែងមានទៀតហើយ។ សូមដាក់វាក្នុងថត media ម្តងទៀត។',
  },
  not_an_image: {
    en: 'is not a picture that can be opened. Save it as JPG or PNG.',
    km: 'មិនមែនជារូបភាពដែលអាចបើកបានទេ។ សូមរក្សាទុកជា JPG ឬ PNG។',
  },
  animated: {
    en: 'moves. Save one still picture of it as JPG or PNG.',
    km: 'ជារូបមានចលនា។ សូមរក្សាទុករូបនឹងមួយជា JPG ឬ PNG។',
  },
  too_many_pixels: {
    en: `has more than 50 million points. ${SMALLER_BY_TELEGRAM.en}`,
    km: `មានលើសពី ៥០ លានចំណុច។ ${SMALLER_BY_TELEGRAM.km}`,
  },
  empty: {
    en: 'is empty: copying it has failed. Copy it into the media folder again.',
    km: 'ទទេ៖ ការចម្លងមិនបានសម្រេច។ សូមចម្លងវាទៅក្នុងថត media ម្តងទៀត។',
  },
  heic: {
    en: 'is in the form HEIC, as iPhones take it, whatever its name says. Open it and save or export it as JPG.',
    km: 'ជាទម្រង់ HEIC ដែលថតដោយ iPhone ទោះមានឈ្មោះអ្វីក៏ដោយ។ សូមបើកវា ហើយរក្សាទុកជា JPG។',
  },
  pdf: {
    en: 'is a PDF, whatever its name says; a new name does not make it a picture. Take a picture of the page and save that as JPG or PNG.',
    km: 'ជាឯកសារ PDF ទោះមានឈ្មោះអ្វីក៏ដោយ; ការប្តូរឈ្មោះមិនធ្វើឱ្យវាក្លាយជារូបភាពទេ។ សូមថតទំព័រនោះជារូប ហើយរក្សាទុកជា JPG ឬ PNG។',
  },
  document: {
    en: 'is a document or text and no picture, whatever its name says. Put the picture itself into the media folder, as JPG or PNG.',
    km: 'ជាឯកសារ ឬអត្ថបទ មិនមែនជារូបភាពទេ ទោះមានឈ្មោះអ្វីក៏ដោយ។ សូមដាក់រូបភាពផ្ទាល់ជា JPG ឬ PNG ក្នុងថត media។',
  },
  video: {
    en: 'is a video, whatever its name says. Take a still picture from it and save that as JPG or PNG; or give it a name that ends in .mp4, to send it as a video.',
    km: 'ជាវីដេអូ ទោះមានឈ្មោះអ្វីក៏ដោយ។ សូមយករូបនឹងមួយពីវា ហើយរក្សាទុកជា JPG ឬ PNG ឬដាក់ឈ្មោះដែលបញ្ចប់ដោយ .mp4 ដើម្បីផ្ញើជាវីដេអូ។',
  },
  too_narrow: {
    en: 'is more than 20 times as long as it is wide, and is not shown like that. Cut off a part of it.',
    km: 'វែងជាងទទឹងរបស់វាលើសពី ២០ ដង ដូច្នេះមិនអាចបង្ហាញបានទេ។ សូមកាត់យកតែផ្នែកមួយ។',
  },
  too_large: {
    en: `is larger than 25 MB. ${SMALLER_BY_TELEGRAM.en}`,
    km: `ធំជាង ២៥ MB។ ${SMALLER_BY_TELEGRAM.km}`,
  },
};

/** `line` is null where only the section is known. A file without bytes may be one that is still being copied. */
export const unusablePhoto = (file: string, why: Unusable, line: number | null = null): Finding =>
  until(
    why === 'gone' || why === 'empty' ? file : undefined,
    error('E52', {
      en: `The photo "${file}"${line === null ? '' : ` (line ${line})`} ${UNUSABLE[why].en}`,
      km: `រូបភាព «${file}»${line === null ? '' : ` (បន្ទាត់ទី ${inKhmerDigits(line)})`} ${UNUSABLE[why].km}`,
    }),
  );
