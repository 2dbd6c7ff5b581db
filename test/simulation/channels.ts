import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { ChannelAdapter, Channels, Ledger, Reaches } from '../../shared/ports.ts';
import { change, remind } from './changing.ts';
import type { Faults } from './faults.ts';
import type { IndexedLedger } from './indexed-ledger.ts';
import { look } from './looking.ts';
import type { Platform } from './platform.ts';
import type { Random } from './random.ts';
import { send } from './sending.ts';
import type { Timeline } from './timeline.ts';
import type { Witness } from './witness.ts';
import { msOf, type Worker } from './worker.ts';

export interface Outside {
  readonly time: Timeline;
  readonly random: Random;
  readonly faults: Faults;
  readonly platform: Platform;
  readonly ledger: IndexedLedger;
  readonly witness: Witness;
  /** Channels whose messages are forwarded into a group where the bot is. */
  readonly discussed: ReadonlySet<string>;
  /** Tells whoever watches this delivery what happens. */
  readonly trace: (id: unknown, text: () => string) => void;
}

/** The steps as the real adapters have them. */
export function stepsOf({ kind }: Pick<Delivery, 'kind'>, { photos }: Message): readonly string[] {
  if (kind === 'facebook_page') return ['post'];
  if (kind === 'moderator_pack') return ['note', ...(photos.length > 0 ? ['photo'] : []), 'text'];
  if (photos.length === 0) return ['text'];
  return photos.length === 1 ? ['photo'] : ['album', 'text'];
}

/** The channels as one worker reaches them. */
export function channelsOf(worker: Worker, outside: Outside, ledger: Pick<Ledger, 'whoseMessage'>): Channels {
  return {
    standing: () => worker.call(1, () => 'real'),
    open: (reaches) => worker.call(1, () => adapterOf(reaches, worker, outside, ledger)),
  };
}

function adapterOf(
  reaches: Reaches,
  worker: Worker,
  outside: Outside,
  ledger: Pick<Ledger, 'whoseMessage'>,
): ChannelAdapter {
  const { kind } = reaches;
  const adapter: ChannelAdapter = {
    steps: (message) => stepsOf({ kind }, message),
    send: (step, message, delivery) => send(step, message, delivery, worker, outside),
    edit: (_before, after, delivery) => change({ delivery, into: after }, worker, outside),
    remove: (_message, delivery) => change({ delivery, into: null }, worker, outside),
    probe: () => worker.call(100, () => ({ kind: 'good' })),
  };
  if (kind === 'moderator_pack') return { ...adapter, remind: (_message, pack) => remind(pack, worker, outside) };
  return {
    ...adapter,
    lookUp: (step, message, delivery, since) =>
      look(step, message, delivery, msOf(since), { worker, outside, ledger }).then((found) => {
        outside.trace(delivery.id, () => `${worker.name} looks for ${step}: ${found.kind}`);
        return found;
      }),
  };
}
