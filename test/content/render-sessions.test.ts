import { describe, expect, it } from 'vitest';
import { DIRECT, type Reach } from '../../shared/content/reach.ts';
import { messageBytes, render } from '../../shared/content/render.ts';
import type { ChannelKind } from '../../shared/domain/content/channel.ts';
import { parseInstant } from '../../shared/domain/instant.ts';
import { buttonsOf, linksOf, Message } from '../../shared/domain/message.ts';
import { linkCode } from '../../shared/domain/tracked-link.ts';
import {
  aCampaign,
  aDelivery,
  anOrganisation,
  aPost,
  aSection,
  DELIVERY_ID,
  IN_TWO_SESSIONS,
  MEETING,
  PAGE_ID,
  withoutBot,
} from './a-post.ts';
import { type Asks, look, shown } from './render-look.ts';

const RSVP = `https://t.me/KumruSampleBot?start=rsvp_${DELIVERY_ID}`;
const cta: Asks = { type: 'attend_event', event: 'cip-meeting' };
const twice = aCampaign({ 'cip-meeting': IN_TWO_SESSIONS });
const access = "Access: step-free entrance, women's corner";

const shownTwice = (kind: ChannelKind, language: 'km' | 'en', reach: Reach = DIRECT, organisation = anOrganisation()) =>
  shown(cta, kind, language, organisation, twice, reach);

/** A text of an author's, as it stands on a Telegram channel when the post goes out at this moment. */
function filled(text: string, at: string, language: 'km' | 'en' = 'en'): Message {
  const publicAt = parseInstant(`${at}+07:00`);
  if (!publicAt) throw new Error('not an instant');
  const post = aPost([aSection(text, { language })], { cta });
  return render(
    anOrganisation(),
    twice,
    post,
    aDelivery('telegram_channel', { language, publicAt }),
    new Map(),
    DIRECT,
  );
}

describe('an event with several sessions', () => {
  it.each<[ChannelKind, 'km' | 'en', string, string]>([
    ['telegram_channel', 'km', 'ខ្ញុំនឹងចូលរួម (ពេលព្រឹក)', 'ខ្ញុំនឹងចូលរួម (ពេលល្ងាច)'],
    ['telegram_group', 'en', 'I will come (Morning)', 'I will come (Evening)'],
  ])('has a button for each on %s in %s, the first session first', (kind, language, ...labels) => {
    const message = shownTwice(kind, language);
    expect(buttonsOf(message)).toEqual([
      { kind: 'press', label: labels[0], action: 'rsvp', session: 'morning' },
      { kind: 'press', label: labels[1], action: 'rsvp', session: 'evening' },
    ]);
    expect(Message.parse(message)).toEqual(message);
  });

  it.each(['facebook_page', 'moderator_pack'] as const)('has a line with a link for each on %s', (kind) => {
    expect(look(shownTwice(kind, 'en')).below).toBe(
      `${access}\nI will come (Morning): ${RSVP}_morning\nI will come (Evening): ${RSVP}_evening`,
    );
  });

  it('has a tracked link for each, which all belong to the message', () => {
    const message = shownTwice('facebook_page', 'en', { publicUrl: 'https://go.example.net' });
    const targets = [`${RSVP}_morning`, `${RSVP}_evening`];
    expect(linksOf(message)).toEqual(
      targets.map((target) => {
        const code = linkCode(DELIVERY_ID, target);
        return { code, url: `https://go.example.net/l/${code}`, target };
      }),
    );
    for (const { url } of linksOf(message)) expect(message.text.split(url)).toHaveLength(2);
    expect(message.text).not.toContain('t.me');
  });

  it('has one way to write to the Page where there is no bot: who writes says to which', () => {
    const { text } = shownTwice('facebook_page', 'en', DIRECT, withoutBot());
    expect(text.match(/m\.me/g)).toHaveLength(1);
    expect(text).toContain(`I will come (private message to our Page): https://m.me/${PAGE_ID}`);
    expect(buttonsOf(shownTwice('telegram_channel', 'en', DIRECT, withoutBot()))).toHaveLength(2);
  });

  it('says on paper when each is', () => {
    expect(look(shownTwice('offline_pack', 'en')).below).toBe(
      `Morning: Sat 16 Jan 2027, 08:00–11:00\nEvening: Sat 16 Jan 2027, 17:30–19:30\nKumru commune office (sample)\n${access}`,
    );
    expect(look(shownTwice('offline_pack', 'km')).below).toContain(
      'ពេលព្រឹក៖ ថ្ងៃសៅរ៍ ទី១៦ ខែមករា ឆ្នាំ២០២៧ ម៉ោង ៨:០០–១១:០០ ព្រឹក\nពេលល្ងាច៖ ថ្ងៃសៅរ៍ ទី១៦ ខែមករា ឆ្នាំ២០២៧ ម៉ោង ៥:៣០ ល្ងាច–៧:៣០ យប់\n',
    );
  });

  it('is filled in with all sessions where its text asks when it is', () => {
    const message = filled('{{event.when}}\n{{event.time}}', '2027-01-09T19:00:00');
    expect(message.text).toContain(
      'Morning: Sat 16 Jan 2027, 08:00–11:00\nEvening: Sat 16 Jan 2027, 17:30–19:30\n8:00 in the morning or 5:30 in the afternoon',
    );
    expect(filled('{{event.time}}', '2027-01-09T19:00:00', 'km').text).toContain('ម៉ោង ៨:០០ ព្រឹក ឬ ម៉ោង ៥:៣០ ល្ងាច');
  });

  it('has only what is still to come in a post that goes out between them, and everything after the last', () => {
    const between = filled('{{event.when}}, {{event.time}}', '2027-01-16T08:00:00');
    expect(between.text).toMatch(/^Evening: Sat 16 Jan 2027, 17:30–19:30, 5:30 in the afternoon\n/);
    expect(buttonsOf(between)).toMatchObject([{ session: 'evening' }]);
    expect(filled('{{event.when}}', '2027-01-20T08:00:00').text).toMatch(/^Morning: .*\nEvening: /);
  });

  it('asks for nothing where nobody is asked to say that they come', () => {
    const campaign = aCampaign({ 'cip-meeting': { ...IN_TWO_SESSIONS, rsvp: 'none' } });
    expect(buttonsOf(shown(cta, 'telegram_channel', 'en', anOrganisation(), campaign))).toEqual([]);
  });
});

describe('the bytes of a message', () => {
  it('hold the further sessions, and are what they were where there is none', () => {
    const read = (message: Message) => JSON.parse(new TextDecoder().decode(messageBytes(message)));
    const message = shownTwice('telegram_channel', 'en');
    expect(Message.parse(read(message))).toEqual(message);
    const once = shown(cta, 'telegram_channel', 'en', anOrganisation(), aCampaign({ 'cip-meeting': MEETING }));
    expect(Object.keys(read(once))).not.toContain('moreButtons');
    expect(read(once).button).toEqual({ kind: 'press', label: 'I will come', action: 'rsvp' });
  });
});
