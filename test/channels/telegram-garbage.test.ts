import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUpdate } from '../../shared/channels/telegram/callback.ts';
import { UPDATE_KINDS } from '../../shared/channels/telegram/update-wire.ts';
import { parseInstant } from '../../shared/domain/instant.ts';
import { updates } from './callbacks/telegram/load.ts';

const SEED = 20261122;
const RUNS = 1500;

const RECORDINGS = updates();
const bytes = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));

/** All that may ever be said of an update that was not taken in: nothing that came from outside is among it. */
const PLACES =
  'body|update_id|\\d+|chat|id|type|date|message_id|reactions|total_count|emoji|from|text|caption|forward_origin|data|new_chat_member|status|is_member|can_post_messages|can_send_messages';
const MISTAKES = 'not_utf8|not_json|invalid_type|invalid_value|invalid_format|invalid_union|too_big|too_small';
const ERROR = new RegExp(`^(${PLACES}|${UPDATE_KINDS.join('|')})(\\.(${PLACES}))*: (${MISTAKES})$`);

function expectHarmless(body: Uint8Array): void {
  const callback = readUpdate(body);
  if ('what' in callback) expect([...UPDATE_KINDS, 'unknown']).toContain(callback.what);
  if ('error' in callback) expect(callback.error).toMatch(ERROR);
  if ('at' in callback) expect(parseInstant(callback.at)).toBe(callback.at);
  if (callback.kind === 'reactions')
    for (const count of Object.values(callback.counts)) expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
  if (callback.kind === 'start') expect(callback.payload).toMatch(/^[A-Za-z0-9_-]{0,64}$/);
}

describe('whatever comes in place of an update', () => {
  const settings = { seed: SEED, numRuns: RUNS };
  const VALUE = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom<unknown>('Dara', '', 0, -1, 1e300, null, true, [], {}, '\ud800', '__proto__', '/start', [[]]),
  );

  it('never throws on any bytes, and repeats nothing of them', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), expectHarmless), settings);
  });

  it('never throws on any JSON, and repeats nothing of it', () => {
    const KIND = fc.oneof(fc.constantFrom(...UPDATE_KINDS), fc.constantFrom('__proto__', 'constructor'), fc.string());
    const UPDATE = fc
      .tuple(fc.oneof(fc.integer(), VALUE), KIND, VALUE)
      .map(([update_id, name, value]) => Object.fromEntries([...Object.entries({ update_id }), [name, value]]));
    fc.assert(
      fc.property(fc.oneof(VALUE, UPDATE), (json) => expectHarmless(bytes(json))),
      settings,
    );
  });

  it('never throws on a recording with something else somewhere in it, and repeats nothing of it', () => {
    const SLIP = fc.record({
      body: fc.constantFrom(...RECORDINGS.map(({ body }) => body)),
      steps: fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }),
      how: fc.constantFrom('replace', 'remove', 'rename'),
      value: VALUE,
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(SLIP, ({ body, ...slip }) => {
        const spoilt = bytes(spoil(structuredClone(body), slip));
        expectHarmless(spoilt);
        seen.add(readUpdate(spoilt).kind);
      }),
      { ...settings, numRuns: 4 * RUNS },
    );
    // The slips went deep enough to tell anything.
    expect([...seen].toSorted()).toEqual([
      'command',
      'forward',
      'illegible',
      'membership',
      'other',
      'press',
      'reactions',
      'said',
      'start',
    ]);
  });
});

interface Slip {
  /** Which way to go at each fork, counted round. */
  readonly steps: readonly number[];
  readonly how: string;
  readonly value: unknown;
}

/** Spoils one place of a JSON value. */
function spoil(json: unknown, { steps: [step = 0, ...steps], how, value }: Slip): unknown {
  if (typeof json !== 'object' || json === null || Object.keys(json).length === 0) return value;
  const keys = Object.keys(json);
  const key = keys[step % keys.length] ?? '';
  const child: unknown = Reflect.get(json, key);
  if (steps.length > 0 && typeof child === 'object' && child !== null) {
    Reflect.set(json, key, spoil(child, { steps, how, value }));
    return json;
  }
  if (how === 'replace') Reflect.set(json, key, value);
  else Reflect.deleteProperty(json, key);
  if (how === 'rename') Reflect.set(json, `${key}Dara`, child);
  return json;
}
