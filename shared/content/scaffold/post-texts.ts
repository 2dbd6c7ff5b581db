import type { CallToAction } from '../../domain/content/call-to-action.ts';
import type { Bilingual } from '../../domain/content/language.ts';

/**
 * What a new post says until its author says it: complete, so that it passes the check, with …… where words are missing.
 * {name} is what the campaign is called. Khmer: draft, needs native review.
 */
export const POST_TEXTS: Readonly<Record<CallToAction['type'], Bilingual>> = {
  share: {
    km: '{name}\n\nតើអ្នកដឹងទេ? ……\n\nសូមចែករំលែកទៅក្រុមភូមិរបស់អ្នក។',
    en: '{name}\n\nDid you know? ……\n\nPlease share this with your village group.',
  },
  attend_event: {
    km: 'សូមអញ្ជើញចូលរួម៖ {name}\n\n🗓 {{event.when}}\n📍 {{event.where}}\n\n{{event.agenda}}\n\nអ្នកមិនចាំបាច់និយាយទេ — មកស្តាប់ក៏បាន។ អ្នកអាចមកជាមួយមនុស្សម្នាក់ដែលអ្នកទុកចិត្ត។',
    en: 'You are invited: {name}\n\n🗓 {{event.when}}\n📍 {{event.where}}\n\n{{event.agenda}}\n\nYou do not have to speak; you can just listen. You may come with somebody whom you trust.',
  },
  give_feedback: {
    km: '{name}\n\nតើអ្នកយល់យ៉ាងណាអំពី ……?\n\nមានសំណួរខ្លីៗ។ ចម្លើយរបស់អ្នកជាឯកជន ហើយយើងមិនសួរឈ្មោះទេ។',
    en: '{name}\n\nWhat do you think about ……?\n\nThere are a few short questions. Your answers are private, and we do not ask for your name.',
  },
  ask_question: {
    km: '{name}\n\nតើអ្នកមានសំណួរទេ?\n\nសូមសួរយើងជាឯកជន។ គ្មានសំណួរណាតូចពេកទេ។',
    en: '{name}\n\nDo you have a question?\n\nAsk us in private. No question is too small.',
  },
  visit_service: {
    km: '{name}\n\nនៅទីនោះ អ្នកអាចទទួលបាន ……\n\nសេវានេះសម្រាប់មនុស្សគ្រប់រូប។',
    en: '{name}\n\nThere you can get ……\n\nThe service is for everybody.',
  },
  learn_more: {
    km: '{name}\n\nអ្វីដែលសំខាន់៖ ……\n\nអាចអានបន្ថែម ជាពាក្យខ្លី និងងាយយល់។',
    en: '{name}\n\nWhat matters: ……\n\nYou can read more, in short and simple words.',
  },
  call_hotline: {
    km: '{name}\n\nតើអ្នកត្រូវការជំនួយទេ? អ្នកអាចទូរស័ព្ទសួរបាន។',
    en: '{name}\n\nDo you need help? You can call and ask.',
  },
  join_group: {
    km: '{name}\n\nយើងជជែកគ្នាអំពីរឿងនេះក្នុងក្រុមមួយ។ អ្នកអាចចូលរួមបាន។',
    en: '{name}\n\nWe talk about it in a group. You can join.',
  },
  vote_poll: {
    km: '{name}\n\nតើអ្វីសំខាន់ជាងគេសម្រាប់អ្នក?',
    en: '{name}\n\nWhat matters most to you?',
  },
  do_it_now: {
    km: '{name}\n\n១. ……\n២. ……\n\nធ្វើរួចហើយ? យើងរាប់តែចំនួន។ គ្មាននរណាដឹងថាជាអ្នកទេ។',
    en: '{name}\n\n1. ……\n2. ……\n\nDone? We only count. Nobody sees that it was you.',
  },
  subscribe_series: {
    km: '{name}\n\nតើអ្នកចង់ទទួលគន្លឹះខ្លីៗទេ? អ្នកអាចចាប់ផ្តើមថ្ងៃណាក៏បាន។',
    en: '{name}\n\nWould you like to get short tips? You can begin on any day.',
  },
  none: { km: '{name}\n\nសូមជូនដំណឹង៖ ……', en: '{name}\n\nFor your information: ……' },
};

/** The other posts of a campaign. Khmer: draft, needs native review. */
export const MORE_TEXTS = {
  tomorrow: {
    km: 'ស្អែកនេះហើយ!\n\n{name}\n🗓 {{event.when}}\n📍 {{event.where}}\n\nនាំអ្នកជិតខាងម្នាក់មកជាមួយ។ មកស្តាប់ក៏បាន។',
    en: 'It is tomorrow!\n\n{name}\n🗓 {{event.when}}\n📍 {{event.where}}\n\nBring one neighbour with you. You can just listen.',
  },
  today: {
    km: 'ថ្ងៃនេះ {{event.time}} នៅ{{event.where}}។ មកយឺតបន្តិចក៏នៅតែស្វាគមន៍។ មកស្តាប់ក៏បាន។',
    en: 'Today, {{event.time}}, {{event.where}}. Coming a little late is still welcome. You can just listen.',
  },
  decided: {
    km: '{name}៖ អ្វីដែលបានសម្រេច\n\n១. ……\n២. ……\n\nអ្វីដែលមិនទាន់អាចធ្វើបាន និងមូលហេតុ៖ ……\n\nតើអ្នកយល់ថាត្រឹមត្រូវទេ? សូមប្រាប់យើងជាឯកជន។',
    en: '{name}: what was decided\n\n1. ……\n2. ……\n\nWhat cannot be done yet, and why: ……\n\nDo you think this is fair? Tell us in private.',
  },
  changed: {
    km: '{name}៖ អ្វីដែលបានផ្លាស់ប្តូរ ក្រោយចម្លើយរបស់អ្នក\n\nអ្នកបានប្រាប់យើង៖ ……\nអ្វីដែលផ្លាស់ប្តូរ៖ ……\n\nអ្វីដែលមិនទាន់អាចធ្វើបាន និងមូលហេតុ៖ ……\n\nសូមចែករំលែកទៅក្រុមភូមិរបស់អ្នក។',
    en: '{name}: what has changed after your answers\n\nYou told us: ……\nWhat changes: ……\n\nWhat cannot be done yet, and why: ……\n\nPlease share this with your village group.',
  },
  tip: {
    km: 'គន្លឹះទី {number}៖ ……\n\n១. ……\n២. ……\n\nធ្វើរួចហើយ? យើងរាប់តែចំនួន។ គ្មាននរណាដឹងថាជាអ្នកទេ។',
    en: 'Tip {number}: ……\n\n1. ……\n2. ……\n\nDone? We only count. Nobody sees that it was you.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
