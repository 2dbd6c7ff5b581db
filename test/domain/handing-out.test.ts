import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move, replan, schedule } from '../../shared/domain/delivery-life.ts';
import { handedUpTo } from '../../shared/domain/handing-out.ts';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';

const ENTRY = anEntry({ kind: 'moderator_pack', channel: 'mods', address: '', recipients: ['kampot', 'takeo'] });
const UP_TO = { community: 'takeo', code: 'bbbbbbbbbb' };

/** A pack of which one page is handed out. */
function begun(): Delivery {
  const pack = schedule(ENTRY, null, NOON);
  const leaseUntil = plus(EVENING, MINUTE_MS);
  const claimed = move(pack, { type: 'claimed', at: EVENING, worker: 'one', leaseUntil, steps: ['handed_out'] });
  const { message } = pack;
  const page = { type: 'page_handed_out', at: EVENING, dueAt: EVENING, upTo: UP_TO, message } as const;
  const handedOut = claimed && move(claimed, page);
  if (!handedOut) throw new Error('a page can be handed out');
  return handedOut;
}

describe('handing out', () => {
  it('goes on after the last moderator, however often it is claimed', () => {
    let pack = begun();
    expect(handedUpTo(pack)).toEqual(UP_TO);
    for (let turn = 0; turn < 100; turn += 1) {
      const claim = {
        type: 'claimed',
        at: EVENING,
        worker: `${turn}`,
        leaseUntil: EVENING,
        steps: ['handed_out'],
      } as const;
      const died = { type: 'deferred', at: EVENING, until: EVENING, why: 'worker_died' } as const;
      pack = [claim, died].reduce((one: Delivery, event) => move(one, event) ?? one, pack);
    }
    expect(handedUpTo(pack)).toEqual(UP_TO);
  });

  it('begins again when it was planned anew: for other words, and for communities that have come before', () => {
    const better = replan(begun(), { ...ENTRY, message: sha256('better') }, null, EVENING);
    expect(better && handedUpTo(better)).toBeNull();
    const wider = replan(begun(), { ...ENTRY, recipients: ['kampot', 'pursat', 'takeo'] }, null, EVENING);
    expect(wider && handedUpTo(wider)).toBeNull();
  });

  it('that is taken out of the folder in the middle is incomplete, and stays so', () => {
    const removed = move(begun(), { type: 'cancelled', at: EVENING, why: 'removed' });
    expect(removed?.state).toMatchObject({ status: 'incomplete', why: 'removed' });
    expect(removed && replan(removed, ENTRY, null, EVENING)).toBeNull();
  });
});
