import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUpdate } from '../../shared/channels/telegram/callback.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { othersAreHere, updates } from './callbacks/telegram/load.ts';
import { MEANINGS, OTHERS_MEANINGS } from './callbacks/telegram/meanings.ts';

const RECORDINGS = updates();
const bytes = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));
const read = (json: unknown) => readUpdate(bytes(json));

describe('an update', () => {
  it.each(RECORDINGS.map((recording) => [recording.name, recording] as const))(
    'is understood: %s',
    async (name, { body }) => {
      const meanings = { ...MEANINGS, ...OTHERS_MEANINGS };
      expect(meanings).toHaveProperty(name);
      expect(read(body)).toEqual({ update: expect.any(Number), ...meanings[name] });
      if (name in MEANINGS) expect(await mistakesIn(body)).toEqual([]);
    },
  );

  it('has a recording for each meaning', () => {
    const names = Object.keys(othersAreHere ? { ...MEANINGS, ...OTHERS_MEANINGS } : MEANINGS);
    expect(RECORDINGS.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });

  it('of a kind that is not known is never called by the name it gives itself', () => {
    expect(read({ update_id: 1, new_update_kind: { some: 1 } })).toEqual({ update: 1, kind: 'other', what: 'unknown' });
    expect(read({ update_id: 1, toString: {} })).toEqual({ update: 1, kind: 'other', what: 'unknown' });
  });

  it.each<[string, unknown, object]>([
    ['a body without a number', { message: {} }, { update: null, what: 'message', error: 'update_id: invalid_type' }],
    ['a list', [1], { update: null, what: 'unknown', error: 'body: invalid_type' }],
    ['a number', 5, { update: null, what: 'unknown', error: 'body: invalid_type' }],
    ['nothing', { update_id: 7, message: null }, { update: 7, what: 'message', error: 'message: invalid_type' }],
    [
      'a sender without an id',
      { update_id: 7, callback_query: { id: '1', from: { id: 'Dara' } } },
      { update: 7, what: 'callback_query', error: 'callback_query.from.id: invalid_type' },
    ],
  ])('is illegible, with the place and without its value: %s', (_, json, expected) => {
    expect(read(json)).toEqual({ kind: 'illegible', ...expected });
  });

  it('is illegible where it is no text, or no JSON', () => {
    const illegible = { kind: 'illegible', update: null, what: 'unknown' };
    expect(readUpdate(Uint8Array.of(123, 255, 125))).toEqual({ ...illegible, error: 'body: not_utf8' });
    expect(readUpdate(new TextEncoder().encode('{"update_id":1'))).toEqual({ ...illegible, error: 'body: not_json' });
    expect(readUpdate(new Uint8Array())).toEqual({ ...illegible, error: 'body: not_json' });
    expect(readUpdate(new TextEncoder().encode('['.repeat(1_000_000)))).toEqual({
      ...illegible,
      error: 'body: not_json',
    });
  });
});

describe('reactions', () => {
  const reactions = (date: unknown, ...list: readonly unknown[]) =>
    read({
      update_id: 1,
      message_reaction_count: { chat: { id: -1001, type: 'channel' }, message_id: 4, date, reactions: list },
    });
  const emoji = (emoji: string, total_count: unknown) => ({ type: { type: 'emoji', emoji }, total_count });
  const custom = (id: string, total_count: number) => ({
    type: { type: 'custom_emoji', custom_emoji_id: id },
    total_count,
  });

  it('count both hearts as one, and all custom emoji together', () => {
    expect(reactions(1, emoji('❤', 2), emoji('❤️', 3), custom('1', 1), custom('2', 4))).toMatchObject({
      counts: { '❤': 5, custom: 5 },
    });
  });

  it('count whatever emoji there is, also one with a name that means something to JavaScript', () => {
    const read = reactions(1, emoji('🏴󠁧󠁢󠁥󠁮󠁧󠁿', 1), emoji('1️⃣', 2), emoji('👩🏽‍❤️‍💋‍👨🏿', 3));
    expect(read).toMatchObject({ kind: 'reactions', counts: { '🏴󠁧󠁢󠁥󠁮󠁧󠁿': 1, '1⃣': 2, '👩🏽‍❤‍💋‍👨🏿': 3 } });
    const names = ['__proto__', 'custom', 'paid', 'Dara'];
    for (const name of names) expect(reactions(1, emoji(name, 1))).toMatchObject({ kind: 'illegible' });
    expect(reactions(1, emoji('\uFE0F', 1))).toMatchObject({ kind: 'illegible' });
  });

  it.each([-1, 1.5, '2', null, 2 ** 31])('are illegible with a count of %j', (count) => {
    expect(reactions(1, emoji('👍', count))).toMatchObject({
      kind: 'illegible',
      error: expect.stringMatching(
        /^message_reaction_count\.reactions\.0\.total_count: (too_big|too_small|invalid_type)$/,
      ),
    });
  });

  it('have their date in seconds, from 1970 to the last one that a calendar has', () => {
    expect(reactions(0)).toMatchObject({ at: '1970-01-01T00:00:00.000Z' });
    expect(reactions(1_795_313_100)).toMatchObject({ at: instantOf(1_795_313_100_000) });
    expect(reactions(253_402_300_799)).toMatchObject({ at: '9999-12-31T23:59:59.000Z' });
  });

  it.each([-1, 253_402_300_800, 2 ** 53, 1e300, 1.5, '0'])(
    'are illegible with the date %j, instead of later than all others',
    (date) => {
      expect(reactions(date)).toMatchObject({ kind: 'illegible', update: 1, what: 'message_reaction_count' });
    },
  );
});

describe('a forward', () => {
  const post = { chat: { id: -1001, type: 'channel' }, message_id: 41, date: 10, type: 'channel' };
  const forward = (changes: object) =>
    read({
      update_id: 1,
      message: { chat: { id: -1002 }, is_automatic_forward: true, forward_origin: post, ...changes },
    });

  it('is known by its text in NFC, however Telegram wrote it', () => {
    expect(forward({ text: 'caf\u00e9' })).toMatchObject({ kind: 'forward', text: sha256('caf\u00e9') });
    expect(forward({ text: 'cafe\u0301' })).toEqual(forward({ text: 'caf\u00e9' }));
    expect(forward({ caption: 'cafe\u0301' })).toEqual(forward({ text: 'caf\u00e9' }));
  });

  it('has the time of the post, and the number that it has in the channel', () => {
    expect(forward({ message_id: 9001, date: 12 })).toMatchObject({ message: '41', at: instantOf(10_000) });
  });

  it('is one only where Telegram itself forwarded it from a channel', () => {
    const other = { update: 1, kind: 'other', what: 'message' };
    expect(forward({ is_automatic_forward: undefined })).toEqual(other);
    expect(forward({ forward_origin: { type: 'user', sender_user: { id: 5 }, date: 10 } })).toEqual(other);
  });

  it('is illegible without the number of the post', () => {
    expect(forward({ forward_origin: { ...post, message_id: undefined } })).toMatchObject({
      kind: 'illegible',
      error: 'message.forward_origin.message_id: invalid_type',
    });
  });
});

/** What the specification finds wrong with an update, where this machine has it. */
async function mistakesIn(body: unknown): Promise<readonly string[]> {
  const checker = join(process.env.RECORDINGS ?? 'nowhere', '..', 'check-requests.mjs');
  if (!existsSync(checker)) return [];
  const { checkUpdate } = await import(checker);
  return checkUpdate(body).errors;
}
