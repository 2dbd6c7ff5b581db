import type { CallToAction } from '../../shared/domain/content/call-to-action.ts';
import type { Asks } from './render-look.ts';

/** Calls to action of every type; together those of one type have every setting that it may have. */
export const CALLS_TO_ACTION: {
  readonly [Type in CallToAction['type']]: readonly Extract<Asks, { type: Type }>[];
} = {
  share: [
    { type: 'share' },
    { type: 'share', what_to_say: 'ឃុំយើងមានប្រជុំ សូមមកទាំងអស់គ្នា។ · Our commune meets; let us all come.' },
  ],
  attend_event: [{ type: 'attend_event', event: 'cip-meeting', bring: 'ប៊ិចមួយ · a pen' }],
  give_feedback: [
    {
      type: 'give_feedback',
      about: 'needs',
      questions: ['need', 'place'],
      anonymous: true,
      closes: '2027-01-14 20:00',
    },
  ],
  ask_question: [{ type: 'ask_question', topic: 'cip', answer_within_days: 3, answered_where: 'tg-main' }],
  visit_service: [
    { type: 'visit_service', place: 'kumru-health-centre', ask_for: 'តារាងតម្លៃ · the fee list', hours: '07:30-11:00' },
  ],
  learn_more: [
    { type: 'learn_more', url: 'https://example.org/cip' },
    { type: 'learn_more', document: 'fee-list.pdf' },
  ],
  call_hotline: [{ type: 'call_hotline', hotline: 'digital-help' }],
  join_group: [
    { type: 'join_group', group: '@kumru_women' },
    { type: 'join_group', group: 'https://t.me/+abc' },
  ],
  vote_poll: [
    {
      type: 'vote_poll',
      options: { km: ['ផ្លូវ', 'អណ្តូងទឹក', 'សាលារៀន'], en: ['Road', 'Well', 'School'] },
      anonymous: true,
    },
  ],
  do_it_now: [
    { type: 'do_it_now', done_button: true, minutes: 2 },
    { type: 'do_it_now', done_button: false },
  ],
  subscribe_series: [{ type: 'subscribe_series' }],
  none: [{ type: 'none', why: 'It only thanks.' }],
};

export const EXAMPLES: readonly Asks[] = Object.values(CALLS_TO_ACTION).flat();
