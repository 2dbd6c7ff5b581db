import { isByBot } from '../domain/content/channel.ts';
import type { Delivery } from '../domain/delivery.ts';
import { move } from '../domain/delivery-life.ts';
import { type Instant, plus, SECOND_MS } from '../domain/instant.ts';
import type { Clock, Due, Ledger } from '../ports.ts';

export interface PacePorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'read' | 'reserve' | 'save'>;
}

/**
 * A bot may send about 30 messages a second; 25 leave it room for replies. What fits into one second at one moment leaves
 * at that moment and reserves nothing, so that no post of a channel waits behind a pack to thousands of moderators; a 429
 * moves what that is too much for.
 *
 * @see https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
export const MESSAGES_A_SECOND = 25;
/** What one moderator receives of a pack is two to four messages. */
export const MESSAGES_A_PACK = 4;
const AT_A_TIME = 25;

/** How many things of so many messages each one bot is to say, and from when on. */
export interface AskedTurns {
  readonly count: number;
  readonly messagesEach: number;
  readonly from: Instant;
}

export interface Turns {
  /** When the one at this place begins, from 0. */
  readonly turnOf: (place: number) => Instant;
  /** When the bot is done with all of them. */
  readonly ends: Instant;
}

/** Reserves the bot's time for several things, after everything that was reserved before: what is given its turn so never goes above the pace. */
export async function reserveTurns(
  { count, messagesEach, from }: AskedTurns,
  ledger: Pick<Ledger, 'reserve'>,
): Promise<Turns> {
  if (count === 0) return { turnOf: () => from, ends: from };
  const inASecond = Math.floor(MESSAGES_A_SECOND / messagesEach);
  const spanMs = Math.ceil(count / inASecond) * SECOND_MS;
  const begins = await ledger.reserve('telegram', from, spanMs);
  return {
    turnOf: (place) => {
      const [seconds, turn] = [Math.floor(place / inASecond), place % inASecond];
      return plus(begins, seconds * SECOND_MS + Math.floor((turn * SECOND_MS) / inASecond));
    },
    ends: plus(begins, spanMs),
  };
}

/**
 * Gives each delivery that the bot sends its second, after everything that was reserved before, and writes it down:
 * whoever finds it waiting later knows that it is not late. Posts that fit into one second need none of this; what a
 * moderator is to receive takes a turn also alone, for others of the same hand-out have theirs.
 */
export async function paced(
  page: readonly Due[],
  { slot, isWhole }: { readonly slot: Instant; readonly isWhole: boolean },
  ports: PacePorts,
): Promise<Due[]> {
  const fits = (dues: readonly Due[]) => isWhole && messagesIn(dues) <= MESSAGES_A_SECOND;
  if (fits(page) && !page.some(isOfModerator)) return [...page];
  const read = await each(page, async (due) => ({ due, delivery: await ports.ledger.read(due) }));
  // A reminder, and a change of what is out, take a turn of their own: nothing that is to be public waits behind them.
  const byBot = read
    .filter(({ delivery }) => delivery?.state.status === 'scheduled' && isByBot(delivery.kind))
    .map(({ due }) => due);
  const turns = fits(byBot) ? byBot.filter(isOfModerator) : byBot;
  if (turns.length === 0) return [...page];

  const seconds = secondsOf(turns);
  const spanMs = (Math.max(...seconds.values()) + 1) * SECOND_MS;
  const begins = await ports.ledger.reserve('telegram', slot, spanMs);
  return each(read, async ({ due, delivery }) => {
    const second = seconds.get(due);
    return second === undefined ? due : moved(due, delivery, plus(begins, second * SECOND_MS), ports);
  });
}

const isOfModerator = ({ parent }: Due) => parent !== null;

function messagesIn(dues: readonly Due[]): number {
  return dues.reduce((total, { parent }) => total + (parent === null ? 1 : MESSAGES_A_PACK), 0);
}

/** In which second from the first on each has its turn, so that none has more messages than a bot may send. */
function secondsOf(dues: readonly Due[]): ReadonlyMap<Due, number> {
  let [second, said] = [0, 0];
  return new Map(
    dues.map((due) => {
      const messages = messagesIn([due]);
      if (said + messages > MESSAGES_A_SECOND) [second, said] = [second + 1, 0];
      said += messages;
      return [due, second];
    }),
  );
}

/** Somebody else who changed it meanwhile has queued it themselves, or will. */
async function moved(due: Due, delivery: Delivery | null, dueAt: Instant, { clock, ledger }: PacePorts): Promise<Due> {
  if (delivery?.state.status !== 'scheduled' || delivery.state.dueAt >= dueAt) return due;
  const later = move(delivery, { type: 'paced', at: clock.now(), dueAt });
  return later && (await ledger.save(later)) === 'saved' ? { ...due, dueAt } : due;
}

async function each<Item, Result>(
  items: readonly Item[],
  run: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += AT_A_TIME) {
    const some = items.slice(start, start + AT_A_TIME);
    results.push(...(await Promise.all(some.map((item, offset) => run(item, start + offset)))));
  }
  return results;
}
