import { describe, expect, it } from 'vitest';
import { resolve } from '../../shared/actions/resolve.ts';
import { withdraw } from '../../shared/actions/withdraw.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { move, schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryLedger } from '../fakes/ledger.ts';

const DARA = { name: 'Dara', role: 'comms' } as const;

/** A delivery of two steps whose outcome is unknown, the first perhaps known. */
async function unknown({ sent = false, now = plus(EVENING, 2 * MINUTE_MS) } = {}) {
  const ledger = memoryLedger();
  const step = { step: 'album', externalId: '41', permalink: null, at: EVENING };
  const leaseUntil = plus(EVENING, MINUTE_MS);
  const events = [
    { type: 'claimed', at: EVENING, worker: 'one', leaseUntil, steps: ['album', 'text'] },
    ...(sent ? [{ type: 'step_sent', at: EVENING, step } as const] : []),
    { type: 'unknown', at: EVENING, why: 'timeout', lookAt: null },
  ] as const;
  const first = schedule(anEntry(), null, NOON);
  await ledger.create(first);
  let current: Delivery = first;
  for (const event of events) {
    current = move(current, event) ?? current;
    await ledger.save(current);
  }
  return { id: current.id, ledger, ports: { clock: testClock(now), ledger } };
}

describe('a person who looked', () => {
  it('says that it is there, and it is published, with the id that they give or without', async () => {
    const { id, ports } = await unknown({ sent: true });
    const answer = await resolve(id, { outcome: 'published', externalId: '42' }, DARA, ports);
    expect(answer).toMatchObject({
      kind: 'resolved',
      due: null,
      delivery: { state: { status: 'published', sent: [{ externalId: '41' }, { step: 'text', externalId: '42' }] } },
    });
    const other = await unknown();
    const without = await resolve(other.id, { outcome: 'published', externalId: null }, DARA, other.ports);
    expect(without).toMatchObject({ delivery: { state: { status: 'published', sent: [{ externalId: null }, {}] } } });
  });

  it('says that it is not there, and what is missing is due at once', async () => {
    const { id, ports } = await unknown({ sent: true });
    const answer = await resolve(id, { outcome: 'absent' }, DARA, ports);
    expect(answer).toMatchObject({
      kind: 'resolved',
      due: { id, dueAt: ports.clock.now() },
      delivery: { state: { status: 'scheduled', sent: [{ step: 'album' }] } },
    });
  });

  it('says so too late of what was taken back, and it is withdrawn', async () => {
    const { id, ports } = await unknown({ now: plus(EVENING, 3 * HOUR_MS) });
    await withdraw(id, DARA, ports);
    expect(await resolve(id, { outcome: 'absent' }, DARA, ports)).toMatchObject({
      kind: 'resolved',
      due: null,
      delivery: { state: { status: 'cancelled', why: 'withdrawn' } },
    });
  });

  it('says so too late, and it is missed and not sent', async () => {
    const { id, ports } = await unknown({ now: plus(EVENING, 3 * HOUR_MS) });
    const answer = await resolve(id, { outcome: 'absent' }, DARA, ports);
    expect(answer).toMatchObject({
      kind: 'resolved',
      due: null,
      delivery: { state: { status: 'missed', why: 'expired' } },
    });
  });

  it('is believed once: whoever comes second, or has no say, changes nothing', async () => {
    const { id, ports, ledger } = await unknown();
    expect(await resolve(id, { outcome: 'absent' }, { name: 'Partner', role: 'partner' }, ports)).toEqual({
      kind: 'may-not',
    });
    const both = await Promise.all([
      resolve(id, { outcome: 'published', externalId: null }, DARA, ports),
      resolve(id, { outcome: 'absent' }, { name: 'Sophea', role: 'approver' }, ports),
    ]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['not-unknown', 'resolved']);
    const before = await ledger.find(id);
    expect(await resolve(id, { outcome: 'absent' }, DARA, ports)).toMatchObject({ kind: 'not-unknown' });
    expect(await ledger.find(id)).toEqual(before);
    expect(await resolve('aaaaaaaaaaaaaaaaaaaa' as never, { outcome: 'absent' }, DARA, ports)).toEqual({
      kind: 'no-such-delivery',
    });
  });
});
