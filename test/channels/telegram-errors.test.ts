import { describe, expect, it } from 'vitest';
import { plus } from '../../shared/domain/instant.ts';
import { BOT_TOKEN, botError, chatAt, sendText } from './chat.ts';
import { cutAfterwards, type Reply } from './platform.ts';
import { errorsOf, recording } from './recordings.ts';
import { delivery, message, NOW } from './sample.ts';

const sent = recording('telegram-message');

const waits = { kind: 'deferred', until: null };

const OUTCOMES: Readonly<Record<string, object>> = {
  'telegram-400-chat-not-found': { kind: 'refused', why: 'telegram_400: chat_not_found', fault: 'gone' },
  'telegram-400-caption-too-long': { kind: 'refused', why: 'telegram_400: too_long' },
  'telegram-400-no-rights': { kind: 'refused', why: 'telegram_400: no_rights' },
  'telegram-400-migrated': {
    kind: 'refused',
    why: expect.stringMatching(/^telegram_400: migrated_to -100\d+$/),
    fault: 'gone',
  },
  'telegram-400-not-modified': { kind: 'refused', why: 'telegram_400: other' },
  'telegram-400-query-too-old': { kind: 'refused', why: 'telegram_400: other' },
  'telegram-400-url-failed': { kind: 'refused', why: 'telegram_400: other' },
  'telegram-wrong_file_id': { kind: 'refused', why: 'telegram_400: other' },
  'telegram-too_long': { kind: 'refused', why: 'telegram_400: too_long' },
  'telegram-401': { ...waits, why: 'telegram_401: token', fault: 'token' },
  'telegram-404': { ...waits, why: 'telegram_404: token', fault: 'token' },
  'telegram-403-blocked': { kind: 'refused', why: 'telegram_403: blocked' },
  'telegram-403-kicked-channel': { ...waits, why: 'telegram_403: kicked', fault: 'gone' },
  'telegram-403-not-member-channel': { ...waits, why: 'telegram_403: not_member', fault: 'gone' },
  'telegram-user_deactivated': { kind: 'refused', why: 'telegram_403: deactivated' },
  'telegram-409': { kind: 'refused', why: 'telegram_409: conflict' },
  'telegram-too_many_requests': { kind: 'deferred', why: 'telegram_429: rate', until: plus(NOW, 60 * 14_000) },
  'telegram-502': { kind: 'unknown', why: 'telegram: status_502' },
};

describe('an error of the Bot API', () => {
  it.each(errorsOf('telegram').map((error) => [error.name, error] as const))(
    'is understood: %s',
    async (name, error) => {
      expect(OUTCOMES).toHaveProperty(name);
      expect(await sendText(error)).toEqual(OUTCOMES[name]);
    },
  );

  const flood = { ok: false, error_code: 429, description: 'Too Many Requests' };
  const waiting = (seconds: number) => ({
    kind: 'deferred',
    until: plus(NOW, 60_000 * seconds),
    why: 'telegram_429: rate',
  });

  it('with 429 waits, in real time, as long as the body says, else the header', async () => {
    const headers = { 'retry-after': '5' };
    const told = { ...flood, parameters: { retry_after: 3 } };
    expect(await sendText({ status: 429, headers, body: told })).toEqual(waiting(3));
    expect(await sendText({ status: 429, headers, body: flood })).toEqual(waiting(5));
    expect(await sendText({ status: 429, headers, body: '<html>' })).toEqual(waiting(5));
  });

  it('with 429 and no length of time, or an absurd one, stays deferred', async () => {
    expect(await sendText({ status: 429, body: flood })).toMatchObject({ kind: 'deferred', until: null });
    const nonsense = { ...flood, parameters: { retry_after: 'soon' } };
    expect(await sendText({ status: 429, body: nonsense })).toMatchObject({ kind: 'deferred', until: null });
    const forever = { ...flood, parameters: { retry_after: 1e300 } };
    expect(await sendText({ status: 429, body: forever })).toEqual(waiting(86_400));
  });

  it('never repeats what the platform wrote', async () => {
    const body = { ok: false, error_code: 400, description: `Bad Request: Dara at http://host/bot${BOT_TOKEN}` };
    expect(await sendText({ status: 400, body })).toEqual({ kind: 'refused', why: 'telegram_400: other' });
  });
});

describe('a no that concerns the whole channel', () => {
  const token = { ...waits, fault: 'token' };
  const shutOut = { ...waits, fault: 'gone' };
  const nowhere = { kind: 'refused', fault: 'gone' };
  const rights = { kind: 'refused', fault: 'permission' };

  it.each<[number, string, object]>([
    [401, 'Unauthorized', token],
    [401, 'Whatever', token],
    [404, 'Not Found', token],
    [403, 'Forbidden: bot was kicked from the supergroup chat', shutOut],
    [403, 'Forbidden: bot was kicked from the channel chat', shutOut],
    [403, 'Forbidden: bot is not a member of the supergroup chat', shutOut],
    [400, 'Bad Request: chat not found', nowhere],
    [403, 'Forbidden: the group chat was deleted', nowhere],
    [400, 'Bad Request: need administrator rights in the channel chat', rights],
    [400, 'Bad Request: not enough rights to send text messages to the chat', rights],
    [400, 'Bad Request: have no rights to send a message', rights],
    [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', rights],
  ])('is told as such: %i %s', async (code, description, outcome) => {
    expect(await sendText(botError(code, description))).toEqual({ ...outcome, why: expect.any(String) });
  });

  it.each<[number, string, string]>([
    [400, 'Bad Request: not enough rights to send photos to the chat', 'telegram_400: no_rights'],
    [400, 'Bad Request: not enough rights to send polls to the chat', 'telegram_400: no_rights'],
    [400, 'Bad Request: message is too long', 'telegram_400: too_long'],
    [403, 'Forbidden: bot was blocked by the user', 'telegram_403: blocked'],
    [404, 'Bad Request: nothing here', 'telegram_404: other'],
    [418, 'I am a teapot', 'telegram_418: other'],
  ])('is not one that another message need not meet: %i %s', async (code, description, why) => {
    expect(await sendText(botError(code, description))).toEqual({ kind: 'refused', why });
  });
});

describe('an answer that cannot be read', () => {
  it.each<[string, Reply]>([
    ['an HTML 502', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['a legible 500', { status: 500, body: { ok: false, error_code: 500, description: 'Internal Server Error' } }],
    ['a 502 around a no', { status: 502, body: { ok: false, error_code: 400, description: 'Bad Request' } }],
    ['an HTML 401 of something in between', { status: 401, body: '<html>Who are you?</html>' }],
    ['an HTML 403 of something in between', { status: 403, body: '<html>Forbidden</html>' }],
    ['an HTML 404 of something in between', { status: 404, body: '<html>Not Found</html>' }],
    ['a 407 of a proxy', { status: 407, body: '' }],
    ['an HTML 200 of a captive network', { status: 200, body: '<html>Please sign in</html>' }],
    ['an empty 204', (request, response) => request.resume().on('end', () => response.writeHead(204).end())],
    ['JSON that is no object', { status: 200, body: '[]' }],
    ['null', { status: 200, body: 'null' }],
    ['a message without an id', { status: 200, body: { ok: true, result: { chat: { id: 1 } } } }],
    ['a message whose id is 0', { status: 200, body: { ok: true, result: { message_id: 0 } } }],
    ['a message whose id is text', { status: 200, body: { ok: true, result: { message_id: '41' } } }],
    ['a result without ok', { status: 200, body: { result: { message_id: 41 } } }],
    ['a truncated no', { status: 401, body: '{"ok":false,"error_code":401,"descr' }],
    ['a code that is none', { status: 400, body: { ok: false, error_code: 7777, description: 'Dara' } }],
    [
      'an answer that is shorter than announced',
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"ok":true', () => request.socket.destroy());
      },
    ],
    ['an empty 200', { status: 200, body: '' }],
    ['truncated JSON', { status: 200, body: '{"ok":true,"result":{"message_id":4' }],
    ['ok without a message', { status: 200, body: { ok: true, result: true } }],
    ['an album without messages', { status: 200, body: { ok: true, result: [] } }],
    ['a no without a code', { status: 200, body: { ok: false } }],
    ['a redirect', { ...sent, status: 302 }],
    ['a reset after the request was received', cutAfterwards],
    ['silence until the deadline', () => {}],
  ])('is unknown: %s', async (_, reply) => {
    const outcome = await sendText(reply);
    expect(outcome.kind).toBe('unknown');
    expect(outcome).not.toHaveProperty('fault');
  });

  it('is deferred only where it certainly never arrived', async () => {
    const http = async () => ({ kind: 'never_arrived', why: 'enotfound' }) as const;
    expect(await chatAt('', { http }).send('text', message(), delivery)).toEqual({
      kind: 'deferred',
      until: null,
      why: 'telegram: enotfound',
    });
  });
});
