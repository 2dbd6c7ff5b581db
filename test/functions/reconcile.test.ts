import { describe, expect, it } from 'vitest';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { childOf, move, schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, type Instant, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Due } from '../../shared/ports.ts';
import { anEntry, EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { noModerators } from '../fakes/a-moderator.ts';
import { testClock } from '../fakes/clock.ts';
import { happen } from '../fakes/happen.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { testLog } from '../fakes/log.ts';
import { fakeChannel, fakeChannels, keptMessage } from '../fakes/platforms.ts';

async function scene({ approved = true } = {}) {
  const ledger = memoryLedger();
  const delivery = schedule(anEntry(), null, NOON);
  await ledger.create(delivery);
  await ledger.saveCampaign({
    campaign: delivery.campaign,
    revision: 1,
    approvalsNeeded: 1,
    missing: [],
    endsAt: null,
  });
  const approve = () => ledger.approve(questionOf(delivery), yesOf('Dara'));
  if (approved) await approve();
  const queued: Due[] = [];
  const at = (now: Instant) =>
    reconcile({
      clock: testClock(now),
      ledger,
      channels: fakeChannels(fakeChannel(['text'])),
      contentStore: keptMessage,
      tell: async () => 0,
      ...noModerators(),
      team: async () => [],
      queue: { send: async (dues) => void queued.push(...dues) },
      log: testLog(),
    });
  return { ledger, delivery, queued, at, approve, state: async () => (await ledger.read(delivery))?.state };
}

describe('reconciling', () => {
  it('leaves alone what is not due, and what is only just due', async () => {
    const { at, queued } = await scene();
    expect(await at(NOON)).toMatchObject({ queued: 0, missed: 0, unknown: 0 });
    expect(await at(plus(EVENING, SECOND_MS))).toMatchObject({ queued: 0, missed: 0, unknown: 0 });
    expect(queued).toEqual([]);
  });

  it('queues what was never triggered', async () => {
    const { at, queued, delivery } = await scene();
    expect(await at(plus(EVENING, MINUTE_MS))).toMatchObject({ queued: 1 });
    expect(queued).toEqual([{ campaign: delivery.campaign, id: delivery.id, parent: null, dueAt: EVENING }]);
  });

  it('calls missed what nobody sent before it expired, and sends it no more', async () => {
    const { at, queued, state } = await scene();
    expect(await at(plus(EVENING, 2 * HOUR_MS))).toMatchObject({ missed: 1 });
    expect(queued).toEqual([]);
    expect(await state()).toMatchObject({ status: 'missed', why: 'expired' });
  });

  it('queues again what is released within ten minutes of its moment', async () => {
    const { at, approve, queued } = await scene({ approved: false });
    expect(await at(plus(EVENING, 9 * MINUTE_MS))).toMatchObject({ queued: 0, missed: 0, unknown: 0 });
    await approve();
    await at(plus(EVENING, 9 * MINUTE_MS));
    expect(queued).toHaveLength(1);
  });

  it('calls missed what is still held ten minutes after its moment, and says what held it', async () => {
    const { at, approve, queued, state } = await scene({ approved: false });
    expect(await at(plus(EVENING, 10 * MINUTE_MS))).toMatchObject({ missed: 1 });
    expect(await state()).toMatchObject({ status: 'missed', why: 'approval_needed' });
    await approve();
    await at(plus(EVENING, 11 * MINUTE_MS));
    expect(queued).toEqual([]);
  });

  it('has a post pinned again whose worker died on that: what is out is known', async () => {
    const { ledger, delivery, at, state } = await scene();
    const leaseUntil = plus(EVENING, MINUTE_MS);
    const step = { step: 'text', externalId: '41', permalink: null, at: EVENING };
    await happen(
      ledger,
      delivery,
      { type: 'claimed', at: EVENING, worker: 'one', leaseUntil, steps: ['text', 'pin'] },
      { type: 'step_sent', at: EVENING, step },
    );
    expect(await at(plus(leaseUntil, 10 * SECOND_MS))).toMatchObject({ unknown: 0 });
    expect(await state()).toMatchObject({ status: 'scheduled', sent: [{ step: 'text' }] });
  });

  it('calls unknown what a worker died on, once its lease has lapsed, and never queues it', async () => {
    const { ledger, delivery, at, queued, state } = await scene();
    const leaseUntil = plus(EVENING, MINUTE_MS);
    const sending = move(delivery, { type: 'claimed', at: EVENING, worker: 'one', leaseUntil, steps: ['text'] });
    if (!sending) throw new Error('it can be claimed');
    await ledger.save(sending);
    expect(await at(plus(leaseUntil, -SECOND_MS))).toMatchObject({ unknown: 0 });
    expect(await at(plus(leaseUntil, 10 * SECOND_MS))).toMatchObject({ unknown: 1, queued: 0 });
    expect(await state()).toMatchObject({ status: 'unknown', why: 'worker_died' });
    expect(queued).toEqual([]);
  });

  it('lets what was due at once when it was planned be approved until its public moment', async () => {
    const ledger = memoryLedger();
    const delivery = schedule(
      anEntry({ at: plus(NOON, -HOUR_MS), publicAt: EVENING, expires: plus(EVENING, 2 * HOUR_MS) }),
      null,
      NOON,
    );
    await ledger.create(delivery);
    await ledger.saveCampaign({
      campaign: delivery.campaign,
      revision: 1,
      approvalsNeeded: 1,
      missing: [],
      endsAt: null,
    });
    const ports = {
      ledger,
      channels: fakeChannels(fakeChannel(['text'])),
      contentStore: keptMessage,
      tell: async () => 0,
      ...noModerators(),
      team: async () => [],
      queue: { send: async () => {} },
      log: testLog(),
    };
    expect(await reconcile({ ...ports, clock: testClock(plus(NOON, HOUR_MS)) })).toMatchObject({ missed: 0 });
    expect(await reconcile({ ...ports, clock: testClock(EVENING) })).toMatchObject({ missed: 1 });
  });

  it('lets many packs that were held go in the bot’s time, and not all at once', async () => {
    const { ledger, delivery, at, queued } = await scene();
    const pack = schedule(anEntry({ kind: 'moderator_pack', channel: 'mods', address: '' }), null, NOON);
    await ledger.create({ ...pack, attempts: 1, state: { status: 'cancelled', at: NOON, why: 'removed' } });
    for (let index = 0; index < 250; index += 1) await ledger.create(childOf(pack, `code-${index}`, EVENING, NOON));
    const now = plus(EVENING, 5 * MINUTE_MS);
    expect(await at(now)).toMatchObject({ queued: 251 });
    expect(queued).toContainEqual({
      campaign: delivery.campaign,
      id: delivery.id,
      parent: null,
      dueAt: expect.anything(),
    });
    const seconds = Map.groupBy(
      queued.filter(({ parent }) => parent !== null),
      ({ dueAt }) => dueAt,
    );
    expect(Math.max(...[...seconds.values()].map(({ length }) => 4 * length))).toBeLessThanOrEqual(25);
    expect(await at(now)).toMatchObject({ queued: 0 });
  });

  it('goes on with all others when one row cannot be read', async () => {
    const { ledger, delivery } = await scene();
    const other = schedule(anEntry({ post: '04-other', approval: delivery.approval }), null, NOON);
    await ledger.create(other);
    await ledger.approve(questionOf(other), yesOf('Dara'));
    const queued: Due[] = [];
    const failing = {
      ...ledger,
      read: async (address: Due) => {
        if (address.id === delivery.id) throw new Error('a row of another version');
        return ledger.read(address);
      },
    };
    const ports = {
      clock: testClock(plus(EVENING, MINUTE_MS)),
      ledger: failing,
      channels: fakeChannels(fakeChannel(['text'])),
      contentStore: keptMessage,
      tell: async () => 0,
      ...noModerators(),
      team: async () => [],
    };
    await reconcile({ ...ports, queue: { send: async (dues) => void queued.push(...dues) }, log: testLog() });
    expect(queued.map(({ id }) => id)).toEqual([other.id]);
  });
});
