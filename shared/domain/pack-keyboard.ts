import type { BotKey, BotLanguage, Keyboard } from './callback.ts';
import { DECLINE_REASONS } from './moderator.ts';
import { MODERATOR_WORDS } from './moderator-words.ts';
import type { Later } from './reminder.ts';

/** How far a moderator has come with a pack: what can be said of it now is what the buttons below it offer. */
export type PackStage = 'received' | 'choosing_when' | 'postponed' | 'declined' | 'explained' | 'posted';

/** What a button below a pack carries, before the colon. */
export type PackAction = keyof (typeof MODERATOR_WORDS)['km']['buttons'];

/**
 * The buttons below a pack. A press comes back with the delivery that it belongs to: at most 34 of the 64 bytes that
 * Telegram keeps for us.
 *
 * @param later which moments still make sense
 */
export function packKeyboard(
  stage: PackStage,
  id: string,
  language: BotLanguage,
  later: readonly Later[] = ['tonight', 'tomorrow'],
): Keyboard {
  const { buttons } = MODERATOR_WORDS[language];
  const key = (action: PackAction): BotKey => ({ label: buttons[action], data: `${DATA[action] ?? action}:${id}` });
  switch (stage) {
    case 'received':
      return [[key('posted'), key('later')], [key('declined')], [key('question')]];
    case 'choosing_when':
      return [later.map(key), [key('posted')]];
    case 'postponed':
      return [[key('posted'), key('declined')], [key('question')]];
    case 'declined': {
      const [first, second, ...rest] = DECLINE_REASONS.map(key);
      return [[first, second].filter((one) => one !== undefined), rest, [key('posted')]];
    }
    case 'explained':
      return [[key('posted')]];
    case 'posted':
      return [[key('question')], [key('link')]];
    default:
      return stage satisfies never;
  }
}

/** Below a correction; `shown`: the first digits of the version that it shows, none of what was taken back. */
export function correctionKeyboard(
  what: 'corrected' | 'deleted',
  id: string,
  language: BotLanguage,
  shown?: string,
): Keyboard {
  const { buttons } = MODERATOR_WORDS[language];
  return [[{ label: buttons[what], data: shown === undefined ? `corrected:${id}` : `corrected:${id}:${shown}` }]];
}

/** What the public asks of a post by the same word is something else. */
const DATA: Partial<Record<PackAction, string>> = { question: 'ask' };
