import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { childOf, move, schedule } from '../../shared/domain/delivery-life.ts';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { PACK_RESPONSES } from '../../shared/domain/moderator.ts';
import { type PackTally, sumOf, tallied } from '../../shared/domain/pack-tally.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';

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
  fc.constantFrom(...PACK_RESPONSES).map((response): Happening => ({ type: 'responded', at, response })),
);

/** The same, counted on the children as they are. */
function counted(children: readonly Delivery[]): PackTally {
  const of = (does: (child: Delivery) => boolean) => children.filter(does).length;
  const said = PACK_RESPONSES.map((name) => [name, of(({ response }) => response === name)] as const);
  return { delivered: of(({ state }) => state.status === 'delivered'), ...Object.fromEntries(said) };
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
        expect(tally).toEqual(counted(children));
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
    const said = first && move(first, { type: 'responded', at, response: 'declined' });
    if (!said) throw new Error('they can say so');
    const long = Array.from({ length: 80 }, (_, turn) => cycle[(turn + 1) % 2] as Happening).reduce(
      (child: Delivery, event) => move(child, event) ?? child,
      said,
    );
    const changed = move(long, { type: 'responded', at, response: 'posted' });
    expect(changed && tallied(changed)).toEqual({ posted: 1, declined: -1 });
  });
});
