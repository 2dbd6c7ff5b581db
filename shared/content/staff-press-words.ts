import type { BotLanguage } from '../domain/callback.ts';
import type { Instant } from '../domain/instant.ts';
import { inKhmerDigits, timeInWords } from './dates.ts';

/** What the bot notes over the chat when somebody of the team has pressed a button: 200 characters at most. */
interface PressWords {
  approved(by: Instant): string;
  waitsFor(people: number): string;
  readonly oneSignsIn: string;
  lifted(waitingFor: number): string;
  readonly changed: string;
  readonly notWaiting: string;
  readonly notHeld: string;
  readonly author: string;
  readonly mayNot: string;
  readonly changeAsked: string;
  meant(withdrawn: number): string;
  readonly byHand: string;
  readonly dropped: string;
  readonly firstSayWhetherItIsThere: string;
}

/** Khmer: draft, needs native review. */
export const PRESS_WORDS: Readonly<Record<BotLanguage, PressWords>> = {
  km: {
    approved: (by) => `យល់ព្រមគ្រប់ចំនួនហើយ។ វានឹងចេញតាមម៉ោង៖ ${timeInWords(by, 'km')}។`,
    waitsFor: (people) => `បានកត់ត្រាការយល់ព្រមរបស់អ្នក។ ត្រូវការ ${inKhmerDigits(people)} នាក់ទៀត។`,
    oneSignsIn: 'បានកត់ត្រា។ តាមបូត ការយល់ព្រមទាំងអស់រាប់ជាមួយ៖ ម្នាក់ក្នុងចំណោមអ្នកត្រូវចូលគណនី ហើយយល់ព្រមនៅទីនោះ (POST /api/approve)។',
    lifted: (waitingFor) =>
      waitingFor === 0
        ? 'បានកត់ត្រា៖ វានឹងចេញទោះជាថ្ងៃនេះក៏ដោយ។'
        : `បានកត់ត្រា។ ត្រូវការ ${inKhmerDigits(waitingFor)} នាក់ទៀត ហើយតាមបូតរាប់តែម្នាក់៖ ម្នាក់ទៀតត្រូវចូលគណនី។`,
    changed: 'វាបានប្ដូរតាំងពីពេលនោះ ដូច្នេះមិនបានរាប់ទេ។ កំណែថ្មីត្រូវបានបង្ហាញជូនអ្នក (ឬផ្ញើ /approve)។',
    notWaiting: 'ប្រកាសនេះលែងរង់ចាំហើយ៖ វាចេញហើយ ឬហួសម៉ោង។',
    notHeld: 'ថ្ងៃនោះលែងទប់វាហើយ៖ មិនចាំបាច់អ្វីទៀតទេ។',
    author: 'អ្នកបានសរសេរវា ដូច្នេះអ្នកផ្សេងត្រូវសម្រេច។',
    mayNot: 'តួនាទីរបស់អ្នកមិនអាចសម្រេចរឿងនេះទេ។',
    changeAsked: 'បានកត់ត្រា។ វារង់ចាំរហូតដល់មានការកែ ឬអ្នកយល់ព្រមដោយខ្លួនឯង។ ក្រុមនឹងត្រូវបានប្រាប់។',
    meant: (withdrawn) => `បានកត់ត្រា៖ វាជាការចេតនា។ ការផ្ញើ ${inKhmerDigits(withdrawn)} ត្រូវបានដកវិញ ហើយអ្វីដែលនៅសល់បន្ត។`,
    byHand: 'បានកត់ត្រាថាបានធ្វើដោយដៃ។ អរគុណ!',
    dropped: 'បានកត់ត្រា៖ ទុកវាដូច្នេះ។',
    firstSayWhetherItIsThere: 'យើងមិនទាន់ដឹងថាវាបានចេញឬអត់។ សូមឆ្លើយសំណួរនោះជាមុនសិន។',
  },
  en: {
    approved: (by) => `Approved by enough people. It goes out at its moment: ${timeInWords(by, 'en')}.`,
    waitsFor: (people) => `Your yes is noted. ${people} more ${people === 1 ? 'is' : 'are'} needed.`,
    oneSignsIn:
      'Noted. Through the bot all of you count as one: one of you must sign in and approve there (POST /api/approve).',
    lifted: (waitingFor) =>
      waitingFor === 0
        ? 'Noted: it goes out in spite of the day.'
        : `Noted. ${waitingFor} more ${waitingFor === 1 ? 'is' : 'are'} needed; through the bot only one counts, so somebody must sign in.`,
    changed:
      'It has changed since, so nothing was counted. The new version is shown to you (or send /approve to see it).',
    notWaiting: 'This waits no more: it is out, or its time has gone by.',
    notHeld: 'The day holds it no more: nothing is needed.',
    author: 'You wrote it, so others decide about it.',
    mayNot: 'Your role does not decide this.',
    changeAsked: 'Noted. It waits until it is changed, or until you approve it yourself. The team is told.',
    meant: (withdrawn) => `Noted: it was meant. ${withdrawn} planned deliveries are withdrawn, and the rest goes on.`,
    byHand: 'Noted as done by hand. Thank you!',
    dropped: 'Noted: it is left as it is.',
    firstSayWhetherItIsThere: 'Nobody knows yet whether it is out. Please answer that question first.',
  },
};
