import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { epochMs, type Instant, InstantText } from '../../shared/domain/instant.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import type { Clock } from '../../shared/ports.ts';
import { machineTime, runningClock } from '../../shared/runtime/clock.ts';

export interface ClockFlags {
  /** Where the clock starts; null: at the machine's time. */
  readonly now: Instant | null;
  readonly speed: number;
}

const ClockRecord = z.object({
  now: InstantText.nullable(),
  speed: z.number(),
  machine_started_at: InstantText,
  started_at: InstantText,
});

/**
 * Keeps everyone else out of a data folder for as long as this process lives. The lock is a socket name that the
 * system takes back when a process dies in any way, so that no stale file ever has to be judged.
 */
export async function lockDataFolder(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const name = `civicast-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`;
  const server = createServer();
  const listening = once(server, 'listening');
  // Linux keeps names that begin with NUL apart from the file system.
  server.listen(process.platform === 'linux' ? `\0${name}` : join(tmpdir(), name));
  server.unref();
  await listening.catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EADDRINUSE')
      throw new Mendable(
        `Another civicast is already running on ${folder}: stop it, or choose another folder with --data.`,
      );
    throw cause;
  });
}

/**
 * The clock of a data folder. What it recorded at its first start goes on, as if the process had never been away; a
 * folder whose deliveries were sent by one clock cannot be judged by another.
 */
export function clockOf(folder: string, flags: ClockFlags): Clock {
  const file = join(folder, 'clock.json');
  const machineNow = machineTime();
  const record = readRecord(file) ?? { ...flags, machine_started_at: machineNow, started_at: flags.now ?? machineNow };
  if (record.now !== flags.now || record.speed !== flags.speed) {
    throw new Mendable(
      `${folder} belongs to the clock ${inFlags(record)}, and this start asks for ${inFlags(flags)}: use the same, or another folder with --data.`,
    );
  }
  writeFileSync(`${file}.new`, JSON.stringify(record));
  renameSync(`${file}.new`, file);
  const runForMs = (epochMs(machineNow) - epochMs(record.machine_started_at)) * record.speed;
  return runningClock(epochMs(record.started_at) + runForMs - epochMs(machineNow), record.speed);
}

function readRecord(file: string): z.infer<typeof ClockRecord> | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  return ClockRecord.parse(JSON.parse(text));
}

function inFlags({ now, speed }: ClockFlags): string {
  const flags = [...(now ? [`--now ${now}`] : []), ...(speed === 1 ? [] : [`--speed ${speed}`])];
  return flags.join(' ') || 'of this computer (no --now, no --speed)';
}
