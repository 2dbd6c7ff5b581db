import { type Finding, warning } from './findings.ts';

/** Settings about files and their place in a channel. Khmer: draft, needs native review. */

export const pinNowhere = (): Finding =>
  warning('E64', {
    en: 'pin: true does nothing here: only Telegram channels and groups can pin, and this post goes to none. Delete the line, or pin it by hand where it goes.',
    km: 'pin: true គ្មានប្រសិទ្ធភាពនៅទីនេះទេ៖ មានតែឆានែល និងក្រុម Telegram ទេដែលអាចខ្ទាស់បាន ហើយប្រកាសនេះមិនទៅទីនោះទេ។ សូមលុបបន្ទាត់នេះ ឬខ្ទាស់វាដោយដៃនៅកន្លែងដែលវាទៅ។',
  });
