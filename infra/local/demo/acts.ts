import type { Delivery } from '../../../shared/domain/delivery.ts';
import { epochMs, HOUR_MS, type Instant, plus, wallTime } from '../../../shared/domain/instant.ts';
import type { Message } from '../../../shared/domain/message.ts';
import type { PackResponse } from '../../../shared/domain/moderator.ts';
import type { Reaction } from '../sandbox/act-entries.ts';
import type { Random } from './random.ts';

/** What somebody does. `as` is the number of a person of the sandbox. */
export type Act =
  | { readonly kind: 'page_reaction'; readonly as: number; readonly type: Reaction | 'NONE' }
  | { readonly kind: 'chat_reaction'; readonly as: number; readonly emoji: string }
  | { readonly kind: 'comment'; readonly as: number; readonly text: string }
  | { readonly kind: 'share'; readonly as: number }
  /** A button of a channel's message, that the bot answers. */
  | { readonly kind: 'press'; readonly as: number; readonly action: string; readonly session?: string }
  | { readonly kind: 'open' }
  /** Opens the link, and starts the bot that it leads to. */
  | { readonly kind: 'start'; readonly as: number }
  /** A machine looks where the link leads. */
  | { readonly kind: 'preview'; readonly method: 'GET' | 'HEAD'; readonly userAgent: string }
  /** A moderator's button. */
  | { readonly kind: 'respond'; readonly as: number; readonly response: PackResponse }
  | { readonly kind: 'block'; readonly as: number };

/** A delivery that is out, with what its readers see. */
export interface OutThere {
  readonly delivery: Delivery;
  readonly message: Message;
}

/** Most of what a post brings comes on the first evening, and little after the second day. */
const USUALLY_AFTER_MS = 5 * HOUR_MS;
export const LATEST_AFTER_MS = 44 * HOUR_MS;
/** At night hardly anybody looks. */
const MORNING_HOUR = 5;

/** Somewhat after a moment, when people are awake. */
export function someTimeAfter(moment: Instant, random: Random): Instant {
  const afterMs = Math.min(-Math.log(1 - random.next()) * USUALLY_AFTER_MS, LATEST_AFTER_MS - MORNING_HOUR * HOUR_MS);
  const at = plus(moment, Math.round(afterMs));
  const asleepMs = wallTime(at).hour < MORNING_HOUR ? MORNING_HOUR * HOUR_MS : 0;
  // To the second, as both platforms tell it.
  return plus(at, asleepMs - (epochMs(at) % 1000));
}
