import { describe, expect, it } from 'vitest';
import { publish } from '../../functions/publish/publish.ts';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { withdraw } from '../../shared/actions/withdraw.ts';
import { messageBytes } from '../../shared/content/render.ts';
import { offerEdit } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Sha256 } from '../../shared/domain/message.ts';
import type { Amended, Outcome } from '../../shared/domain/outcome.ts';
import type { Due } from '../../shared/ports.ts';
import { anEntry, EVENING, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { noModerators } from '../fakes/a-moderator.ts';
import { A_MESSAGE, amendableChannel, fakeChannel } from '../fakes/platforms.ts';
import { due as firstDue, scene } from './publishing.ts';

const LATER = plus(EVENING, 10 * MINUTE_MS);
const BETTER = { ...A_MESSAGE, text: 'កែ' };
const STORE = new Map([A_MESSAGE, BETTER].map((message) => [sha256(messageBytes(message)), messageBytes(message)]));
const DARA = { name: 'Dara', role: 'comms' as const };

/** A post that is out, and a channel that answers each change of it as it is told. */
async function out(...answers: Amended[]) {
  const channel = amendableChannel(answers);
  const here = await scene(channel);
  const ports = { ...here.ports, contentStore: { kept: async (_area: string, hash: Sha256) => kept(hash) } };
  await publish(firstDue(here.delivery), ports);
  const queued: Due[] = [];
  const queue = { send: async (dues: readonly Due[]) => void queued.push(...dues) };
  const now = async () => (await here.ledger.read(here.delivery)) as Delivery;
  return {
    ...here,
    channel,
    now,
    queued,
    offer: async () => {
      const entry = anEntry({
        message: sha256(messageBytes(BETTER)),
        text: sha256(BETTER.text),
        approval: sha256('better approval'),
      });
      const offered = offerEdit(await now(), entry, LATER);
      if (!offered) throw new Error('It is offered');
      await here.ledger.save(offered);
    },
    approve: async (...names: string[]) => {
      const { amendment, campaign, post } = await now();
      if (amendment?.kind !== 'edit') throw new Error('An edit waits');
      for (const name of names)
        await here.ledger.approve(questionOf({ campaign, post, ...amendment.version }), yesOf(name));
    },
    withdraw: () => withdraw(here.delivery.id, DARA, { clock: here.clock, ledger: here.ledger }),
    at: (moment: Instant) => {
      here.clock.set(moment);
      return publish({ ...firstDue(here.delivery), dueAt: moment }, { ...ports, queue });
    },
    reconcile: (moment: Instant) => {
      here.clock.set(moment);
      return reconcile({ ...noModerators(), ...ports, ledger: here.ledger, queue, team: async () => [] });
    },
  };
}

function kept(hash: Sha256): Uint8Array {
  const bytes = STORE.get(hash);
  if (!bytes) throw new Error('It was kept');
  return bytes;
}

const EDIT = `edit ${A_MESSAGE.text} into ${BETTER.text}`;

describe('other words for what is out', () => {
  it('take its place when two people have approved exactly them, and not before', async () => {
    const here = await out();
    await here.offer();
    expect(await here.at(LATER)).toEqual({ kind: 'held', reason: 'approval_needed' });
    await here.approve('Dara');
    expect(await here.at(LATER)).toEqual({ kind: 'held', reason: 'approval_needed' });
    await here.approve('Sophea');
    await here.at(LATER);
    expect(here.channel.amended).toEqual([EDIT]);
    expect(await here.now()).toMatchObject({
      text: sha256(BETTER.text),
      amendment: null,
      state: { status: 'published' },
    });
    await here.at(LATER);
    expect(here.channel.amended).toHaveLength(1);
    // The channel has said these words now: another post that says them is held.
    expect(await here.ledger.whoSaid('tg-main', sha256(BETTER.text))).toHaveLength(1);
  });

  it('are held where another post has said them on this channel, and given up after a week', async () => {
    const here = await out();
    const entry = { post: '04-other', text: sha256(BETTER.text), wording: sha256(BETTER.text) };
    const other = await scene(amendableChannel([]), { ledger: here.ledger, entry });
    await publish(firstDue(other.delivery), other.ports);
    await here.offer();
    await here.approve('Dara', 'Sophea');
    expect(await here.at(LATER)).toEqual({ kind: 'held', reason: 'looks_already_published' });
    expect(await here.reconcile(plus(LATER, MINUTE_MS))).toMatchObject({ queued: 0 });
    expect(here.channel.amended).toEqual([]);
    await here.reconcile(plus(LATER, 7 * DAY_MS));
    expect((await here.now()).events.at(-1)).toMatchObject({ why: 'looks_already_published' });
  });

  it('wait while everything is paused, or the channel is broken', async () => {
    const here = await out();
    await here.offer();
    await here.approve('Dara', 'Sophea');
    await here.ledger.setPause({ since: LATER, by: 'Dara', resumedBy: null, rev: 1 });
    expect(await here.at(LATER)).toEqual({ kind: 'held', reason: 'paused' });
    expect(here.channel.amended).toEqual([]);
  });

  it('are tried again, without end to an unclear answer, until they are there', async () => {
    const here = await out({ kind: 'unknown', why: 'timeout' }, { kind: 'deferred', until: null, why: 'rate' });
    await here.offer();
    await here.approve('Dara', 'Sophea');
    await here.at(LATER);
    expect((await here.now()).amendment).toMatchObject({ dueAt: plus(LATER, MINUTE_MS), attempts: 1 });
    expect(await here.at(LATER)).toEqual({ kind: 'not-due' });
    await here.at(plus(LATER, MINUTE_MS));
    await here.at(plus(LATER, 3 * MINUTE_MS));
    expect(here.channel.amended).toEqual([EDIT, EDIT, EDIT]);
    expect((await here.now()).text).toBe(sha256(BETTER.text));
  });

  it('become a matter for a person when the channel says no', async () => {
    const here = await out({ kind: 'refused', why: 'photos_cannot_change' });
    await here.offer();
    await here.approve('Dara', 'Sophea');
    await here.at(LATER);
    const { amendment, text, events } = await here.now();
    expect({ amendment, text }).toEqual({ amendment: null, text: sha256(A_MESSAGE.text) });
    expect(events.at(-1)).toMatchObject({ type: 'amendment_failed', of: 'edit', why: 'photos_cannot_change' });
  });

  it('are picked up within a minute of the approval, and given up after a week without one', async () => {
    const here = await out();
    await here.offer();
    expect(await here.reconcile(plus(LATER, MINUTE_MS))).toMatchObject({ queued: 0 });
    const other = await out();
    await other.offer();
    await other.approve('Dara', 'Sophea');
    expect(await other.reconcile(plus(LATER, MINUTE_MS))).toMatchObject({ queued: 1 });
    expect(other.queued).toEqual([
      { campaign: other.delivery.campaign, id: other.delivery.id, parent: null, dueAt: LATER },
    ]);
    await here.reconcile(plus(LATER, 7 * DAY_MS));
    expect((await here.now()).events.at(-1)).toMatchObject({ type: 'amendment_failed', why: 'approval_needed' });
  });

  it('are carried out by one of two workers that meet', async () => {
    const here = await out();
    await here.offer();
    await here.approve('Dara', 'Sophea');
    await Promise.all([here.at(LATER), here.at(LATER)]);
    expect(here.channel.amended).toEqual([EDIT]);
  });
});

describe('taking back', () => {
  it('deletes what is out, once, even while everything is paused', async () => {
    const here = await out();
    await here.ledger.setPause({ since: LATER, by: 'Dara', resumedBy: null, rev: 1 });
    here.clock.set(LATER);
    expect(await here.withdraw()).toMatchObject({ kind: 'taken-back', dues: [{ id: here.delivery.id }], remains: [] });
    await Promise.all([here.at(LATER), here.at(LATER)]);
    expect(here.channel.amended).toEqual([`remove ${A_MESSAGE.text}`]);
    expect(await here.now()).toMatchObject({ removedAt: LATER, amendment: null, state: { status: 'published' } });
    expect(await here.withdraw()).toMatchObject({ kind: 'taken-back', dues: [], remains: [] });
  });

  it('keeps another post with the same words from bringing them back', async () => {
    const here = await out();
    here.clock.set(LATER);
    await here.withdraw();
    await here.at(LATER);
    const again = await scene(here.channel, { ledger: here.ledger, entry: { post: '04-again' }, at: LATER });
    expect(await publish(firstDue(again.delivery), again.ports)).toEqual({
      kind: 'held',
      reason: 'looks_already_published',
    });
  });

  it('goes on after a worker died in the middle', async () => {
    const here = await out();
    here.clock.set(LATER);
    await here.withdraw();
    const begun = move(await here.now(), {
      type: 'amendment_begun',
      at: LATER,
      worker: 'one',
      leaseUntil: plus(LATER, MINUTE_MS),
    });
    if (begun) await here.ledger.save(begun);
    expect(await here.at(LATER)).toEqual({ kind: 'not-due' });
    expect(await here.reconcile(plus(LATER, 2 * MINUTE_MS))).toMatchObject({ queued: 1 });
    await here.at(plus(LATER, 2 * MINUTE_MS));
    expect((await here.now()).removedAt).toBe(plus(LATER, 2 * MINUTE_MS));
  });

  it('holds the channel when it refuses everything, and deletes when it is mended', async () => {
    const token: Amended = { kind: 'deferred', until: null, why: 'telegram_401: token', fault: 'token' };
    const here = await out(token);
    here.clock.set(LATER);
    await here.withdraw();
    await here.at(LATER);
    expect(await here.ledger.breakers()).toHaveLength(1);
    await here.ledger.probed('tg-main', null);
    await here.at(plus(LATER, MINUTE_MS));
    expect((await here.now()).removedAt).not.toBeNull();
  });
});

describe('a post of which a part is out when its text is mended', () => {
  it('goes on with the words that it began with, and is changed afterwards', async () => {
    const wait: Outcome = { kind: 'deferred', until: LATER, why: 'rate' };
    const answers: Record<string, Outcome> = { text: wait };
    const channel = fakeChannel(['album', 'text'], answers);
    const here = await scene(channel);
    await publish(firstDue(here.delivery), here.ports);
    const begun = (await here.ledger.read(here.delivery)) as Delivery;
    const mended = anEntry({ message: sha256('mended'), text: sha256('mended'), approval: here.delivery.approval });
    const offered = offerEdit(begun, mended, EVENING);
    if (!offered) throw new Error('It is offered');
    await here.ledger.save(offered);
    // Whoever says yes to the other words says nothing of those that have begun.
    const other = { ...here.delivery, approval: sha256('another approval') };
    await here.ledger.approve(questionOf(other), { ...yesOf('Dara'), at: EVENING });
    delete answers.text;
    here.clock.set(plus(LATER, MINUTE_MS));
    await publish({ ...firstDue(here.delivery), dueAt: plus(LATER, MINUTE_MS) }, here.ports);
    expect(channel.sent).toEqual(['album', 'text', 'text']);
    expect(await here.ledger.read(here.delivery)).toMatchObject({
      state: { status: 'published' },
      text: here.delivery.text,
      amendment: { kind: 'edit', version: { text: sha256('mended') } },
    });
  });
});
