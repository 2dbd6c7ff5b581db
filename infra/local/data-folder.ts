import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { epochMs, type Instant, InstantText, plus } from '../../shared/domain/instant.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import type { Clock } from '../../shared/ports.ts';
import { machineTime, runningClock } from '../../shared/runtime/clock.ts';

export interface ClockFlags {
  /** Where the clock starts; null: at the machine's time. */
  readonly now: Instant | null;
  readonly speed: number;
}

const ClockRecord = z.strictObject({
  now: InstantText.nullable(),
  speed: z.number(),
  machine_started_at: InstantText,
  started_at: InstantText,
});

const CLOCK_FILE = 'clock.json';
const PLATFORMS_FILE = 'platforms';

/** Makes the folder, or says in one line why nothing can be kept there. */
export function writable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : 'unknown';
    throw new Mendable(`The data folder ${folder} cannot be written to (${code}): choose another one with --data.`);
  }
}

/**
 * Keeps everyone else out of a data folder until this process lets go or dies. The lock is a socket name that the
 * system takes back when a process dies in any way, so that no stale file ever has to be judged.
 *
 * @returns lets go
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  writable(folder);
  const name = `civicast-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`;
  const server = createServer();
  const listening = once(server, 'listening');
  // Linux keeps names that begin with NUL apart from the file system.
  server.listen(process.platform === 'linux' ? `\0${name}` : join(tmpdir(), name));
  server.unref();
  await listening.catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EADDRINUSE') throw cause;
    throw new Mendable(
      `Another civicast is already running on ${folder}: stop it, or choose another folder with --data.`,
    );
  });
  return async () => {
    server.close();
    await once(server, 'close');
  };
}

/**
 * Keeps a data folder to the public that it was begun with. What only the sandbox saw must never count as published,
 * and what the public saw must not be repeated to it from a folder of samples.
 */
export function keepToPlatforms(folder: string, platforms: 'sandbox' | 'real'): void {
  const file = join(folder, PLATFORMS_FILE);
  const begun = existsSync(file) ? readFileSync(file, 'utf8') : platforms;
  if (begun !== platforms) {
    throw new Mendable(
      begun === 'sandbox'
        ? `${folder} was begun with the sandbox, and now there are tokens or another platform: choose a new folder with --data.`
        : `${folder} belongs to real channels, and this start has no tokens: name the secrets file in CIVICAST_SECRETS, or choose another folder with --data.`,
    );
  }
  writeFileSync(file, platforms);
}

/** For whom and by which clock a folder was begun; null: nothing was begun there. */
export function begunAs(folder: string): { readonly platforms: 'sandbox' | 'real'; readonly clock: ClockFlags } | null {
  const record = readRecord(join(folder, CLOCK_FILE));
  const file = join(folder, PLATFORMS_FILE);
  if (!record || !existsSync(file)) return null;
  const platforms = readFileSync(file, 'utf8') === 'sandbox' ? 'sandbox' : 'real';
  return { platforms, clock: { now: record.now, speed: record.speed } };
}

/** The clock of a data folder. Until its very first start is complete it stands still, so that nothing is late before it began. */
export interface FolderClock extends Clock {
  start(): void;
}

/**
 * What it recorded at its first start goes on, as if the process had never been away; a folder whose deliveries were
 * sent by one clock cannot be judged by another.
 */
export function clockOf(folder: string, flags: ClockFlags): FolderClock {
  const file = join(folder, CLOCK_FILE);
  const record = readRecord(file);
  if (record && (record.now !== flags.now || record.speed !== flags.speed)) {
    throw new Mendable(
      `${folder} began with the clock ${inFlags(record)}, and this start asks for the clock ${inFlags(flags)}: start it as before, or choose another folder with --data.`,
    );
  }
  if (record) return { ...clockSince(record), start() {} };
  return standingClock(flags, (startedAt) => clockSince(recordClock(folder, flags, startedAt)));
}

/** Writes down with which flags a folder is opened from now on, and that its clock shows `startedAt` at this moment. */
export function recordClock(folder: string, flags: ClockFlags, startedAt: Instant): z.infer<typeof ClockRecord> {
  const file = join(folder, CLOCK_FILE);
  // Field by field: whoever calls may hand over more than the flags, and this file is nobody's secret.
  const { now, speed } = flags;
  const first = { now, speed, machine_started_at: machineTime(), started_at: startedAt };
  writeFileSync(`${file}.new`, JSON.stringify(first));
  renameSync(`${file}.new`, file);
  return first;
}

function clockSince({ machine_started_at, started_at, speed }: z.infer<typeof ClockRecord>): Clock {
  const machineNow = epochMs(machineTime());
  const runForMs = (machineNow - epochMs(machine_started_at)) * speed;
  return runningClock(epochMs(started_at) + runForMs - machineNow, speed);
}

/** Shows the flags' moment until it is started. The computer's own time does not stand still for anybody. */
function standingClock({ now, speed }: ClockFlags, begin: (startedAt: Instant) => Clock): FolderClock {
  if (!now) {
    const clock = begin(machineTime());
    return { ...clock, start() {} };
  }
  let started = () => {};
  let running: Clock | null = null;
  const start = new Promise<void>((resolve) => {
    started = resolve;
  });
  return {
    now: () => running?.now() ?? now,
    async until(instant, stop) {
      if (!running && instant > now) await start;
      await running?.until(instant, stop);
    },
    afterReal: (ms) => running?.afterReal(ms) ?? plus(now, ms * speed),
    monotonicMs: () => performance.now(),
    start() {
      running ??= begin(now);
      started();
    },
  };
}

function readRecord(file: string): z.infer<typeof ClockRecord> | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    return ClockRecord.parse(JSON.parse(text));
  } catch {
    throw new Mendable(
      `${file} is damaged. Choose another folder with --data; what was published is in ledger.sqlite there.`,
    );
  }
}

function inFlags({ now, speed }: ClockFlags): string {
  const flags = [...(now ? [`--now ${now}`] : []), ...(speed === 1 ? [] : [`--speed ${speed}`])];
  return flags.join(' ') || 'that this computer shows';
}
