import { describe, expect, it } from 'vitest';
import type { Amended } from '../../shared/domain/outcome.ts';
import { botError, chatAt, expectHarmless } from './chat.ts';
import { cutAfterwards, platform, type Reply } from './platform.ts';
import { errorsOf, recording } from './recordings.ts';
import { message, out } from './sample.ts';

const DONE = { kind: 'done' };
const there = out({ step: 'text', externalId: '41' });

type Act = 'edit' | 'remove';

async function amend(act: Act, reply: Reply): Promise<Amended | undefined> {
  const { url } = await platform(reply);
  const chat = chatAt(url);
  const changed = message({ text: 'ប្រជុំឃុំ ថ្ងៃសុក្រ', entities: [] });
  const amended = await (act === 'edit' ? chat.edit?.(message(), changed, there) : chat.remove?.(message(), there));
  if (amended && 'why' in amended) expectHarmless(amended.why);
  return amended;
}

/** What another answer than a yes comes to, whether the message was to be edited or to be deleted. */
const OUTCOMES: Readonly<Record<string, object>> = {
  'telegram-400-chat-not-found': { kind: 'refused', why: 'telegram_400: chat_not_found' },
  'telegram-400-no-rights': { kind: 'refused', why: 'telegram_400: no_rights' },
  'telegram-401': { kind: 'deferred', until: null, why: 'telegram_401: token', fault: 'token' },
  'telegram-404': { kind: 'deferred', until: null, why: 'telegram_404: token', fault: 'token' },
  'telegram-403-kicked-channel': { kind: 'deferred', until: null, why: 'telegram_403: kicked', fault: 'gone' },
  'telegram-403-not-member-channel': { kind: 'deferred', until: null, why: 'telegram_403: not_member', fault: 'gone' },
  'telegram-too_many_requests': { kind: 'deferred', why: 'telegram_429: rate', until: expect.any(String) },
};

describe.each<Act>(['edit', 'remove'])('a no to a wish to %s', (act) => {
  const known = errorsOf('telegram').filter(({ name }) => name in OUTCOMES);
  it.each(known.map((error) => [error.name, error] as const))('is understood: %s', async (name, error) => {
    expect(await amend(act, error)).toEqual(OUTCOMES[name]);
  });

  it.each<[string, string]>([
    ['not enough rights to edit the message', 'telegram_400: no_rights'],
    ['not enough rights to delete messages', 'telegram_400: no_rights'],
    ['MESSAGE_DELETE_FORBIDDEN', 'telegram_400: no_rights'],
    ['need administrator rights in the channel chat', 'telegram_400: no_rights'],
    ["message can't be deleted for everyone", 'telegram_400: too_old'],
    ["message can't be deleted", 'telegram_400: too_old'],
    ["message can't be edited", 'telegram_400: not_editable'],
    ['message to edit not found', 'telegram_400: message_gone'],
    ['Dara wrote http://secret', 'telegram_400: other'],
  ])('says in our words why, and nothing of the whole channel: %s', async (description, why) => {
    expect(await amend(act, botError(400, `Bad Request: ${description}`))).toEqual({ kind: 'refused', why });
  });

  it.each<[string, Reply]>([
    ['an HTML 502', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['a 502 around a no', { status: 502, body: botError(400, 'Bad Request: message is not modified').body }],
    ['a 502 around another no', { status: 502, body: botError(400, 'Bad Request: message to delete not found').body }],
    ['an HTML 200 of a captive network', { status: 200, body: '<html>Please sign in</html>' }],
    ['an empty 200', { status: 200, body: '' }],
    ['a yes without anything', { status: 200, body: { ok: true } }],
    ['a yes that is a no', { status: 200, body: { ok: true, result: false } }],
    ['a redirect', { ...recording('telegram-deleted'), status: 302 }],
    ['a reset after the request was received', cutAfterwards],
    ['silence until the deadline', () => {}],
  ])('is unknown where it cannot be read: %s', async (_, reply) => {
    expect(await amend(act, reply)).toEqual({ kind: 'unknown', why: expect.stringMatching(/^telegram: \w+$/) });
  });

  it('is deferred where it certainly never arrived', async () => {
    const http = async () => ({ kind: 'never_arrived', why: 'enotfound' }) as const;
    const chat = chatAt('', { http });
    const amended = act === 'edit' ? chat.edit?.(message(), message(), there) : chat.remove?.(message(), there);
    expect(await amended).toEqual({ kind: 'deferred', until: null, why: 'telegram: enotfound' });
  });
});

describe('what is already so', () => {
  it.each<[Act, string, object]>([
    ['edit', 'message is not modified: it is the same', DONE],
    ['remove', 'message to delete not found', DONE],
    ['remove', 'MESSAGE_ID_INVALID', DONE],
    ['edit', 'MESSAGE_ID_INVALID', { kind: 'refused', why: 'telegram_400: message_gone' }],
    ['remove', 'message is not modified', { kind: 'refused', why: 'telegram_400: other' }],
  ])('is done: %s, %s', async (act, description, amended) => {
    expect(await amend(act, botError(400, `Bad Request: ${description}`))).toEqual(amended);
  });
});
