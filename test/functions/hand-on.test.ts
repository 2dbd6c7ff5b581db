import { describe, expect, it } from 'vitest';
import { publish } from '../../functions/publish/publish.ts';
import { withdraw } from '../../shared/actions/withdraw.ts';
import { messageBytes } from '../../shared/content/render.ts';
import { offerEdit } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { PackResponse } from '../../shared/domain/moderator.ts';
import type { Amended } from '../../shared/domain/outcome.ts';
import type { Due } from '../../shared/ports.ts';
import { anEntry, EVENING, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { memoryModerators } from '../fakes/moderator-book.ts';
import { A_MESSAGE, amendableChannel } from '../fakes/platforms.ts';
import { scene } from './publishing.ts';

const LATER = plus(EVENING, HOUR_MS);
const CODES = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'];
const DARA = { name: 'Dara', role: 'comms' as const };

/** A pack that three moderators have received, of whom one has posted it and one will not. */
async function handedOut(...answers: Amended[]) {
  const channel = amendableChannel(answers);
  const here = await scene(channel, {
    entry: { kind: 'moderator_pack', channel: 'mods', address: '', recipients: ['siem-reap'] },
  });
  const moderators = memoryModerators();
  const known = {
    communities: ['siem-reap'],
    sealedChat: '',
    state: 'active',
    stateAt: EVENING,
    joinedAt: EVENING,
    rev: 1,
  } as const;
  for (const code of CODES) await moderators.keep({ code, ...known });
  const queued: Due[] = [];
  const ports = {
    ...here.ports,
    moderators,
    queue: { send: async (dues: readonly Due[]) => void queued.push(...dues) },
  };
  const children = async () => {
    const all = (await here.ledger.deliveriesOf(here.delivery.campaign)).filter(({ parent }) => parent !== null);
    return all.toSorted((a, b) => ((a.recipients[0] ?? '') < (b.recipients[0] ?? '') ? -1 : 1));
  };
  /** Everything that is queued, at its moment, and what that queues in its turn. */
  const run = async () => {
    for (let due = queued.shift(); due; due = queued.shift()) {
      if (due.dueAt > here.clock.now()) here.clock.set(due.dueAt);
      await publish(due, ports);
    }
  };
  const say = async (child: Delivery | undefined, response: PackResponse) => {
    const said = child && move(child, { type: 'responded', at: LATER, response });
    if (said) await here.ledger.save(said);
  };
  here.clock.set(EVENING);
  queued.push({ ...here.delivery, dueAt: EVENING });
  await run();
  const [posted, , declined] = await children();
  await say(posted, 'posted');
  await say(declined, 'declined');
  here.clock.set(LATER);
  const due = { ...here.delivery, dueAt: LATER };
  return { ...here, ports, channel, queued, children, run, due, pack: async () => here.ledger.read(here.delivery) };
}

async function reworded(here: Awaited<ReturnType<typeof handedOut>>): Promise<void> {
  const pack = await here.pack();
  const better = {
    ...anEntry(),
    ...pack,
    text: sha256('better'),
    message: sha256(messageBytes(A_MESSAGE)),
    approval: sha256('better'),
  };
  // What they received is other words than those that are approved now.
  for (const child of await here.children())
    await here.ledger.save({ ...child, message: sha256('as it was'), rev: child.rev + 1 });
  const offered = pack && offerEdit({ ...pack, message: sha256('as it was') }, better, LATER);
  if (!offered) throw new Error('It is offered');
  await here.ledger.save(offered);
  for (const name of ['Dara', 'Sophea']) await here.ledger.approve(questionOf(better), yesOf(name));
  here.queued.push(here.due);
}

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
    const here = await handedOut({ kind: 'unknown', why: 'timeout' });
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
});
