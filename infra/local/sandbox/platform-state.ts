import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../../shared/domain/instant.ts';
import { type ChatActs, openChatActs } from './chat-acts.ts';
import { type ChatMessages, openChatMessages } from './chat-messages.ts';
import { Entry } from './entries.ts';
import { openJournal } from './journal.ts';
import { change, listIn } from './kept-lists.ts';
import { openPageActs, type PageActs } from './page-acts.ts';
import type { PagePhoto, Webhook } from './posted-entries.ts';
import { openUpdateQueue, type UpdateQueue } from './update-queue.ts';

export interface PagePost {
  readonly page: string;
  /** 1 for the Page's first post, and so on without gaps. */
  readonly number: number;
  readonly message: string;
  readonly link: string | null;
  readonly photos: readonly PagePhoto[];
  readonly published: boolean;
  readonly at: Instant;
  readonly editedAt: Instant | null;
  readonly removedAt: Instant | null;
}

/** Everything that was posted, oldest first, and what people did with it. */
export interface PlatformState extends ChatMessages {
  readonly onPages: PageActs;
  readonly inChats: ChatActs;
  readonly updates: UpdateQueue;
  /** On disk first, then visible. Synchronous, so that what was checked just before still holds. */
  record(entry: Entry): void;
  posts(page: string): readonly PagePost[];
  /** A photo that was uploaded to this Page and whether a post shows it already. */
  photo(page: string, id: string): { readonly photo: PagePhoto; readonly used: boolean } | null;
  nextPhotoId(): string;
  webhook(): Webhook | null;
}

/** Photo ids look like Facebook's and are never a Page's. */
const FIRST_PHOTO_ID = 9_000_000_000_001;

/** Opens the state kept in a folder; only one process may hold it at a time. */
export function openPlatformState(folder: string): PlatformState {
  mkdirSync(folder, { recursive: true });
  const journal = openJournal(join(folder, 'platforms.ndjson'), Entry);

  const posts = new Map<string, PagePost[]>();
  const photos = new Map<string, { photo: PagePhoto; used: boolean }>();
  const chats = openChatMessages();
  const onPages = openPageActs();
  const inChats = openChatActs();
  const updates = openUpdateQueue();
  let webhook: Webhook | null = null;

  function apply(entry: Entry): void {
    switch (entry.kind) {
      case 'photo':
        photos.set(entry.photo.id, { photo: entry.photo, used: false });
        return;
      case 'post': {
        const shown = entry.photos.flatMap((id) => photos.get(id) ?? []);
        for (const one of shown) one.used = true;
        const post = { ...entry, photos: shown.map((one) => one.photo), editedAt: null, removedAt: null };
        listIn(posts, entry.page).push(post);
        return;
      }
      case 'post_edited': {
        const { message, at } = entry;
        change(listIn(posts, entry.page), ({ number }) => number === entry.number, { message, editedAt: at });
        return;
      }
      case 'post_removed':
        change(listIn(posts, entry.page), (post) => post.number === entry.number, { removedAt: entry.at });
        return;
      case 'messages':
      case 'message_edited':
      case 'keyboard_changed':
      case 'message_removed':
      case 'message_pinned':
      case 'group_upgraded':
        chats.apply(entry);
        return;
      case 'webhook':
        webhook = entry.webhook;
        updates.apply(entry);
        return;
      case 'page_reaction':
      case 'page_comment':
      case 'page_share':
        onPages.apply(entry);
        return;
      case 'said':
        chats.apply(entry);
        inChats.apply(entry);
        return;
      case 'chat_reaction':
      case 'bot_blocked':
      case 'pressed':
      case 'press_answered':
        inChats.apply(entry);
        return;
      case 'update':
      case 'updates_done':
      case 'allowed_updates':
        updates.apply(entry);
        return;
      default:
        entry satisfies never;
    }
  }
  for (const entry of journal.entries) apply(entry);

  return {
    onPages,
    inChats,
    updates,
    record(entry) {
      journal.append(entry);
      apply(entry);
    },
    posts: (page) => posts.get(page) ?? [],
    photo(page, id) {
      const found = photos.get(id);
      return found?.photo.page === page ? found : null;
    },
    nextPhotoId: () => String(FIRST_PHOTO_ID + photos.size),
    messages: chats.messages,
    sent: chats.sent,
    pinned: chats.pinned,
    upgradedTo: chats.upgradedTo,
    webhook: () => webhook,
  };
}
