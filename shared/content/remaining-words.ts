import type { Bilingual } from '../domain/content/language.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import type { RemainingCopy } from '../domain/remaining-copy.ts';

/** What a person must do about a copy that we cannot delete, and whom to ask. Khmer: draft, needs native review. */
export function remainingInWords({ why, moderators }: RemainingCopy): Bilingual {
  switch (why) {
    case 'too_old':
      return {
        en: 'Telegram lets a bot delete for 48 hours only. Ask an administrator of the channel to delete it there by hand.',
        km: 'Telegram អនុញ្ញាតឱ្យបូតលុបបានតែក្នុង ៤៨ ម៉ោងប៉ុណ្ណោះ។ សូមឱ្យអ្នកគ្រប់គ្រងឆានែលលុបវាដោយដៃ។',
      };
    case 'id_unknown':
      return {
        en: 'We never learned which message it is. Ask an administrator of the channel or Page to delete it by hand.',
        km: 'យើងមិនដឹងថាវាជាសារមួយណាទេ។ សូមឱ្យអ្នកគ្រប់គ្រងឆានែល ឬទំព័រលុបវាដោយដៃ។',
      };
    case 'in_groups':
      return {
        en: `${moderators} moderators have it. The bot asks each of them to delete it in their group; only they can. If it is grave, also call those whom you know.`,
        km: `អ្នកសម្របសម្រួល ${inKhmerDigits(moderators ?? 0)} នាក់មានវា។ បូតសុំម្នាក់ៗឱ្យលុបវាក្នុងក្រុមរបស់គាត់ មានតែពួកគាត់ទេដែលអាចលុបបាន។ បើធ្ងន់ធ្ងរ សូមទូរស័ព្ទទៅអ្នកដែលអ្នកស្គាល់ផង។`,
      };
    case 'by_link':
      return {
        en: `${moderators} moderators have it by a link. Its page asks them to delete it in their group, but they see that only when they open it again: write to each of them.`,
        km: `អ្នកសម្របសម្រួល ${inKhmerDigits(moderators ?? 0)} នាក់មានវាតាមតំណ។ ទំព័ររបស់វាសុំឱ្យពួកគេលុបវាក្នុងក្រុមរបស់គាត់ ប៉ុន្តែពួកគេឃើញតែពេលបើកវាម្ដងទៀត៖ សូមសរសេរទៅម្នាក់ៗ។`,
      };
    case 'printed':
      return {
        en: 'It is on paper. Ask whoever has printed or read it out to take it down.',
        km: 'វាមាននៅលើក្រដាស។ សូមប្រាប់អ្នកដែលបានបោះពុម្ព ឬអានវា ឱ្យដកចេញ។',
      };
    default:
      return why satisfies never;
  }
}
