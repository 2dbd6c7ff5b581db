import { describe, expect, it } from 'vitest';
import { DIRECT } from '../../shared/content/reach.ts';
import { render } from '../../shared/content/render.ts';
import type { ChannelKind } from '../../shared/domain/content/channel.ts';
import type { Button } from '../../shared/domain/message.ts';
import { aCampaign, aDelivery, anOrganisation, aPost, aSection, MEETING } from './a-post.ts';
import { look, press, shown } from './render-look.ts';

const RSVP = 'https://t.me/KumruSampleBot?start=rsvp_abcdefghijklmnop2345';
const cta = { type: 'attend_event', event: 'cip-meeting', bring: '' } as const;
const km = 'ភាពងាយស្រួល៖ ផ្លូវចូលគ្មានជណ្តើរ, កន្លែងសម្រាប់ស្ត្រី';
const en = "Access: step-free entrance, women's corner";

describe('attend_event', () => {
  it.each<[ChannelKind, 'km' | 'en', string, Button | null]>([
    ['telegram_channel', 'km', km, press('rsvp', 'ខ្ញុំនឹងចូលរួម')],
    ['telegram_channel', 'en', en, press('rsvp', 'I will come')],
    ['telegram_group', 'km', km, press('rsvp', 'ខ្ញុំនឹងចូលរួម')],
    ['telegram_group', 'en', en, press('rsvp', 'I will come')],
    ['facebook_page', 'km', `${km}\nខ្ញុំនឹងចូលរួម៖ ${RSVP}`, null],
    ['facebook_page', 'en', `${en}\nI will come: ${RSVP}`, null],
    ['moderator_pack', 'km', `${km}\nខ្ញុំនឹងចូលរួម៖ ${RSVP}`, null],
    ['moderator_pack', 'en', `${en}\nI will come: ${RSVP}`, null],
    ['offline_pack', 'km', `ថ្ងៃសៅរ៍ ទី១៦ ខែមករា ឆ្នាំ២០២៧ ម៉ោង ៨:០០–១១:០០ ព្រឹក\nសាលាឃុំគំរូ\n${km}`, null],
    ['offline_pack', 'en', `Sat 16 Jan 2027, 08:00–11:00\nKumru commune office (sample)\n${en}`, null],
  ])('on %s in %s', (kind, language, below, button) => {
    expect(look(shown(cta, kind, language))).toEqual({ below, button, poll: null });
  });

  it('says on paper when and where only if the text does not, and never below a loudspeaker script', () => {
    const says = (...sections: Parameters<typeof aPost>[0]) =>
      render(anOrganisation(), aCampaign(), aPost(sections, { cta }), aDelivery('offline_pack'), new Map(), DIRECT)
        .text;
    expect(says(aSection('{{event.time}}'))).toBe(`ម៉ោង ៨:០០ ព្រឹក\n\nសាលាឃុំគំរូ\n${km}`);
    expect(says(aSection('{{event.when}} {{event.where}}'))).toMatch(/សាលាឃុំគំរូ\n\nភាពងាយស្រួល/);
    expect(says(aSection('អត្ថបទ'), aSection('សូមគោរព!', { scope: 'loudspeaker' }))).toBe(`សូមគោរព!\n\n${km}`);
  });

  it.each(['none', 'page'] as const)('has neither button nor link of the bot where rsvp is %s', (rsvp) => {
    const campaign = aCampaign({ 'cip-meeting': { ...MEETING, rsvp } });
    for (const kind of ['telegram_channel', 'facebook_page', 'moderator_pack'] as const) {
      const message = shown(cta, kind, 'en', anOrganisation(), campaign);
      expect(look(message)).toEqual({ below: en, button: null, poll: null });
    }
  });

  it('says what to bring, and every way in which coming is made easy', () => {
    const access = { step_free: false, women_corner: false, childcare: true, sign_language: true };
    const campaign = aCampaign({ 'cip-meeting': { ...MEETING, access } });
    const said = (language: 'km' | 'en') =>
      look(shown({ ...cta, bring: 'IDPoor' }, 'telegram_channel', language, anOrganisation(), campaign)).below;
    expect(said('en')).toBe('Please bring: IDPoor\nAccess: childcare, sign language');
    expect(said('km')).toBe('សូមយកមកជាមួយ៖ IDPoor\nភាពងាយស្រួល៖ មានអ្នកមើលកុមារ, មានអ្នកបកប្រែភាសាសញ្ញា');
  });

  it('says nothing of access when nothing is known of it', () => {
    const campaign = aCampaign({ 'cip-meeting': { ...MEETING, access: {} } });
    expect(look(shown(cta, 'telegram_channel', 'km', anOrganisation(), campaign)).below).toBe(null);
  });
});
