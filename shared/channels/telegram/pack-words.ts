import type { BotLanguage } from '../../domain/callback.ts';
import type { PackResponse } from '../../domain/moderator.ts';

/** What a moderator reads on the buttons of a pack. The Khmer is a draft: it needs the review of a native speaker. */
export const PACK_BUTTONS: Readonly<Record<BotLanguage, Readonly<Record<PackResponse, string>>>> = {
  km: { posted: 'បានបង្ហោះ', later: 'ពេលក្រោយ', declined: 'មិនសមសម្រាប់ក្រុមខ្ញុំ' },
  en: { posted: 'Posted', later: 'Later', declined: 'Not for my group' },
};

/** Stands before a text that came without a note of its own. The Khmer is a draft, as above. */
export const PACK_NOTE = 'អត្ថបទសម្រាប់ក្រុមរបស់អ្នក៖\nA post for your group:';

/** What a moderator is told when a post has other words now, before those words. The Khmer is a draft, as above. */
export const PACK_CORRECTION =
  '✏️ អត្ថបទនៃប្រកាសនេះបានផ្លាស់ប្តូរ។ បើអ្នកបានបង្ហោះវារួចហើយ សូមកែវាក្នុងក្រុមរបស់អ្នក។ បើមិនទាន់ សូមប្រើអត្ថបទថ្មីខាងក្រោម។\n\nThe text of this post has changed. If you have posted it already, please correct it in your group. If not, please use the new text below.';

/** What a moderator is told when a post was taken back. The Khmer is a draft, as above. */
export const PACK_WITHDRAWN =
  '⛔ ប្រកាសនេះត្រូវបានដកវិញហើយ។ សូមកុំបង្ហោះវា។ បើអ្នកបានបង្ហោះវារួចហើយ សូមលុបវាចេញពីក្រុមរបស់អ្នក។ សូមអភ័យទោស និងអរគុណ។\n\nThis post has been withdrawn. Please do not post it. If you have posted it already, please delete it from your group. We are sorry, and thank you.';
