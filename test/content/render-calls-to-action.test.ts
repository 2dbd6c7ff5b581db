import { describe, expect, it } from 'vitest';
import type { Button, Poll } from '../../shared/domain/message.ts';
import { type Asks, below, type Look, link, look, lookOf, press, shown, TEXT } from './render-look.ts';

const BOT = 'https://t.me/KumruSampleBot?start=';
const ID = 'abcdefghijklmnop2345';
const KINDS = ['telegram_channel', 'facebook_page', 'moderator_pack', 'offline_pack'] as const;

/** On a Telegram channel, a Facebook Page, in a moderator's pack, on paper. */
type Row = readonly [Part, Part, Part, Part];
type Part = string | Button | Poll | Look | null;

const nothing: Row = [null, null, null, null];
const everywhere = (line: string): Row => [line, line, line, line];

const UNTIL = {
  km: 'យើងទទួលចម្លើយរហូតដល់ ថ្ងៃព្រហស្បតិ៍ ទី១៤ ខែមករា ឆ្នាំ២០២៧ ម៉ោង ៨:០០ យប់។',
  en: 'Answers are taken until Thu 14 Jan 2027, 20:00 Phnom Penh time.',
};
const WITHIN = { km: 'យើងឆ្លើយតបក្នុងរយៈពេល ៣ ថ្ងៃ។', en: 'We answer within 3 days.' };

const table: Record<string, { cta: Asks; km: Row; en: Row }> = {
  'share without words of its own': {
    cta: { type: 'share' },
    km: [null, null, null, 'សូមប្រាប់អ្នកជិតខាងរបស់អ្នកផង។'],
    en: [null, null, null, 'Please tell a neighbour.'],
  },
  'share with what to say': {
    cta: { type: 'share', what_to_say: '«...»' },
    km: ['ចែករំលែក៖ «...»', 'ចែករំលែក៖ «...»', 'ចែករំលែក៖ «...»', 'ប្រាប់អ្នកជិតខាង៖ «...»'],
    en: ['Share: «...»', 'Share: «...»', 'Share: «...»', 'Tell a neighbour: «...»'],
  },
  give_feedback: {
    cta: { type: 'give_feedback', about: 'needs', questions: ['need'], closes: '2027-01-14 20:00' },
    km: [
      below(UNTIL.km, press('feedback', 'ឆ្លើយជាឯកជន')),
      `${UNTIL.km}\nឆ្លើយជាឯកជន៖ ${BOT}feedback_${ID}`,
      `${UNTIL.km}\nឆ្លើយជាឯកជន៖ ${BOT}feedback_${ID}`,
      `${UNTIL.km}\nអ្នកអាចឆ្លើយលើក្រដាសសំណួរ។`,
    ],
    en: [
      below(UNTIL.en, press('feedback', 'Answer privately')),
      `${UNTIL.en}\nAnswer privately: ${BOT}feedback_${ID}`,
      `${UNTIL.en}\nAnswer privately: ${BOT}feedback_${ID}`,
      `${UNTIL.en}\nYou can answer on the paper form.`,
    ],
  },
  ask_question: {
    cta: { type: 'ask_question', topic: 'cip', answer_within_days: 3, answered_where: 'tg-main' },
    km: [
      below(WITHIN.km, press('question', 'សួរជាឯកជន')),
      `${WITHIN.km}\nសួរជាឯកជន៖ ${BOT}question_${ID}`,
      `${WITHIN.km}\nសួរជាឯកជន៖ ${BOT}question_${ID}`,
      'អ្នកអាចដាក់សំណួរក្នុងប្រអប់នៅការិយាល័យ។',
    ],
    en: [
      below(WITHIN.en, press('question', 'Ask privately')),
      `${WITHIN.en}\nAsk privately: ${BOT}question_${ID}`,
      `${WITHIN.en}\nAsk privately: ${BOT}question_${ID}`,
      'You can put your question in the box at the office.',
    ],
  },
  do_it_now: {
    cta: { type: 'do_it_now', minutes: 2 },
    km: [press('done', 'ខ្ញុំធ្វើរួចហើយ'), `ខ្ញុំធ្វើរួចហើយ៖ ${BOT}done_${ID}`, `ខ្ញុំធ្វើរួចហើយ៖ ${BOT}done_${ID}`, null],
    en: [press('done', 'I did it'), `I did it: ${BOT}done_${ID}`, `I did it: ${BOT}done_${ID}`, null],
  },
  'do_it_now without "I did it"': { cta: { type: 'do_it_now', done_button: false }, km: nothing, en: nothing },
  subscribe_series: {
    cta: { type: 'subscribe_series' },
    km: [
      press('subscribe', 'ទទួលសារបន្តបន្ទាប់'),
      `ទទួលសារបន្តបន្ទាប់៖ ${BOT}subscribe_${ID}`,
      `ទទួលសារបន្តបន្ទាប់៖ ${BOT}subscribe_${ID}`,
      null,
    ],
    en: [
      press('subscribe', 'Get this series'),
      `Get this series: ${BOT}subscribe_${ID}`,
      `Get this series: ${BOT}subscribe_${ID}`,
      null,
    ],
  },
  'learn_more at an address': {
    cta: { type: 'learn_more', url: 'https://example.org/cip', document: 'Fee list 2027' },
    km: [
      link('ព័ត៌មានបន្ថែម', 'https://example.org/cip'),
      'ព័ត៌មានបន្ថែម៖ https://example.org/cip',
      'ព័ត៌មានបន្ថែម៖ https://example.org/cip',
      'ព័ត៌មានបន្ថែម៖ https://example.org/cip',
    ],
    en: [
      link('Learn more', 'https://example.org/cip'),
      'Learn more: https://example.org/cip',
      'Learn more: https://example.org/cip',
      'Learn more: https://example.org/cip',
    ],
  },
  'learn_more in a document': {
    cta: { type: 'learn_more', document: 'Fee list 2027' },
    km: everywhere('ព័ត៌មានបន្ថែម៖ សូមសុំឯកសារ «Fee list 2027» ពីយើង'),
    en: everywhere('Learn more: ask us for the document “Fee list 2027”'),
  },
  'join_group by its Telegram name': {
    cta: { type: 'join_group', group: '@kumru_women' },
    km: [
      link('ចូលរួមក្រុម', 'https://t.me/kumru_women'),
      'ចូលរួមក្រុម៖ https://t.me/kumru_women',
      'ចូលរួមក្រុម៖ https://t.me/kumru_women',
      'ចូលរួមក្រុម៖ @kumru_women',
    ],
    en: [
      link('Join the group', 'https://t.me/kumru_women'),
      'Join the group: https://t.me/kumru_women',
      'Join the group: https://t.me/kumru_women',
      'Join the group: @kumru_women',
    ],
  },
  'join_group by its invitation': {
    cta: { type: 'join_group', group: 'https://t.me/+abc' },
    km: [
      link('ចូលរួមក្រុម', 'https://t.me/+abc'),
      'ចូលរួមក្រុម៖ https://t.me/+abc',
      'ចូលរួមក្រុម៖ https://t.me/+abc',
      'ចូលរួមក្រុម៖ https://t.me/+abc',
    ],
    en: [
      link('Join the group', 'https://t.me/+abc'),
      'Join the group: https://t.me/+abc',
      'Join the group: https://t.me/+abc',
      'Join the group: https://t.me/+abc',
    ],
  },
  'join_group in words': {
    cta: { type: 'join_group', group: 'Savings group' },
    km: everywhere('ចូលរួមក្រុម៖ Savings group'),
    en: everywhere('Join the group: Savings group'),
  },
  'join_group by a link that no browser would open': {
    cta: { type: 'join_group', group: 'https://' },
    km: everywhere('ចូលរួមក្រុម៖ https://'),
    en: everywhere('Join the group: https://'),
  },
  call_hotline: {
    cta: { type: 'call_hotline', hotline: 'digital-help' },
    km: everywhere('ខ្សែជំនួយសុវត្ថិភាពឌីជីថល៖ 0800 000 002 (ម៉ោង ០៨:០០-១៧:០០, ឥតគិតថ្លៃ)'),
    en: everywhere('Digital safety helpline (sample): 0800 000 002 (08:00-17:00, free)'),
  },
  'call_hotline with nothing but a number': {
    cta: { type: 'call_hotline', hotline: 'no-details' },
    km: everywhere('ខ្សែទូរស័ព្ទ៖ 0800 000 003'),
    en: everywhere('Line: 0800 000 003'),
  },
  visit_service: {
    cta: { type: 'visit_service', place: 'kumru-health-centre', ask_for: 'តារាងតម្លៃសេវា', hours: '07:30-11:00' },
    km: everywhere('មណ្ឌលសុខភាពគំរូ · សូមសួររក៖ តារាងតម្លៃសេវា · ម៉ោង ០៧:៣០-១១:០០'),
    en: everywhere('Kumru health centre (sample) · Ask for: តារាងតម្លៃសេវា · 07:30-11:00'),
  },
  'visit_service with its hours in words': {
    cta: { type: 'visit_service', place: 'kumru-health-centre', hours: 'ព្រឹក' },
    km: everywhere('មណ្ឌលសុខភាពគំរូ · ព្រឹក'),
    en: everywhere('Kumru health centre (sample) · ព្រឹក'),
  },
  'visit_service with nothing but a place': {
    cta: { type: 'visit_service', place: 'kumru-health-centre' },
    km: everywhere('មណ្ឌលសុខភាពគំរូ'),
    en: everywhere('Kumru health centre (sample)'),
  },
  vote_poll: {
    cta: { type: 'vote_poll', options: { km: ['ពិនិត្យ Devices', 'មិនទាន់ធ្វើទេ'], en: ['Checked', 'Not yet'] } },
    km: [
      { question: TEXT.km, options: ['ពិនិត្យ Devices', 'មិនទាន់ធ្វើទេ'], anonymous: true },
      `១. ពិនិត្យ Devices\n២. មិនទាន់ធ្វើទេ\nឆ្លើយជាឯកជន៖ ${BOT}vote_${ID}`,
      `១. ពិនិត្យ Devices\n២. មិនទាន់ធ្វើទេ\nឆ្លើយជាឯកជន៖ ${BOT}vote_${ID}`,
      '១. ពិនិត្យ Devices\n២. មិនទាន់ធ្វើទេ',
    ],
    en: [
      { question: TEXT.en, options: ['Checked', 'Not yet'], anonymous: true },
      `1. Checked\n2. Not yet\nAnswer privately: ${BOT}vote_${ID}`,
      `1. Checked\n2. Not yet\nAnswer privately: ${BOT}vote_${ID}`,
      '1. Checked\n2. Not yet',
    ],
  },
  none: { cta: { type: 'none', why: 'It only thanks.' }, km: nothing, en: nothing },
};

describe.each(Object.entries(table))('%s', (_, { cta, ...rows }) => {
  it.each(KINDS.map((kind, column) => [kind, column] as const))('on %s', (kind, column) => {
    expect(look(shown(cta, kind, 'km'))).toEqual(lookOf(rows.km[column] ?? null));
    expect(look(shown(cta, kind, 'en'))).toEqual(lookOf(rows.en[column] ?? null));
  });

  it('looks on a Telegram group as on a Telegram channel', () => {
    expect(shown(cta, 'telegram_group', 'km')).toEqual(shown(cta, 'telegram_channel', 'km'));
  });
});
