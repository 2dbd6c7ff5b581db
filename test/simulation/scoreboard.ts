import { isByBot } from '../../shared/domain/content/channel.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { deliveryId } from '../../shared/domain/delivery-id.ts';
import { SECOND_MS } from '../../shared/domain/instant.ts';
import { TOLD } from './changing.ts';
import { isRight, judge, type Verdict } from './judge.ts';
import { MIXES, type Mix } from './mix.ts';
import { packsOverLimit } from './moderators.ts';
import { type Asked, type PlannedPost, usualPosts } from './posts.ts';
import type { Random } from './random.ts';
import { type Setting, type Simulated, simulate } from './simulation.ts';

/** What the platforms show against what the ledger says, of so many posts. */
export interface Scoreboard {
  readonly seed: number;
  readonly posts: number;
  readonly exactly_once: number;
  readonly duplicates: number;
  readonly lost_in_silence: number;
  readonly false_statuses: number;
  readonly unknown_shown: number;
  readonly unknown_hidden: number;
  readonly early: number;
  readonly steps_repeated: number;
  /** Packs that moderators received beyond as many as they were promised at most for a week. */
  readonly packs_over_limit: number;
  readonly beyond_bounds: number;
  readonly late_p99_ms: number;
}

/** What stands beside the scoreboard: what was said openly, and how fast. */
export interface Beside {
  /** Posts by the status that says why they are not out: refused, missed, cancelled, incomplete. */
  readonly said: Readonly<Record<string, number>>;
  /** Of the unknown ones, those that are there after all. */
  readonly unknown_live: number;
  /** Texts of ours that somebody else had put there, and that were taken for ours. */
  readonly adopted: number;
  readonly late_p50_ms: number;
  /** From a worker's death to the moment when what it had sent was known, where that can be read. */
  readonly known_p50_ms: number;
  readonly known_p90_ms: number;
  readonly known_p99_ms: number;
  readonly known_of: number;
  /** What moderators were to receive, and what each of them received exactly once. */
  readonly packs: number;
  readonly packs_exactly_once: number;
  /** Of which nobody can know whether all of it arrived: a private chat cannot be read. */
  readonly packs_unknown: number;
  /**
   * What the bot said in the second in which it said most, and of packs alone: a small slot reserves none of its time, and
   * reminders are given all of it, so that what is a little late of them is above the pace.
   */
  readonly most_in_a_second: number;
  readonly most_of_packs: number;
  /** Deliveries of which something is wrong. */
  readonly wrong: readonly string[];
}

/** The one number that must be zero. */
export function broken(score: Scoreboard): number {
  const { duplicates, lost_in_silence, false_statuses, unknown_hidden, early, steps_repeated, packs_over_limit } =
    score;
  return duplicates + lost_in_silence + false_statuses + unknown_hidden + early + steps_repeated + packs_over_limit;
}

/** Runs a seed of a mix, and counts. */
export async function score(
  seed: number,
  posts: number,
  mix: Mix = MIXES.usual as Mix,
  more: Partial<Setting> = {},
): Promise<Scoreboard & Beside> {
  const asked = (random: Random): readonly Asked[] => usualPosts(posts, random, mix.people.repeated);
  return count(seed, await simulate({ seed, mix, posts: asked, ...more }));
}

export function count(seed: number, simulated: Simulated): Scoreboard & Beside {
  const verdicts = judge(simulated);
  const posts = simulated.wanted.map((post) => ofPost(post, verdicts, simulated));
  const sum = (key: 'duplicates' | 'lost' | 'false' | 'hidden' | 'early' | 'repeated' | 'adopted') =>
    posts.flat().reduce((total, verdict) => total + Number(verdict[key]), 0);
  const late = [...verdicts.values()].flatMap(({ lateMs }) => lateMs ?? []).sort((a, b) => a - b);
  const known = simulated.witness.knownAfterMs.toSorted((a, b) => a - b);
  const packs = [...verdicts.values()].filter(({ delivery }) => (delivery?.parent ?? null) !== null);
  const statuses = Map.groupBy(posts.flat(), ({ delivery }) => delivery?.state.status ?? 'none');
  const isIn = (all: readonly Verdict[], status: string) =>
    all.some(({ delivery }) => delivery?.state.status === status);
  return {
    seed,
    posts: posts.length,
    exactly_once: posts.filter((all) => all.every(isRight)).length,
    duplicates: sum('duplicates'),
    lost_in_silence: sum('lost'),
    false_statuses: sum('false'),
    unknown_shown: posts.filter((all) => isIn(all, 'unknown')).length,
    unknown_hidden: sum('hidden'),
    early: sum('early'),
    steps_repeated: sum('repeated'),
    packs_over_limit: packsOverLimit(simulated),
    beyond_bounds: posts.flat().filter(({ beyond }) => beyond).length,
    late_p99_ms: percentile(late, 0.99),
    late_p50_ms: percentile(late, 0.5),
    known_p50_ms: percentile(known, 0.5),
    known_p90_ms: percentile(known, 0.9),
    known_p99_ms: percentile(known, 0.99),
    known_of: known.length,
    packs: packs.length,
    packs_exactly_once: packs.filter(isRight).length,
    packs_unknown: packs.filter((one) => isIn([one], 'unknown')).length,
    most_in_a_second: mostInASecond(simulated, ({ kind }) => isByBot(kind)),
    most_of_packs: mostInASecond(
      simulated,
      ({ kind }) => kind === 'moderator_pack',
      (step) => step !== TOLD.reminder,
    ),
    unknown_live: posts.flat().filter(({ delivery, isThere }) => isThere && delivery?.state.status === 'unknown')
      .length,
    adopted: sum('adopted'),
    said: Object.fromEntries(
      ['incomplete', 'refused', 'missed', 'cancelled'].map((name) => [name, statuses.get(name as never)?.length ?? 0]),
    ),
    wrong: posts.flat().flatMap(({ id, wrong }) => (wrong.length > 0 ? `${id} ${wrong.join(', ')}` : [])),
  };
}

function mostInASecond(
  { deliveries, platform }: Simulated,
  isAsked: (delivery: Delivery) => boolean,
  isCounted: (step: string) => boolean = () => true,
): number {
  const counts = new Map<number, number>();
  for (const { id } of deliveries.filter(isAsked))
    for (const { atMs, of } of platform.of(id)) {
      if (!isCounted(of?.step ?? '')) continue;
      const second = Math.floor(atMs / SECOND_MS);
      counts.set(second, (counts.get(second) ?? 0) + 1);
    }
  return [...counts.values()].reduce((most, count) => Math.max(most, count), 0);
}

/** A post with what each of its moderators received. */
function ofPost({ entry }: PlannedPost, verdicts: ReadonlyMap<string, Verdict>, { moderators }: Simulated): Verdict[] {
  const { campaign, post, channel, recipients } = entry;
  const codes = new Set(recipients.flatMap((community) => moderators.get(community) ?? []));
  const ids = [entry.id, ...[...codes].map((code) => deliveryId(campaign, post, channel, code))];
  return ids.flatMap((id) => verdicts.get(id) ?? []);
}

function percentile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);
}
