import { describe, expect, it } from 'vitest';
import { openHttp } from '../../shared/channels/http.ts';
import { moderatorPack } from '../../shared/channels/telegram/pack.ts';
import type { ChannelKind } from '../../shared/domain/content/channel.ts';
import { type Button, buttonsOf, type Message } from '../../shared/domain/message.ts';
import type { ChannelAdapter } from '../../shared/ports.ts';
import { aCampaign, anOrganisation, IN_TWO_SESSIONS } from '../content/a-post.ts';
import { CALLS_TO_ACTION, EXAMPLES } from '../content/calls-to-action.ts';
import { shown } from '../content/render-look.ts';
import { BOT_TOKEN, chatAt } from './chat.ts';
import { pageAt } from './page.ts';
import { expectAccepted, platform } from './platform.ts';
import { recording } from './recordings.ts';
import { asTheyAre, clock, delivery, mediaOf } from './sample.ts';

/** Every call to action as it goes over the wire: what was rendered is what the platform is asked for, and it takes it. */

type Kind = Exclude<ChannelKind, 'offline_pack'>;
const KINDS: readonly Kind[] = ['telegram_channel', 'telegram_group', 'facebook_page', 'moderator_pack'];
const TRACKED = { publicUrl: 'https://go.example.net' };

function channelAt(kind: Kind, baseUrl: string): ChannelAdapter {
  // However long it takes: what is asked matters here, not when it is answered.
  const http = openHttp({ deadlineMs: 20_000 });
  if (kind === 'facebook_page') return pageAt(baseUrl, { http });
  if (kind !== 'moderator_pack') return chatAt(baseUrl, { http });
  const bot = { botToken: BOT_TOKEN, baseUrl, http, clock };
  return moderatorPack({ ...bot, ...asTheyAre, chat: '4503599627370495', media: mediaOf([]) });
}

const REPLIES: Readonly<Record<Kind, Parameters<typeof recording>[0]>> = {
  telegram_channel: 'telegram-message',
  telegram_group: 'telegram-message',
  facebook_page: 'facebook-feed-created',
  moderator_pack: 'telegram-private-message',
};

/** Everything that a channel is asked for one message. */
async function asked(message: Message, kind: Kind): Promise<readonly Record<string, unknown>[]> {
  const { url, requests } = await platform(recording(REPLIES[kind]));
  const channel = channelAt(kind, url);
  for (const step of channel.steps(message)) {
    expect(await channel.send(step, message, delivery)).toMatchObject({ kind: 'published' });
  }
  await expectAccepted(requests);
  return requests.map(({ params }) => params);
}

const once = aCampaign();
const twice = aCampaign({ 'cip-meeting': IN_TWO_SESSIONS });
const cases = [
  ...EXAMPLES.flatMap((cta) => KINDS.map((kind) => ({ type: cta.type, cta, kind, campaign: once }))),
  ...CALLS_TO_ACTION.attend_event.flatMap((cta) =>
    KINDS.map((kind) => ({ type: `${cta.type} in two sessions`, cta, kind, campaign: twice })),
  ),
];

describe('a call to action over the wire', () => {
  it.each(cases)('is, for $type on $kind, what was rendered: $cta', async ({ cta, kind, campaign }) => {
    for (const language of ['km', 'en'] as const) {
      const message = shown(cta, kind, language, anOrganisation(), campaign, TRACKED);
      const params = await asked(message, kind);
      const { text, poll } = message;
      expect(params.some((sent) => [sent.text, sent.message, sent.question].includes(text))).toBe(true);
      if (poll) expect(params.at(-1)).toMatchObject({ options: poll.options.map((option) => ({ text: option })) });
      const rows = buttonsOf(message).map((button) => [{ text: button.label, ...behind(button) }]);
      if (rows.length > 0) expect(params.at(-1)).toMatchObject({ reply_markup: { inline_keyboard: rows } });
    }
  });
});

function behind(button: Button) {
  if (button.kind === 'link') return { url: button.url };
  const data = `${button.action}:${delivery.id}${button.session ? `:${button.session}` : ''}`;
  expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  return { callback_data: data };
}
