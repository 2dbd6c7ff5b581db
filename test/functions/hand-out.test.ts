import { describe, expect, it } from 'vitest';
import { enter } from '../../functions/ingest/enter.ts';
import { type PublishPorts, publish } from '../../functions/publish/publish.ts';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { deliveryId, sha256 } from '../../shared/domain/delivery-id.ts';
import { move, schedule } from '../../shared/domain/delivery-life.ts';
import { MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import { anEntry, EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { noModerators, said } from '../fakes/a-moderator.ts';
import { testClock } from '../fakes/clock.ts';
import { fakeChannel } from '../fakes/platforms.ts';
import { aPack, due } from './a-pack.ts';

describe('handing out a pack', () => {
  it('makes one delivery for each moderator, also for one who runs groups in two communities', async () => {
    const here = await aPack(['aaa', 'bbb', 'ccc']);
    expect(await publish(due(here.pack), here.ports)).toMatchObject({ kind: 'attempted' });
    const children = await here.children();
    expect(children.map(({ recipients }) => recipients).sort()).toEqual([['aaa'], ['bbb'], ['ccc']]);
    expect(children.map(({ id }) => id)).toContain(deliveryId('meeting', '03-invite', 'mods', 'aaa'));
    expect(here.queued.map(({ id }) => id).sort()).toEqual(children.map(({ id }) => id).sort());
    expect(await here.state()).toMatchObject({ status: 'delivered', sent: [{ externalId: '3' }] });
    expect(here.channel.sent).toEqual([]);
  });

  it('sends each its steps once, and calls it delivered and not published', async () => {
    const here = await aPack(['aaa', 'bbb']);
    await publish(due(here.pack), here.ports);
    for (const one of here.queued) await publish(one, here.ports);
    for (const one of here.queued) await publish(one, here.ports);
    expect(here.channel.sent).toEqual(['note', 'text', 'note', 'text']);
    expect((await here.children()).map(({ state }) => state.status)).toEqual(['delivered', 'delivered']);
  });

  it('twice, or by two workers at once, gives nobody a second one', async () => {
    const here = await aPack(['aaa', 'bbb']);
    await Promise.all([1, 2, 3].map(() => publish(due(here.pack), here.ports)));
    expect(await here.children()).toHaveLength(2);
  });

  it('goes on where a worker died, and is never unknown', async () => {
    const here = await aPack(['aaa', 'bbb', 'ccc']);
    let made = 0;
    const dying: PublishPorts = {
      ...here.ports,
      ledger: {
        ...here.ledger,
        create: async (child) => {
          made += 1;
          if (made === 2) throw new Error('killed');
          return here.ledger.create(child);
        },
      },
    };
    await expect(publish(due(here.pack), dying)).rejects.toThrow('killed');
    const later = { ...here.ports, clock: testClock(plus(EVENING, 2 * MINUTE_MS)) };
    expect(await reconcile({ ...noModerators(), ...later, ledger: here.ledger, team: async () => [] })).toMatchObject({
      unknown: 0,
    });
    expect(await here.state()).toMatchObject({ status: 'scheduled' });
    await publish(due({ ...here.pack, at: plus(EVENING, 2 * MINUTE_MS) }), later);
    expect(await here.children()).toHaveLength(3);
    expect(await here.state()).toMatchObject({ status: 'delivered', sent: [{ externalId: '3' }] });
  });

  it('leaves out who has blocked the bot', async () => {
    const here = await aPack(['aaa', 'bbb', 'ccc']);
    const one = await here.moderators.moderator('aaa');
    if (one) await here.moderators.keep({ ...one, reachable: false, rev: 2 }, one);
    await publish(due(here.pack), here.ports);
    expect((await here.children()).map(({ recipients }) => recipients).sort()).toEqual([['bbb'], ['ccc']]);
  });

  it('calls it incomplete when the bot is blocked between note and text', async () => {
    const refused: Outcome = { kind: 'refused', why: 'telegram_403: blocked' };
    const here = await aPack(['aaa'], fakeChannel(['note', 'text'], { text: refused }));
    await publish(due(here.pack), here.ports);
    for (const one of here.queued) await publish(one, here.ports);
    expect((await here.children()).map(({ state }) => state)).toMatchObject([
      { status: 'incomplete', why: 'telegram_403: blocked' },
    ]);
  });

  it('keeps to a pace that leaves the bot room for replies', async () => {
    const here = await aPack(Array.from({ length: 120 }, (_, index) => `code-${index}`));
    await publish(due(here.pack), here.ports);
    const moments = here.queued.map(({ dueAt }) => Date.parse(dueAt)).sort((a, b) => a - b);
    const packsASecond = moments.filter((moment) => moment < Date.parse(EVENING) + SECOND_MS).length;
    expect(packsASecond).toBeLessThanOrEqual(7);
    expect(new Set(moments).size).toBe(120);
  });
});

describe('a plan entered again after a pack was handed out', () => {
  it('changes nothing', async () => {
    const here = await aPack(['aaa', 'bbb']);
    await publish(due(here.pack), here.ports);
    const before = await here.ledger.deliveriesOf(here.pack.campaign);
    const wish = { entries: [here.entry()], drafts: [], broken: [], redated: [] };
    const entered = await enter(here.record, wish, 1, { clock: here.ports.clock, ledger: here.ledger });
    expect(entered).toMatchObject({ added: 0, changed: 0, withdrawn: 0 });
    expect(await here.ledger.deliveriesOf(here.pack.campaign)).toEqual(before);
  });

  it('withdraws what no moderator has received yet when its post is gone, and nothing else', async () => {
    const here = await aPack(['aaa', 'bbb']);
    await publish(due(here.pack), here.ports);
    const [first] = here.queued;
    if (first) await publish(first, here.ports);
    const other = schedule(anEntry({ post: '04-other' }), null, NOON);
    await here.ledger.create(other);
    const wish = { entries: [anEntry({ post: '04-other' })], drafts: [], broken: [], redated: [] };
    await enter(here.record, wish, 1, { clock: here.ports.clock, ledger: here.ledger });
    const statuses = (await here.children()).map(({ state }) => state.status).sort();
    expect(statuses).toEqual(['cancelled', 'delivered']);
    expect(await here.state()).toMatchObject({ status: 'delivered' });
  });

  it('gives everybody the words that were approved, and other ones once those are', async () => {
    const here = await aPack(['aaa', 'bbb']);
    await publish(due(here.pack), here.ports);
    const [first] = here.queued.splice(0);
    if (first) await publish(first, here.ports);
    const changed = here.entry({ message: sha256('another'), text: sha256('another'), approval: sha256('another') });
    const wish = { entries: [changed], drafts: [], broken: [], redated: [] };
    const entered = await enter(here.record, wish, 1, { clock: here.ports.clock, ledger: here.ledger });
    expect(entered).toMatchObject({ changed: 0, offered: 1 });
    const waiting = async () => (await here.children()).filter(({ state }) => state.status === 'scheduled');
    expect(await waiting()).toMatchObject([{ message: here.pack.message, approval: here.pack.approval }]);

    await here.ledger.approve(questionOf(changed), yesOf('Dara'));
    await publish({ ...due(here.pack), dueAt: here.ports.clock.now() }, here.ports);
    expect(await waiting()).toMatchObject([{ message: sha256('another'), approval: sha256('another') }]);
    expect((await waiting()).map(({ recipients }) => recipients.length)).toEqual([1]);
  });
});

describe('the response to a pack', () => {
  it('cannot come before anything of it was sent, nor for a whole pack', () => {
    const pack = schedule(anEntry({ kind: 'moderator_pack' }), null, NOON);
    expect(move(pack, said('posted', NOON))).toBeNull();
  });
});
