import type { BotLanguage } from '../domain/callback.ts';
import type { HoldReason } from '../domain/hold.ts';
import { HOLD_WORDS } from '../domain/hold-words.ts';
import type { Instant } from '../domain/instant.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import { timeInWords } from './dates.ts';

/** What the bot notes over the chat when somebody of the team has pressed a button: 200 characters at most. */
export interface PressWords {
  /** When the first of it goes out; null: at once. */
  approved(at: Instant | null): string;
  /** Of other words for what is out. */
  readonly approvedEdit: string;
  approvedAndHeld(by: HoldReason): string;
  waitsFor(people: number): string;
  readonly oneSignsIn: string;
  readonly lifted: string;
  liftedAndHeld(by: HoldReason): string;
  liftWaitsFor(people: number): string;
  readonly changed: string;
  readonly notWaiting: string;
  readonly notHeld: string;
  readonly author: string;
  readonly mayNot: string;
  readonly changeAsked: string;
  meant(withdrawn: number): string;
  readonly missingChanged: string;
  readonly byHand: string;
  readonly byHandBeforeAgain: string;
  readonly dropped: string;
  readonly firstSayWhetherItIsThere: string;
}

/** Khmer: draft, needs native review. */
export const PRESS_WORDS: Readonly<Record<BotLanguage, PressWords>> = {
  km: {
    approved: (at) =>
      at === null ? 'យល់ព្រមគ្រប់ចំនួនហើយ។ វានឹងចេញឥឡូវ។' : `យល់ព្រមគ្រប់ចំនួនហើយ។ វានឹងចេញតាមម៉ោង៖ ${timeInWords(at, 'km')}។`,
    approvedEdit: 'យល់ព្រមគ្រប់ចំនួនហើយ។ ពាក្យដែលបានចេញហើយនឹងត្រូវបានកែឥឡូវ។',
    approvedAndHeld: (by) =>
      `យល់ព្រមគ្រប់ចំនួនហើយ តែវានៅត្រូវបានទប់ដោយរឿងផ្សេង។ អ្នកដែលអាចអនុញ្ញាតឱ្យចេញ៖ ${HOLD_WORDS[by].lifter.km}។`,
    waitsFor: (people) => `បានកត់ត្រាការយល់ព្រមរបស់អ្នក។ ត្រូវការ ${inKhmerDigits(people)} នាក់ទៀត។`,
    oneSignsIn: 'បានកត់ត្រា។ តាមបូត ការយល់ព្រមទាំងអស់រាប់ជាមួយ៖ ម្នាក់ក្នុងចំណោមអ្នកត្រូវចូលគណនី ហើយយល់ព្រមនៅទីនោះ (POST /api/approve)។',
    lifted: 'បានកត់ត្រា៖ វានឹងចេញទោះជាថ្ងៃនេះក៏ដោយ។',
    liftedAndHeld: (by) =>
      `បានកត់ត្រា៖ ថ្ងៃនោះលែងទប់វាហើយ តែវានៅត្រូវបានទប់ដោយរឿងផ្សេង។ អ្នកដែលអាចអនុញ្ញាតឱ្យចេញ៖ ${HOLD_WORDS[by].lifter.km}។`,
    liftWaitsFor: (people) => `បានកត់ត្រា។ ត្រូវការ ${inKhmerDigits(people)} នាក់ទៀត ហើយតាមបូតរាប់តែម្នាក់៖ ម្នាក់ទៀតត្រូវចូលគណនី។`,
    changed: 'វាបានប្ដូរតាំងពីពេលនោះ ដូច្នេះមិនបានរាប់ទេ។ កំណែថ្មីត្រូវបានបង្ហាញជូនអ្នក (ឬផ្ញើ /approve)។',
    notWaiting: 'ប្រកាសនេះលែងរង់ចាំហើយ៖ វាចេញហើយ ឬហួសម៉ោង។',
    notHeld: 'ថ្ងៃនោះលែងទប់វាហើយ៖ មិនចាំបាច់អ្វីទៀតទេ។',
    author: 'អ្នកបានសរសេរវា ដូច្នេះអ្នកផ្សេងត្រូវសម្រេច។',
    mayNot: 'តួនាទីរបស់អ្នកមិនអាចសម្រេចរឿងនេះទេ។',
    changeAsked: 'បានកត់ត្រា។ វារង់ចាំរហូតដល់មានការកែ ឬអ្នកយល់ព្រមដោយខ្លួនឯង។ ក្រុមនឹងត្រូវបានប្រាប់។',
    meant: (withdrawn) => `បានកត់ត្រា៖ វាជាការចេតនា។ ការផ្ញើ ${inKhmerDigits(withdrawn)} ត្រូវបានដកវិញ ហើយអ្វីដែលនៅសល់បន្ត។`,
    missingChanged: 'អ្វីដែលបាត់បានប្ដូរតាំងពីពេលនោះ ដូច្នេះមិនបានដកអ្វីវិញទេ។ អ្វីដែលបាត់ឥឡូវ៖ GET /api/missing។',
    byHand: 'បានកត់ត្រាថាបានធ្វើដោយដៃ។ អរគុណ!',
    byHandBeforeAgain: 'បានកត់ត្រាថាបានធ្វើដោយដៃ។ មាននរណាម្នាក់បានកំណត់ពេលថ្មីឱ្យវា៖ វានឹងមិនចេញម្តងទៀតទេ។',
    dropped: 'បានកត់ត្រា៖ ទុកវាដូច្នេះ។',
    firstSayWhetherItIsThere: 'យើងមិនទាន់ដឹងថាវាបានចេញឬអត់។ សូមឆ្លើយសំណួរនោះជាមុនសិន។',
  },
  en: {
    approved: (at) =>
      at === null
        ? 'Approved by enough people. It goes out now.'
        : `Approved by enough people. It goes out at its moment: ${timeInWords(at, 'en')}.`,
    approvedEdit: 'Approved by enough people. What is out is changed now.',
    approvedAndHeld: (by) =>
      `Approved by enough people, but something else still holds it. Who can let it go: ${HOLD_WORDS[by].lifter.en}.`,
    waitsFor: (people) => `Your yes is noted. ${people} more ${people === 1 ? 'is' : 'are'} needed.`,
    oneSignsIn:
      'Noted. Through the bot all of you count as one: one of you must sign in and approve there (POST /api/approve).',
    lifted: 'Noted: it goes out in spite of the day.',
    liftedAndHeld: (by) =>
      `Noted: the day holds it no more, but something else still does. Who can let it go: ${HOLD_WORDS[by].lifter.en}.`,
    liftWaitsFor: (people) =>
      `Noted. ${people} more ${people === 1 ? 'is' : 'are'} needed; through the bot only one counts, so somebody must sign in.`,
    changed:
      'It has changed since, so nothing was counted. The new version is shown to you (or send /approve to see it).',
    notWaiting: 'This waits no more: it is out, or its time has gone by.',
    notHeld: 'The day holds it no more: nothing is needed.',
    author: 'You wrote it, so others decide about it.',
    mayNot: 'Your role does not decide this.',
    changeAsked: 'Noted. It waits until it is changed, or until you approve it yourself. The team is told.',
    meant: (withdrawn) => `Noted: it was meant. ${withdrawn} planned deliveries are withdrawn, and the rest goes on.`,
    missingChanged:
      'Other posts are missing now, so nothing was withdrawn. You are asked about those; they are also under GET /api/missing.',
    byHand: 'Noted as done by hand. Thank you!',
    byHandBeforeAgain: 'Noted as done by hand. Somebody had given it another moment: it does not go out again then.',
    dropped: 'Noted: it is left as it is.',
    firstSayWhetherItIsThere: 'Nobody knows yet whether it is out. Please answer that question first.',
  },
};
