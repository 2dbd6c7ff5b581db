import { describe, expect, it } from 'vitest';
import { DIRECT, type Reach } from '../../shared/content/reach.ts';
import type { ChannelKind } from '../../shared/domain/content/channel.ts';
import type { Message } from '../../shared/domain/message.ts';
import { isLinkCode, linkCode } from '../../shared/domain/tracked-link.ts';
import { aCampaign, anOrganisation, DELIVERY_ID, PAGE_ID, withoutBot } from './a-post.ts';
import { type Asks, link, look, shown } from './render-look.ts';

const REACH: Reach = { publicUrl: 'https://go.example.net' };
const BOT = 'https://t.me/KumruSampleBot?start=';
const trusting = anOrganisation({ link_hosts: ['example.org'] });

const page: Asks = { type: 'learn_more', url: 'https://example.org/cip?a=1' };
const group: Asks = { type: 'join_group', group: '@kumru_women' };
const feedback: Asks = { type: 'give_feedback', about: 'x', questions: ['need'], closes: '2027-01-14 20:00' };
const poll: Asks = { type: 'vote_poll', options: { km: ['ក', 'ខ'], en: ['A', 'B'] } };
const meeting: Asks = { type: 'attend_event', event: 'cip-meeting' };

function tracked(cta: Asks, kind: ChannelKind, organisation = trusting): Message {
  return shown(cta, kind, 'en', organisation, aCampaign(), REACH);
}

/** The link that a message should have, and that it is the one place where the target shows. */
function expectTracked(message: Message, target: string): string {
  const code = linkCode(DELIVERY_ID, target);
  const url = `https://go.example.net/l/${code}`;
  expect(isLinkCode(code)).toBe(true);
  expect(message.link).toEqual({ code, url, target });
  const { link: _, ...seen } = message;
  expect(JSON.stringify(seen)).not.toContain(target);
  expect(JSON.stringify(seen).split(url)).toHaveLength(2);
  return url;
}

describe('a tracked link', () => {
  it.each<[Asks, string, string]>([
    [page, 'Learn more', 'https://example.org/cip?a=1'],
    [group, 'Join the group', 'https://t.me/kumru_women'],
  ])('is behind the button on Telegram and in the line elsewhere: %o', (cta, label, target) => {
    const button = tracked(cta, 'telegram_channel');
    expect(look(button).button).toEqual(link(label, expectTracked(button, target)));
    for (const kind of ['facebook_page', 'moderator_pack'] as const) {
      const line = tracked(cta, kind);
      expect(look(line).below).toBe(`${label}: ${expectTracked(line, target)}`);
    }
  });

  it.each<[Asks, string]>([
    [feedback, `${BOT}feedback_${DELIVERY_ID}`],
    [meeting, `${BOT}rsvp_${DELIVERY_ID}`],
    [poll, `${BOT}vote_${DELIVERY_ID}`],
    [{ type: 'do_it_now' }, `${BOT}done_${DELIVERY_ID}`],
  ])('leads to the bot from where it does not answer itself, though no author allowed its host: %o', (cta, target) => {
    for (const kind of ['facebook_page', 'moderator_pack'] as const) {
      expectTracked(tracked(cta, kind, anOrganisation()), target);
    }
    expect(tracked(cta, 'telegram_channel').link).toBe(null);
  });

  it('leads to a message to the Page where there is no bot', () => {
    expectTracked(tracked(feedback, 'facebook_page', withoutBot()), `https://m.me/${PAGE_ID}`);
    expect(tracked(feedback, 'moderator_pack', withoutBot()).link).toBe(null);
  });

  it('leads nowhere that the organisation has not allowed: such a link goes out as it is', () => {
    for (const url of ['https://elsewhere.example/x', 'https://example.org.evil.example/', 'https://me@example.org/']) {
      const message = tracked({ type: 'learn_more', url }, 'facebook_page');
      expect(look(message).below).toBe(`Learn more: ${url}`);
      expect(message.link).toBe(null);
    }
    const invitation = tracked({ type: 'join_group', group: 'https://chat.example/g' }, 'telegram_channel');
    expect(look(invitation).button).toEqual(link('Join the group', 'https://chat.example/g'));
    expect(invitation.link).toBe(null);
  });

  it('is never on paper, where people read the address itself', () => {
    const message = tracked(page, 'offline_pack');
    expect(look(message).below).toBe('Learn more: https://example.org/cip?a=1');
    expect(message.link).toBe(null);
    for (const cta of [group, feedback, poll, meeting]) expect(tracked(cta, 'offline_pack').link).toBe(null);
  });

  it('is not made where we have no address of our own', () => {
    for (const kind of ['telegram_channel', 'facebook_page', 'moderator_pack'] as const) {
      const message = shown(page, kind, 'en', trusting, aCampaign(), DIRECT);
      expect(JSON.stringify(message)).toContain('https://example.org/cip?a=1');
      expect(message.link).toBe(null);
    }
  });

  it('belongs to its delivery and its target: another of either is another link', () => {
    const other = { ...page, url: 'https://example.org/cip?a=2' };
    const codes = [tracked(page, 'facebook_page'), tracked(other, 'facebook_page')].map(
      (message) => message.link?.code,
    );
    expect(new Set([...codes, linkCode('zzzzzzzzzzzzzzzzzzzz' as typeof DELIVERY_ID, page.url ?? '')]).size).toBe(3);
  });
});
