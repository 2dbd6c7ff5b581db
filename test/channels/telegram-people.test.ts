import { describe, expect, it } from 'vitest';
import { readUpdate } from '../../shared/channels/telegram/callback.ts';
import { instantOf } from '../../shared/domain/instant.ts';

const read = (json: unknown) => readUpdate(new TextEncoder().encode(JSON.stringify(json)));

describe('a start', () => {
  const start = (text: string, type = 'private', language_code?: unknown) =>
    read({ update_id: 1, message: { chat: { id: 5, type }, from: { id: 5, language_code }, date: 10, text } });

  it.each([
    ['/start', ''],
    ['/start mod_7Kq-x', 'mod_7Kq-x'],
    ['/start   mod_7Kq-x  ', 'mod_7Kq-x'],
    ['/start\nmod_7Kq-x', 'mod_7Kq-x'],
    ['/start@khum_komru_bot mod_7Kq-x', 'mod_7Kq-x'],
    ['/start@khum_komru_bot', ''],
    ['/Start mod_7Kq-x', 'mod_7Kq-x'],
    [`/start ${'a'.repeat(64)}`, 'a'.repeat(64)],
    [`/start ${'a'.repeat(65)}`, ''],
    ['/start two words', ''],
    ['/start mod៧', ''],
    ['/start <b>', ''],
  ])('with %j carries %j', (text, payload) => {
    expect(start(text)).toMatchObject({ kind: 'start', user: '5', payload });
  });

  it.each(['/started', '/start-mod', ' /start', '/start@'])('is not %j', (text) => {
    expect(start(text)).toEqual({ update: 1, kind: 'other', what: 'message' });
  });

  it.each(['start', 'read /start'])('is not %j, which somebody has written', (text) => {
    expect(start(text)).toMatchObject({ kind: 'said', text, repliesTo: null });
  });

  it.each(['group', 'supergroup', 'channel'])('is none in a %s', (type) => {
    expect(start('/start mod_7Kq-x', type)).toEqual({ update: 1, kind: 'other', what: 'message' });
  });

  it.each<[unknown, string]>([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN-us', 'en'],
    ['km', 'km'],
    ['fr', 'km'],
    ['', 'km'],
    [undefined, 'km'],
    [7, 'km'],
  ])('by somebody whose Telegram speaks %j is answered in %s', (code, language) => {
    expect(start('/start', 'private', code)).toMatchObject({ language });
  });

  it('keeps ids of 52 bits whole', () => {
    const id = 4_503_599_627_370_495;
    const message = { chat: { id: -id, type: 'private' }, from: { id }, date: 10, text: '/start' };
    expect(read({ update_id: 1, message })).toMatchObject({
      chat: { id: '-4503599627370495' },
      user: '4503599627370495',
    });
    const lost = readUpdate(
      new TextEncoder().encode('{"update_id":1,"callback_query":{"id":"1","from":{"id":9007199254740993}}}'),
    );
    expect(lost).toMatchObject({ kind: 'illegible', error: 'callback_query.from.id: too_big' });
  });
});

describe('a membership', () => {
  const may = (type: string, new_chat_member: object) =>
    read({ update_id: 1, my_chat_member: { chat: { id: 5, type }, date: 10, new_chat_member } });

  it.each<[string, object, boolean]>([
    ['private', { status: 'member' }, true],
    ['private', { status: 'kicked', until_date: 0 }, false],
    ['channel', { status: 'administrator', can_post_messages: true }, true],
    ['channel', { status: 'administrator', can_post_messages: false }, false],
    ['channel', { status: 'administrator' }, false],
    ['channel', { status: 'member' }, false],
    ['channel', { status: 'left' }, false],
    ['channel', { status: 'kicked' }, false],
    ['group', { status: 'member' }, true],
    ['supergroup', { status: 'administrator' }, true],
    ['supergroup', { status: 'restricted', is_member: true, can_send_messages: true }, true],
    ['supergroup', { status: 'restricted', is_member: true, can_send_messages: false }, false],
    ['supergroup', { status: 'restricted', is_member: false, can_send_messages: true }, false],
    ['supergroup', { status: 'restricted' }, false],
    ['group', { status: 'left' }, false],
    ['supergroup', { status: 'kicked' }, false],
  ])('in a %s with %j may post: %s', (type, member, mayPost) => {
    expect(may(type, member)).toMatchObject({ kind: 'membership', mayPost, at: instantOf(10_000) });
  });

  it('is illegible with a status that nobody has heard of', () => {
    expect(may('channel', { status: 'Dara' })).toEqual({
      kind: 'illegible',
      update: 1,
      what: 'my_chat_member',
      error: 'my_chat_member.new_chat_member.status: invalid_value',
    });
  });
});
