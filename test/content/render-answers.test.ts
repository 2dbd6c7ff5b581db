import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../shared/content/call-to-action-words.ts';
import { DIRECT } from '../../shared/content/reach.ts';
import { render } from '../../shared/content/render.ts';
import type { ChannelKind } from '../../shared/domain/content/channel.ts';
import { aCampaign, aDelivery, anOrganisation, aPost, aSection, withoutBot, withPage } from './a-post.ts';
import { type Asks, look, lookOf, press, shown } from './render-look.ts';

const PAGE = 'https://m.me/100000000000001';
const feedback: Asks = { type: 'give_feedback', about: 'x', questions: ['need'], closes: '2027-01-14 20:00' };
const question: Asks = { type: 'ask_question', topic: 'x', answer_within_days: 2, answered_where: 'private' };
const UNTIL = {
  km: 'យើងទទួលចម្លើយរហូតដល់ ថ្ងៃព្រហស្បតិ៍ ទី១៤ ខែមករា ឆ្នាំ២០២៧ ម៉ោង ៨:០០ យប់។\n',
  en: 'Answers are taken until Thu 14 Jan 2027, 20:00 Phnom Penh time.\n',
};
const WITHIN = 'We answer within 2 days.\n';
const poll: Asks = { type: 'vote_poll', options: { km: ['ក', 'ខ'], en: ['A', 'B'] } };

describe('without a bot to link to', () => {
  it.each<[Asks, ChannelKind, 'km' | 'en', string | null]>([
    [feedback, 'facebook_page', 'km', `${UNTIL.km}ឆ្លើយជាឯកជន (សារឯកជនទៅទំព័រយើង)៖ ${PAGE}`],
    [feedback, 'facebook_page', 'en', `${UNTIL.en}Answer privately (private message to our Page): ${PAGE}`],
    [feedback, 'moderator_pack', 'km', `${UNTIL.km}ឆ្លើយជាឯកជន៖ សូមផ្ញើសារមកយើង`],
    [feedback, 'moderator_pack', 'en', `${UNTIL.en}Answer privately: send us a message`],
    [question, 'moderator_pack', 'en', `${WITHIN}Ask privately: send us a message`],
    [poll, 'facebook_page', 'km', `១. ក\n២. ខ\nឆ្លើយជាឯកជន (សារឯកជនទៅទំព័រយើង)៖ ${PAGE}`],
    [poll, 'moderator_pack', 'en', '1. A\n2. B\nAnswer privately: send us a message'],
    [{ type: 'do_it_now' }, 'facebook_page', 'en', `I did it (private message to our Page): ${PAGE}`],
    [{ type: 'do_it_now' }, 'moderator_pack', 'en', null],
    [{ type: 'subscribe_series' }, 'moderator_pack', 'km', null],
  ])('%o on %s in %s', (cta, kind, language, below) => {
    expect(look(shown(cta, kind, language, withoutBot()))).toEqual(lookOf(below));
  });

  it('keeps the buttons on Telegram: the bot that publishes them answers them', () => {
    const { button } = shown(feedback, 'telegram_channel', 'en', withoutBot());
    expect(button).toEqual(press('feedback', 'Answer privately'));
  });
});

describe('without a bot, but with a Page of ours', () => {
  it.each<[Asks, string]>([
    [feedback, `${UNTIL.en}Answer privately (private message to our Page): ${PAGE}`],
    [question, `${WITHIN}Ask privately (private message to our Page): ${PAGE}`],
    [{ type: 'do_it_now' }, `I did it (private message to our Page): ${PAGE}`],
  ])('a pack leads there, as its readers do not see who "we" are: %o', (cta, below) => {
    expect(look(shown(cta, 'moderator_pack', 'en', withPage(withoutBot())))).toEqual(lookOf(below));
  });
});

describe('a poll', () => {
  it('asks a short question of its own when the text is too long for one', () => {
    const cta: Asks = { type: 'vote_poll', options: { km: ['ក', 'ខ'] }, anonymous: false };
    const ask = (text: string) =>
      render(
        anOrganisation(),
        aCampaign(),
        aPost([aSection(text)], { cta }),
        aDelivery('telegram_group'),
        new Map(),
        DIRECT,
      );
    expect(ask('ក'.repeat(300)).poll?.question).toBe('ក'.repeat(300));
    const long = ask('ក'.repeat(301));
    expect(long.poll).toEqual({ question: 'តើអ្នកជ្រើសមួយណា?', options: ['ក', 'ខ'], anonymous: false });
    expect(long.text).toBe('ក'.repeat(301));
  });
});

describe('calls to action', () => {
  it.each<Asks>([
    { type: 'visit_service', place: 'nowhere' },
    { type: 'call_hotline', hotline: 'nobody' },
    { type: 'attend_event', event: 'never' },
  ])('never throw for what does not exist, as check reports it: %o', (cta) => {
    expect(look(shown(cta, 'telegram_channel', 'km'))).toEqual(lookOf(null));
  });

  it('mark labels and telephone numbers on Telegram, and there only', () => {
    const cta: Asks = { type: 'call_hotline', hotline: 'digital-help' };
    const { text, entities } = shown(cta, 'telegram_channel', 'km');
    expect(entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)])).toEqual([
      ['bold', 'ខ្សែជំនួយសុវត្ថិភាពឌីជីថល'],
      ['phone_number', '0800 000 002'],
    ]);
    for (const kind of ['facebook_page', 'moderator_pack', 'offline_pack'] as const) {
      expect(shown(cta, kind, 'km').entities).toEqual([]);
    }
  });

  it('count offsets in UTF-16 units, as Telegram does, so that a 🗓 before them counts two', () => {
    const cta: Asks = { type: 'call_hotline', hotline: 'no-details' };
    const post = aPost([aSection('🗓', { language: 'en' })], { cta });
    const delivery = aDelivery('telegram_channel', { language: 'en' });
    expect(render(anOrganisation(), aCampaign(), post, delivery, new Map(), DIRECT).entities).toEqual([
      { type: 'bold', offset: 4, length: 4 },
      { type: 'phone_number', offset: 10, length: 12 },
    ]);
  });

  it('have Khmer labels of at most 20 letters, so that a button shows all of them', () => {
    const { answer, learnMore, joinGroup } = wordsIn('km');
    for (const label of [...Object.values(answer), learnMore, joinGroup]) {
      expect([...label].length, label).toBeLessThanOrEqual(20);
    }
  });
});
