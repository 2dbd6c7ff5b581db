import { publish } from '../../functions/publish/publish.ts';
import { messageBytes } from '../../shared/content/render.ts';
import { offerEdit } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import type { PackResponse } from '../../shared/domain/moderator.ts';
import type { Amended } from '../../shared/domain/outcome.ts';
import type { Due, Ledger } from '../../shared/ports.ts';
import { anEntry, EVENING, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { aModerator, said } from '../fakes/a-moderator.ts';
import { memoryModerators } from '../fakes/moderator-book.ts';
import { A_MESSAGE, amendableChannel } from '../fakes/platforms.ts';
import { scene } from './publishing.ts';

export const LATER = plus(EVENING, HOUR_MS);
const CODES = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'];
export const DARA = { name: 'Dara', role: 'comms' as const };

/** A pack that three moderators have received, of whom one has posted it and one will not. */
export async function handedOut(
  answers: readonly Amended[] = [],
  { codes = CODES, ledger, waits = false }: { codes?: readonly string[]; ledger?: Ledger; waits?: boolean } = {},
) {
  const channel = amendableChannel(answers);
  const here = await scene(channel, {
    ...(ledger && { ledger }),
    entry: { kind: 'moderator_pack', channel: 'mods', address: '', recipients: ['siem-reap'] },
  });
  const moderators = memoryModerators();
  for (const code of codes) await moderators.keep(aModerator(code), null);
  const queued: Due[] = [];
  const ports = {
    ...here.ports,
    moderators,
    queue: { send: async (dues: readonly Due[]) => void queued.push(...dues) },
  };
  const children = async () => {
    const all = await Array.fromAsync(here.ledger.childrenOf(here.delivery));
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
    const moved = child && move(child, said(response, LATER));
    if (moved) await here.ledger.save(moved);
  };
  here.clock.set(EVENING);
  if (!waits) {
    queued.push({ ...here.delivery, dueAt: EVENING });
    await run();
    const [posted, , declined] = await children();
    await say(posted, 'posted');
    await say(declined, 'declined');
    here.clock.set(LATER);
  }
  const due = { ...here.delivery, dueAt: LATER };
  return { ...here, ports, channel, queued, children, run, due, pack: async () => here.ledger.read(here.delivery) };
}

export async function reworded(here: Awaited<ReturnType<typeof handedOut>>): Promise<void> {
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
