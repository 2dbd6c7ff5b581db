import { describe, expect, it } from 'vitest';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { tripped } from '../../shared/domain/breaker.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import { childOf, move, schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, type Instant, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { LookedUp, Probed } from '../../shared/domain/outcome.ts';
import type { StaffMessage } from '../../shared/domain/staff.ts';
import type { Due } from '../../shared/ports.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { noModerators } from '../fakes/a-moderator.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { testLog } from '../fakes/log.ts';
import { fakeChannel, fakeChannels, keptMessage } from '../fakes/platforms.ts';

const LEASE_END = plus(EVENING, MINUTE_MS);
const present = (at: Instant): LookedUp => ({ kind: 'present', externalId: '1_7', permalink: null, at });

/** A delivery whose worker died just after its claim, and a channel that answers looks one after the other. */
async function scene(looks: readonly LookedUp[], entry: Partial<Entry> = {}, probe?: () => Promise<Probed>) {
  const ledger = memoryLedger();
  const delivery = schedule(anEntry({ kind: 'facebook_page', channel: 'fb-main', address: '1', ...entry }), null, NOON);
  await ledger.create(delivery);
  const record = { campaign: delivery.campaign, revision: 1, approvalsNeeded: 0, missing: [], endsAt: null };
  await ledger.saveCampaign(record);
  const steps = ['post'];
  const claimed = move(delivery, { type: 'claimed', at: EVENING, worker: 'one', leaseUntil: LEASE_END, steps });
  if (!claimed) throw new Error('it can be claimed');
  await ledger.save(claimed);

  const asked: { step: string; since: Instant }[] = [];
  const adapter = {
    ...fakeChannel(steps),
    lookUp: async (step: string, _message: unknown, _delivery: Delivery, since: Instant): Promise<LookedUp> => {
      asked.push({ step, since });
      return looks[Math.min(asked.length, looks.length) - 1] ?? { kind: 'unseen' };
    },
    ...(probe && { probe }),
  };
  const queued: Due[] = [];
  const told: StaffMessage[] = [];
  const log = testLog();
  const at = (now: Instant) =>
    reconcile({
      clock: testClock(now),
      ledger,
      contentStore: keptMessage,
      channels: fakeChannels(adapter),
      queue: { send: async (dues) => void queued.push(...dues) },
      tell: async (message) => told.push(message),
      ...noModerators(),
      team: async () => [],
      log,
    });
  const state = async () => (await ledger.read(delivery))?.state;
  /** Reconciles every ten seconds, as a laptop does, until this long after the claim. */
  const until = async (ms: number) => {
    for (let waited = 0; waited <= ms; waited += 10 * SECOND_MS) await at(plus(EVENING, waited));
  };
  return { ledger, delivery, claimed, asked, queued, told, log, at, state, until };
}

describe('a delivery whose worker died', () => {
  it('is known to be there within 90 seconds, when the platform shows it', async () => {
    const here = await scene([present(EVENING)]);
    await here.until(90 * SECOND_MS);
    expect(await here.state()).toMatchObject({ status: 'published', sent: [{ step: 'post', externalId: '1_7' }] });
    expect(here.asked).toEqual([{ step: 'post', since: EVENING }]);
    expect(here.queued).toEqual([]);
  });

  it('is believed to be there whenever it is seen, however late', async () => {
    const unseen: LookedUp = { kind: 'unreadable', why: 'timeout' };
    const here = await scene([unseen, unseen, unseen, unseen, present(EVENING)]);
    await here.until(20 * MINUTE_MS);
    expect(await here.state()).toMatchObject({ status: 'published' });
  });

  it('is sent once more only after three complete reads, the last five minutes after the claim', async () => {
    const here = await scene([{ kind: 'absent' }]);
    await here.until(5 * MINUTE_MS - 10 * SECOND_MS);
    expect(here.asked.length).toBeGreaterThanOrEqual(3);
    expect(await here.state()).toMatchObject({ status: 'unknown' });
    expect(here.queued).toEqual([]);
    await here.until(5 * MINUTE_MS + 30 * SECOND_MS);
    expect(await here.state()).toMatchObject({ status: 'scheduled', sent: [] });
    expect(here.queued.map(({ id }) => id)).toContain(here.delivery.id);
  });

  it('is not sent again on reads that were not complete, nor where absence proves nothing', async () => {
    for (const look of [{ kind: 'unreadable', why: 'html' }, { kind: 'unseen' }] as const) {
      const here = await scene([look]);
      await here.until(30 * MINUTE_MS);
      expect(await here.state()).toMatchObject({ status: 'unknown' });
      expect(here.queued).toEqual([]);
    }
  });

  it('is sent again once and never twice', async () => {
    const here = await scene([{ kind: 'absent' }]);
    await here.until(6 * MINUTE_MS);
    const again = await here.ledger.read(here.delivery);
    const claim = { type: 'claimed', worker: 'two', steps: ['post'] } as const;
    const at = plus(EVENING, 6 * MINUTE_MS);
    const second = again && move(again, { ...claim, at, leaseUntil: plus(at, MINUTE_MS) });
    if (!second) throw new Error('it can be claimed again');
    await here.ledger.save(second);
    await here.until(HOUR_MS);
    expect(await here.state()).toMatchObject({ status: 'unknown', why: 'worker_died' });
  });

  it('is missed, and not sent, when its time has gone by before absence can be believed', async () => {
    const here = await scene([{ kind: 'absent' }], { expires: plus(EVENING, 2 * MINUTE_MS) });
    await here.until(6 * MINUTE_MS);
    expect(await here.state()).toMatchObject({ status: 'missed', why: 'expired' });
    expect(here.queued).toEqual([]);
  });

  it('is a person’s to decide where nobody can look', async () => {
    const here = await scene([present(EVENING)], { kind: 'telegram_group', channel: 'tg-group' });
    await here.until(10 * MINUTE_MS);
    expect(await here.state()).toMatchObject({ status: 'unknown', lookAt: null });
    expect(here.asked).toEqual([]);
    expect(here.told).toHaveLength(1);
    expect(here.told[0]?.buttons.map(({ data }) => data)).toEqual([
      `there:${here.delivery.id}`,
      `send:${here.delivery.id}`,
    ]);
  });

  it('is asked of nobody where it went to a single moderator, whose chat nobody else can see', async () => {
    const here = await scene([], { kind: 'moderator_pack', channel: 'mods', address: '' });
    const child = childOf(here.delivery, 'aaaaaaaaaa', EVENING, EVENING);
    await here.ledger.create(child);
    const leaseUntil = plus(EVENING, MINUTE_MS);
    const claimed = move(child, { type: 'claimed', at: EVENING, worker: 'one', leaseUntil, steps: ['text'] });
    if (claimed) await here.ledger.save(claimed);
    await here.until(20 * MINUTE_MS);
    expect((await here.ledger.read(child))?.state).toMatchObject({ status: 'unknown', lookAt: null });
    expect(here.told).toEqual([]);
  });

  it('is asked of a person once, when looking has not found it, and found after that all the same', async () => {
    const unseen: LookedUp = { kind: 'unseen' };
    const here = await scene([...Array<LookedUp>(8).fill(unseen), present(EVENING)], { kind: 'telegram_channel' });
    await here.until(5 * MINUTE_MS);
    expect(here.told).toEqual([]);
    await here.until(20 * MINUTE_MS);
    expect(here.told).toHaveLength(1);
    expect(await here.state()).toMatchObject({ status: 'published' });
  });

  it('goes on with the step after the one that was found', async () => {
    const here = await scene([present(EVENING)], { kind: 'telegram_channel', channel: 'tg-main' });
    const read = await here.ledger.read(here.delivery);
    if (read) await here.ledger.save({ ...read, rev: read.rev + 1, steps: ['photo', 'poll'] });
    await here.until(90 * SECOND_MS);
    expect(await here.state()).toMatchObject({ status: 'scheduled', sent: [{ step: 'photo', externalId: '1_7' }] });
    expect(here.queued.map(({ id }) => id)).toContain(here.delivery.id);
  });
});

describe('a broken channel', () => {
  async function broken(fault: 'token' | 'blocked', probe: () => Promise<Probed>) {
    const here = await scene([], {}, probe);
    const waiting = schedule(anEntry({ kind: 'facebook_page', channel: 'fb-main', post: '04-other' }), null, NOON);
    await here.ledger.create(waiting);
    await here.ledger.trip(tripped(waiting, fault, 'facebook_190: token', EVENING));
    return { ...here, waiting: async () => (await here.ledger.read(waiting))?.state, id: waiting.id };
  }

  it('is let go when a read proves it good, and what waited goes out, though ten minutes have passed', async () => {
    let isGood = false;
    const here = await broken('token', async () => (isGood ? { kind: 'good' } : { kind: 'bad', why: 'token' }));
    await here.at(plus(EVENING, 30 * MINUTE_MS));
    expect(await here.ledger.breakers()).toHaveLength(1);
    expect(await here.waiting()).toMatchObject({ status: 'scheduled' });
    isGood = true;
    expect(await here.at(plus(EVENING, 33 * MINUTE_MS))).toMatchObject({ mended: 1 });
    expect(await here.ledger.breakers()).toEqual([]);
    expect(here.queued.map(({ id }) => id)).toContain(here.id);
  });

  it('misses, with that reason, what waited beyond its time', async () => {
    const here = await broken('token', async () => ({ kind: 'bad', why: 'token' }));
    await here.at(plus(EVENING, 2 * HOUR_MS));
    expect(await here.waiting()).toMatchObject({ status: 'missed', why: 'channel_broken' });
  });

  it('is not let go by a read where reading does not show that one may post', async () => {
    const here = await broken('blocked', async () => ({ kind: 'good' }));
    await here.at(plus(EVENING, HOUR_MS));
    expect(await here.ledger.breakers()).toHaveLength(1);
    await here.at(plus(EVENING, 6 * HOUR_MS));
    expect(await here.ledger.breakers()).toEqual([]);
  });

  it('that cannot be read stays broken, and keeps nobody else waiting', async () => {
    const here = await broken('token', async () => Promise.reject(new Error('no answer')));
    expect(await here.at(plus(EVENING, 5 * MINUTE_MS))).toMatchObject({ mended: 0, unknown: 1 });
  });
});
