import { whyHeld } from '../../shared/actions/why-held.ts';
import { digest, type WaitsForPeople } from '../../shared/content/staff-report-words.ts';
import { FOR_NOBODY } from '../../shared/domain/hold.ts';
import { DAY_MS, fromWallTime, HOUR_MS, type Instant, plus, wallDate } from '../../shared/domain/instant.ts';
import { comeTo, isFirstToTell, type TeamPorts, type TeamRun } from './team-chore.ts';

const EVERY_DAY_AT = '17:00';
/** Later than this nobody wants to read it. */
const AT_THE_LATEST_MS = 4 * HOUR_MS;
const AHEAD_MS = 14 * DAY_MS;

/** Tells once a day what became of the last day, and what waits for people; nothing where nothing happened. */
export async function tellDigest(run: TeamRun, ports: TeamPorts): Promise<void> {
  const { ledger, tell } = ports;
  const { now } = run;
  const due = fromWallTime(wallDate(now), EVERY_DAY_AT);
  if (now < due || (await comeTo('digest', run, ports)) >= due) return;
  const isInTime = now <= plus(due, AT_THE_LATEST_MS);
  const message = isInTime ? digest(await dayUntil(due, run, ports)) : null;
  if (message && (await isFirstToTell(`digest#${due}`, run, ports))) await tell(message);
  await ledger.setMark('digest', now);
}

async function dayUntil(due: Instant, run: TeamRun, ports: TeamPorts) {
  const { ledger } = ports;
  const planned = await Array.fromAsync(ledger.plannedBetween(plus(due, -DAY_MS), plus(due, -1)));
  const today = wallDate(due);
  const heard = async (platform: string) =>
    (await ledger.callbacks(platform)).find(({ day }) => day === today)?.count ?? 0;
  const [facebook, telegram] = await Promise.all([heard('facebook'), heard('telegram')]);
  return {
    at: due,
    deliveries: planned.filter(({ parent }) => parent === null),
    waiting: await waitingForPeople(run, ports),
    newcomers: await newcomersOf(ports),
    heard: { facebook, telegram },
  };
}

async function waitingForPeople({ now }: TeamRun, ports: TeamPorts): Promise<readonly WaitsForPeople[]> {
  const held = new Map<string, Awaited<ReturnType<typeof whyHeld>>>();
  const waiting = new Map<string, WaitsForPeople>();
  for await (const delivery of ports.ledger.plannedBetween(now, plus(now, AHEAD_MS))) {
    const { campaign, post, at, parent, state } = delivery;
    if (parent !== null || state.status !== 'scheduled' || waiting.has(`${campaign} ${post}`)) continue;
    const why = held.get(campaign) ?? (await whyHeld(campaign, ports));
    held.set(campaign, why);
    const reason = await why(delivery);
    if (reason && !FOR_NOBODY.has(reason)) waiting.set(`${campaign} ${post}`, { post, by: at });
  }
  return [...waiting.values()];
}

async function newcomersOf({ moderators }: TeamPorts): Promise<number> {
  const communities = await moderators.communities();
  const waiting = await Promise.all(communities.map(({ id }) => Array.fromAsync(moderators.waitingIn(id))));
  return new Set(waiting.flat().map(({ code }) => code)).size;
}
