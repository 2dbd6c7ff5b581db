import type { Message, Sha256 } from './message.ts';

/** A pack whose experiment draws between moderators' groups carries the words of every arm; each group gets one. */

/** What the delivery of a pack knows of one arm's words, as it knows its own: see `Entry`. */
export interface ArmWords {
  readonly arm: string;
  readonly text: Sha256;
  readonly wording: Sha256;
}

interface HasWords {
  readonly text: Sha256;
  readonly wording: Sha256;
  /** In the order in which groups begin with them; empty where everybody gets the same. */
  readonly arms: readonly ArmWords[];
}

/** How a delivery that carries several arms names its variant. */
export function variantOf(arms: readonly string[]): string {
  return arms.join('|');
}

/** The arms that a variant names: itself, where it is no more than one. */
export function armsOf(variant: string | null): readonly (string | null)[] {
  return variant === null ? [null] : variant.split('|');
}

/** The arm that somebody gets who had this one: the first, where it is not among them any more. */
export function armAmong(arms: readonly ArmWords[], arm: string | null): string | null {
  return (arms.find((one) => one.arm === arm) ?? arms[0])?.arm ?? null;
}

/** The words that one arm's groups get; the same where all get the same. */
export function wordsOfArm<Words extends HasWords>(words: Words, arm: string | null): Words {
  const own = words.arms.find((one) => one.arm === arm) ?? words.arms[0];
  return own ? { ...words, text: own.text, wording: own.wording, arms: [] } : words;
}

/** How the texts of a delivery are recognised when they are repeated. */
export function wordingsOf({ wording, arms }: Pick<HasWords, 'wording' | 'arms'>): readonly Sha256[] {
  return arms.length === 0 ? [wording] : [...new Set(arms.map((one) => one.wording))];
}

/** The hash of its text, or of each arm's, in their order, as its variant names them. */
export function textHashOf({ text, arms }: Pick<HasWords, 'text' | 'arms'>): string {
  return arms.length === 0 ? text : arms.map((one) => one.text).join('|');
}

/** A message as one arm's groups get it; the same where it has none. */
export function messageOfArm(message: Message, arm: string | null): Message {
  const { arms, ...common } = message;
  if (!arms) return message;
  const found = arms.find((one) => one.arm === arm);
  if (!found) return common;
  const { arm: _, ...own } = found;
  // The first arm's, which another may show photos instead of.
  const { video: __, ...shared } = common;
  return { ...shared, ...own };
}

/** A message as each arm's groups get it; by itself where it has none. */
export function messagesOf(message: Message): readonly { readonly arm: string | null; readonly message: Message }[] {
  const { arms } = message;
  return arms ? arms.map(({ arm }) => ({ arm, message: messageOfArm(message, arm) })) : [{ arm: null, message }];
}
