import { whyHeld } from '../../shared/actions/why-held.ts';
import { reportSlots as report, type SlotSeen, wentOut } from '../../shared/content/staff-report-words.ts';
import type { Standing } from '../../shared/content/today-words.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { earliest, type Instant, latest, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { comeTo, failed, isFirstToTell, type TeamPorts, type TeamRun } from './team-chore.ts';

/** What is not settled then is reported as it stands. */
const AT_THE_LATEST_MS = 10 * MINUTE_MS;
/** What is planned for now is found a little later. */
const LATE_MS = 2 * MINUTE_MS;

/** Tells once what became of everything that was to leave at one moment. What ends together is told together. */
export async function reportSlots(run: TeamRun, ports: TeamPorts): Promise<void> {
  const { ledger, tell } = ports;
  const { now } = run;
  const from = await comeTo('slots', run, ports);
  const planned = await Array.fromAsync(ledger.plannedBetween(from, now));
  const slots = Map.groupBy(
    planned.filter(({ parent }) => parent === null),
    ({ at }) => at,
  );
  const settled: SlotSeen[] = [];
  let reached = plus(now, -LATE_MS);
  for (const [at, stale] of slots) {
    const deliveries = (await Promise.all(stale.map((one) => ledger.read(one)))).filter((one) => one !== null);
    if (!deliveries.every(isSettled) && plus(at, AT_THE_LATEST_MS) > now) {
      reached = earliest(reached, at);
      continue;
    }
    const told = deliveries.filter(({ state }) => state.status !== 'cancelled');
    if (told.length === 0 || isOfPause(told, run)) continue;
    const slot = await seen(at, told, ports).catch(failed('reportSlots', ports));
    if (slot) settled.push(slot);
    else reached = earliest(reached, at);
  }
  const ended: SlotSeen[] = [];
  try {
    for (const slot of settled) if (await isFirstToTell(`slot#${slot.at}`, run, ports)) ended.push(slot);
  } finally {
    // Also where the next one fails: what is noted as told is told.
    if (ended.length > 0) await tell(report(ended));
  }
  await ledger.setMark('slots', latest(reached, from));
}

function isSettled({ state }: Delivery): boolean {
  return state.status !== 'scheduled' && state.status !== 'sending' && state.status !== 'unknown';
}

/** Whoever paused knows that nothing leaves, and is told what was missed when it goes on. */
function isOfPause(deliveries: readonly Delivery[], { pause }: TeamRun): boolean {
  return pause !== null && deliveries.every(({ state }) => state.status === 'scheduled' || wasPaused(state));
}

function wasPaused(state: Delivery['state']): boolean {
  return state.status === 'missed' && state.why === 'paused';
}

async function seen(at: Instant, deliveries: readonly Delivery[], ports: TeamPorts): Promise<SlotSeen> {
  const standings = deliveries.map(async (delivery): Promise<Standing> => {
    if (wentOut(delivery) || delivery.state.status !== 'scheduled') return { delivery, held: null };
    return { delivery, held: await (await whyHeld(delivery.campaign, ports))(delivery) };
  });
  return { at, standings: await Promise.all(standings) };
}
