import { type Finding, warning } from './findings.ts';

/** Files that nothing reads, and their names. Khmer: draft, needs native review. */

/** `meant` is where it was probably meant to be. */
export const unreadFile = (path: string, meant: string | null): Finding =>
  warning('E46', {
    en: `This file is not read here.${UNREAD.en(path, meant)}`,
    km: `ប្រព័ន្ធមិនអានឯកសារនេះទេ។${UNREAD.km(path, meant)}`,
  });

/** It leads to a file or a folder that lies elsewhere. */
export const linkElsewhere = (): Finding =>
  warning('E46', {
    en: 'This is only a shortcut to something elsewhere, and shortcuts are not followed. Copy the file or the folder itself here.',
    km: 'នេះគ្រាន់តែជាផ្លូវកាត់ (shortcut) ទៅកន្លែងផ្សេង ហើយប្រព័ន្ធមិនអានតាមវាទេ។ សូមចម្លងឯកសារ ឬថតផ្ទាល់មកទីនេះ។',
  });

export const folderMisnamed = (path: string): Finding => {
  const [name = ''] = path.split('/');
  return warning('E46', {
    en: `Nothing in the folder "${name}" is read: its name must be "${name.toLowerCase()}", in small letters. Rename the folder.`,
    km: `ប្រព័ន្ធមិនអានអ្វីក្នុងថត «${name}» ទេ៖ ឈ្មោះត្រូវជា «${name.toLowerCase()}» ដោយអក្សរតូច។ សូមប្តូរឈ្មោះថតនេះ។`,
  });
};

export const notForWindows = (name: string): Finding =>
  warning('E62', {
    en: `Windows cannot keep a file or folder called "${name}", so colleagues cannot copy it to their computers. Rename it with Latin or Khmer letters, digits, - and _, and write the new name wherever it is used.`,
    km: `Windows មិនអាចរក្សាទុកឯកសារ ឬថតឈ្មោះ «${name}» បានទេ ដូច្នេះមិត្តរួមការងារមិនអាចចម្លងវាទៅកុំព្យូទ័ររបស់គេបានទេ។ សូមប្តូរឈ្មោះដោយប្រើអក្សរឡាតាំង ឬខ្មែរ លេខ - និង _ ហើយសរសេរឈ្មោះថ្មីនៅគ្រប់កន្លែងដែលប្រើវា។`,
  });

const FROM_WORD = /\.(?:docx?|rtf|odt)$/i;
const UNREAD = {
  en: (path: string, meant: string | null) => {
    if (meant) return ` Should its name be "${meant}", capital letters too?`;
    if (FROM_WORD.test(path)) return ' Copy its words into a file that ends in .md, in the folder posts.';
    return ' Posts are files ending in .md in the folder posts; photos belong in the folder media.';
  },
  km: (path: string, meant: string | null) => {
    if (meant) return ` តើឈ្មោះគួរជា «${meant}» ទាំងអក្សរធំតូច មែនទេ?`;
    if (FROM_WORD.test(path)) return ' សូមចម្លងអត្ថបទរបស់វាទៅក្នុងឯកសារ .md ក្នុងថត posts។';
    return ' ប្រកាសជាឯកសារ .md ក្នុងថត posts; រូបភាពនៅក្នុងថត media។';
  },
};
