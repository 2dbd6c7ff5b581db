import type { Instant } from '../../../shared/domain/instant.ts';
import type { EntryOf } from './entries.ts';

/** One kind of update, and what it says. */
export type UpdateContent = Readonly<Record<string, unknown>>;

export interface PendingUpdate {
  readonly update: number;
  readonly chat: string;
  readonly content: UpdateContent;
  readonly polled: boolean;
  readonly until: Instant;
}

/** The updates that nobody has taken yet. */
export interface UpdateQueue {
  nextUpdate(): number;
  /** Oldest first. */
  pending(): Iterable<PendingUpdate>;
  pendingCount(): number;
  chatsWithPending(): readonly string[];
  firstOf(chat: string): PendingUpdate | null;
  /** Whether the one who polls asked for this kind, the last time they named any. */
  isWanted(kind: string): boolean;
  /** Null: none were ever named. */
  allowed(): readonly string[] | null;
}

type UpdateEntry = EntryOf<'update' | 'updates_done' | 'allowed_updates' | 'webhook'>;

/** What must be named to be had. @see https://core.telegram.org/bots/api#getupdates */
const ONLY_IF_NAMED = ['chat_member', 'message_reaction', 'message_reaction_count'];
const FIRST_UPDATE = 100_000_001;

/** Empty; entries fill it. */
export function openUpdateQueue(): UpdateQueue & { apply(entry: UpdateEntry): void } {
  const pending = new Map<number, PendingUpdate>();
  const byChat = new Map<string, PendingUpdate[]>();
  let next = FIRST_UPDATE;
  let allowed: readonly string[] | null = null;

  function forget(update: number): void {
    const { chat } = pending.get(update) ?? {};
    if (chat === undefined || !pending.delete(update)) return;
    const there = byChat.get(chat) ?? [];
    there.splice(
      there.findIndex((one) => one.update === update),
      1,
    );
    if (there.length === 0) byChat.delete(chat);
  }

  return {
    nextUpdate: () => next,
    pending: () => pending.values(),
    pendingCount: () => pending.size,
    chatsWithPending: () => [...byChat.keys()],
    firstOf: (chat) => byChat.get(chat)?.[0] ?? null,
    isWanted: (kind) => (allowed?.length ? allowed.includes(kind) : !ONLY_IF_NAMED.includes(kind)),
    allowed: () => allowed,
    apply(entry) {
      switch (entry.kind) {
        case 'update': {
          const { update, chat, content, polled, until } = entry;
          const one = { update, chat, content, polled, until };
          pending.set(update, one);
          const there = byChat.get(chat) ?? [];
          there.push(one);
          byChat.set(chat, there);
          next = update + 1;
          return;
        }
        case 'updates_done':
          for (const update of entry.updates) forget(update);
          return;
        case 'allowed_updates':
          allowed = entry.allowed;
          return;
        case 'webhook':
          // One and the same setting for both ways of having updates.
          allowed = entry.webhook?.allowedUpdates ?? allowed;
          return;
        default:
          entry satisfies never;
      }
    },
  };
}
