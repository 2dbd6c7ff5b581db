import { describe, expect, it } from 'vitest';
import { publish } from '../../functions/publish/publish.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Ledger } from '../../shared/ports.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { fakeChannel } from '../fakes/platforms.ts';
import { due, scene, stateOf } from './publishing.ts';

describe('sending under a claim', () => {
  it('sends once when it is triggered twice at the same moment', async () => {
    const channel = fakeChannel(['text']);
    const here = await scene(channel);
    const results = await Promise.all([1, 2, 3].map(() => publish(due(here.delivery), here.ports)));
    expect(results.filter(({ kind }) => kind === 'attempted')).toHaveLength(1);
    expect(channel.sent).toEqual(['text']);
    expect(await publish(due(here.delivery), here.ports)).toEqual({ kind: 'not-due' });
  });

  it('records the id although the ledger fails for a while', async () => {
    const ledger = memoryLedger();
    let failures = 3;
    const failing: Ledger = {
      ...ledger,
      async save(delivery) {
        if (delivery.events.at(-1)?.type === 'step_sent' && failures-- > 0) throw new Error('throttled');
        return ledger.save(delivery);
      },
    };
    const channel = fakeChannel(['text']);
    const here = await scene(channel, { ledger: failing });
    await publish(due(here.delivery), here.ports);
    expect(await stateOf(here)).toMatchObject({ status: 'published', sent: [{ externalId: 'id-of-text' }] });
    expect(channel.sent).toEqual(['text']);
  });

  it('claims nothing when the message cannot be read: then it was certainly not sent', async () => {
    const here = await scene(fakeChannel(['text']));
    const contentStore = {
      kept: async () => {
        throw new Error('rendered/… is missing');
      },
    };
    await expect(publish(due(here.delivery), { ...here.ports, contentStore })).rejects.toThrow('is missing');
    expect(await stateOf(here)).toMatchObject({ status: 'scheduled' });
  });

  it('sends no further step once its lease is nearly over', async () => {
    const channel = fakeChannel(['album', 'text'], {}, async () => here.clock.advance(40 * SECOND_MS));
    const here = await scene(channel);
    await publish(due(here.delivery), here.ports);
    expect(channel.sent).toEqual(['album']);
    expect(await stateOf(here)).toMatchObject({ status: 'scheduled', sent: [{ step: 'album' }] });
  });

  it('says once what two deliveries would say at one moment', async () => {
    const ledger = memoryLedger();
    const channel = fakeChannel(['text']);
    const one = await scene(channel, { ledger });
    const other = await scene(channel, { ledger, entry: { post: '04-copy' } });
    await Promise.all([one, other].map(({ delivery, ports }) => publish(due(delivery), ports)));
    expect(channel.sent.length).toBeLessThanOrEqual(1);
    // Whoever stepped back comes again, and not both at one moment.
    const waiting = (await ledger.deliveriesOf(one.delivery.campaign)).flatMap((delivery) =>
      delivery.state.status === 'scheduled' ? [{ ...due(delivery), dueAt: delivery.state.dueAt }] : [],
    );
    expect(new Set(waiting.map(({ dueAt }) => dueAt)).size).toBe(waiting.length);
    for (const later of waiting.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))) {
      one.clock.set(later.dueAt);
      await publish(later, one.ports);
    }
    expect(channel.sent).toEqual(['text']);
  });

  it('is not concluded by a worker that slept beyond its lease while another one sends it', async () => {
    const slept = fakeChannel(['text'], { text: { kind: 'deferred', until: null, why: 'rate' } }, async () => {
      const { ledger, delivery } = here;
      const at = plus(EVENING, 6 * MINUTE_MS);
      const mine = await ledger.read(delivery);
      const events = [
        { type: 'unknown', at, why: 'worker_died', lookAt: null },
        { type: 'absent', at, by: 'look_up' },
        { type: 'claimed', at, worker: 'another', leaseUntil: plus(at, MINUTE_MS), steps: ['text'] },
      ] as const;
      let current = mine;
      for (const event of events) {
        current = current && move(current, event);
        if (current) await ledger.save(current);
      }
    });
    const here = await scene(slept);
    await publish(due(here.delivery), here.ports);
    expect(await stateOf(here)).toMatchObject({ status: 'sending', worker: 'another' });
  });

  it('sends nothing when the claim itself took most of the lease, and no step after it expires', async () => {
    const slow = memoryLedger();
    const channel = fakeChannel(['text']);
    const here = await scene(channel, {
      ledger: {
        ...slow,
        async save(delivery) {
          if (delivery.state.status === 'sending') here.clock.advance(50 * SECOND_MS);
          return slow.save(delivery);
        },
      },
    });
    await publish(due(here.delivery), here.ports);
    expect(channel.sent).toEqual([]);
    const album = fakeChannel(['album', 'text'], {}, async () => late.clock.advance(20 * SECOND_MS));
    const late = await scene(album, { entry: { expires: plus(EVENING, 10 * SECOND_MS) } });
    await publish(due(late.delivery), late.ports);
    expect(album.sent).toEqual(['album']);
  });

  it('is due again, not unknown, when the ledger fails right after the claim', async () => {
    const inner = memoryLedger();
    let claimed = false;
    const failing: Ledger = {
      ...inner,
      async save(delivery) {
        claimed ||= delivery.state.status === 'sending';
        return inner.save(delivery);
      },
      async whoSaid(channel, text) {
        if (claimed) throw new Error('throttled');
        return inner.whoSaid(channel, text);
      },
    };
    const channel = fakeChannel(['text']);
    const here = await scene(channel, { ledger: failing });
    await publish(due(here.delivery), here.ports);
    expect(channel.sent).toEqual([]);
    expect(await stateOf(here)).toMatchObject({ status: 'scheduled', sent: [] });
  });
});
