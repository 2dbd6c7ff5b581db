import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../shared/channels/facebook_page/callback.ts';
import type { PageAct, PageCallback } from '../../shared/domain/callback.ts';
import { actsOf, body, bytesOf, own, PAGE, recorded, SECOND, value } from './callbacks/facebook/read.ts';

const bodies = [...own, ...recorded].map(({ bytes }) => bytes);
const ILLEGIBLE = /^body: not JSON$|^(body|object|entry): not of a Page$/;

/** Whatever else it is: an answer of ours, in which nothing of the body is repeated but what acts are made of. */
function expectSound(callback: PageCallback): void {
  if (callback.kind === 'illegible') expect(callback.error).toMatch(ILLEGIBLE);
  else
    for (const act of callback.acts) {
      expect(act.post).toMatch(/^[1-9]\d*_[1-9]\d*$/);
      expect(act.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect([-1, 0, 1]).toContain(act.change);
    }
}

describe('a body that is no callback of a Page', () => {
  it.each<[string, unknown, string]>([
    ['empty', '', 'body: not JSON'],
    ['a page of HTML', '<html>secret</html>', 'body: not JSON'],
    ['cut off', JSON.stringify(body(value())).slice(0, -3), 'body: not JSON'],
    ['not text', new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), 'body: not JSON'],
    ['a list', [body(value())], 'body: not of a Page'],
    ['null', 'null', 'body: not of a Page'],
    ['of somebody', { ...body(value()), object: 'secret' }, 'object: not of a Page'],
    ['without entries', { object: 'page', entry: { secret: 1 } }, 'entry: not of a Page'],
    ['nothing but depth', '['.repeat(1_000_000), 'body: not JSON'],
    ['nothing but a list in a list', '['.repeat(500_000) + ']'.repeat(500_000), 'body: not of a Page'],
  ])('is illegible, and its place is told but nothing of it: %s', (_, told, error) => {
    const bytes = told instanceof Uint8Array ? told : bytesOf(told);
    expect(readFeed(bytes)).toEqual({ kind: 'illegible', error });
  });
});

describe('one bad change', () => {
  const raw = (bad: string) =>
    JSON.stringify(body(value(), { bad: 0 }, value({ created_time: SECOND + 1 }))).replace(
      '{"field":"feed","value":{"bad":0}}',
      bad,
    );

  it.each<[string, string]>([
    ['nothing', 'null'],
    ['a number without end', `1${'0'.repeat(5000)}`],
    ['a list', '[[]]'],
    ['half a change', '{"field":"feed"}'],
    ['a value that is a text', '{"field":"feed","value":"feed"}'],
    ['a prototype', '{"__proto__":{"field":"feed"},"constructor":1}'],
    ['a very deep value', `{"field":"feed","value":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
  ])('costs no other one: %s', (_, bad) => {
    const callback = readFeed(bytesOf(raw(bad)));
    expect(callback).toMatchObject({ kind: 'feed', passedOver: 1 });
    expect(actsOf(raw(bad))).toEqual(actsOf(body(value(), value({ created_time: SECOND + 1 }))));
  });

  it('costs nothing at all where only its text is broken', () => {
    const bytes = bytesOf(body(value({ message: '####' }))).map((byte) => (byte === 0x23 ? 0xff : byte));
    expect(actsOf(bytes)).toEqual(actsOf(body(value())));
  });

  it('costs no other one where it is an entry', () => {
    const good = actsOf(body(value()));
    for (const bad of [null, 1, [], {}, { id: PAGE }, { id: PAGE, changes: 'none' }, { changes: [{}] }]) {
      const told = { object: 'page', entry: [bad, ...body(value()).entry] };
      expect(readFeed(bytesOf(told))).toMatchObject({ kind: 'feed', acts: good, passedOver: 1 });
    }
  });

  it('says the last where a key stands twice, as JSON does', () => {
    const twice = JSON.stringify(body(value())).replace('"verb":"add"', '"verb":"add","verb":"remove"');
    expect(actsOf(twice)).toMatchObject([{ change: -1 }]);
  });

  it('is read in time in a body as large as there may be', () => {
    const many = JSON.stringify({ object: 'page', entry: [] }).replace('[]', `[${'0,'.repeat(520_000)}0]`);
    expect(readFeed(bytesOf(many))).toMatchObject({ kind: 'feed', acts: [], passedOver: 520_001 });
    const acts = Array.from({ length: 3000 }, (_, second) => value({ created_time: SECOND + second }));
    expect(new Set(actsOf(body(...acts)).map(({ identity }) => identity)).size).toBe(3000);
  });
});

describe('whatever comes', () => {
  it('is never thrown at anybody: bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => expectSound(readFeed(bytes))));
  });

  it('is never thrown at anybody: JSON, in every place of a callback', () => {
    const anything = fc.jsonValue({ maxDepth: 4 });
    const field = fc.constantFrom(
      'item',
      'verb',
      'post_id',
      'parent_id',
      'comment_id',
      'share_id',
      'from',
      'sender_id',
      'created_time',
      'published',
    );
    fc.assert(fc.property(anything, (json) => expectSound(readFeed(bytesOf(JSON.stringify(json))))));
    fc.assert(fc.property(anything, (entry) => expectSound(readFeed(bytesOf({ object: 'page', entry })))));
    fc.assert(
      fc.property(field, anything, fc.constantFrom('reaction', 'comment', 'share'), (key, json, item) => {
        const callback = readFeed(bytesOf(body(value({ item, [key]: json }), value())));
        expectSound(callback);
        expect(callback).toMatchObject({ kind: 'feed' });
        expect(actsOf(bytesOf(body(value({ item, [key]: json }), value()))).at(-1)).toEqual(actsOf(body(value()))[0]);
      }),
    );
  });

  it('is never thrown at anybody: callbacks with some bytes changed', () => {
    const change = fc.tuple(fc.nat(), fc.nat(255));
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.array(change, { maxLength: 8 }), fc.nat(), (bytes, changes, cut) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, byte] of changes) changed[at % changed.length] = byte;
        expectSound(readFeed(cut % 4 === 0 ? changed.subarray(0, cut % changed.length) : changed));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a batch', () => {
  const sorted = (acts: readonly PageAct[]) => acts.map((act) => JSON.stringify(act)).sort();
  const some = fc.record({
    item: fc.constantFrom('reaction', 'like', 'comment', 'share', 'status', 'photo'),
    verb: fc.constantFrom('add', 'remove', 'edit', 'hide'),
    created_time: fc.integer({ min: SECOND, max: SECOND + 3 }),
    comment_id: fc.option(fc.constantFrom('122100000000000001_9', '122100000000000001_10'), { nil: undefined }),
    from: fc.option(fc.record({ id: fc.constantFrom(PAGE, '7300000000000001', '7300000000000002') }), {
      nil: undefined,
    }),
  });

  it('tells the same acts in whatever order, and in however many entries', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(some, fc.nat(), fc.nat(3)), { maxLength: 12 }), (told) => {
        const together = body(...told.map(([parts]) => value(parts)));
        const shuffled = told.toSorted(([, one], [, other]) => one - other);
        const entry = [0, 1, 2, 3].flatMap((group) => {
          const values = shuffled.filter(([, , of]) => of === group).map(([parts]) => value(parts));
          return body(...values).entry;
        });
        expect(sorted(actsOf({ object: 'page', entry }))).toEqual(sorted(actsOf(together)));
      }),
    );
  });
});
