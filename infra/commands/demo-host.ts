import { createWriteStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import { DAY_MS, instantOf, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { type PlannedDelivery, plan } from '../../shared/domain/plan.ts';
import { contentFolder } from '../../shared/local/content-folder.ts';
import type { Log } from '../../shared/ports.ts';
import { machineTime } from '../../shared/runtime/clock.ts';
import { jsonLog } from '../../shared/runtime/log.ts';
import { recordClock } from '../local/data-folder.ts';
import { freshFolder } from '../local/demo/fresh-folder.ts';
import { endOf, play } from '../local/demo/play.ts';
import { whatWentWrong } from '../local/demo/verdict.ts';
import { type Host, startHost } from '../local/host.ts';
import { type JumpingClock, jumpingClock } from '../local/jumping-clock.ts';
import { type DemoOptions, demoOptions, USAGE } from './demo-options.ts';
import { agreement, demoBegins, demoSummary, whereToLook } from './demo-summary.ts';

/** It takes half a minute; after this something hangs. */
const DEADLINE_MS = 180 * SECOND_MS;
/** How many things that went wrong are named. */
const FAILURES_SHOWN = 5;

/** `npm run demo`: the sample campaigns from first post to last, on the sandbox, with a made-up public. */
export async function demo(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const options = demoOptions(args);
  const stopped = new Promise<'stopped'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve('stopped'));
  });
  const late = pause(DEADLINE_MS, 'late' as const, { ref: false });
  const planned = await plannedIn(options.content);
  await freshFolder(options.data);
  const clock = jumpingClock(plus(planned[0].at, -DAY_MS));
  // The whole play is in flight: between its steps nobody else may make the clock jump.
  const playing = clock.during(() => playAll(planned, clock, options));

  const ended = await Promise.race([playing, stopped, late]).catch((cause: unknown) => failed(cause));
  if (ended === 'stopped') console.log('Stopped before the end. The next demo begins anew.');
  if (ended === 'late') console.error(`The demo has not ended within ${DEADLINE_MS / SECOND_MS} s, and was given up.`);
  // Whatever hangs must not keep a newcomer waiting: nothing in this folder is worth saving.
  if (typeof ended === 'string') process.exit(ended === 'stopped' ? 130 : 1);

  if (options.stays && ended.code === 0) {
    await Promise.race([stopped, ended.host.failed]);
    console.log('Stopping …');
  }
  await ended.host.stop();
  process.exit(ended.code);
}

/** Everything that the content plans, with something in it. */
async function plannedIn(folder: string): Promise<readonly [PlannedDelivery, ...PlannedDelivery[]]> {
  const files = await loadContent(contentFolder(resolve(folder), resolve(folder)));
  const { slots } = plan(readContent(files, machineTime()), instantOf(0));
  const [first, ...others] = slots.flatMap(({ deliveries }) => deliveries);
  if (!first)
    throw new Mendable(`Nothing is planned in "${folder}": npm run check -- ${folder} says what is wrong with it.`);
  return [first, ...others];
}

async function playAll(
  planned: readonly PlannedDelivery[],
  clock: JumpingClock,
  { content, data, port, seed, stays, again }: DemoOptions,
): Promise<{ host: Host; code: number }> {
  console.log(demoBegins(planned, seed, clock.now()));
  const { log, errors } = logOf(data);
  const flags = { now: clock.now(), speed: 1 };
  // No address and no token of anybody: a demo is for nobody but who looks at it.
  const host = await startHost({ content, data, port, env: {}, log, report: async () => {}, jumping: clock, ...flags });
  const end = endOf(planned);
  const whole = play({ host, clock, planned, seed, tell: (line) => console.log(line) });
  const tally = await Promise.race([whole, host.failed.then((why) => Promise.reject(new Error(why)))]);

  // From here on the folder is as any other: opened with the end as its beginning, it goes on.
  recordClock(data, { now: end, speed: 1 }, end);
  clock.run();
  console.log(await demoSummary(host.ports));
  const wrong = [...errors, ...(await whatWentWrong(host.ports, tally))];
  if (wrong.length === 0) console.log(`\n${agreement(tally.totals)}`);
  console.log(whereToLook(host.url, { data, end, again, stays }));
  for (const line of wrong.slice(0, FAILURES_SHOWN)) console.error(`✕ ${line}`);
  if (wrong.length > FAILURES_SHOWN) console.error(`✕ … and ${wrong.length - FAILURES_SHOWN} more`);
  return { host, code: wrong.length === 0 ? 0 : 1 };
}

/** The log goes to the data folder; whatever in it is an error is kept to be said. */
function logOf(data: string): { log: Log; errors: string[] } {
  const file = createWriteStream(join(data, 'civicast.log'), { flags: 'a' });
  file.on('error', () => {});
  const { info, error } = jsonLog((line) => file.write(`${line}\n`));
  const errors: string[] = [];
  const log: Log = {
    info,
    error(event, details) {
      error(event, details);
      errors.push(`${event}: ${JSON.stringify(details)}`);
    },
  };
  return { log, errors };
}

function failed(cause: unknown): 'failed' {
  if (cause instanceof Mendable) throw cause;
  console.error(`The demo failed: ${cause instanceof Error ? cause.message : String(cause)}`);
  return 'failed';
}
