import { readFileSync } from 'node:fs';

/** One post that the public can see on a platform. */
export interface LivePost {
  /** The Page's or the chat's id. */
  readonly address: string;
  readonly step: 'post' | 'text' | 'poll';
  readonly id: string;
  /** Everything that it says. */
  readonly text: string;
  /** Real time, epoch milliseconds, at which the whole request was there. */
  readonly arrivedMs: number;
  /** What the host's clock showed when it became public. */
  readonly createdMs: number;
}

export interface LiveSetting {
  /** The file in which the host's data folder says what its clock shows. */
  readonly clockFile: string;
  /** Chats with a group in which they are discussed: only of these the bot is told what was posted there. */
  readonly discussed: readonly string[];
}

/** What is public on the platforms, and what Telegram still has to tell the bot: the truth, which outlives every host. */
export function livePosts({ clockFile, discussed }: LiveSetting) {
  const live: LivePost[] = [];
  const ids = new Map<string, number>();
  let updates: { readonly update_id: number }[] = [];
  let lastUpdate = 0;

  function tell({ address, step, id, text, createdMs }: LivePost): void {
    if (!discussed.includes(address)) return;
    const chat = { id: Number(address), type: 'channel', title: 'a channel' };
    const date = Math.floor(createdMs / 1000);
    lastUpdate += 1;
    updates.push({
      update_id: lastUpdate,
      message: {
        message_id: lastUpdate,
        date,
        chat: { id: Number(address) - 1_000_000, type: 'supergroup', title: 'its discussion' },
        is_automatic_forward: true,
        forward_origin: { type: 'channel', chat, message_id: Number(id), date },
        ...(step === 'text' ? { text } : { poll: { question: text } }),
      },
    } as { readonly update_id: number });
  }

  return {
    live,
    /** Makes it public, under an id that is unique on its Page or in its chat only, as the platforms' are. */
    add(post: Pick<LivePost, 'address' | 'arrivedMs' | 'step' | 'text'>): LivePost {
      const number = (ids.get(post.address) ?? 0) + 1;
      ids.set(post.address, number);
      const id = post.step === 'post' ? `${post.address}_${number}` : String(number);
      const added = { ...post, id, createdMs: shownBy(clockFile) };
      live.push(added);
      tell(added);
      return added;
    },
    /** The newest first. */
    feed: (address: string, sinceSeconds: number) =>
      live
        .filter((post) => post.address === address && Math.floor(post.createdMs / 1000) >= sinceSeconds)
        .toReversed()
        .map(({ id, text, createdMs }) => ({ id, message: text, created_time: graphTime(createdMs) })),
    /** Forgets what came before the offset, and answers what waits. */
    updatesFrom(offset: number) {
      updates = updates.filter(({ update_id }) => update_id >= offset);
      return updates.slice(0, 100);
    },
    waiting: () => updates.length,
  };
}

/** Epoch milliseconds. The platforms' clock is the host's: a post must not be older than the claim that led to it. */
function shownBy(clockFile: string): number {
  const { machine_started_at, started_at, speed } = JSON.parse(readFileSync(clockFile, 'utf8'));
  return Math.floor(Date.parse(started_at) + (Date.now() - Date.parse(machine_started_at)) * speed);
}

/** To the second, with an offset without a colon: as the Graph API writes a time. */
function graphTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+Z$/, '+0000');
}
