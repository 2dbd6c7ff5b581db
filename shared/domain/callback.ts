import type { Instant } from './instant.ts';
import type { Sha256 } from './message.ts';

/** What platforms tell us, in our words. What names a person is in memory only: nothing of it may be stored or logged. */

/** What a member of the public did to a post on a Page. */
export interface PageAct {
  readonly page: string;
  /** `<page>_<number>`, as the Page answered when it was posted. */
  readonly post: string;
  readonly metric: 'reactions' | 'comments' | 'shares';
  /** 0: one act took the place of another, as a heart that became a thumb. */
  readonly change: 1 | 0 | -1;
  /** The same for the same event, however often it is told, and for no other. Personal: it may hold who it was. */
  readonly identity: string;
  readonly at: Instant;
}

export type PageCallback =
  | {
      readonly kind: 'feed';
      readonly acts: readonly PageAct[];
      /** What counts nothing: the Page's own acts, drafts, unknown items, other fields. */
      readonly passedOver: number;
      /** Of these, changes of a feed that are not as Facebook tells them: they may have meant something. */
      readonly unreadable: number;
    }
  /** Signed, and yet no callback of a Page. `error` names a place in it and never what stands there. */
  | { readonly kind: 'illegible'; readonly error: string };

export interface ChatRef {
  readonly id: string;
  /** Without @, in lower case. */
  readonly username: string | null;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
}

/** The language that a person's Telegram speaks, as far as we speak it. */
export type BotLanguage = 'km' | 'en';

/** What the team and the moderators may ask of the bot, by a message that begins with a slash. */
export const COMMANDS = [
  'pause',
  'resume',
  'today',
  'approve',
  'help',
  'groups',
  'stop',
  'invite',
  'moderators',
  'moderator',
] as const;
export type Command = (typeof COMMANDS)[number];

/** What came to the bot. `update` counts its updates. */
export type BotUpdate = { readonly update: number } & (
  | {
      /** All reactions to a message as they are now; `counts` by emoji without variation selector, or `custom`, or `paid`. */
      readonly kind: 'reactions';
      readonly chat: ChatRef;
      readonly message: string;
      readonly counts: Readonly<Record<string, number>>;
      readonly at: Instant;
    }
  | {
      /** A channel's message, as Telegram put it into its discussion group by itself. */
      readonly kind: 'forward';
      readonly channel: ChatRef;
      readonly message: string;
      /** Of the NFC text or caption. */
      readonly text: Sha256;
      readonly at: Instant;
    }
  | {
      readonly kind: 'start';
      readonly chat: ChatRef;
      readonly user: string;
      /** What stood behind `?start=` in the link; empty without. */
      readonly payload: string;
      readonly language: BotLanguage;
      readonly at: Instant;
    }
  | {
      /** Written in a private chat; whoever wrote it may be anybody. */
      readonly kind: 'command';
      readonly chat: ChatRef;
      readonly user: string;
      readonly command: Command;
      /** The one word behind it, where it is short and plain; else empty. */
      readonly about: string;
      readonly language: BotLanguage;
      readonly at: Instant;
    }
  | {
      /** A button was pressed; it must be answered within seconds. */
      readonly kind: 'press';
      readonly query: string;
      readonly user: string;
      /** The message under the button; null where it is too old to be told. */
      readonly under: { readonly chat: string; readonly message: string } | null;
      /** What the button carries; empty for a game or an inline message. */
      readonly data: string;
      readonly language: BotLanguage;
    }
  | {
      /** Written by hand in a private chat. What it says is in memory only. */
      readonly kind: 'said';
      readonly chat: ChatRef;
      readonly user: string;
      readonly text: string;
      /** The text of the bot's message that it answers; null where it answers none. */
      readonly repliesTo: string | null;
      readonly language: BotLanguage;
      readonly at: Instant;
    }
  | {
      /** The bot may write there, or may no longer. */
      readonly kind: 'membership';
      readonly chat: ChatRef;
      readonly mayPost: boolean;
      readonly at: Instant;
    }
  /** A kind of update that counts nothing here, by its name. */
  | { readonly kind: 'other'; readonly what: string }
);

export type BotCallback =
  | BotUpdate
  /** `update` is null where not even that can be read; `error` names a place and never what stands there. */
  | { readonly kind: 'illegible'; readonly update: number | null; readonly what: string; readonly error: string };

/** A button below a message of the bot. `data` comes back with the press, at most 64 bytes. */
export interface BotKey {
  readonly label: string;
  readonly data: string;
}
export type Keyboard = readonly (readonly BotKey[])[];

/** What the bot answers. */
export type BotReply =
  /** A short note over the chat, at most 200 characters; it ends the waiting after a press. */
  | {
      readonly kind: 'note';
      readonly query: string;
      readonly text: string;
      /** Opened where it was pressed; nothing but a link that starts this bot. */
      readonly url?: string;
    }
  | { readonly kind: 'message'; readonly chat: string; readonly text: string; readonly keyboard?: Keyboard }
  /** Another text, and other buttons, in the place of those of a message of the bot. */
  | {
      readonly kind: 'edit';
      readonly chat: string;
      readonly message: string;
      readonly text: string;
      readonly keyboard: Keyboard;
    }
  /** Other buttons below a message of the bot; none takes them away. */
  | { readonly kind: 'keyboard'; readonly chat: string; readonly message: string; readonly keyboard: Keyboard };

/** A picture that the bot makes: with no post, and kept nowhere. */
export interface BotPicture {
  readonly kind: 'picture';
  readonly chat: string;
  readonly bytes: Uint8Array;
  readonly contentType: 'image/png' | 'image/jpeg';
  readonly caption: string;
}
