import { type ToldMatter, tellMatters as tellList, tellMatter } from '../../shared/content/staff-matter-words.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import { type Matter, matterOf } from '../../shared/domain/matter.ts';
import { messageOf } from './post-shown.ts';
import type { TeamPorts, TeamRun } from './tell-team.ts';

/** What was missed in a pause was planned at most so long before it began. */
const LOOK_BACK_MS = DAY_MS;
/** More than so many at once are one list. */
const SINGLY = 3;

interface Found {
  readonly delivery: Delivery;
  readonly matter: ToldMatter;
}

/**
 * Tells of each thing that went wrong, with its text and photos, and what to do by hand. What is missed while everything
 * is paused is told when it goes on.
 */
export async function tellMatters(run: TeamRun, ports: TeamPorts): Promise<void> {
  const { tell } = ports;
  const now = run.matters.filter(({ state }) => run.pause === null || !wasPaused(state));
  const before = await missedInPause(run, ports);
  const both = new Map([...before, ...now].map((delivery) => [delivery.id, delivery]));
  const found = [...both.values()].flatMap((delivery) => toTell(delivery, run));
  if (found.length > SINGLY) await tell(tellList(found));
  else for (const { delivery, matter } of found) await tell(await shown(delivery, matter, ports));
}

/** Once, when it goes on: all that was noted meanwhile and told to nobody. */
async function missedInPause({ now, pause }: TeamRun, { ledger }: TeamPorts): Promise<readonly Delivery[]> {
  const last = await ledger.mark(PAUSE);
  if (pause) {
    if (last !== pause.since) await ledger.setMark(PAUSE, pause.since);
    return [];
  }
  if (last === null || (await ledger.mark(PAUSE_TOLD)) === last) return [];
  await ledger.setMark(PAUSE_TOLD, last);
  const planned = await Array.fromAsync(ledger.plannedBetween(plus(last, -LOOK_BACK_MS), now));
  return planned.filter(({ state }) => wasPaused(state) && 'at' in state && state.at >= last);
}

const PAUSE = 'matters-of-a-pause';
const PAUSE_TOLD = 'matters-of-a-pause-told';

function wasPaused(state: Delivery['state']): boolean {
  return state.status === 'missed' && state.why === 'paused';
}

function toTell(delivery: Delivery, { toldSince }: TeamRun): readonly Found[] {
  const matter = matterOf(delivery);
  // What this version cannot do yet is in the report of its slot; nobody is asked to mend it, post after post.
  if (!matter || !isTold(matter) || matter.since < toldSince || matter.why === 'channel_not_ready') return [];
  return [{ delivery, matter }];
}

/** Of what nobody knows the team was asked already. */
function isTold(matter: Matter): matter is ToldMatter {
  return matter.kind !== 'unknown';
}

/** Where its text cannot be read it is told all the same. */
async function shown(delivery: Delivery, matter: ToldMatter, ports: TeamPorts) {
  const failed = delivery.events.findLast((event) => event.type === 'amendment_failed');
  const wanted = (matter.kind === 'not_edited' && failed?.message) || delivery.message;
  const message = await messageOf(wanted, ports).catch(() => null);
  return tellMatter(delivery, matter, message ?? { text: '', photos: [] });
}
