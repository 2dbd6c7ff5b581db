import { holdsToLift } from '../../../shared/actions/approve.ts';
import { keptMessage } from '../../../shared/actions/kept-message.ts';
import { whyHeld } from '../../../shared/actions/why-held.ts';
import {
  type Approval,
  countOf,
  currentVersions,
  type Liftable,
  stillSpeaks,
  yesesNeeded,
} from '../../../shared/domain/approval.ts';
import type { Delivery } from '../../../shared/domain/delivery.ts';
import type { HoldReason } from '../../../shared/domain/hold.ts';
import { latest } from '../../../shared/domain/instant.ts';
import type { Message, Sha256 } from '../../../shared/domain/message.ts';
import { messageThen } from '../../../shared/domain/message-then.ts';
import type { ConsolePorts } from '../app.ts';

/** What a post says on one channel. */
export interface ChannelView {
  readonly delivery: Delivery;
  readonly held: HoldReason | null;
  /** What it says, or would say next; null where that cannot be read any more. */
  readonly message: Message | null;
  /** Of what waits in another form than it was approved in, or is to change: what it was then. */
  readonly before: Message | null;
}

/** What people have said of one question: whether it goes out, or goes out in spite of a hold. */
export interface Decision {
  readonly lifts: Liftable | null;
  readonly by: readonly string[];
  readonly waitingFor: number;
}

/** One post as somebody decides about it. */
export interface PostView {
  readonly campaign: string;
  readonly post: string;
  readonly sha256: Sha256;
  readonly author: string | null;
  readonly channels: readonly ChannelView[];
  /** The approval first. */
  readonly decisions: readonly [Decision, ...Decision[]];
  readonly changesAsked: Approval['changes'];
  /** Who had approved another version, which this one has replaced. */
  readonly approvedBefore: readonly string[];
  /** Whether words of it are yet to become public. */
  readonly speaks: boolean;
}

/** Null for a post that is not planned, or that another one than `only` has written, where only theirs are to be seen. */
export async function postView(
  campaign: string,
  post: string,
  only: string | null,
  ports: ConsolePorts,
): Promise<PostView | null> {
  const { ledger } = ports;
  const [all, given, { approvalsNeeded }, held] = await Promise.all([
    ledger.deliveriesOf(campaign),
    ledger.approvals(campaign),
    ledger.campaign(campaign),
    whyHeld(campaign, ports),
  ]);
  const current = currentVersions(all).get(post);
  const own = all.filter((delivery) => delivery.post === post).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  if (!current || (only !== null && current.author !== only)) return null;
  const { sha256, author } = current;
  const approval = given.find((one) => one.post === post && one.lifts === null);
  const decisionOn = (lifts: Liftable | null): Decision => {
    const one = given.find((known) => known.post === post && known.lifts === lifts && known.sha256 === sha256);
    const needed = yesesNeeded(lifts, approvalsNeeded);
    return {
      lifts,
      by: one?.by.map(({ name }) => name) ?? [],
      waitingFor: Math.max(0, needed - countOf(one, sha256, author)),
    };
  };
  const earlier = approval && approval.sha256 !== sha256 ? approval : null;
  const channels = own.map(async (delivery) => ({
    delivery,
    held: stillSpeaks(delivery) ? await held(delivery) : null,
    ...(await wordsOf(delivery, earlier, ports)),
  }));
  return {
    campaign,
    post,
    sha256,
    author,
    channels: await Promise.all(channels),
    decisions: [decisionOn(null), ...holdsToLift(all, post).map(decisionOn)],
    changesAsked: approval?.sha256 === sha256 ? approval.changes : [],
    approvedBefore: earlier?.by.map(({ name }) => name) ?? [],
    speaks: own.some(stillSpeaks),
  };
}

/** What it says next, and what it said when somebody last said yes, or says where it is out. */
async function wordsOf(
  delivery: Delivery,
  earlier: Approval | null,
  { contentStore }: ConsolePorts,
): Promise<Pick<ChannelView, 'message' | 'before'>> {
  const read = (sha256: Sha256) => keptMessage(sha256, contentStore).catch(() => null);
  const { amendment, message } = delivery;
  if (amendment?.kind === 'edit') {
    const [after, before] = await Promise.all([read(amendment.version.message), read(message)]);
    return { message: after, before };
  }
  const [first, ...others] = earlier?.by.map(({ at }) => at) ?? [];
  const then = first === undefined ? null : messageThen(delivery, latest(first, ...others));
  return { message: await read(message), before: then === null || then === message ? null : await read(then) };
}
