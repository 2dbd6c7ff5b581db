import { waitingPosts } from '../../shared/actions/waiting.ts';
import { whyHeld } from '../../shared/actions/why-held.ts';
import { decisionButtons, remind } from '../../shared/content/staff-approval-words.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { FOR_NOBODY } from '../../shared/domain/hold.ts';
import { DAY_MS, HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { mayDecide } from '../../shared/domain/person.ts';
import type { StaffMessage } from '../../shared/domain/staff.ts';
import { maySayYes } from '../../shared/domain/stand-in.ts';
import { comeTo, isFirstToTell, type TeamPorts, type TeamRun } from './team-chore.ts';

const BEFORE = [
  { name: 'day', beforeMs: DAY_MS, afterMs: HOUR_MS },
  { name: 'hour', beforeMs: HOUR_MS, afterMs: 0 },
];

/**
 * Tells the team, the day before each moment of a post and an hour before it, what still holds it; each once. A lead
 * has a moment of its own: what was approved for it may wait again before the others.
 */
export async function remindOfHolds(run: TeamRun, ports: TeamPorts): Promise<void> {
  const { ledger, tell } = ports;
  const { now } = run;
  for (const { name, beforeMs, afterMs } of BEFORE) {
    const seen = new Set<string>();
    const chore = `remind-a-${name}-before`;
    const from = plus(await comeTo(chore, run, ports), beforeMs);
    for await (const delivery of ledger.plannedBetween(from, plus(now, beforeMs))) {
      const { campaign, post, at, state, parent } = delivery;
      // What comes within the hour is told as that alone, also after a downtime in which both moments passed.
      if (parent !== null || state.status !== 'scheduled' || at <= plus(now, afterMs)) continue;
      const key = `${chore}#${campaign}#${post}#${at}`;
      if (seen.has(key)) continue;
      seen.add(key);
      // All that is told is read before it is noted as told.
      const reminders = await remindersOf(delivery, run, ports);
      if (reminders.length === 0 || !(await isFirstToTell(key, run, ports))) continue;
      for (const { person, message } of reminders) await tell(message, ({ name }) => name === person);
    }
    await ledger.setMark(chore, now);
  }
}

/** What each is told of what holds a post, with the buttons that they can still use; nothing where nothing does. */
async function remindersOf(
  delivery: Delivery,
  { now, team }: TeamRun,
  ports: TeamPorts,
): Promise<readonly { readonly person: string; readonly message: StaffMessage }[]> {
  const { campaign, post, approval, author } = delivery;
  const { ledger } = ports;
  const [deliveries, waiting, held, standIns] = await Promise.all([
    ledger.deliveriesOf(campaign),
    waitingPosts(campaign, ports),
    whyHeld(campaign, ports),
    ledger.standIns(),
  ]);
  const own = deliveries.filter((one) => one.post === post && one.parent === null && one.state.status === 'scheduled');
  const reasons = (await Promise.all(own.map(held))).filter((reason) => reason !== null && !FOR_NOBODY.has(reason));
  const asked = waiting.find((one) => one.post === post);
  const holds = new Set([...reasons, ...(asked ? ['approval_needed' as const] : [])].filter((one) => one !== null));
  if (holds.size === 0) return [];

  const all = decisionButtons({ version: approval, deliveries: [delivery] }, holds);
  const lifting = all.filter(({ data }) => data.startsWith('lift_'));
  return team.flatMap((person) => {
    const may = maySayYes(person, standIns, now);
    if (!may && !mayDecide(person)) return [];
    const isOpen = asked !== undefined && !asked.approvedBy.includes(person.name);
    const buttons = !may || person.name === author ? [] : isOpen ? all : lifting;
    return { person: person.name, message: remind(delivery, holds, asked?.waitingFor ?? 0, buttons) };
  });
}
