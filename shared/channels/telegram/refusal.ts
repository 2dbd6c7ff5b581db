import type { ChannelFault, Outcome } from '../../domain/outcome.ts';
import type { BotError } from './wire.ts';

/** Who is spoken to: a channel or group, which many deliveries share; or one person, of whom a no says nothing else. */
export type Audience = 'public' | 'person';

export type Refusal = Exclude<Outcome, { kind: 'published' | 'unknown' }>;

interface Reason {
  readonly sign: RegExp;
  readonly word: string;
  /** What it means for everything else that is said to the same channel or group. */
  readonly whole?: { readonly kind: 'refused' | 'deferred'; readonly fault: ChannelFault };
}

/** Somebody lets the bot in again, at the same address, and what waits goes out. */
const SHUT_OUT = { kind: 'deferred', fault: 'gone' } as const;
/** Only another address mends it, and that is another plan: nothing waits for it. */
const NOWHERE = { kind: 'refused', fault: 'gone' } as const;
/** The bot is there and may not post: no read shows when it may, so that waiting would be a guess. */
const NO_RIGHTS = { kind: 'refused', fault: 'permission' } as const;

/** Why the Bot API says no, in our words: its own may hold names. The first that fits. */
const REASONS: readonly Reason[] = [
  { sign: /bot was blocked/i, word: 'blocked' },
  { sign: /bot was kicked/i, word: 'kicked', whole: SHUT_OUT },
  { sign: /not a member/i, word: 'not_member', whole: SHUT_OUT },
  { sign: /deactivated/i, word: 'deactivated' },
  { sign: /chat not found/i, word: 'chat_not_found', whole: NOWHERE },
  { sign: /chat was deleted/i, word: 'deleted', whole: NOWHERE },
  // Of one sort of message only: where photos are not allowed, a text still is.
  { sign: /not enough rights to send (?!text|messages?\b)/i, word: 'no_rights' },
  {
    sign: /not enough rights|no rights|no write access|administrator rights|(?:WRITE|RIGHT|DELETE)_FORBIDDEN/i,
    word: 'no_rights',
    whole: NO_RIGHTS,
  },
  { sign: /too long/i, word: 'too_long' },
  // After 48 hours.
  { sign: /message can't be deleted/i, word: 'too_old' },
  { sign: /message can't be edited/i, word: 'not_editable' },
  { sign: /message to (?:edit|pin) not found|MESSAGE_ID_INVALID/i, word: 'message_gone' },
  { sign: /unauthorized|^not found/i, word: 'token' },
  { sign: /conflict/i, word: 'conflict' },
];

/** What a legible no of the Bot API comes to, which is none about too many calls. */
export function refusalOf(code: number, error: BotError, audience: Audience): Refusal {
  const reason = reasonOf(error);
  // The path holds the token: one that is no token at all is a path that is not there.
  if (code === 401 || (code === 404 && reason.word === 'token')) {
    return { kind: 'deferred', until: null, why: `telegram_${code}: token`, fault: 'token' };
  }
  const why = `telegram_${code}: ${reason.word}`;
  if (!reason.whole || audience === 'person') return { kind: 'refused', why };
  const { kind, fault } = reason.whole;
  return kind === 'deferred' ? { kind, until: null, why, fault } : { kind, why, fault };
}

function reasonOf({ description, parameters }: BotError): Pick<Reason, 'word' | 'whole'> {
  const { migrate_to_chat_id } = parameters;
  // The one free value that is repeated: the person who mends channels.yaml needs it.
  if (migrate_to_chat_id !== undefined) return { word: `migrated_to ${migrate_to_chat_id}`, whole: NOWHERE };
  return REASONS.find(({ sign }) => sign.test(description)) ?? { word: 'other' };
}
