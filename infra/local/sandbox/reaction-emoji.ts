import * as z from 'zod';

/** What a Telegram reaction may be, each without the variation selector. @see https://core.telegram.org/bots/api#reactiontypeemoji */
const ALL = [
  ...[
    '❤',
    '👍',
    '👎',
    '🔥',
    '🥰',
    '👏',
    '😁',
    '🤔',
    '🤯',
    '😱',
    '🤬',
    '😢',
    '🎉',
    '🤩',
    '🤮',
    '💩',
    '🙏',
    '👌',
    '🕊',
    '🤡',
  ],
  ...[
    '🥱',
    '🥴',
    '😍',
    '🐳',
    '❤‍🔥',
    '🌚',
    '🌭',
    '💯',
    '🤣',
    '⚡',
    '🍌',
    '🏆',
    '💔',
    '🤨',
    '😐',
    '🍓',
    '🍾',
    '💋',
    '🖕',
    '😈',
  ],
  ...[
    '😴',
    '😭',
    '🤓',
    '👻',
    '👨‍💻',
    '👀',
    '🎃',
    '🙈',
    '😇',
    '😨',
    '🤝',
    '✍',
    '🤗',
    '🫡',
    '🎅',
    '🎄',
    '☃',
    '💅',
    '🤪',
    '🗿',
  ],
  ...['🆒', '💘', '🙉', '🦄', '😘', '💊', '🙊', '😎', '👾', '🤷‍♂', '🤷', '🤷‍♀', '😡'],
];

/** What a chat offers first. */
export const OFFERED = ['👍', '❤', '🔥', '🙏', '👏', '😢'];

/** One of Telegram's, however it was typed; empty takes it back. */
export const ReactionEmoji = z
  .string()
  .overwrite((emoji) => emoji.replaceAll('\uFE0F', '').trim())
  .refine((emoji) => emoji === '' || ALL.includes(emoji))
  .transform((emoji) => (emoji === '' ? null : emoji));
