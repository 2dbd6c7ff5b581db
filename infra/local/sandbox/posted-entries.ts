import * as z from 'zod';
import { type Instant, parseInstant } from '../../../shared/domain/instant.ts';

/** A moment, exactly as we write it. */
export const At = z.custom<Instant>((value) => typeof value === 'string' && parseInstant(value) === value);

export const Picture = z.object({ file: z.string(), width: z.int(), height: z.int(), bytes: z.int() });
export type Picture = z.infer<typeof Picture>;

export const Sound = z.object({ file: z.string(), bytes: z.int(), seconds: z.int().nullable() });
export type Sound = z.infer<typeof Sound>;

/** A video; its sides are nothing where nobody said them. */
export const Film = z.object({
  file: z.string(),
  bytes: z.int(),
  seconds: z.int().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
});
export type Film = z.infer<typeof Film>;

/** A photo on a Page: staged until a post uses it. */
export const PagePhoto = z.object({ id: z.string(), page: z.string(), picture: Picture, alt: z.string() });
export type PagePhoto = z.infer<typeof PagePhoto>;

/** Offset and length count UTF-16 units. */
export const Entity = z.looseObject({
  type: z.string(),
  offset: z.int().min(0),
  length: z.int().min(1),
  url: z.string().optional(),
});
export type Entity = z.infer<typeof Entity>;

export const InlineButton = z.looseObject({
  text: z.string(),
  url: z.string().optional(),
  callback_data: z.string().optional(),
  copy_text: z.looseObject({ text: z.string() }).optional(),
});
export type InlineButton = z.infer<typeof InlineButton>;

/** By rows. */
const Keyboard = z.array(z.array(InlineButton));

export const ChatPoll = z.object({
  question: z.string(),
  options: z.array(z.string()),
  anonymous: z.boolean(),
  quiz: z.boolean(),
  severalAnswers: z.boolean(),
});
export type ChatPoll = z.infer<typeof ChatPoll>;

export const ChatMessage = z.object({
  id: z.int(),
  /** The caption, where there is a picture or a video. */
  text: z.string(),
  entities: z.array(Entity),
  picture: Picture.nullable(),
  /** What the photos of one album share. */
  album: z.string().nullable(),
  keyboard: Keyboard,
  poll: ChatPoll.nullable(),
  /** A voice note. Journals of before there were any do not say. */
  voice: Sound.nullable().default(null),
  /** Journals of before there were any do not say. */
  video: Film.nullable().default(null),
  /** The message that it answers. Journals of before there were answers do not say. */
  replyTo: z.int().nullable().default(null),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

export const Webhook = z.object({
  url: z.string(),
  secretToken: z.string(),
  maxConnections: z.int(),
  allowedUpdates: z.array(z.string()).nullable(),
});
export type Webhook = z.infer<typeof Webhook>;

/** What was posted, as it is written down. */
export const POSTED_ENTRIES = [
  z.object({ kind: z.literal('photo'), at: At, photo: PagePhoto }),
  z.object({
    kind: z.literal('post'),
    at: At,
    page: z.string(),
    number: z.int(),
    message: z.string(),
    link: z.string().nullable(),
    photos: z.array(z.string()),
    published: z.boolean(),
  }),
  z.object({ kind: z.literal('post_edited'), at: At, page: z.string(), number: z.int(), message: z.string() }),
  z.object({ kind: z.literal('post_removed'), at: At, page: z.string(), number: z.int() }),
  /** One call: an album's photos stand or fall together. */
  z.object({ kind: z.literal('messages'), at: At, chat: z.string(), messages: z.array(ChatMessage) }),
  z.object({
    kind: z.literal('message_edited'),
    at: At,
    chat: z.string(),
    id: z.int(),
    text: z.string(),
    entities: z.array(Entity),
    keyboard: Keyboard,
    /** Where it is another one than before. */
    picture: Picture.exactOptional(),
    video: Film.exactOptional(),
  }),
  /** The buttons alone, which nobody calls edited. */
  z.object({ kind: z.literal('keyboard_changed'), at: At, chat: z.string(), id: z.int(), keyboard: Keyboard }),
  z.object({ kind: z.literal('message_removed'), at: At, chat: z.string(), id: z.int() }),
  z.object({ kind: z.literal('message_pinned'), at: At, chat: z.string(), id: z.int() }),
  z.object({ kind: z.literal('webhook'), at: At, webhook: Webhook.nullable() }),
] as const;
