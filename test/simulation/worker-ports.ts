import type { PublishPorts } from '../../functions/publish/publish.ts';
import type { ReconcilePorts } from '../../functions/reconcile/reconcile.ts';
import { inPages } from '../../shared/actions/in-pages.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { ContentStore, DeliveryQueue, Due, Ledger, Log } from '../../shared/ports.ts';
import { channelsOf, type Outside } from './channels.ts';
import type { Worker } from './worker.ts';

export interface Inside extends Outside {
  readonly contentStore: Pick<ContentStore, 'kept'>;
  readonly moderators: PublishPorts['moderators'];
  readonly keys: ReconcilePorts['keys'];
  readonly bot: ReconcilePorts['bot'];
  readonly subscriptions: ReconcilePorts['subscriptions'];
  readonly figures: ReconcilePorts['figures'];
  readonly tips: ReconcilePorts['tips'];
  readonly enqueue: (dues: readonly Due[]) => void;
}

export interface WorkerPorts
  extends PublishPorts,
    Pick<ReconcilePorts, 'keys' | 'bot' | 'subscriptions' | 'figures' | 'tips'> {
  readonly ledger: Ledger;
  readonly team: () => Promise<readonly Person[]>;
}

/** About what one query answers: a megabyte. */
const ROWS_IN_A_PAGE = 500;
/** After one of these, whoever was told that it failed may wait in real time before it asks again. */
const ASKED_AGAIN = new Set(['save', 'read']);
const WRITES = new Set(['create', 'keep', 'save', 'saveCampaign', 'noteText', 'reserve', 'trip', 'probed']);
/** Writes that somebody else may have been first with. */
const CONDITIONAL = new Set(['keep', 'save', 'saveCampaign']);

/** Everything that a use case asks of the world, with an await point in each call. */
export function portsOf(worker: Worker, inside: Inside): WorkerPorts {
  const ledger = ledgerOf(worker, inside);
  return {
    clock: worker.clock,
    ledger,
    moderators: bookOf(worker, inside),
    keys: inside.keys,
    bot: inside.bot,
    // Nobody is given a series here: test/functions/tips-killed has its own faults.
    subscriptions: inside.subscriptions,
    figures: inside.figures,
    tips: inside.tips,
    engagement: { keepLink: () => worker.call(10, () => {}) },
    contentStore: { kept: (area, hash) => worker.call(10, () => inside.contentStore.kept(area, hash)) },
    channels: channelsOf(worker, inside, ledger),
    queue: queueOf(worker, inside),
    tell: () => worker.call(100, () => 1),
    team: async () => [],
    log: logOf(worker, inside),
  };
}

function ledgerOf(worker: Worker, inside: Inside): Ledger {
  const { ledger, random } = inside;
  return {
    ...reached<Ledger>(ledger, worker, inside),
    async *dueBetween(from, to) {
      yield* await worker.call(random.between(2, 12), () => Array.fromAsync(ledger.dueBetween(from, to)));
    },
    async *childrenOf(pack) {
      for await (const page of inPages(ledger.childrenOf(pack), ROWS_IN_A_PAGE))
        yield* await worker.call(random.between(2, 12), () => page);
    },
  };
}

/** It lies in the same table. */
function bookOf(worker: Worker, inside: Inside): PublishPorts['moderators'] {
  const { keep, moderator } = inside.moderators;
  return { ...inside.moderators, ...reached({ keep, moderator }, worker, inside) };
}

/** What answers one call each, through a table that can fail at any of them. */
function reached<Port extends object>(port: Port, worker: Worker, { faults, random, time }: Inside): Port {
  const calls = Object.entries(port).map(([name, method]: [string, (...args: unknown[]) => unknown]) => {
    const failure = () => {
      if (worker.name.startsWith('publish') && ASKED_AGAIN.has(name)) time.standStill(worker.goesOn());
      return new Error(`the ledger cannot be reached: ${name}`);
    };
    const call = async (...args: unknown[]) => {
      const fault = faults.ledger(name);
      const isWrite = WRITES.has(name);
      const fails = fault === 'fails' || (fault === 'doneButAnswerLost' && !isWrite);
      const answer = await worker.call(random.between(2, 12), () => {
        if (fails) return null;
        return fault === 'refused' && CONDITIONAL.has(name) ? 'superseded' : method(...args);
      });
      if (fails || fault === 'doneButAnswerLost') throw failure();
      return answer;
    };
    return [name, call] as const;
  });
  return Object.fromEntries(calls) as unknown as Port;
}

function queueOf(worker: Worker, { faults, enqueue }: Inside): DeliveryQueue {
  return {
    async send(dues) {
      const fails = faults.sendFails();
      // Of a batch some may have gone through before it failed.
      await worker.call(10, () => enqueue(fails ? dues.slice(0, Math.floor(dues.length / 2)) : dues));
      if (fails) throw new Error('the queue cannot be reached');
    },
  };
}

function logOf(worker: Worker, { trace }: Inside): Log {
  const line = (event: string, details: Readonly<Record<string, unknown>> = {}) =>
    trace(details.id, () => `${worker.name} ${event} ${JSON.stringify(details)}`);
  return { info: line, error: line };
}
