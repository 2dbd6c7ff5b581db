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
}

/** What stands in the chats of Telegram. */
export interface ChatMessages {
  /** Oldest first, numbered from 1 without gaps; what was removed keeps its place. */
  messages(chat: string): readonly PostedMessage[];
  /** The calls that sent something: to one chat, or by the bot altogether. */
  sent(chat?: string): readonly Sent[];
  pinned(chat: string): number | null;
}

type MessageEntry = EntryOf<
  'messages' | 'message_edited' | 'keyboard_changed' | 'message_removed' | 'message_pinned' | 'said'
>;

/** A message as it is when it has just been written. */
export function fresh(message: ChatMessage, by: PostedMessage['by'], at: Instant): PostedMessage {
  return { ...message, by, at, editedAt: null, removedAt: null };
}

/** Empty; entries fill it. */
export function openChatMessages(): ChatMessages & { apply(entry: MessageEntry): void } {
  const messages = new Map<string, PostedMessage[]>();
  const sentByBot: Sent[] = [];
  const sentTo = new Map<string, Sent[]>();
  const pinned = new Map<string, number>();

  return {
    messages: (chat) => messages.get(chat) ?? [],
    sent: (chat) => (chat === undefined ? sentByBot : (sentTo.get(chat) ?? [])),
    pinned: (chat) => pinned.get(chat) ?? null,
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
          const { text, entities, keyboard, picture, at } = entry;
          const changes = { text, entities, keyboard, ...(picture && { picture }), editedAt: at };
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
