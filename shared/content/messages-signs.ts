import { error, type Finding, warning } from './findings.ts';

/** Signs that look right and are not. Khmer: draft, needs native review. */

export const tab = (): Finding =>
  error('E03', {
    en: 'This line starts with the Tab key. Use two spaces instead.',
    km: 'បន្ទាត់នេះចាប់ផ្តើមដោយគ្រាប់ចុច Tab។ សូមប្រើចន្លោះពីរវិញ។',
  });

export const hardSpace = (): Finding =>
  error('E04', {
    en: 'There is a special space here that looks like an ordinary one (it often comes from Word or a web page). Delete it and press the space bar.',
    km: 'នៅទីនេះមានចន្លោះពិសេស ដែលមើលទៅដូចចន្លោះធម្មតា (ជាញឹកញាប់មកពី Word ឬគេហទំព័រ)។ សូមលុបវា ហើយចុចគ្រាប់ចន្លោះវិញ។',
  });

export const zeroWidth = (): Finding =>
  error('E04', {
    en: 'There is an invisible sign in the name of this setting. Delete the name and type it again.',
    km: 'មានសញ្ញាមើលមិនឃើញក្នុងឈ្មោះការកំណត់នេះ។ សូមលុបឈ្មោះ ហើយវាយម្តងទៀត។',
  });

export const otherColon = (): Finding =>
  error('E04', {
    en: 'This is not the ordinary colon. Write the sign : and a space after it.',
    km: 'នេះមិនមែនជាសញ្ញា : ធម្មតាទេ។ សូមសរសេរសញ្ញា : ហើយដកឃ្លាមួយ។',
  });

export const noSpaceAfterColon = (): Finding =>
  error('E04', {
    en: 'There is no space after the colon. Put one space after the sign : here.',
    km: 'គ្មានចន្លោះក្រោយសញ្ញា : ទេ។ សូមដកឃ្លាមួយ ក្រោយសញ្ញា : នេះ។',
  });

export const curlyQuotes = (): Finding =>
  error('E04', {
    en: 'These are curly quotation marks. Use straight ones: "..."',
    km: 'នេះជាសញ្ញាសម្រង់កោង។ សូមប្រើសញ្ញាត្រង់៖ "..."',
  });

export const specialSign = (sign: string): Finding =>
  error('E32', {
    en: `The sign ${sign} has a special meaning at this place. Put what you want to say in quotes: "..."`,
    km: `សញ្ញា ${sign} មានន័យពិសេសនៅទីនេះ។ សូមដាក់អ្វីដែលចង់សរសេរក្នុងសញ្ញា "..."`,
  });

export const hash = (): Finding =>
  warning('E32', {
    en: 'Everything after the sign # is left out. If it belongs to your words, put them in quotes: "..."',
    km: 'អ្វីៗក្រោយសញ្ញា # នឹងមិនត្រូវបានអានទេ។ បើវាជាផ្នែកនៃអត្ថបទ សូមដាក់ក្នុងសញ្ញា "..."',
  });
