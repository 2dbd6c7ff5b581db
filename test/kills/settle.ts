import { join } from 'node:path';
import { type DeliveryRow, rowsOf } from '../../functions/console/rows.ts';
import { publish } from '../../functions/publish/publish.ts';
import { takeUpdate } from '../../functions/receive/telegram.ts';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { type ClockFlags, clockOf, recordClock } from '../../infra/local/data-folder.ts';
import { startEngine } from '../../infra/local/embedded-engine.ts';
import { type Env, openLocal } from '../../infra/local/open-local.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { type Instant, latest, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Clock, Due } from '../../shared/ports.ts';
import { testLog } from '../fakes/log.ts';

export interface Settled {
  readonly deliveries: readonly Delivery[];
  /** The same as people are shown them. */
  readonly rows: readonly DeliveryRow[];
}

const LONG_AGO = '2000-01-01T00:00:00.000Z' as Instant;
/** What is due is given time to be on its way by itself. */
const OVERDUE_MS = 6 * SECOND_MS;
/** What follows this shortly is taken along: a day of looks has many moments. */
const TOGETHER_MS = 5 * MINUTE_MS;
/** More rounds than anything that comes to an end can need. */
const ROUNDS = 2_000;

/**
 * Goes on where a dead host stopped, until nothing waits for any moment: its own engine, ports, channels and stages on
 * its data folder, with a clock that jumps from one due moment to the next. A lease is a minute of real time, and absence
 * is believed only after five: nobody should wait for that.
 */
export async function settle(
  folder: { readonly content: string; readonly data: string },
  flags: ClockFlags,
  env: Env,
): Promise<Settled> {
  const { content, data } = folder;
  const engine = await startEngine(join(data, 'ledger.sqlite'));
  try {
    let running = clockOf(data, flags);
    const clock: Clock = {
      now: () => running.now(),
      until: (instant, stop) => running.until(instant, stop),
      afterReal: (ms) => running.afterReal(ms),
      monotonicMs: () => running.monotonicMs(),
    };
    const ports = await openLocal({ content, data, env, clock, log: testLog(), databaseUrl: engine.url, ownUrl: '' });
    const due: Due[] = [];
    const queue = { send: async (dues: readonly Due[]) => void due.push(...dues) };
    const hear = hearing(ports);

    for (let round = 0; ; round += 1) {
      if (round === ROUNDS) throw new Error('It does not come to an end');
      await hear();
      const next = await ports.ledger.nextDueAfter(LONG_AGO);
      if (next === null) break;
      // The platforms' clock jumps with it.
      const soon = plus(clock.now(), round === 0 ? 0 : TOGETHER_MS);
      recordClock(data, flags, latest(soon, plus(next, OVERDUE_MS)));
      running = clockOf(data, flags);
      await reconcile({ ...ports, figures: ports.engagement, queue });
      await Promise.all(due.splice(0).map((one) => publish(one, { ...ports, queue })));
    }

    const rows = await rowsOf({ children: true }, ports);
    return { deliveries: rows.map(({ delivery }) => delivery), rows: rows.map(({ row }) => row) };
  } finally {
    await engine.stop();
  }
}

type Ports = Awaited<ReturnType<typeof openLocal>>;

/** Takes in whatever Telegram still has to tell, to its end. */
function hearing(ports: Ports): () => Promise<void> {
  const never = new AbortController().signal;
  let offset = 0;
  return async () => {
    for (;;) {
      const waiting = await ports.bot.updates(offset, never);
      if (waiting.kind === 'failed') throw new Error(`Telegram tells nothing: ${waiting.why}`);
      if (waiting.updates.length === 0) return;
      for (const { update, body } of waiting.updates) {
        await takeUpdate(body, ports);
        offset = update + 1;
      }
    }
  };
}
