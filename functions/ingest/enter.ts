import { inPages } from '../../shared/actions/in-pages.ts';
import type { CampaignRecord } from '../../shared/domain/campaign-record.ts';
import { type Delivery, type Entry, isForModerators } from '../../shared/domain/delivery.ts';
import { childrenWish, diff, vanishedPosts, type Wish } from '../../shared/domain/diff.ts';
import { type Instant, latest } from '../../shared/domain/instant.ts';
import type { Clock, Ledger } from '../../shared/ports.ts';
import { type CarriedOut, carryOut } from './carry-out.ts';

export interface EnterPorts {
  readonly clock: Clock;
  readonly ledger: Ledger;
}

export interface Entered extends Omit<CarriedOut, 'superseded'> {
  readonly vanished: boolean;
}

/** How many moderators' deliveries are looked at at a time, so that a pack to any number of them takes the same memory. */
const PAGE = 500;

/**
 * Makes the ledger say what a campaign's folder says; `superseded` when another plan was entered since `before` was read.
 * What single moderators are on the way to receive follows its pack.
 */
export async function enter(
  before: CampaignRecord,
  wish: Wish,
  approvalsNeeded: number,
  { clock, ledger }: EnterPorts,
): Promise<Entered | 'superseded'> {
  const now = clock.now();
  const stored = await ledger.deliveriesOf(before.campaign);
  const packs = stored.filter((delivery) => mayHaveWaiting(delivery, wish, now));
  const missing = vanishedPosts(wish, [...stored, ...(await waitingOfGone(packs, wish, ledger))], before.missing);
  // Also when nothing changes: whoever read an older folder must not enter it after this.
  const endsAt = lastMoment([...wish.entries, ...stored]);
  const record = { ...before, revision: before.revision + 1, approvalsNeeded, missing, endsAt };
  if ((await ledger.saveCampaign(record)) === 'superseded') return 'superseded';

  const isNewest = async () => (await ledger.campaign(before.campaign)).revision === record.revision;
  const write = async (asked: Wish, own: readonly Delivery[]): Promise<CarriedOut> => {
    const all = diff(asked, own, now);
    const mayGo = missing.length > 0 ? { ...all, withdraw: [] } : all;
    const done = await carryOut(mayGo, { before, wish: asked, stored: own, now }, ledger);
    // Claimed, or answered, in between: what is wished is held against what has become of each since.
    const current = (await Promise.all(done.superseded.map(ledger.read))).filter((one) => one !== null);
    if (current.length === 0 || !(await isNewest())) return done;
    return both(done, await write({ ...asked, entries: entriesFor(current, asked) }, current));
  };
  let done = await write(wish, stored);
  for (const pack of packs) {
    const current = (await ledger.read(pack)) ?? pack;
    for await (const page of inPages(ledger.childrenOf(pack), PAGE)) {
      if (!(await isNewest())) return { ...done, vanished: missing.length > 0 };
      done = both(done, await write(childrenWish(wish, { planned: pack, current }, page, now), page));
    }
  }
  return { ...done, vanished: missing.length > 0 };
}

function entriesFor(deliveries: readonly Delivery[], { entries }: Wish): Entry[] {
  const ids = new Set(deliveries.map(({ id }) => id));
  return entries.filter(({ id }) => ids.has(id));
}

/** Whether single moderators may still be on the way to receive it: after it expires none of them waits any more. */
function mayHaveWaiting(delivery: Delivery, { entries }: Wish, now: Instant): boolean {
  if (!isForModerators(delivery) || delivery.attempts === 0) return false;
  const entry = entries.find(({ id }) => id === delivery.id);
  return latest(delivery.expires, entry?.expires ?? delivery.expires) > now;
}

/** Of each pack whose post has left the folder, one that a moderator is still to receive: it waits though the pack is out. */
async function waitingOfGone(packs: readonly Delivery[], wish: Wish, ledger: Ledger): Promise<Delivery[]> {
  const posts = new Set(wish.entries.map(({ post }) => post));
  const waiting: Delivery[] = [];
  for (const pack of packs.filter(({ post }) => !posts.has(post))) {
    for await (const child of ledger.childrenOf(pack)) {
      if (child.state.status !== 'scheduled') continue;
      waiting.push(child);
      break;
    }
  }
  return waiting;
}

function both(one: CarriedOut, other: CarriedOut): CarriedOut {
  return {
    added: one.added + other.added,
    changed: one.changed + other.changed,
    withdrawn: one.withdrawn + other.withdrawn,
    suspended: one.suspended + other.suspended,
    offered: one.offered + other.offered,
    due: [...one.due, ...other.due],
    superseded: other.superseded,
  };
}

/** The last moment that a campaign means, or ever meant, for the public: its last post, or the end of its last event. */
function lastMoment(entries: readonly Pick<Delivery, 'publicAt' | 'asks'>[]): Instant | null {
  const [first, ...others] = entries.flatMap(({ publicAt, asks }) => [publicAt, ...(asks.until ? [asks.until] : [])]);
  return first === undefined ? null : latest(first, ...others);
}
