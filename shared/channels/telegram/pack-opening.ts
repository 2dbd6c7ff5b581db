import type { BotLanguage } from '../../domain/callback.ts';
import type { Message } from '../../domain/message.ts';

/** How a pack is spoken of, so that a moderator knows which one is meant. */

/** The language of the post's readers is the one in which it is spoken of. */
export function spokenIn({ language }: Pick<Message, 'language'>): BotLanguage {
  return language === 'en' ? 'en' : 'km';
}

const graphemes = new Intl.Segmenter('km', { granularity: 'grapheme' });
const OPENING_GRAPHEMES = 80;

/** The first line of a post, quoted and not too long, so that a moderator knows which one is meant. */
export function openingOf(text: string): string {
  const [line = ''] = text.trim().split('\n', 1);
  const parts = [...graphemes.segment(line.trim())].map(({ segment }) => segment);
  const isWhole = parts.length <= OPENING_GRAPHEMES;
  return `«${isWhole ? line.trim() : `${parts.slice(0, OPENING_GRAPHEMES).join('')}…`}»`;
}
