import type { Delivery } from '../../shared/domain/delivery.ts';
import { isForModerators, missingSteps, sentSteps } from '../../shared/domain/delivery.ts';
import { type DeliveryId, deliveryId } from '../../shared/domain/delivery-id.ts';
import { stepsOf } from './channels.ts';
import { saysOtherWords, toldAgain } from './judge-changes.ts';
import type { Live } from './platform.ts';
import type { PlannedPost } from './posts.ts';
import { addressOf } from './sending.ts';
import type { Simulated } from './simulation.ts';
import type { Seen } from './witness.ts';
import { msOf } from './worker.ts';

/** What the platforms' truth says of one delivery's status. */
export interface Verdict {
  readonly id: string;
  readonly delivery: Delivery | null;
  /** Its status says that all of it is there. */
  readonly isOut: boolean;
  /** All of it is there. */
  readonly isThere: boolean;
  readonly duplicates: number;
  /** Nothing of it is there, and nothing says so. */
  readonly lost: boolean;
  /** Its status says what is not so. */
  readonly false: boolean;
  /** Nobody ever learned what became of it, and its status says otherwise. */
  readonly hidden: boolean;
  readonly early: number;
  readonly repeated: number;
  /** Wrong, but by something beyond what is promised. */
  readonly beyond: boolean;
  /**
   * Somebody put the same text on the Page after our claim, and it was taken for ours. That is right: the public sees it
   * there, once, and what we would send now would be the second. Where ours comes after all, we said it once.
   */
  readonly adopted: boolean;
  readonly lateMs: number | null;
  readonly wrong: readonly string[];
}

export function isRight({ isOut, wrong, beyond, duplicates }: Verdict): boolean {
  return isOut && duplicates === 0 && wrong.length === 0 && !beyond;
}

/** Holds every delivery that should exist against what is on the platforms. */
export function judge(simulated: Simulated): Map<string, Verdict> {
  const { wanted, deliveries, platform, moderators } = simulated;
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  const spoken = new Map<string, DeliveryId>();
  const verdicts = new Map<string, Verdict>();
  for (const post of wanted) {
    const { entry } = post;
    const pack = byId.get(entry.id) ?? null;
    if (entry.kind !== 'moderator_pack') {
      verdicts.set(entry.id, verdictOf(post, pack, platform.of(entry.id), spoken, simulated));
      continue;
    }
    const isHandedOut = pack?.state.status === 'delivered';
    if (!isHandedOut) verdicts.set(entry.id, verdictOf(post, pack, [], spoken, simulated));
    for (const code of new Set(entry.recipients.flatMap((community) => moderators.get(community) ?? []))) {
      const id = deliveryId(entry.campaign, entry.post, entry.channel, code);
      const child = byId.get(id) ?? null;
      if (!child && (!isHandedOut || wasTakenBackMeanwhile(pack))) continue;
      verdicts.set(id, verdictOf({ ...post, entry: { ...entry, id } }, child, platform.of(id), spoken, simulated));
    }
  }
  return verdicts;
}

/** Whoever had not been given it by then is not given it. */
function wasTakenBackMeanwhile({ events }: Delivery): boolean {
  const asked = events.findIndex(({ type }) => type === 'removal_asked');
  return asked !== -1 && asked < events.findIndex(({ type }) => type === 'delivered');
}

function verdictOf(
  { entry, message }: PlannedPost,
  delivery: Delivery | null,
  lives: readonly Live[],
  spoken: Map<string, DeliveryId>,
  { platform, witness }: Simulated,
): Verdict {
  const seen = witness.of(entry.id);
  const steps = delivery && isForModerators(delivery) ? [] : stepsOf(entry, message);
  const copies = steps.map((step) => lives.filter(({ of }) => of?.step === step));
  const recorded = delivery ? sentSteps(delivery.state) : [];
  const adopted = recorded.filter(
    ({ externalId }) => delivery && platform.find(addressOf(delivery), externalId ?? '')?.of === null,
  );
  const isThere = (step: string) =>
    lives.some(({ of }) => of?.step === step) || adopted.some((sent) => sent.step === step);
  const there = steps.filter(isThere);

  const elsewhere = saidElsewhere(lives, spoken);
  const twice = copies.reduce((total, copy) => total + overlapping(copy), 0) + toldAgain(lives) + (elsewhere ? 1 : 0);
  const isAgain = copies.some((copy) => copy.length > 1) && twice === 0;
  const status = delivery?.state.status ?? 'none';
  const lost = there.length === 0 && SILENT.has(status);
  const named = recorded.map(({ step, externalId }) => {
    return { step, live: delivery && platform.find(addressOf(delivery), externalId ?? '') };
  });
  const wrongIds = steps.length > 0 && named.some(({ live, step }) => !isTheirs(live, entry.id, step));
  const otherWords = delivery !== null && saysOtherWords(delivery, platform);
  const isFalse =
    delivery !== null && steps.length > 0 && (wrongIds || otherWords || saysWrong(delivery, steps, there));
  // A call that was proved absent is made once more, and never a third time.
  const absences = delivery?.events.filter((event) => event.type === 'absent' && event.by === 'look_up').length ?? 0;
  const repeated = seen.repeated + Math.max(0, absences - 1);
  const hidden = delivery !== null && status !== 'unknown' && isUnestablished(delivery, seen);

  // Of two posts with one text, what befell one befalls the other.
  const kin = [elsewhere, ...named.map(({ live }) => live?.of?.delivery)];
  const isBeyond = seen.isBeyond || isAgain || kin.some((id) => id && witness.of(id).isBeyond);
  const wrong = Object.entries({ twice, lost, false: isFalse, hidden, early: seen.early, repeated })
    .filter(([, value]) => Number(value) > 0)
    .map(([name]) => (name === 'twice' && elsewhere ? `twice with ${elsewhere}` : name));
  const beyond = isBeyond && (wrong.length > 0 || isAgain);
  const first = lives[0];
  const isOut = status === 'published' || status === 'delivered';
  return {
    id: entry.id,
    delivery,
    isOut,
    isThere: there.length === steps.length,
    duplicates: beyond ? 0 : twice,
    lost: !beyond && lost,
    false: !beyond && isFalse,
    hidden: !beyond && hidden,
    early: beyond ? 0 : seen.early,
    repeated: beyond ? 0 : repeated,
    beyond,
    adopted: adopted.length > 0,
    lateMs: isOut && delivery && first ? first.atMs - msOf(delivery.at) : null,
    wrong: beyond ? [] : wrong,
  };
}

/** Nothing is out, and these do not say so. */
const SILENT: ReadonlySet<string> = new Set(['none', 'scheduled', 'sending', 'published', 'delivered']);

/** How often it was put there while it was there already. What somebody had removed before is not there. */
function overlapping(copies: readonly Live[]): number {
  return copies.filter(({ atMs }, place) => copies.slice(0, place).some(({ removedAtMs }) => removedAtMs > atMs))
    .length;
}

/** Another delivery of ours that has said this very text on the same channel. */
function saidElsewhere(lives: readonly Live[], spoken: Map<string, DeliveryId>): DeliveryId | null {
  const [first] = lives.filter(({ text }) => text !== '');
  if (!first?.of) return null;
  const key = `${first.address} ${first.text}`;
  const other = spoken.get(key);
  spoken.set(key, first.of.delivery);
  return other !== undefined && other !== first.of.delivery ? other : null;
}

/** An id speaks of the truth when it is that very step's, or a person's message with its text. */
function isTheirs(live: Live | null, id: string, step: string): boolean {
  return live !== null && (live.of === null || (live.of.delivery === id && live.of.step === step));
}

function saysWrong({ state, steps: claimed }: Delivery, steps: readonly string[], there: readonly string[]): boolean {
  switch (state.status) {
    case 'published':
    case 'delivered':
      return there.length < steps.length;
    case 'refused':
    case 'missed':
    case 'cancelled':
      return there.length > 0;
    case 'incomplete': {
      const missing = new Set(missingSteps({ steps: claimed, state }));
      return there.some((step) => missing.has(step));
    }
    case 'scheduled':
    case 'sending':
      // Nothing is left that would move it.
      return true;
    case 'unknown':
      return false;
    default:
      return state satisfies never;
  }
}

/** A call whose answer nobody was given, and that no look at the channel has settled since. */
function isUnestablished({ state }: Delivery, { calls, absences }: Seen): boolean {
  const recorded = sentSteps(state);
  const last = calls.at(-1);
  return calls.some((call) => {
    if (call.answer && call.answer.id === null) return false;
    if (recorded.some(({ step }) => step === call.step)) return false;
    // An earlier call was followed by another only because it was proved absent.
    return call === last && absences < 3;
  });
}
