import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { childOf, move, schedule } from '../../shared/domain/delivery-life.ts';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { DECLINE_REASONS, PACK_RESPONSES } from '../../shared/domain/moderator.ts';
import { type PackTally, sumOf, tallied } from '../../shared/domain/pack-tally.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { said } from '../fakes/a-moderator.ts';

const PACK = schedule(anEntry({ kind: 'moderator_pack', channel: 'mods', address: '' }), null, NOON);
const at = EVENING;
const SENDING: readonly Happening[] = [
  { type: 'claimed', at, worker: 'one', leaseUntil: plus(at, MINUTE_MS), steps: ['text'] },
  { type: 'deferred', at, until: at, why: 'telegram_429' },
  { type: 'step_sent', at, step: { step: 'text', externalId: '1', permalink: null, at } },
  { type: 'delivered', at },
  { type: 'refused', at, why: 'telegram_403' },
];
const happening = fc.oneof(
  fc.constantFrom(...SENDING),
  fc.record({ response: fc.constantFrom(...PACK_RESPONSES), why: fc.constantFrom(null, ...DECLINE_REASONS) }).map(
    ({ response, why }): Happening => ({
      type: 'responded',
      at,
      response,
      why: response === 'declined' ? why : null,
      remindAt: response === 'later' ? plus(at, MINUTE_MS) : null,
    }),
  ),
  fc.constantFrom<Happening>(
    { type: 'reminded', at, worker: 'one' },
    { type: 'removal_asked', at },
    { type: 'amendment_begun', at, worker: 'one', leaseUntil: plus(at, MINUTE_MS) },
    { type: 'removed', at },
    { type: 'corrected', at },
  ),
);

/** The same, counted on the children as they are. */
function counted(children: readonly Delivery[]): PackTally {
  const of = (does: (child: Delivery) => boolean) => children.filter(does).length;
  const responses = PACK_RESPONSES.map((name) => [name, of(({ response }) => response === name)] as const);
  const reasons = DECLINE_REASONS.map(
    (why) => [`declined_${why}`, of(({ declinedWhy }) => declinedWhy === why)] as const,
  );
  const told = (...types: readonly string[]) => of(({ events }) => events.some(({ type }) => types.includes(type)));
  return {
    delivered: of(({ state }) => state.status === 'delivered'),
    ...Object.fromEntries([...responses, ...reasons]),
    reminded: told('reminded'),
    asked_to_correct: told('removed', 'edited'),
    corrected: of(({ correctedAt }) => correctedAt !== null),
  };
}

describe('the tally of a pack', () => {
  it('folded over everything that happens is what counting its children gives, however long their history', () => {
    fc.assert(
      fc.property(fc.array(fc.array(happening, { maxLength: 150 }), { maxLength: 4 }), (lives) => {
        let tally: PackTally = { delivered: 0, posted: 0, declined: 0, later: 0 };
        const children = lives.map((events, index) =>
          events.reduce(
            (child: Delivery, event) => {
              const moved = move(child, event);
              if (moved) tally = sumOf(tally, tallied(moved));
              return moved ?? child;
            },
            childOf(PACK, `code-${index}`, EVENING, NOON),
          ),
        );
        const isDuration = /^posted_/;
        const counts = Object.entries(tally).filter(([name, count]) => count !== 0 && !isDuration.test(name));
        const expected = Object.entries(counted(children)).filter(([, count]) => count !== 0);
        expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(expected));
      }),
    );
  });

  it('knows what a moderator said before, also where much has happened to their pack since', () => {
    const until = plus(at, MINUTE_MS);
    const cycle: readonly Happening[] = [
      { type: 'claimed', at, worker: 'one', leaseUntil: until, steps: ['text'] },
      { type: 'deferred', at, until, why: 'telegram_429' },
    ];
    const [claim] = cycle;
    const first = claim && move(childOf(PACK, 'code', EVENING, NOON), claim);
    const declined = first && move(first, said('declined', at));
    if (!declined) throw new Error('they can say so');
    const long = Array.from({ length: 80 }, (_, turn) => cycle[(turn + 1) % 2] as Happening).reduce(
      (child: Delivery, event) => move(child, event) ?? child,
      declined,
    );
    const changed = move(long, said('posted', at));
    expect(changed && tallied(changed)).toEqual({ posted: 1, declined: -1 });
  });
});
