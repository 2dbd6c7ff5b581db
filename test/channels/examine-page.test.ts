import { describe, expect, it } from 'vitest';
import { ALWAYS, type Answer, found, inDays, SCOPES, SECRETS, token } from './examining.ts';
import { graphError, TOKEN } from './page.ts';

describe('a Page', () => {
  it.each<[string, Record<string, Answer>, string]>([
    [
      'a dead token',
      { me: graphError(400, 190, 460) },
      'error fb-main: its token cannot read as the Page (facebook_190_460: token)',
    ],
    [
      "a person's token",
      { me: { body: { id: '42', name: 'Dara' } } },
      "error fb-main: its token is a person's or another Page's, not that of page_id",
    ],
    [
      "another app's secret",
      { me: graphError(400, 100) },
      'error fb-main: its token cannot read as the Page (facebook_100: bad_request)',
    ],
    [
      'a slow Facebook',
      { me: graphError(500, 1) },
      'warning fb-main: its token cannot read as the Page (facebook_1: status_500)',
    ],
    [
      'an invalid token',
      { debug_token: token({ is_valid: false }) },
      'error fb-main: Facebook calls its token invalid',
    ],
    [
      "a user's token that reads as the Page",
      { debug_token: token({ type: 'USER' }) },
      "error fb-main: its token is no Page's",
    ],
    [
      'a token near its end',
      { debug_token: token({ expires_at: inDays(3.5) }) },
      'warning fb-main: its token ends in 3 days',
    ],
    ['a token at its end', { debug_token: token({ expires_at: inDays(-1) }) }, 'error fb-main: its token has ended'],
    [
      'access to data near its end',
      { debug_token: token({ data_access_expires_at: inDays(13.5) }) },
      'warning fb-main: its access to data ends in 13 days',
    ],
    [
      'no right to post',
      { debug_token: token({ scopes: SCOPES.slice(1) }) },
      'error fb-main: its token lacks pages_manage_posts',
    ],
    [
      'no right to insights',
      { debug_token: token({ scopes: SCOPES.slice(0, 4) }) },
      'warning fb-main: its token lacks read_insights, so that there are no insights',
    ],
    [
      'an answer about the token that says nothing',
      { debug_token: { body: '<html>Dara' } },
      "warning fb-main: the token's scopes and end could not be checked (facebook: no_token_data)",
    ],
  ])('is told of by one line after %s', async (_, answers, line) => {
    expect((await found(answers)).not).toEqual([line, ALWAYS]);
  });

  it('with a token that lives on for months has nothing to mend', async () => {
    expect((await found({ debug_token: token({ expires_at: inDays(60.5) }) })).not).toEqual([ALWAYS]);
  });

  it('says what could not be checked without the app’s secret, and asks nobody in its name', async () => {
    const { not, requests } = await found({}, { secrets: { ...SECRETS, facebook: {} } });
    expect(not).toEqual([
      "warning fb-main: the token's scopes and end could not be checked (no app secret)",
      ALWAYS,
      'warning facebook: no callback is believed without app secret and verify token',
    ]);
    expect(requests.some(({ path }) => path.includes('debug_token'))).toBe(false);
  });

  it('without a token waits, and a token without a Page is counted and not named', async () => {
    const { not } = await found({}, { secrets: { ...SECRETS, channels: { 'EAAB-a-token': { pageToken: TOKEN } } } });
    expect(not).toEqual([
      'warning fb-main: has no token, so that its posts wait',
      'warning 1 page tokens are for no Page of channels.yaml',
    ]);
  });
});
