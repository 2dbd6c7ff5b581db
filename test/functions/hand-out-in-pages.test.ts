import { describe, expect, it } from 'vitest';
import { enter } from '../../functions/ingest/enter.ts';
import { PAGE } from '../../functions/publish/hand-out.ts';
import { publish } from '../../functions/publish/publish.ts';
import { withdraw } from '../../shared/actions/withdraw.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { deliveryId, sha256 } from '../../shared/domain/delivery-id.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { epochMs, HOUR_MS, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { aPackOfPages, codes, due, MANY } from './a-pack.ts';

describe('a pack for more moderators than one page', () => {
  it('is handed out page by page, each page in one claim, and is delivered when all have it', async () => {
    const here = await aPackOfPages();
    const counts: number[] = [];
    while ((await here.current()).state.status === 'scheduled') {
      await here.page();
      counts.push((await here.children()).length);
    }
    expect(counts).toEqual([PAGE, 2 * PAGE, MANY]);
    expect(await here.received()).toEqual(codes(MANY));
    expect(await here.state()).toMatchObject({ status: 'delivered', sent: [{ externalId: `${MANY}` }] });
  });

  it('is queued for its next page, and never far ahead of what the bot has still to send', async () => {
    const here = await aPackOfPages(10 * PAGE);
    for (let page = 0; page < 9; page += 1) {
      await here.page();
      const last = here.queued.at(-1);
      expect(last?.id).toBe(here.pack.id);
      const ahead = here.queued.filter(({ parent }) => parent !== null).map(({ dueAt }) => epochMs(dueAt));
      expect(Math.max(...ahead) - epochMs(here.clock.now())).toBeLessThanOrEqual(3 * MINUTE_MS);
    }
  });

  it.each([1, 2, PAGE, PAGE + 1, PAGE + 60, MANY])(
    'forgets nobody and gives nobody a second one when its worker dies at moderator %i',
    async (fatal) => {
      const here = await aPackOfPages();
      let made = 0;
      const create = async (child: Delivery) => {
        made += 1;
        if (made === fatal) throw new Error('killed');
        return here.ledger.create(child);
      };
      const dying = { ...here.ports, ledger: { ...here.ledger, create } };
      for (let turn = 0; turn < 10 && (await here.current()).state.status !== 'delivered'; turn += 1) {
        await here.page(dying).catch(() => null);
        if ((await here.current()).state.status === 'sending') await here.minutes(2);
      }
      expect(await here.received()).toEqual(codes(MANY));
      expect(await here.state()).toMatchObject({ status: 'delivered', sent: [{ externalId: `${MANY}` }] });
    },
  );

  it('ends a page where the table fails, and goes on from there without waiting for a lease to lapse', async () => {
    const here = await aPackOfPages();
    let made = 0;
    const create = async (child: Delivery) => {
      made += 1;
      if (made === 100) throw new Error('throttled');
      return here.ledger.create(child);
    };
    await here.page({ ...here.ports, ledger: { ...here.ledger, create } });
    expect(await here.state()).toMatchObject({ status: 'scheduled', dueAt: here.clock.now() });
    const { events } = await here.current();
    expect(events.at(-1)).toMatchObject({ type: 'page_handed_out', upTo: { code: 'code-0059' } });
    while ((await here.state())?.status === 'scheduled') await here.page();
    expect(await here.received()).toEqual(codes(MANY));
  });

  it('goes no further when it is taken back between two pages, and asks those who have it', async () => {
    const here = await aPackOfPages();
    await here.page();
    const [one, other] = here.queued;
    if (one) await publish(one, here.ports);
    const answer = await withdraw(here.pack.id, { name: 'Dara', role: 'comms' }, here.doors);
    expect(answer).toMatchObject({ kind: 'taken-back', stopped: PAGE - 1, remains: [{ moderators: 1 }] });
    expect(await here.current()).toMatchObject({
      state: { status: 'incomplete', why: 'withdrawn' },
      amendment: { kind: 'removal' },
    });
    await here.page();
    if (other) await publish(other, here.ports);
    const asked = (await here.children()).filter(({ amendment }) => amendment?.kind === 'removal');
    expect(asked.map(({ state }) => state.status)).toEqual(['delivered']);
    expect(await here.received()).toHaveLength(PAGE);
    expect(here.channel.sent).toEqual(['note', 'text']);
  });

  it('goes no further in the middle of a page when its file is gone meanwhile', async () => {
    for (const [after, given] of [
      [0, 0],
      [1, 60],
    ]) {
      const here = await aPackOfPages();
      let reserved = 0;
      const gone = { entries: [], drafts: [], broken: [], redated: [] };
      const ledger = {
        ...here.ledger,
        read: async (asked: Parameters<typeof here.ledger.read>[0]) => {
          const isAsked = (await here.ledger.read(here.pack))?.state.status === 'sending' && asked.id === here.pack.id;
          if (isAsked && reserved++ === after) await enter(here.record, gone, 1, here.doors);
          return here.ledger.read(asked);
        },
      };
      await here.page({ ...here.ports, ledger });
      expect(await here.received()).toHaveLength(given ?? 0);
      expect(new Set((await here.children()).map(({ state }) => state.status))).not.toContain('scheduled');
      expect(await here.page()).toMatchObject({ kind: 'held', reason: 'post_broken' });
    }
  });

  it('holds the rest while changed words wait to be approved, goes on with them, and tells those who have the old ones', async () => {
    const here = await aPackOfPages();
    await here.page();
    const [one] = here.queued;
    if (one) await publish(one, here.ports);
    const words = { message: sha256('better'), text: sha256('better'), wording: sha256('better') };
    const better = here.entry({ ...words, approval: sha256('better') });
    const wish = { entries: [better], drafts: [], broken: [], redated: [] };
    await enter(here.record, wish, 1, here.doors);
    expect(await here.page()).toEqual({ kind: 'held', reason: 'approval_needed' });
    await here.minutes(60);
    expect(await here.received()).toHaveLength(PAGE);

    await here.ledger.approve(questionOf(better), yesOf('Dara'));
    while ((await here.current()).state.status === 'scheduled') await here.page();
    expect(await here.received()).toEqual(codes(MANY));
    const [first, ...others] = (await here.children()).toSorted((a, b) => b.attempts - a.attempts);
    expect(first).toMatchObject({
      state: { status: 'delivered' },
      amendment: { kind: 'edit' },
      offered: words.message,
    });
    expect(new Set(others.map(({ message, state }) => `${state.status} ${message}`))).toEqual(
      new Set([`scheduled ${words.message}`]),
    );
    const moments = others.flatMap(({ state }) => (state.status === 'scheduled' ? epochMs(state.dueAt) : []));
    expect(new Set(moments).size).toBe(MANY - 1);
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(epochMs(plus(NOON, 8 * HOUR_MS)));
  });

  it('that is held for too long between two pages says that only a part is out', async () => {
    const here = await aPackOfPages();
    await here.page();
    await here.ledger.setPause({ since: here.clock.now(), by: 'Dara', resumedBy: null, rev: 1 });
    await here.minutes(15);
    expect(await here.state()).toMatchObject({ status: 'scheduled' });
    await here.minutes(12 * 60);
    expect(await here.state()).toMatchObject({ status: 'incomplete', why: 'paused' });
  });
});

describe('two packs that are handed out at one moment', () => {
  it('keep together to what one bot may send in a second', async () => {
    const here = await aPackOfPages(100);
    const other = schedule(
      here.entry({ ...here.pack, id: deliveryId('meeting', '04', 'mods'), post: '04', wording: sha256('04') }),
      null,
      NOON,
    );
    await here.ledger.create(other);
    await here.ledger.approve(questionOf(other), yesOf('Dara'));
    await Promise.all([publish(due(here.pack), here.ports), publish(due(other), here.ports)]);
    const seconds = Map.groupBy(here.queued, ({ dueAt }) => Math.floor(epochMs(dueAt) / SECOND_MS));
    expect(here.queued).toHaveLength(200);
    expect(Math.max(...[...seconds.values()].map(({ length }) => 4 * length))).toBeLessThanOrEqual(25);
  });
});
