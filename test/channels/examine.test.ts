import { describe, expect, it } from 'vitest';
import { botError } from './chat.ts';
import { ALWAYS, APP_SECRET, found, PAGE } from './examining.ts';
import { graphError, TOKEN } from './page.ts';

describe('examining what stands between us and the platforms', () => {
  it('finds everything in order, and says what it cannot know', async () => {
    const { all, not } = await found();
    expect(not).toEqual([ALWAYS]);
    expect(all.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'fb-main: its token reads as the Page',
        'fb-main: its token has no end',
        'fb-main: its token has the scopes to post and to read',
        'tg-main: the bot may post, edit, pin and delete',
        'telegram: the webhook leads here',
        'telegram: allowed_updates names all that is read, message_reaction_count too',
        'telegram: there is a secret by which its calls are known',
      ]),
    );
  });

  it('only reads, each as whom it must: the Page, its app, the bot', async () => {
    const { requests } = await found();
    expect(requests.every(({ method, path }) => method === 'GET' || /\/get\w+$/.test(path))).toBe(true);
    const debug = requests.find(({ path }) => path.includes('debug_token'));
    const asked = new URL(debug?.path ?? '', 'http://x').searchParams;
    expect([asked.get('input_token'), asked.get('access_token')]).toEqual([TOKEN, `777|${APP_SECRET}`]);
    expect(asked.has('appsecret_proof')).toBe(false);
    expect(requests.find(({ path }) => path.includes('/me?'))?.path).toContain('appsecret_proof=');
    const rights = requests.find(({ path }) => path.endsWith('getChatMember'));
    expect(rights?.params).toEqual({ chat_id: '@khum_komru', user_id: 123456 });
  });

  it('says a mend to everything that is not in order', async () => {
    const { all } = await found(
      { me: graphError(400, 190), getMe: botError(401, 'Unauthorized') },
      { offSeconds: 900 },
    );
    for (const { level, mend } of all) expect(mend === undefined).toBe(level === 'good');
  });
});

describe('the clock', () => {
  it.each([
    [20, []],
    [-45, ["warning clock: 45 s off Facebook's", "warning clock: 45 s off Telegram's"]],
    [400, ["error clock: 400 s off Facebook's", "error clock: 400 s off Telegram's"]],
  ])('that is %i s off', async (offSeconds, lines) => {
    expect((await found({}, { offSeconds })).not).toEqual([ALWAYS, ...lines]);
  });

  it('cannot be held against a platform that is not reached', async () => {
    const { not } = await found({}, { telegramUrl: 'http://127.0.0.1:9', channels: { 'fb-main': PAGE } });
    expect(not).toEqual([
      ALWAYS,
      expect.stringMatching(/^warning clock: could not be held against Telegram's \(\w+\)$/),
    ]);
  });
});
