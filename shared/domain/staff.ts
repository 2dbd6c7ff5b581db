import type { Message } from './message.ts';
import type { Role } from './person.ts';

/** Somebody of the team whom the bot may write to. */
export interface StaffMember {
  /** Made of the private chat with a key that is kept outside the ledger. */
  readonly code: string;
  readonly name: string;
  readonly role: Role;
  /** The chat, encrypted with the same key. */
  readonly sealedChat: string;
}

/** What the team is asked or told, in both languages, with buttons that answer it. */
export interface StaffMessage {
  /** Shown before it, as messages of their own: the photos or the video, the voice note, and then a post's text alone. */
  readonly shows?: Pick<Message, 'text' | 'photos' | 'video' | 'voice'>;
  readonly text: string;
  /** `data` comes back with the press, at most 64 bytes. */
  readonly buttons: readonly { readonly label: string; readonly data: string }[];
}
