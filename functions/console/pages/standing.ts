import { BY_HAND_WORDS } from '../../../shared/content/by-hand-words.ts';
import { doneByHand } from '../../../shared/domain/by-hand.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Delivery } from '../../../shared/domain/delivery.ts';
import { marksOf } from '../../../shared/domain/log-marks.ts';
import { LOG_WORDS } from './log-words.ts';

/** How a delivery stands in the log, in the words that the numbers have, and what a person has done about it since. */
export function standingInWords(delivery: Delivery, language: BotLanguage): string {
  const marks = marksOf(delivery).filter((mark) => mark !== 'planned');
  const byHand = marks.includes('by_hand') ? null : doneByHand(delivery);
  const said = marks.map((mark) => LOG_WORDS[language].marks[mark][0]);
  return [...said, ...(byHand === null ? [] : [BY_HAND_WORDS[byHand][language]])].join(', ');
}
