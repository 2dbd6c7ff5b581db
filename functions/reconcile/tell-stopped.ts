import { type StoppedStage, tellStoppedPost } from '../../shared/content/stopped-words.ts';
import type { StoppedRecord } from '../../shared/domain/campaign-record.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { mayBePlanned } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, type Instant, plus } from '../../shared/domain/instant.ts';
import { isFirstToTell, type TeamPorts, type TeamRun } from './team-chore.ts';

/**
 * Tells the team of posts that are ready and were never planned, since a file is missing or something is wrong: the day
 * before their moment, an hour before it, and once it has gone by; each once. What was planned is told of as held.
 */
export async function tellStopped(run: TeamRun, ports: TeamPorts): Promise<void> {
  const { now, campaigns, toldSince } = run;
  for (const { campaign, stopped = [] } of campaigns) {
    const near = stopped.flatMap((one) => {
      const stage = stageOf(one, now);
      return stage === null || one.at < toldSince ? [] : [{ ...one, stage }];
    });
    if (near.length === 0) continue;
    const deliveries = await ports.ledger.deliveriesOf(campaign);
    for (const { post, at, awaits, stage } of near) {
      if (deliveries.some((delivery) => delivery.post === post && isPlannedFor(delivery, at))) continue;
      const key = `stopped-${stage}#${campaign}#${post}#${at}`;
      if (await isFirstToTell(key, run, ports))
        await ports.tell(tellStoppedPost({ campaign, post, at, awaits }, stage));
    }
  }
}

/** Whether it is told of as held, or is out: not what was taken out of the folder, or missed an earlier moment, before it was put back. */
function isPlannedFor(delivery: Delivery, at: Instant): boolean {
  if (!mayBePlanned(delivery)) return true;
  const { status } = delivery.state;
  return status === 'scheduled' || (status !== 'cancelled' && delivery.publicAt === at);
}

/** How near its moment is; null: there is time. */
function stageOf({ at }: StoppedRecord, now: Instant): StoppedStage | null {
  if (at <= now) return 'gone';
  if (at <= plus(now, HOUR_MS)) return 'hour';
  return at <= plus(now, DAY_MS) ? 'day' : null;
}
