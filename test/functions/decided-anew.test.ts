import { describe, expect, it } from 'vitest';
import { publish } from '../../functions/publish/publish.ts';
import { offerEdit } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { childOf, move, replan } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, type Instant, plus } from '../../shared/domain/instant.ts';
import type { Ledger } from '../../shared/ports.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { aModerator, SIEM_REAP } from '../fakes/a-moderator.ts';
import { happen } from '../fakes/happen.ts';
import { amendableChannel, fakeChannel } from '../fakes/platforms.ts';
import { due, scene } from './publishing.ts';

/** A ledger in which somebody else changes the delivery right before a worker first writes what it has decided. */
function changedBefore(ledger: Ledger, change: (delivery: Delivery) => Delivery | null): Ledger {
  let isChanged = false;
  return {
    ...ledger,
    save: async (delivery) => {
      const current = isChanged ? null : await ledger.read(delivery);
      isChanged = true;
      const changed = current && change(current);
      if (changed) await ledger.save(changed);
      return ledger.save(delivery);
    },
  };
}

const PACK = { kind: 'moderator_pack', channel: 'mods', address: '', at: NOON, publicAt: EVENING } as const;

async function aChild() {
  const entry = { ...PACK, expires: plus(EVENING, HOUR_MS) };
  const here = await scene(fakeChannel(['note']), { entry, at: NOON });
  await here.ports.moderators.keepCommunity(SIEM_REAP);
  const child = childOf(here.delivery, 'aaa', NOON, NOON, 'siem-reap');
  await here.ledger.create(child);
  return { ...here, child, now: async () => (await here.ledger.read(child)) as Delivery };
}

describe('what a worker decides counts only for the delivery as it was read', () => {
  it('is not missed when it is given another moment meanwhile', async () => {
    const here = await scene(fakeChannel(['text']), { at: plus(EVENING, 3 * HOUR_MS) });
    const at = plus(EVENING, DAY_MS);
    const moved = anEntry({ ...here.delivery, at, publicAt: at, expires: plus(at, HOUR_MS) });
    const ledger = changedBefore(here.ledger, (one) => replan(one, moved, null, here.clock.now()));
    expect(await publish(due(here.delivery), { ...here.ports, ledger })).toEqual({ kind: 'not-claimed' });
    expect(await here.ledger.read(here.delivery)).toMatchObject({ at, state: { status: 'scheduled', dueAt: at } });
  });

  it('is not one pack too many when it is given another week meanwhile', async () => {
    const here = await aChild();
    const packs = [1, 2, 3].map((day) => ({ pack: `${day}` as Delivery['id'], at: EVENING, posted: false }));
    await here.ports.moderators.keep(aModerator('aaa', ['siem-reap'], { packs }), null);
    const publicAt = plus(EVENING, 7 * DAY_MS);
    const moved = anEntry({ ...here.child, at: publicAt, publicAt, expires: plus(publicAt, HOUR_MS) });
    const ledger = changedBefore(here.ledger, (one) => replan(one, moved, null, NOON));
    expect(await publish(due(here.child), { ...here.ports, ledger })).toEqual({ kind: 'not-claimed' });
    expect(await here.now()).toMatchObject({ publicAt, state: { status: 'scheduled' } });
  });

  it('does not drop a reminder for which the moderator chooses another moment meanwhile', async () => {
    const here = await aChild();
    await here.ports.moderators.keep(aModerator('aaa'), null);
    await publish(due(here.child), here.ports);
    const { remindAt } = await here.now();
    if (!remindAt) throw new Error('It is to be reminded of');
    here.clock.set(remindAt);
    await here.ledger.setPause({ rev: 1, by: 'Dara', since: NOON, resumedBy: null });
    const tonight = plus(remindAt, HOUR_MS);
    const later = { type: 'responded', at: remindAt, response: 'later', why: null, remindAt: tonight } as const;
    const ledger = changedBefore(here.ledger, (one) => move(one, later));
    expect(await publish({ ...here.child, dueAt: remindAt }, { ...here.ports, ledger })).toEqual({
      kind: 'not-claimed',
    });
    expect(await here.now()).toMatchObject({ remindAt: tonight, response: 'later' });
  });

  it('does not give up a change in whose place another one is offered meanwhile', async () => {
    const here = await scene(amendableChannel([]), { at: EVENING });
    const at = EVENING;
    const step = { step: 'text', externalId: '7', permalink: null, at };
    const out = await happen(
      here.ledger,
      here.delivery,
      { type: 'claimed', at, worker: 'one', leaseUntil: plus(at, HOUR_MS), steps: ['text'] },
      { type: 'step_sent', at, step },
      { type: 'published', at },
    );
    const offered = (words: string, of: Delivery, now: Instant) => {
      const entry = { ...anEntry({ ...of }), text: sha256(words), message: sha256(words), approval: sha256(words) };
      return offerEdit(of, entry, now);
    };
    const first = offered('first', out, at);
    if (!first?.amendment) throw new Error('It is offered');
    await here.ledger.save(first);
    here.clock.set(plus(first.amendment.until, HOUR_MS));
    const ledger = changedBefore(here.ledger, (one) => offered('second', one, here.clock.now()));
    expect(await publish(due(out), { ...here.ports, ledger })).toEqual({ kind: 'not-claimed' });
    expect((await here.ledger.read(out))?.amendment).toMatchObject({ version: { text: sha256('second') } });
  });
});
