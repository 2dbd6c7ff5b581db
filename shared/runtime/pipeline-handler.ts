import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import { mendOf } from '../domain/mendable.ts';
import type { Log } from '../ports.ts';

/** Gives a stage what it needs of the outside world; called once, at the first event. */
export type OpenPorts<Ports> = () => Ports | Promise<Ports>;

interface Stage<Event, Ports, Result> {
  readonly name: string;
  readonly event: z.ZodType<Event>;
  readonly open: OpenPorts<Ports>;
  readonly run: (event: Event, ports: Ports) => Promise<Result>;
}

/** Lambda itself ends what takes too long. */
const NEVER_ABORTED = new AbortController().signal;

interface Timing extends Record<string, unknown> {
  startedMs: number;
}

/**
 * The frame around every Lambda: parse the event, open the ports on the first one, run, and write one line.
 * Throws what `run` throws, so that the caller tries again; an event that cannot be read is thrown too, and ends in a DLQ.
 */
export function pipelineHandler<Event, Ports extends { readonly log: Log }, Result>(
  stage: Stage<Event, Ports, Result>,
) {
  const ports = once(stage.open);
  const framed = middy<Event, Result, Error, Context, Timing>()
    .before(async (request) => {
      request.event = stage.event.parse(request.event);
      request.internal.startedMs = performance.now();
    })
    .after(async (request) => {
      // What a middleware returns would become the answer.
      const { log } = await ports();
      log.info(stage.name, { ms: elapsed(request.internal) });
    })
    .onError(async (request) => {
      const { log } = await ports();
      log.error(stage.name, { ms: elapsed(request.internal), error: summary(request.error) });
    })
    .handler(async (event: Event, _context: Context): Promise<Result> => stage.run(event, await ports()));
  // What comes in is anything: `before` makes an Event of it, or throws. Nothing here answers early, so there is a Result.
  return async (event: unknown, context: Context) =>
    (await framed(event as Event, context, { signal: NEVER_ABORTED })) as Result;
}

/** Remembers the promise, and forgets it when it rejects: one bad start must not poison the container. */
function once<Ports>(open: OpenPorts<Ports>): () => Promise<Ports> {
  let opened: Promise<Ports> | undefined;
  return () => {
    opened ??= Promise.resolve(open()).catch((cause) => {
      opened = undefined;
      throw cause;
    });
    return opened;
  };
}

function elapsed({ startedMs }: Partial<Timing>): number | null {
  return startedMs === undefined ? null : Math.round(performance.now() - startedMs);
}

/** The kind of an error and where it was thrown: a message could hold somebody's words. */
function summary(error: unknown): { name: string; at: string | null; mend?: string } {
  if (!(error instanceof Error)) return { name: typeof error, at: null };
  const frame = error.stack?.split('\n').find((line) => line.includes('/functions/') || line.includes('/shared/'));
  return { name: error.name, at: frame?.match(/((functions|shared)\/[^)]*)/)?.[1] ?? null, ...mendOf(error) };
}
