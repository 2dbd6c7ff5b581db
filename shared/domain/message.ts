import * as z from 'zod';

/** Lower-case hex SHA-256. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand('Sha256');
export type Sha256 = z.infer<typeof Sha256>;

/** A photo as it goes out: re-encoded, its metadata gone, kept as `media/<sha256>`. */
export const Photo = z.strictObject({
  sha256: Sha256,
  alt: z.string(),
  bytes: z.int().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  contentType: z.enum(['image/jpeg', 'image/png']),
});
export type Photo = z.infer<typeof Photo>;

/** A voice note as it goes out: nothing but the sound, kept as `media/<sha256>`. */
export const Voice = z.strictObject({
  sha256: Sha256,
  bytes: z.int().positive(),
  contentType: z.enum(['audio/ogg', 'audio/mpeg', 'audio/mp4']),
  /** Left out where the file does not say. */
  seconds: z.int().positive().exactOptional(),
});
export type Voice = z.infer<typeof Voice>;

/** A video as it goes out in the place of photos: its picture and sound as they were, kept as `media/<sha256>`. */
export const Video = z.strictObject({
  sha256: Sha256,
  alt: z.string(),
  bytes: z.int().positive(),
  contentType: z.literal('video/mp4'),
  /** As it is seen, turned upright; left out, as its length is, where the file does not say. */
  width: z.int().positive().exactOptional(),
  height: z.int().positive().exactOptional(),
  seconds: z.int().positive().exactOptional(),
});
export type Video = z.infer<typeof Video>;

/** Formatting laid over the text. Offset and length count UTF-16 units, as JavaScript and Telegram do. */
export const TextEntity = z.strictObject({
  type: z.enum(['bold', 'phone_number']),
  offset: z.int().min(0),
  length: z.int().positive(),
});
export type TextEntity = z.infer<typeof TextEntity>;

/** What a reader taps: a link, or a press that the bot answers without opening anything. */
export const Button = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('link'), label: z.string().min(1), url: z.url() }),
  z.strictObject({
    kind: z.literal('press'),
    label: z.string().min(1),
    action: z.enum(['rsvp', 'feedback', 'question', 'done', 'subscribe']),
    /** To which session of an event somebody comes who presses it. */
    session: z.string().min(1).exactOptional(),
  }),
]);
export type Button = z.infer<typeof Button>;

export const Poll = z.strictObject({
  question: z.string(),
  options: z.array(z.string()).min(2).max(10),
  anonymous: z.boolean(),
});
export type Poll = z.infer<typeof Poll>;

/** What a moderator can answer to a question that their group may ask. */
export const Answer = z.strictObject({ question: z.string().min(1), answer: z.string().min(1) });
export type Answer = z.infer<typeof Answer>;

const Plain = z.strictObject({
  text: z.string(),
  photos: z.array(Photo),
  video: Video.exactOptional(),
  note: z.string().min(1),
});

const MessageOfArm = z.strictObject({
  arm: z.string().min(1),
  text: z.string(),
  photos: z.array(Photo),
  video: Video.exactOptional(),
  note: z.string().min(1).nullable(),
  plain: Plain.nullable(),
  answers: z.array(Answer),
});
const Link = z.strictObject({ code: z.string(), url: z.url(), target: z.url() });
export type Link = z.infer<typeof Link>;

/** A post as one channel will show it. Its SHA-256 is what people approve and the only thing that publish reads. */
export const Message = z.strictObject({
  format: z.literal(1),
  language: z.string(),
  /** The whole text, the call to action's line included. */
  text: z.string(),
  entities: z.array(TextEntity),
  photos: z.array(Photo),
  button: Button.nullable(),
  poll: Poll.nullable(),
  /** The tracked link in the text or behind the button, and where it leads. */
  link: Link.nullable().default(null),
  /** What a moderator reads before the text that is to be copied; null on every other channel. */
  note: z.string().min(1).nullable().default(null),
  /** What moderators get who want neither a logo nor a name; null where that is nothing else. */
  plain: Plain.nullable().default(null),
  /** A pack's answers ready for hard questions, as they also stand in its note. */
  answers: z.array(Answer).default([]),
  /** What each arm's groups get of a pack whose experiment draws between groups; all else is the first one's. */
  arms: z.array(MessageOfArm).min(2).exactOptional(),
  /** What moderators of a district read in the note beside all else, and nobody else. */
  areas: z
    .array(z.strictObject({ district: z.string(), words: z.string().min(1) }))
    .min(1)
    .exactOptional(),
  /** It is pinned where it goes out. */
  pin: z.literal(true).exactOptional(),
  /** To be listened to, beside the words or (where there are none) instead of them. */
  voice: Voice.exactOptional(),
  /** In the place of photos; then there are none. */
  video: Video.exactOptional(),
  /** Below the first: one for each further session of an event. */
  moreButtons: z.array(Button).min(1).exactOptional(),
  moreLinks: z.array(Link).min(1).exactOptional(),
});
export type Message = z.infer<typeof Message>;

/** All that a reader can tap, in order. */
export function buttonsOf({ button, moreButtons = [] }: Pick<Message, 'button' | 'moreButtons'>): readonly Button[] {
  return button ? [button, ...moreButtons] : moreButtons;
}

/** All tracked links of a message, in order. */
export function linksOf({ link, moreLinks = [] }: Pick<Message, 'link' | 'moreLinks'>): readonly Link[] {
  return link ? [link, ...moreLinks] : moreLinks;
}
