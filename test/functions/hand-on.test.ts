import { describe, expect, it } from 'vitest';
import { publish } from '../../functions/publish/publish.ts';
import { withdraw } from '../../shared/actions/withdraw.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { epochMs, HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { DARA, handedOut, LATER, reworded } from './handed-out.ts';

describe('a pack whose words have changed', () => {
  it('corrects, once each, those who have it and did not decline it', async () => {
    const here = await handedOut();
    await reworded(here);
    await here.run();
    expect(here.channel.amended).toHaveLength(2);
    expect((await here.children()).map(({ text }) => text === sha256('better'))).toEqual([true, true, false]);
    expect(await here.pack()).toMatchObject({ text: sha256('better'), amendment: null });
    here.queued.push(here.due);
    await here.run();
    expect(here.channel.amended).toHaveLength(2);
  });

  it('is not told twice to a moderator who may have heard it', async () => {
    const here = await handedOut([{ kind: 'unknown', why: 'timeout' }]);
    await reworded(here);
    await here.run();
    const failed = (await here.children()).filter(({ events }) => events.at(-1)?.type === 'amendment_failed');
    expect(failed).toMatchObject([{ amendment: null, message: sha256('as it was') }]);
    here.clock.set(plus(LATER, HOUR_MS));
    here.queued.push(...failed.map((child) => ({ ...child, dueAt: plus(LATER, MINUTE_MS) })));
    await here.run();
    expect(here.channel.amended).toHaveLength(2);
  });
});

describe('a worker that died while it told a moderator', () => {
  it('is not followed by another one: that they were told cannot be ruled out', async () => {
    const here = await handedOut();
    await reworded(here);
    await publish(here.due, here.ports);
    const [child] = (await here.children()).filter(({ amendment }) => amendment !== null);
    const begun =
      child && move(child, { type: 'amendment_begun', at: LATER, worker: 'dead', leaseUntil: plus(LATER, MINUTE_MS) });
    if (!begun) throw new Error('It was begun');
    await here.ledger.save(begun);
    here.queued.length = 0;
    here.queued.push({ ...begun, dueAt: plus(LATER, MINUTE_MS) });
    await here.run();
    expect(here.channel.amended).toEqual([]);
    expect((await here.ledger.read(begun))?.events.at(-1)).toMatchObject({
      type: 'amendment_failed',
      why: 'worker_died',
    });
  });
});

describe('a pack that is taken back', () => {
  it('asks everybody who received it, once, and says beforehand how many those are', async () => {
    const here = await handedOut();
    const answer = await withdraw(here.delivery.id, DARA, { clock: here.clock, ledger: here.ledger });
    if (answer.kind !== 'taken-back') throw new Error('It is taken back');
    expect(answer.remains).toEqual([{ why: 'in_groups', permalink: null, moderators: 3 }]);
    here.queued.push(...answer.dues);
    await here.run();
    expect(here.channel.amended).toHaveLength(3);
    expect((await here.children()).every(({ removedAt }) => removedAt !== null)).toBe(true);
    expect(await here.pack()).toMatchObject({ amendment: null, state: { status: 'delivered' } });
    expect((await here.pack())?.removedAt).not.toBeNull();
  });

  it('asks hundreds in the bot’s time, some of them in a later claim, and nobody twice', async () => {
    const codes = Array.from({ length: 600 }, (_, index) => `code-${index}`);
    const here = await handedOut([], { codes });
    await withdraw(here.delivery.id, DARA, { clock: here.clock, ledger: here.ledger });
    await publish(here.due, here.ports);
    const moments = here.queued.map(({ dueAt }) => epochMs(dueAt));
    expect(moments).toHaveLength(500);
    expect(
      Math.max(...[...Map.groupBy(moments, (ms) => Math.floor(ms / 1000)).values()].map((all) => all.length)),
    ).toBe(25);
    const pack = await here.pack();
    expect(pack?.amendment).toMatchObject({ kind: 'removal', attempts: 1 });
    here.queued.push({ ...here.due, dueAt: pack?.amendment?.dueAt ?? LATER });
    await here.run();
    expect(here.channel.amended).toHaveLength(600);
    expect(await here.pack()).toMatchObject({ amendment: null });
  });
});
