import * as z from 'zod';
import { At, ChatMessage } from './posted-entries.ts';

/** Facebook's, in the order in which it offers them. */
export const REACTIONS = ['LIKE', 'LOVE', 'CARE', 'HAHA', 'WOW', 'SAD', 'ANGRY'] as const;
/** One of them. */
export type Reaction = (typeof REACTIONS)[number];

const Act = { at: At, person: z.int().min(1) };
const OnPost = { ...Act, page: z.string(), number: z.int() };
const OnMessage = { ...Act, chat: z.string(), id: z.int() };

/** What people did, as it is written down. */
export const ACT_ENTRIES = [
  /** Null: taken back. */
  z.object({ kind: z.literal('page_reaction'), ...OnPost, reaction: z.enum(REACTIONS).nullable() }),
  z.object({ kind: z.literal('page_comment'), ...OnPost, comment: z.int(), text: z.string() }),
  z.object({ kind: z.literal('page_share'), ...OnPost, share: z.int() }),
  z.object({ kind: z.literal('chat_reaction'), ...OnMessage, emoji: z.string().nullable() }),
  /** From then on `to` is its id. */
  z.object({ kind: z.literal('group_upgraded'), ...Act, chat: z.string(), to: z.string() }),
  /** To the bot. The first one opens their private chat; any one unblocks it. */
  z.object({ kind: z.literal('said'), ...Act, message: ChatMessage }),
  z.object({ kind: z.literal('bot_blocked'), ...Act, blocked: z.boolean() }),
  z.object({ kind: z.literal('pressed'), ...OnMessage, query: z.string(), data: z.string(), answerBy: At }),
  z.object({
    kind: z.literal('press_answered'),
    at: At,
    query: z.string(),
    text: z.string(),
    alert: z.boolean(),
    url: z.string().nullable(),
  }),
] as const;

/** What the bot is yet to be told, and what it has been. */
export const UPDATE_ENTRIES = [
  z.object({
    kind: z.literal('update'),
    at: At,
    update: z.int(),
    /** Of one chat, none overtakes another. */
    chat: z.string(),
    /** The one kind, and what it says. */
    content: z.record(z.string(), z.unknown()),
    /** Whether whoever asks with getUpdates wanted this kind when it happened. */
    polled: z.boolean(),
    until: At,
  }),
  /** Taken, given up or never wanted. */
  z.object({ kind: z.literal('updates_done'), at: At, updates: z.array(z.int()) }),
  z.object({ kind: z.literal('allowed_updates'), at: At, allowed: z.array(z.string()) }),
] as const;
