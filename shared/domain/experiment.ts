import type { Campaign, Experiment, Post } from './content/campaign.ts';
import type { Language } from './content/language.ts';
import { sha256 } from './delivery-id.ts';

/** What decides who gets which arm of an experiment: known before its first post, and kept from then on. */
export interface Draw {
  /** What the author wrote as `seed`, else the campaign's id. */
  readonly seed: string;
  /** In the order in which they take turns. */
  readonly arms: readonly string[];
}

/** As the settings say. With a seed the order in which the arms are written decides nothing. */
export function drawOf(campaign: string, { seed, arms }: Pick<Experiment, 'seed' | 'arms'>): Draw {
  return seed === undefined ? { seed: campaign, arms } : { seed: String(seed), arms: arms.toSorted() };
}

/** Whether the same arms are drawn by the same seed, in whatever order they are written. */
export function isSameDraw(one: Draw, other: Draw): boolean {
  return one.seed === other.seed && one.arms.toSorted().join('\n') === other.arms.toSorted().join('\n');
}

/**
 * The arm of a post whose slot it is that the experiment tries: they alternate from one post of a series to the next, and
 * likewise from one post to the next of those that have variants and a moment of their own. Null for every other post.
 */
export function slotArm({ id, settings }: Campaign, post: Post): string | null {
  const { experiment, series } = settings;
  if (experiment?.unit !== 'slot') return null;
  const isOfSeries = series !== undefined && post.seriesPosition !== null;
  const turn = isOfSeries ? post.seriesPosition : isTried(experiment, post) ? post.variantPosition : null;
  const { seed, arms } = drawOf(id, experiment);
  return turn === null ? null : (arms[(turn + firstTurn(seed, arms.length)) % arms.length] ?? null);
}

/**
 * The arms of a post for moderators' groups, each at the place of the groups that begin with it in the experiment's first
 * post: from one post to the next all groups go on to another one. Empty where a pack says the same to everybody.
 */
export function groupArms({ id, settings }: Campaign, post: Post, language: Language): readonly string[] {
  const { experiment } = settings;
  const sections = post.sections.filter((section) => section.language === language);
  if (experiment?.unit !== 'moderator_group' || !isTried(experiment, { ...post, sections })) return [];
  const { arms } = drawOf(id, experiment);
  const turn = experiment.post === undefined ? (post.variantPosition ?? 0) % arms.length : 0;
  return [...arms.slice(turn), ...arms.slice(0, turn)];
}

/** Whether a post has words of one of the arms, and the experiment is not about another one alone. */
export function isTried({ post: only, arms }: Experiment, { id, sections }: Pick<Post, 'id' | 'sections'>): boolean {
  if (only !== undefined && only !== id) return false;
  return sections.some(({ variant }) => variant !== null && arms.includes(variant));
}

/** With which arm the turns begin. */
function firstTurn(seed: string, arms: number): number {
  return Number.parseInt(sha256(`experiment ${seed}`).slice(0, 8), 16) % arms;
}
