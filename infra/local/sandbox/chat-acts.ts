import type { Instant } from '../../../shared/domain/instant.ts';
import type { EntryOf } from './entries.ts';

/** Whether the bot may write to somebody: only to who has begun, and has not blocked it since. */
export type Standing = 'never_started' | 'started' | 'blocked';

/** A button that somebody pressed. */
export interface Press {
  /** The id by which the bot answers. */
  readonly query: string;
  readonly person: number;
  readonly chat: string;
  readonly message: number;
  /** Too late from then on. */
  readonly answerBy: Instant;
  readonly answer: PressAnswer | null;
}

/** What the bot said to a press; without text and address it only stopped the waiting. */
export interface PressAnswer {
  readonly text: string;
  readonly alert: boolean;
  readonly url: string | null;
}

/** What people did in chats, and with the bot. */
export interface ChatActs {
  /** Each person's one reaction to a message. */
  reactions(chat: string, message: number): ReadonlyMap<number, string>;
  standing(person: number): Standing;
  /** The numbers of all who ever began, lowest first. */
  people(): readonly number[];
  press(query: string): Press | null;
  nextQuery(): string;
}

type ChatAct = EntryOf<'chat_reaction' | 'said' | 'bot_blocked' | 'pressed' | 'press_answered'>;

const NONE: ReadonlyMap<number, string> = new Map();
/** As long as Telegram's. */
const FIRST_QUERY = 4_382_912_000_000_000_000n;

/** Empty; entries fill it. */
export function openChatActs(): ChatActs & { apply(entry: ChatAct): void } {
  const reactions = new Map<string, Map<number, string>>();
  const standings = new Map<number, Standing>();
  const presses = new Map<string, Press>();

  return {
    reactions: (chat, message) => reactions.get(`${chat}/${message}`) ?? NONE,
    standing: (person) => standings.get(person) ?? 'never_started',
    people: () => [...standings.keys()].sort((a, b) => a - b),
    press: (query) => presses.get(query) ?? null,
    nextQuery: () => String(FIRST_QUERY + BigInt(presses.size)),
    apply(entry) {
      switch (entry.kind) {
        case 'chat_reaction': {
          const key = `${entry.chat}/${entry.id}`;
          const those = reactions.get(key) ?? new Map<number, string>();
          reactions.set(key, those);
          if (entry.emoji === null) those.delete(entry.person);
          else those.set(entry.person, entry.emoji);
          return;
        }
        case 'said':
          standings.set(entry.person, 'started');
          return;
        case 'bot_blocked':
          standings.set(entry.person, entry.blocked ? 'blocked' : 'started');
          return;
        case 'pressed': {
          const { query, person, chat, id: message, answerBy } = entry;
          presses.set(query, { query, person, chat, message, answerBy, answer: null });
          return;
        }
        case 'press_answered': {
          const { query, text, alert, url } = entry;
          const press = presses.get(query);
          if (press) presses.set(query, { ...press, answer: { text, alert, url } });
          return;
        }
        default:
          entry satisfies never;
      }
    },
  };
}
