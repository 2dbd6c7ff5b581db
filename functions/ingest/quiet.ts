import { earliest, epochMs, type Instant, MINUTE_MS } from '../../shared/domain/instant.ts';
import type { Ledger } from '../../shared/ports.ts';

/**
 * When the files of a folder have been quiet. No clock is asked: each change is noted with its moment when it happens,
 * and comes again after the quiet period. Whoever comes again and is still the newest of its folder finds it quiet;
 * whoever is not leaves it to the newer one, which is on its way.
 */

/** A file that was written or deleted. */
export interface Change {
  /** The campaign's folder, or `_org`. */
  readonly folder: string;
  readonly at: Instant;
}

export type QuietPorts = { readonly ledger: Pick<Ledger, 'mark' | 'setMark'> };

/** What everybody's plan depends on. */
export const ORGANISATION = '_org';
/** A folder in which something changes all the time is planned all the same, as it is then. */
const LONGEST_WAIT_MS = 10 * MINUTE_MS;

interface Marks {
  /** Its newest change. */
  readonly changed: Instant | null;
  /** The first change of those that are not planned yet. */
  readonly since: Instant | null;
  /** Up to which change it is planned. */
  readonly planned: Instant | null;
}

/** Notes a change at the moment at which it happens. Twice is once; changes may be told in any order. */
export async function noteChange({ folder, at }: Change, ports: QuietPorts): Promise<void> {
  const { ledger } = ports;
  const { changed, since, planned } = await marksOf(folder, ports);
  if (since === null || (planned !== null && since <= planned)) await ledger.setMark(`content-since ${folder}`, at);
  if (changed === null || changed < at) await ledger.setMark(`content-changed ${folder}`, at);
}

/** Which of these folders change still: their newest change has not come again. */
export async function stillArriving(
  folders: Iterable<string>,
  upTo: Instant | null,
  ports: QuietPorts,
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    [...new Set(folders)].map(async (folder) => (isArriving(await marksOf(folder, ports), upTo) ? [folder] : [])),
  );
  return new Set(found.flat());
}

/** Whether a change that has come again is still to be planned, and nothing newer is on its way. */
export async function isToBePlanned({ folder, at }: Change, upTo: Instant, ports: QuietPorts): Promise<boolean> {
  const marks = await marksOf(folder, ports);
  return !isArriving(marks, upTo) && (marks.planned === null || marks.planned < at);
}

/** Notes that a folder is planned as it was; what changes after `upTo` comes again by itself. */
export async function notePlanned(folder: string, upTo: Instant, ports: QuietPorts): Promise<void> {
  const { changed, planned } = await marksOf(folder, ports);
  // Of what never changed there is nothing to note.
  if (changed === null) return;
  const to = earliest(changed, upTo);
  if (planned === null || planned < to) await ports.ledger.setMark(`content-planned ${folder}`, to);
}

function isArriving({ changed, since, planned }: Marks, upTo: Instant | null): boolean {
  if (changed === null || (planned !== null && changed <= planned)) return false;
  if (upTo === null) return true;
  const waitsTooLong =
    since !== null && (planned === null || since > planned) && epochMs(upTo) - epochMs(since) >= LONGEST_WAIT_MS;
  return changed > upTo && !waitsTooLong;
}

async function marksOf(folder: string, { ledger }: QuietPorts): Promise<Marks> {
  const [changed, since, planned] = await Promise.all([
    ledger.mark(`content-changed ${folder}`),
    ledger.mark(`content-since ${folder}`),
    ledger.mark(`content-planned ${folder}`),
  ]);
  return { changed, since, planned };
}
