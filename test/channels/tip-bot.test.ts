import { describe, expect, it } from 'vitest';
import { tipBot } from '../../shared/channels/tip-bot.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { BOT_TOKEN, botError, expectHarmless, photos } from './chat.ts';
import { expectAccepted, platform, type Reply } from './platform.ts';
import { clock, delivery, mediaOf, message } from './sample.ts';

const SOK = '987654321';
const SENT = {
  status: 200,
  body: { ok: true, result: { message_id: 7, date: 1, chat: { id: Number(SOK), type: 'private', username: 'sok' } } },
};
const BUTTON = { kind: 'press', label: 'ខ្ញុំធ្វើរួចហើយ', action: 'done' } as const;

/** Sends one step of a tip to somebody whose Telegram gives this reply. */
async function send(
  step: string,
  tip: ReturnType<typeof message>,
  reply: Reply,
  botToken: string | undefined = BOT_TOKEN,
) {
  const { url, requests } = await platform(reply);
  const secrets = async () => Secrets.parse({ telegram: botToken ? { botToken } : {} });
  const bot = tipBot({ secrets, platforms: 'real', telegramUrl: `${url}/`, media: mediaOf(photos), clock });
  const outcome = await bot.send(SOK, step, tip, delivery);
  await expectAccepted(requests);
  if ('why' in outcome) expectHarmless(outcome.why);
  return { steps: bot.steps(tip), outcome, request: requests[0] };
}

describe('the bot that gives a series', () => {
  it('says to one person what the channel says, with the button of the same delivery', async () => {
    const tip = message({ button: BUTTON });
    const { outcome, request } = await send('text', tip, SENT);
    expect(request?.params).toMatchObject({
      chat_id: SOK,
      text: tip.text,
      reply_markup: { inline_keyboard: [[{ text: BUTTON.label, callback_data: `done:${delivery.id}` }]] },
    });
    expect(outcome).toMatchObject({ kind: 'published', externalId: '7' });
  });

  it('pins nothing in their chat', async () => {
    expect((await send('text', message({ pin: true }), SENT)).steps).toEqual(['text']);
  });

  it.each([
    ['Forbidden: bot was blocked by the user', 'telegram_403: blocked'],
    ['Forbidden: user is deactivated', 'telegram_403: deactivated'],
    ['Forbidden: bot was kicked from the group chat', 'telegram_403: kicked'],
  ])('takes "%s" for their own, and for no fault of a channel', async (description, why) => {
    expect((await send('text', message(), botError(403, description))).outcome).toEqual({ kind: 'refused', why });
  });

  it('waits as long as it is told, and where it has no token', async () => {
    const tooMany = { ok: false, error_code: 429, description: 'Too Many', parameters: { retry_after: 7 } };
    const { outcome } = await send('text', message(), { status: 429, body: tooMany });
    expect(outcome).toMatchObject({ kind: 'deferred', until: clock.afterReal(7_000) });
    const { outcome: without, request } = await send('text', message(), SENT, '');
    expect([without.kind, request]).toEqual(['deferred', undefined]);
  });
});
