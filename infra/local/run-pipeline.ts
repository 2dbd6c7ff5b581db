import { setTimeout as pause } from 'node:timers/promises';
import type { Hono } from 'hono';
import { handle as console } from '../../functions/console/handler.ts';
import { handle as ingest } from '../../functions/ingest/handler.ts';
import type { IngestPorts } from '../../functions/ingest/ingest.ts';
import { handle as prepare } from '../../functions/prepare/handler.ts';
import { handle as publish } from '../../functions/publish/handler.ts';
import { handle as receive } from '../../functions/receive/handler.ts';
import { takeUpdate } from '../../functions/receive/telegram.ts';
import { handle as reconcile } from '../../functions/reconcile/handler.ts';
import { handle as summarize } from '../../functions/summarize/handler.ts';
import { type Instant, latest, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { localDeliveryQueue } from '../../shared/local/delivery-queue.ts';
import { localScheduler } from '../../shared/local/scheduler.ts';
import type { Due } from '../../shared/ports.ts';
import { FUNCTIONS, type FunctionName } from '../pipeline.ts';
import { fetchUpdates } from './fetch-updates.ts';
import { lambdaContext, pipelineRoutes } from './http-server.ts';
import type { During, JumpingClock } from './jumping-clock.ts';
import type { LocalPorts } from './open-local.ts';
import { photoProcess } from './photo-process.ts';
import { confirmInSandbox } from './sandbox-team.ts';
import { signature, watchContent } from './watch.ts';

export interface PipelineSetting {
  readonly content: string;
  readonly ports: LocalPorts;
  readonly report: IngestPorts['report'];
  readonly stop: AbortSignal;
  /** Where the clock jumps: it stands still while a function runs. */
  readonly jumping?: JumpingClock;
}

export interface Pipeline {
  readonly routes: Hono;
  /** Reads the content, settles what is overdue, and then lets everything run. */
  begin(): Promise<void>;
  /** Resolves, once it was told to stop, when nothing is under way any more. */
  ended(): Promise<void>;
}

/** Wires the functions to what triggers them, as the stack does on AWS; what triggers what is said in pipeline.ts. */
export function runPipeline({ content, ports, report, stop, jumping }: PipelineSetting): Pipeline {
  const { clock, ledger, log } = ports;
  const { during = atOnce, ofWork = clock, ofTimers = clock } = jumping ?? {};
  /** A failed event is logged by its handler, and taken up again by reconcile: it must not end the process. */
  const attempt = (run: Promise<unknown>) =>
    run.then(
      () => {},
      () => {},
    );

  const queue = localDeliveryQueue({
    clock,
    stop,
    deliver: async (due) => during(() => attempt(invoke.publish(queueEvent(due), lambdaContext('publish')))),
  });
  const scheduler = localScheduler({
    clock: ofWork,
    ledger,
    stop,
    trigger: (slot: Instant) => attempt(invoke.prepare({ slot }, lambdaContext('prepare'))),
  });
  const invoke = {
    console: console(() => ({ ...ports, queue })),
    ingest: ingest(() => ({ ...ports, preparePhoto: photoProcess(), queue, scheduler, report })),
    prepare: prepare(() => ({ clock, ledger, queue, log })),
    publish: publish(() => ({ ...ports, clock: ofWork, queue })),
    receive: receive(() => ports),
    reconcile: reconcile(() => ({ ...ports, figures: ports.engagement, clock: ofWork, queue })),
    summarize: summarize(() => ports),
  };
  const timed: Partial<Record<FunctionName, () => Promise<unknown>>> = {
    reconcile: async () => {
      if (ports.platforms === 'sandbox') await confirmInSandbox(ports);
      await invoke.reconcile({}, lambdaContext('reconcile'));
    },
    summarize: () => invoke.summarize({}, lambdaContext('summarize')),
  };
  /** As Lambda does with an event that failed: twice more. */
  const readContent = async (): Promise<boolean> => {
    for (let tries = 0; tries < 3 && !stop.aborted; tries += 1) {
      const failed = await invoke.ingest(contentChanged(clock.now()), lambdaContext('ingest')).then(
        () => false,
        () => true,
      );
      if (!failed) return true;
      await pause(RESTART_AFTER_MS, undefined, { signal: stop }).catch(() => {});
    }
    return false;
  };

  async function every(ms: number, run: () => Promise<unknown>): Promise<void> {
    while (!stop.aborted) {
      await ofTimers.until(latest(plus(clock.now(), ms), clock.afterReal(SHORTEST_REST_MS)), stop);
      if (!stop.aborted) await during(() => attempt(run()));
    }
  }

  /** Whatever makes a loop fail (a full disk, say), it goes on when that is over. */
  async function persist(name: string, run: () => Promise<void>): Promise<void> {
    while (!stop.aborted) {
      await run().catch((cause) => log.error(name, { error: cause instanceof Error ? cause.name : typeof cause }));
      if (!stop.aborted) await pause(RESTART_AFTER_MS, undefined, { signal: stop }).catch(() => {});
    }
  }

  /** Telegram calls who has an address; to everybody else it tells what waits when it is asked. */
  const fetching = { bot: ports.bot, take: (body: Uint8Array) => takeUpdate(body, ports), log, stop };
  const loops: Promise<void>[] = [];
  return {
    routes: pipelineRoutes({ console: invoke.console, receive: invoke.receive }),
    async begin() {
      const before = await signature(content);
      const wasRead = await readContent();
      await attempt(invoke.reconcile({}, lambdaContext('reconcile')));
      loops.push(Promise.resolve(during(() => persist('scheduler', scheduler.run))));
      if (ports.platforms === 'real' && ports.reach.publicUrl === null)
        loops.push(persist('updates', () => fetchUpdates(fetching)));
      loops.push(
        persist('watch', () => watchContent(content, async () => during(readContent), wasRead ? before : null, stop)),
      );
      for (const { name, trigger } of FUNCTIONS) {
        const run = timed[name];
        if (typeof trigger === 'object' && run)
          loops.push(every(HERE_EVERY_MS[name] ?? trigger.everyMinutes * MINUTE_MS, run));
      }
    },
    async ended() {
      await Promise.all(loops);
      await queue.settled();
    },
  };
}

const RESTART_AFTER_MS = 1_000;
/** What costs an invocation on AWS costs nothing here: whoever died is noticed, and looked for, within seconds. */
const HERE_EVERY_MS: Partial<Record<FunctionName, number>> = { reconcile: 10 * SECOND_MS };
/** However fast the clock runs. */
const SHORTEST_REST_MS = 100;

const atOnce: During = (work) => work();

/** Of the whole folder, which has been quiet: watch.ts has waited for that. */
function contentChanged(time: Instant) {
  const event = { source: 'aws.s3', 'detail-type': 'Object Created', time, detail: {} };
  return { Records: [{ messageId: 'content', body: JSON.stringify(event) }] };
}

function queueEvent(due: Due) {
  return { Records: [{ messageId: due.id, body: JSON.stringify(due) }] };
}
