import type { WrittenChannel, WrittenPost } from './campaign.ts';

/** Two posts on one channel are ten minutes apart, and no closer. */
const GROUPS = 10;
const FIRST_MINUTE = 7 * 60 + 1;
const LETTERS = ['a', 'b', 'c'] as const;
/** What is posted on these Telegram channels is forwarded into a group where the bot hears it. */
const DISCUSSED = ['a', 'b'] as const;

/** One post each minute from 07:01 on, to six channels, of which each group has its turn every ten minutes. */
export function postsToKill(count: number): WrittenPost[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `post-${String(index).padStart(3, '0')}`;
    const minute = FIRST_MINUTE + index;
    const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((number) => String(number).padStart(2, '0'));
    return {
      name,
      at: `2027-02-01 ${hours}:${minutes}`,
      channels: (['fb', 'tg'] as const).flatMap((platform) =>
        LETTERS.map((letter) => channelOf(index % GROUPS, platform, letter)),
      ),
      ...(index % 3 === 2 ? poll(name) : plain(name)),
    };
  });
}

/** The chats whose posts the bot hears of. */
export const DISCUSSED_CHATS: readonly string[] = Array.from({ length: GROUPS }, (_, group) =>
  DISCUSSED.map((letter) => channelOf(group, 'tg', letter).address),
).flat();

function channelOf(group: number, platform: 'fb' | 'tg', letter: string): WrittenChannel {
  const number = group * 10 + letter.charCodeAt(0);
  const name = `${platform}-${group}-${letter}`;
  return platform === 'fb'
    ? { name, kind: 'facebook_page', address: String(100_000_000_000_000 + number) }
    : { name, kind: 'telegram_channel', address: String(-1_001_000_000_000 - number) };
}

type Said = Pick<WrittenPost, 'cta' | 'words'>;

function plain(name: string): Said {
  return { cta: '{ type: none, why: "a trial" }', words: { km: `ប្រកាស ${name}`, en: `Post ${name}` } };
}

/** Longer than a question may be, so that Telegram gets it in two steps: the text, and then the poll. */
function poll(name: string): Said {
  return {
    cta: `{ type: vote_poll, options: { km: ["ក ${name}", "ខ"], en: ["a ${name}", "b"] } }`,
    words: { km: `ប្រកាស ${name} ${'ដើម្បីសាកល្បង '.repeat(30)}`, en: `Post ${name}, for a trial` },
  };
}
