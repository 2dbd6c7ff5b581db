import type { Instant } from '../../../shared/domain/instant.ts';
import type { EntryOf } from './entries.ts';
import { change, listIn } from './kept-lists.ts';
import { personOf, privateChatOf } from './people.ts';
import type { ChatMessage } from './posted-entries.ts';
import type { Sent } from './rate-limits.ts';

export interface PostedMessage extends ChatMessage {
  /** A person writes only in their private chat. */
  readonly by: 'bot' | 'person';
  readonly at: Instant;
  readonly editedAt: Instant | null;
  readonly removedAt: Instant | null;
  /** Telegram's own word that the group became a supergroup; it has no text. */
  readonly migration: Migration | null;
}

/** In the group that was: to which one, and by whose hand. In the one that is: from which. */
export type Migration =
  | { readonly direction: 'to'; readonly chat: string; readonly person: number }
  | { readonly direction: 'from'; readonly chat: string };

/** What stands in the chats of Telegram. */
export interface ChatMessages {
  /** Oldest first, numbered from 1 without gaps; what was removed keeps its place. */
  messages(chat: string): readonly PostedMessage[];
  /** The calls that sent something: to one chat, or by the bot altogether. */
  sent(chat?: string): readonly Sent[];
  pinned(chat: string): number | null;
  /** The supergroup that this group became. */
  upgradedTo(chat: string): string | null;
}

type MessageEntry = EntryOf<
  'messages' | 'message_edited' | 'keyboard_changed' | 'message_removed' | 'message_pinned' | 'group_upgraded' | 'said'
>;

/** A message as it is when it has just been written. */
export function fresh(message: ChatMessage, by: PostedMessage['by'], at: Instant): PostedMessage {
  return { ...message, by, at, editedAt: null, removedAt: null, migration: null };
}

/** A message with nothing in it yet. */
export function withoutContent(id: number): ChatMessage {
  return {
    id,
    text: '',
    entities: [],
    picture: null,
    album: null,
    keyboard: [],
    poll: null,
    voice: null,
    video: null,
    replyTo: null,
  };
}

/** Empty; entries fill it. */
export function openChatMessages(): ChatMessages & { apply(entry: MessageEntry): void } {
  const messages = new Map<string, PostedMessage[]>();
  const sentByBot: Sent[] = [];
  const sentTo = new Map<string, Sent[]>();
  const pinned = new Map<string, number>();
  const upgrades = new Map<string, string>();

  function noteMigration(chat: string, at: Instant, migration: Migration): void {
    const all = listIn(messages, chat);
    all.push({ ...fresh(withoutContent(all.length + 1), 'person', at), migration });
  }

  return {
    messages: (chat) => messages.get(chat) ?? [],
    sent: (chat) => (chat === undefined ? sentByBot : (sentTo.get(chat) ?? [])),
    pinned: (chat) => pinned.get(chat) ?? null,
    upgradedTo: (chat) => upgrades.get(chat) ?? null,
    apply(entry) {
      switch (entry.kind) {
        case 'messages': {
          const sent = { at: entry.at, messages: entry.messages.length };
          sentByBot.push(sent);
          listIn(sentTo, entry.chat).push(sent);
          for (const message of entry.messages) listIn(messages, entry.chat).push(fresh(message, 'bot', entry.at));
          return;
        }
        case 'message_edited': {
          const { text, entities, keyboard, picture, video, at } = entry;
          const shown = { ...(picture && { picture, video: null }), ...(video && { video, picture: null }) };
          const changes = { text, entities, keyboard, ...shown, editedAt: at };
          change(listIn(messages, entry.chat), ({ id }) => id === entry.id, changes);
          return;
        }
        case 'keyboard_changed':
          change(listIn(messages, entry.chat), ({ id }) => id === entry.id, { keyboard: entry.keyboard });
          return;
        case 'message_removed':
          change(listIn(messages, entry.chat), ({ id }) => id === entry.id, { removedAt: entry.at });
          if (pinned.get(entry.chat) === entry.id) pinned.delete(entry.chat);
          return;
        case 'message_pinned':
          pinned.set(entry.chat, entry.id);
          return;
        case 'group_upgraded': {
          const { chat, to, at, person } = entry;
          upgrades.set(chat, to);
          noteMigration(chat, at, { direction: 'to', chat: to, person });
          noteMigration(to, at, { direction: 'from', chat });
          return;
        }
        case 'said': {
          const { address } = privateChatOf(personOf(entry.person));
          listIn(messages, address).push(fresh(entry.message, 'person', entry.at));
          return;
        }
        default:
          entry satisfies never;
      }
    },
  };
}
