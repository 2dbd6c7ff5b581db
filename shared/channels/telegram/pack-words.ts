import type { BotLanguage } from '../../domain/callback.ts';
import type { PackResponse } from '../../domain/moderator.ts';

/** What a moderator reads on the buttons of a pack. The Khmer is a draft: it needs the review of a native speaker. */
export const PACK_BUTTONS: Readonly<Record<BotLanguage, Readonly<Record<PackResponse, string>>>> = {
  km: { posted: 'បានបង្ហោះ', later: 'ពេលក្រោយ', declined: 'មិនសមសម្រាប់ក្រុមខ្ញុំ' },
  en: { posted: 'Posted', later: 'Later', declined: 'Not for my group' },
};

/** Stands before a text that came without a note of its own. The Khmer is a draft, as above. */
export const PACK_NOTE = 'អត្ថបទសម្រាប់ក្រុមរបស់អ្នក៖\nA post for your group:';
