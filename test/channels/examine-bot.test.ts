import { describe, expect, it } from 'vitest';
import { BOT_TOKEN, botError } from './chat.ts';
import { ALL_KINDS, ALWAYS, type Answer, found, GROUP, inDays, member, SECRETS, webhook } from './examining.ts';

describe('the bot', () => {
  it.each<[string, Record<string, Answer>, string]>([
    [
      'a dead token',
      { getMe: botError(401, 'Unauthorized') },
      "error telegram: the bot's token does not open the bot (telegram_401: token)",
    ],
    [
      'a silent Telegram',
      { getMe: { status: 502, body: 'Dara' } },
      "warning telegram: the bot's token does not open the bot (telegram: status_502)",
    ],
    [
      'being out of the channel',
      { getChatMember: botError(403, 'Forbidden: bot is not a member of the channel chat') },
      "error tg-main: the bot's rights cannot be read (telegram_403: not_member)",
    ],
    [
      'being no administrator',
      { getChatMember: member({ status: 'left' }) },
      'error tg-main: the bot is no administrator',
    ],
    [
      'losing the right to post',
      { getChatMember: member({ can_post_messages: false }) },
      'error tg-main: the bot may not post (can_post_messages)',
    ],
    [
      'losing the right to edit',
      { getChatMember: member({ can_edit_messages: undefined }) },
      'warning tg-main: the bot may not edit or pin (can_edit_messages)',
    ],
    [
      'losing the right to delete',
      { getChatMember: member({ can_delete_messages: false }) },
      'warning tg-main: the bot may not delete (can_delete_messages)',
    ],
    [
      'losing its webhook',
      { getWebhookInfo: webhook({ url: '' }) },
      'error telegram: nothing is called when something happens: there is no webhook',
    ],
    [
      'a webhook of another host',
      { getWebhookInfo: webhook({ url: 'https://dara.example/webhooks/telegram' }) },
      'error telegram: the webhook leads elsewhere',
    ],
    [
      'reactions that nobody asked for',
      { getWebhookInfo: webhook({ allowed_updates: ALL_KINDS.filter((kind) => kind !== 'message_reaction_count') }) },
      'warning telegram: allowed_updates lacks message_reaction_count: reactions are not counted',
    ],
    [
      'no list of kinds',
      { getWebhookInfo: webhook({ allowed_updates: undefined }) },
      'warning telegram: allowed_updates lacks message_reaction_count: reactions are not counted',
    ],
    [
      'buttons that nobody asked for',
      { getWebhookInfo: webhook({ allowed_updates: ['message', 'message_reaction_count', 'my_chat_member'] }) },
      'error telegram: allowed_updates lacks callback_query',
    ],
    [
      'updates that pile up',
      { getWebhookInfo: webhook({ pending_update_count: 500 }) },
      'warning telegram: 500 updates wait to be delivered',
    ],
    [
      'a call that failed',
      { getWebhookInfo: webhook({ last_error_date: inDays(-0.125), last_error_message: 'Dara' }) },
      'warning telegram: a call of the webhook failed 3 hours ago',
    ],
  ])('is told of by one line after %s', async (_, answers, line) => {
    expect((await found(answers)).not).toEqual([ALWAYS, line]);
  });

  it('forgets a call that failed two days ago', async () => {
    expect((await found({ getWebhookInfo: webhook({ last_error_date: inDays(-2) }) })).not).toEqual([ALWAYS]);
  });

  it('needs the secret of its webhook', async () => {
    const { not } = await found({}, { secrets: { ...SECRETS, telegram: { botToken: BOT_TOKEN } } });
    expect(not).toEqual([ALWAYS, 'error telegram: no call of the webhook is believed without its secret']);
  });

  it('takes on AWS any address of ours, and none that is not TLS', async () => {
    const setting = { publicUrl: 'unknown' } as const;
    expect((await found({}, setting)).not).toEqual([ALWAYS]);
    const plain = webhook({ url: 'http://civic.example.org/webhooks/telegram' });
    expect((await found({ getWebhookInfo: plain }, setting)).not).toContain(
      'error telegram: the webhook leads elsewhere',
    );
  });

  it('has no webhook on a laptop that nobody can call', async () => {
    const none = webhook({ url: '', allowed_updates: undefined });
    expect((await found({ getWebhookInfo: none }, { publicUrl: null })).not).toEqual([ALWAYS]);
    expect((await found({}, { publicUrl: null })).not).toEqual([
      ALWAYS,
      'error telegram: a webhook takes the updates that this machine fetches',
    ]);
  });

  it.each([
    ['administrator', []],
    ['member', ['warning tg-group: the bot may write, and is told of no reactions']],
    ['kicked', ['error tg-group: the bot is not in the group, or may not write there']],
  ])('in a group is looked at as %s', async (status, lines) => {
    const { not } = await found({ getChatMember: member({ status }) }, { channels: { 'tg-group': GROUP } });
    expect(not).toEqual(['warning 1 page tokens are for no Page of channels.yaml', ...lines]);
  });

  it.each([
    [true, 'the bot may write and pin, and'],
    [undefined, 'the bot may write, but not pin (can_pin_messages), and'],
  ])('in a group is said to may pin where its right is %s', async (can_pin_messages, said) => {
    const answer = { getChatMember: member({ status: 'administrator', can_pin_messages }) };
    const { all } = await found(answer, { channels: { 'tg-group': GROUP } });
    expect(all.map(({ what }) => what)).toContain(`tg-group: ${said} is told of reactions`);
  });

  it('without a token holds what it would post', async () => {
    const { not } = await found({}, { secrets: { ...SECRETS, telegram: {} } });
    expect(not).toEqual([ALWAYS, 'warning telegram: the bot has no token, so that all it would post waits']);
  });
});
