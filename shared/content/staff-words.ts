import type { Bilingual } from '../domain/content/language.ts';
import type { Delivery } from '../domain/delivery.ts';
import { missingSteps } from '../domain/delivery.ts';
import type { ChannelFault } from '../domain/outcome.ts';
import type { StaffMessage } from '../domain/staff.ts';
import { momentInWords } from './dates.ts';

/** What the bot says to the team. Khmer first, then English. Khmer: draft, needs native review. */

/** Asked once about a delivery that nobody but a person can look for. */
export function askUnknown(delivery: Delivery): StaffMessage {
  const { post, channel, at, id } = delivery;
  const parts = missingSteps(delivery).join(', ');
  return {
    text: [
      `❓ ${post} → ${channel}`,
      '',
      `យើងមិនដឹងថាប្រកាសនេះបានចេញនៅ ${momentInWords(at, 'km')} ឬអត់ (${parts})។ សូមមើលឆានែល រួចចុចប៊ូតុងមួយ។ យើងនឹងមិនផ្ញើវាម្ដងទៀតដោយខ្លួនឯងទេ។`,
      '',
      `We do not know whether this went out at ${momentInWords(at, 'en')} (${parts}). Please look at the channel, then press a button. We do not send it again by ourselves.`,
    ].join('\n'),
    buttons: [
      { label: 'មានហើយ · It is there', data: `there:${id}` },
      { label: 'មិនមាន សូមផ្ញើ · Not there, send it', data: `send:${id}` },
    ],
  };
}

const MENDS: Readonly<Record<ChannelFault, Bilingual>> = {
  token: {
    km: 'token លែងប្រើបាន។ សូមដាក់ token ថ្មីក្នុងឯកសារសម្ងាត់។',
    en: 'The token does not work any more. Put a new one into the secrets.',
  },
  permission: {
    km: 'យើងគ្មានសិទ្ធិបង្ហោះនៅទីនោះទេ។ សូមឱ្យអ្នកគ្រប់គ្រងផ្ដល់សិទ្ធិវិញ។',
    en: 'We may not post there. Have an administrator give the right back.',
  },
  blocked: {
    km: 'វេទិកាបានទប់ស្កាត់ការបង្ហោះ។ សូមមើលសារជូនដំណឹងរបស់វេទិកា។',
    en: 'The platform has blocked posting. Look at the notices that it shows to administrators.',
  },
  gone: {
    km: 'បូតត្រូវបានដកចេញ ឬឆានែលលែងមាន។ សូមបន្ថែមបូតវិញ ឬកែ channels.yaml។',
    en: 'The bot was removed, or the channel is gone. Add the bot again, or mend channels.yaml.',
  },
};

/** How a channel that takes nothing is mended. */
export function channelMend(fault: ChannelFault): Bilingual {
  return MENDS[fault];
}

/** Told once when a channel breaks: the cause, and how to mend it. */
export function tellBroken(channel: string, fault: ChannelFault, why: string): StaffMessage {
  const { km, en } = MENDS[fault];
  const goesOn = {
    km: 'អ្វីដែលរង់ចាំនឹងចេញដោយខ្លួនឯងពេលជួសជុលរួច បើមិនទាន់ហួសម៉ោង។',
    en: 'What waits goes out by itself when it is mended, if its time has not gone by.',
  };
  return {
    text: [`⛔ ${channel} (${why})`, '', `${km} ${goesOn.km}`, '', `${en} ${goesOn.en}`].join('\n'),
    buttons: [],
  };
}

/** Told once when it works again. */
export function tellMended(channel: string): StaffMessage {
  return { text: `✅ ${channel}\n\nឆានែលនេះដំណើរការវិញហើយ។\n\nThis channel works again.`, buttons: [] };
}
