import { editTo, versionOf } from '../../shared/domain/amendment.ts';
import { type Delivery, HANDED_OUT } from '../../shared/domain/delivery.ts';
import { childOf } from '../../shared/domain/delivery-life.ts';
import { latest, plus } from '../../shared/domain/instant.ts';
import type { Due } from '../../shared/ports.ts';
import { handOn } from './hand-on.ts';
import type { PublishPorts } from './publish.ts';
import { record } from './record.ts';

/** A pack is three or four messages, and a bot may send about 30 a second; some of them are for replies. */
export const APART_MS = 150;
/** How many are written at a time, so that any number of moderators takes the same memory. */
const PAGE = 50;

/**
 * Makes of a pack one delivery for each active moderator of its communities, and queues them. Each is written only if
 * it is not there yet: doing it twice, or again after dying in the middle, gives nobody a second one.
 */
export async function handOut(claimed: Delivery, ports: PublishPorts): Promise<Delivery> {
  const { clock, ledger, queue, moderators } = ports;
  const chosen = new Set<string>();
  let page: Delivery[] = [];
  let given = 0;
  let isTakenBack = false;
  const flush = async () => {
    // Whoever takes it back meanwhile means those as well who have not got it yet.
    isTakenBack ||= (await ledger.read(claimed))?.amendment?.kind === 'removal';
    if (isTakenBack) return;
    await Promise.all(page.map((child) => ledger.create(child)));
    await queue.send(page.flatMap(waiting));
    given += page.length;
    page = [];
  };
  const begins = latest(claimed.at, clock.now());
  for (const community of claimed.recipients) {
    for await (const code of moderators.activeIn(community)) {
      // Who runs groups in two communities receives it once.
      if (chosen.has(code)) continue;
      page.push(childOf(claimed, code, plus(begins, chosen.size * APART_MS), clock.now()));
      chosen.add(code);
      if (page.length === PAGE) await flush();
      if (isTakenBack) break;
    }
  }
  await flush();
  const at = clock.now();
  if (given === 0 && !(await wasHandedOut(claimed, ports))) {
    if (isTakenBack) return record(claimed, { type: 'deferred', at, until: at, why: 'withdrawn' }, ports);
    return record(claimed, { type: 'refused', at, why: 'no_moderators' }, ports);
  }
  // A worker that died before may have given some of them words that have changed since.
  if (claimed.attempts > 1) await handOn(claimed, editTo(versionOf(claimed), at), ports);
  const step = { step: HANDED_OUT, externalId: String(given), permalink: null, at };
  const noted = await record(claimed, { type: 'step_sent', at, step }, ports);
  return record(noted, { type: 'delivered', at }, ports);
}

/** By a worker that died since; and everybody has left meanwhile. */
async function wasHandedOut(pack: Delivery, { ledger }: PublishPorts): Promise<boolean> {
  for await (const _child of ledger.childrenOf(pack)) return true;
  return false;
}

function waiting({ campaign, id, parent, state }: Delivery): Due[] {
  return state.status === 'scheduled' ? [{ campaign, id, parent, dueAt: state.dueAt }] : [];
}
