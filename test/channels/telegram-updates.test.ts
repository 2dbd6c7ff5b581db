import { describe, expect, it } from 'vitest';
import { type Http, openHttp } from '../../shared/channels/http.ts';
import { readUpdate } from '../../shared/channels/telegram/callback.ts';
import { ALLOWED_UPDATES, updatesOf } from '../../shared/channels/telegram/updates.ts';
import { cutAfterwards, expectAccepted, platform, type Reply } from './platform.ts';
import { recording } from './recordings.ts';

const TOKEN = '123456:very-secret_token';
const running = new AbortController().signal;
const updates = recording('telegram-updates');
const large: Reply = { status: 200, body: 'x'.repeat(1_048_577) };

async function ask(...replies: readonly Reply[]) {
  const { url, requests } = await platform(...replies);
  const answer = await updatesOf({ botToken: TOKEN, baseUrl: url, http: openHttp({ deadlineMs: 500 }) })(7, running);
  await expectAccepted(requests);
  expect(JSON.stringify(answer)).not.toMatch(/http|secret|Conflict|Dara/);
  return { answer, requests };
}

const failed = (why: string, retryAfterSeconds: number | null = null) => ({ kind: 'failed', why, retryAfterSeconds });
const no = (error_code: number, description: string, parameters?: object) => ({
  status: error_code,
  body: { ok: false, error_code, description, parameters },
});

describe('asking for updates', () => {
  it('names the kinds that we read, and waits for less than a call may take', async () => {
    const { requests } = await ask(updates);
    expect(requests).toMatchObject([{ method: 'POST', path: `/bot${TOKEN}/getUpdates` }]);
    expect(requests[0]?.params).toEqual({
      offset: 7,
      limit: 100,
      timeout: 10,
      allowed_updates: ['message', 'callback_query', 'message_reaction_count', 'my_chat_member'],
    });
    expect(requests[0]?.params.allowed_updates).toEqual(ALLOWED_UPDATES);
  });

  it('brings each as the bytes that a webhook would have brought', async () => {
    const { answer } = await ask(updates);
    if (answer.kind !== 'updates') throw new Error('There were updates');
    expect(answer.updates.map(({ update }) => update)).toEqual([900000101, 900000103, 900000104]);
    expect(answer.updates.map(({ body }) => readUpdate(body))).toMatchObject([
      { kind: 'reactions', update: 900000101, counts: { '❤': 1 } },
      { kind: 'start', update: 900000103, user: '4503599627370495', payload: 'mod_7Kq-x' },
      { kind: 'other', update: 900000104, what: 'unknown' },
    ]);
  });

  it('brings nothing where there is nothing', async () => {
    const { answer } = await ask({ status: 200, body: { ok: true, result: [] } });
    expect(answer).toEqual({ kind: 'updates', updates: [] });
  });

  it('asks for fewer where a hundred are more than can be read, and for one at the least', async () => {
    const { answer, requests } = await ask(large, updates);
    expect(answer).toMatchObject({ kind: 'updates' });
    expect(requests.map(({ params }) => params.limit)).toEqual([100, 10]);

    const never = await ask(large);
    expect(never.answer).toEqual(failed('answer_too_large'));
    expect(never.requests.map(({ params }) => params.limit)).toEqual([100, 10, 1]);
  });

  it.each<[string, Reply, object]>([
    [
      'there is a webhook',
      no(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first"),
      failed('webhook_set'),
    ],
    ['a webhook is being set', no(409, 'Conflict: terminated by setWebhook request'), failed('webhook_set')],
    ['somebody else asks too', recording('telegram-409'), failed('other_reader')],
    ['the token is nobody’s', recording('telegram-401'), failed('token')],
    ['the token is none', recording('telegram-404'), failed('token')],
    ['it is too often', recording('telegram-too_many_requests'), failed('rate', 14)],
    ['a header says how long', { status: 429, headers: { 'retry-after': '5' }, body: '<html>' }, failed('rate', 5)],
    ['nothing says how long', no(429, 'Too Many Requests'), failed('rate')],
    ['Telegram fails', recording('telegram-502'), failed('status_502')],
    ['another server answers', { status: 404, body: '<html>Dara</html>' }, failed('status_404')],
    ['the answer is cut off', { status: 200, body: '{"ok":true,"result":[{"update_id":1' }, failed('illegible')],
    ['an update has no number', { status: 200, body: { ok: true, result: [{ message: {} }] } }, failed('illegible')],
    ['nobody answers', () => {}, failed('timeout')],
  ])('says so where %s', async (_, reply, expected) => {
    expect((await ask(reply)).answer).toEqual(expected);
  });

  it('says so where the connection breaks', async () => {
    expect((await ask(cutAfterwards)).answer).toMatchObject({ kind: 'failed', retryAfterSeconds: null });
  });
});

describe('being stopped', () => {
  const forever: Http = () => new Promise(() => {});

  it('ends the waiting at once', async () => {
    const stop = new AbortController();
    const answer = updatesOf({ botToken: TOKEN, baseUrl: '', http: forever })(7, stop.signal);
    stop.abort();
    expect(await answer).toEqual(failed('stopped'));
  });

  it('asks for nothing any more', async () => {
    const { url, requests } = await platform(updates);
    const ask = updatesOf({ botToken: TOKEN, baseUrl: url, http: openHttp() });
    expect(await ask(7, AbortSignal.abort())).toEqual(failed('stopped'));
    expect(requests).toEqual([]);
  });
});
