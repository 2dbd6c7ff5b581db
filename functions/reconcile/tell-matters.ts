import { type ToldMatter, tellMatters as tellList, tellMatter } from '../../shared/content/staff-matter-words.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { DAY_MS, HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { type Matter, matterOf } from '../../shared/domain/matter.ts';
import { messageOf } from './post-shown.ts';
import { comeTo, type TeamPorts, type TeamRun } from './tell-team.ts';

/** Most things go wrong within the time in which a post may still leave. */
const SOON_MS = 3 * HOUR_MS;
/** What happens to a post later, that it vanishes say, is looked for less often, and so far back. */
const LATER_EVERY_MS = HOUR_MS;
const LATER_MS = 60 * DAY_MS;
/** Longer than it is looked for. */
const FORGET_AFTER_MS = 90 * DAY_MS;
/** More than so many at once are one list. */
const SINGLY = 3;

interface Found {
  readonly delivery: Delivery;
  readonly matter: ToldMatter;
}

/**
 * Tells once of each thing that went wrong, with its text and photos, and what to do by hand. What is missed while
 * everything is paused is told when it goes on.
 */
export async function tellMatters(run: TeamRun, ports: TeamPorts): Promise<void> {
  const { ledger, tell } = ports;
  const { now, pause } = run;
  const [soon, later] = await Promise.all([comeTo('matters', run, ports), ledger.mark('matters-later')]);
  const isTime = later === null || plus(later, LATER_EVERY_MS) <= now;
  const from = isTime ? plus(now, -LATER_MS) : plus(soon, -SOON_MS);
  const found: Found[] = [];
  for await (const delivery of ledger.plannedBetween(from, now)) {
    const one = toTell(delivery, run);
    if (one && (await ledger.isFirst(keyOf(one), plus(now, FORGET_AFTER_MS)))) found.push(one);
  }
  if (pause === null) await ledger.setMark('matters', now);
  if (isTime) await ledger.setMark('matters-later', now);
  if (found.length > SINGLY) await tell(tellList(found));
  else for (const { delivery, matter } of found) await tell(await shown(delivery, matter, ports));
}

function toTell(delivery: Delivery, { pause, toldSince }: TeamRun): Found | null {
  const matter = matterOf(delivery);
  if (!matter || !isTold(matter) || matter.since < toldSince) return null;
  if (pause !== null && matter.kind === 'missed' && matter.why === 'paused') return null;
  // What this version cannot do yet is in the report of its slot; nobody is asked to mend it, post after post.
  if (matter.why === 'channel_not_ready') return null;
  return { delivery, matter };
}

/** Of what nobody knows the team was asked already. */
function isTold(matter: Matter): matter is ToldMatter {
  return matter.kind !== 'unknown';
}

function keyOf({ delivery: { id }, matter: { kind, since } }: Found): string {
  return `matter#${id}#${kind}#${since}`;
}

/** Where its text cannot be read it is told all the same. */
async function shown(delivery: Delivery, matter: ToldMatter, ports: TeamPorts) {
  const wanted = matter.kind === 'not_edited' ? (delivery.offered ?? delivery.message) : delivery.message;
  const message = await messageOf(wanted, ports).catch(() => null);
  return tellMatter(delivery, matter, message ?? { text: '', photos: [] });
}
