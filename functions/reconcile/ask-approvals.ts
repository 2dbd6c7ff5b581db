import { isRunning, type WaitingPost, waitingPosts } from '../../shared/actions/waiting.ts';
import { whyHeld } from '../../shared/actions/why-held.ts';
import { askApproval } from '../../shared/content/staff-approval-words.ts';
import { SHOWN_AT_A_TIME } from '../../shared/content/staff-command-words.ts';
import type { CampaignRecord } from '../../shared/domain/campaign-record.ts';
import type { HoldReason } from '../../shared/domain/hold.ts';
import { DAY_MS, instantOf, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { StaffMessage } from '../../shared/domain/staff.ts';
import { maySayYes } from '../../shared/domain/stand-in.ts';
import { textsOf } from './post-shown.ts';
import { comeTo, isFirstToTell, type TeamPorts, type TeamRun } from './team-chore.ts';

/** Nobody approves what is further away. */
const HORIZON_MS = 14 * DAY_MS;
/** As long as an ingest may take: a plan has its number before all of it is written. */
const PLAN_WRITTEN_WITHIN_MS = 15 * MINUTE_MS;

/**
 * Shows what waits to each who may say yes, with its texts and pictures, once a version: as soon as it waits, or when it
 * comes near; and again to whoever asks for it. Whoever wrote it, or has said yes, is not asked.
 */
export async function askApprovals(run: TeamRun, ports: TeamPorts): Promise<void> {
  const { ledger } = ports;
  const { now, team } = run;
  const standIns = await ledger.standIns();
  const deciding = team.filter((person) => maySayYes(person, standIns, now));
  const asking = await whoAsks(
    deciding.map(({ name }) => name),
    ports,
  );
  const near = plus(now, HORIZON_MS);
  const campaigns = await campaignsToSee(run, asking.size > 0, ports);
  const lists = await Promise.all(campaigns.map((campaign) => waitingPosts(campaign, ports)));

  let shown = 0;
  for (const post of lists.flat().sort((a, b) => (a.by < b.by ? -1 : 1))) {
    if (shown === SHOWN_AT_A_TIME) {
      await goOnNextTime(campaigns, run, ports);
      break;
    }
    const asked = deciding.filter(({ name }) => name !== post.author && !post.approvedBy.includes(name));
    const names = new Set<string>();
    try {
      for (const { name } of asked) {
        const isNew = post.by <= near && (await isFirstFor(name, post, run, ports));
        // Who is new here has asked for nothing; all that is near is new to them.
        if (isNew || (asking.get(name) ?? null) !== null) names.add(name);
      }
    } finally {
      // Also where it cannot be noted for the next one: what is noted as shown is shown.
      if (names.size > 0 && (await show(post, names, run, ports))) shown += 1;
    }
  }
  await ledger.setMark('approvals-near', now);
  for (const [name, askedAt] of asking) await ledger.setMark(`shown#${name}`, askedAt ?? now);
}

/** Whether somebody is shown a version for the first time, or for the first time since it could not be shown to them. */
async function isFirstFor(name: string, post: WaitingPost, run: TeamRun, ports: TeamPorts) {
  const notShownAt = await ports.ledger.mark(notShown(post, name));
  const key = `approval#${post.campaign}#${post.post}#${post.version}#${name}`;
  return isFirstToTell(notShownAt === null ? key : `${key}#${notShownAt}`, run, ports);
}

function notShown({ campaign, post, version }: WaitingPost, name: string): string {
  return `not-shown#${campaign}#${post}#${version}#${name}`;
}

/** False where its text cannot be read: then it was shown to none of them, and is new to them at the next run. */
async function show(post: WaitingPost, names: ReadonlySet<string>, run: TeamRun, ports: TeamPorts): Promise<boolean> {
  try {
    const messages = await messagesOf(post, ports);
    for (const message of messages) await ports.tell(message, ({ name }) => names.has(name));
    return true;
  } catch (cause) {
    const error = cause instanceof Error ? cause.name : typeof cause;
    ports.log.error('not_shown', { campaign: post.campaign, post: post.post, error });
    for (const name of names) await ports.ledger.setMark(notShown(post, name), run.now);
    await goOnNextTime([post.campaign], run, ports);
    return false;
  }
}

async function messagesOf(post: WaitingPost, ports: TeamPorts): Promise<readonly StaffMessage[]> {
  const held = await whyHeld(post.campaign, ports);
  const reasons = await Promise.all(post.deliveries.map(held));
  const holds = new Set<HoldReason>(reasons.filter((reason) => reason !== null));
  return askApproval(post, await textsOf(post.deliveries, ports), holds);
}

/** Who wants to be shown what waits, and since when; null since they are new here. */
async function whoAsks(names: readonly string[], { ledger }: TeamPorts) {
  const asked = await Promise.all(
    names.map(async (name) => {
      const [show, shown] = await Promise.all([ledger.mark(`show#${name}`), ledger.mark(`shown#${name}`)]);
      return shown === null || (show !== null && show > shown) ? ([[name, show]] as const) : [];
    }),
  );
  return new Map(asked.flat());
}

/** Only what has changed, or comes near, is read: most minutes that is nothing. */
async function campaignsToSee(run: TeamRun, isAsked: boolean, ports: TeamPorts): Promise<readonly string[]> {
  const { ledger } = ports;
  const { now } = run;
  const from = plus(await comeTo('approvals-near', run, ports), HORIZON_MS);
  const near = new Set<string>();
  for await (const { campaign } of ledger.plannedBetween(from, plus(now, HORIZON_MS))) near.add(campaign);
  const running = run.campaigns.filter((record) => isRunning(record, now));
  const changed = await Promise.all(running.map((record) => hasChanged(record, run, ports)));
  return running
    .filter(({ campaign }, index) => isAsked || near.has(campaign) || changed[index])
    .map(({ campaign }) => campaign);
}

/** Whether a plan was entered lately. Its number is kept as that many milliseconds: all that a mark can hold. */
async function hasChanged({ campaign, revision }: CampaignRecord, { now }: TeamRun, { ledger }: TeamPorts) {
  const number = instantOf(revision);
  const [seen, changedAt] = await Promise.all([ledger.mark(`plan#${campaign}`), ledger.mark(`changed#${campaign}`)]);
  if (seen === number) return changedAt !== null && plus(changedAt, PLAN_WRITTEN_WITHIN_MS) > now;
  await ledger.setMark(`changed#${campaign}`, now);
  await ledger.setMark(`plan#${campaign}`, number);
  return true;
}

async function goOnNextTime(campaigns: readonly string[], { now }: TeamRun, { ledger }: TeamPorts): Promise<void> {
  for (const campaign of campaigns) await ledger.setMark(`changed#${campaign}`, now);
}
