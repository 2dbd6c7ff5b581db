import { randomBytes } from 'node:crypto';
import type { Keys, ModeratorBook } from '../answer-ports.ts';
import type { Instant } from '../domain/instant.ts';
import type { Moderator, PackReceiver } from '../domain/moderator.ts';
import { pseudonym, seal, unseal } from '../domain/pseudonym.ts';
import type { Clock } from '../ports.ts';

export interface ModeratorPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly moderators: ModeratorBook;
  readonly keys: Pick<Keys, 'of'>;
}

/** The key that stands between a code and a person's chat. */
const KEY = 'moderators';
const CODE_LENGTH = 10;
const NONCE_BYTES = 12;

/**
 * Whose private chat this is, as a code. The same chat has the same code for ever: who registers twice, or leaves and
 * comes back, never receives a second copy.
 */
export async function codeOf(chat: string, { keys }: Pick<ModeratorPorts, 'keys'>): Promise<string> {
  return pseudonym(await keys.of(KEY), 'chat', chat).slice(0, CODE_LENGTH);
}

/** Two updates of one chat meet at most; more tries mean something else is wrong. */
const TRIES = 10;

/** Makes the person behind a private chat a moderator of a community; doing it again changes nothing. */
export async function register(
  chat: string,
  community: string,
  at: Instant,
  ports: ModeratorPorts,
): Promise<Moderator> {
  const code = await codeOf(chat, ports);
  const sealedChat = seal(await ports.keys.of(KEY), randomBytes(NONCE_BYTES), chat);
  const stranger = { code, communities: [], sealedChat, state: 'active', stateAt: at, joinedAt: at, rev: 0 } as const;
  return change(code, ports, (known) => {
    const { communities, ...moderator } = known ?? stranger;
    const all = [...new Set([...communities, community])].sort();
    const isNews = at >= moderator.stateAt && moderator.state !== 'active';
    if (known && all.length === communities.length && !isNews) return null;
    return { ...moderator, communities: all, ...(at >= moderator.stateAt && { state: 'active', stateAt: at }) };
  });
}

/** Notes that the bot may, or may no longer, write to whoever is behind a chat. A stranger is passed over, and old news too. */
export async function setReachable(
  chat: string,
  reachable: boolean,
  at: Instant,
  ports: ModeratorPorts,
): Promise<void> {
  const state = reachable ? 'active' : 'blocked';
  const code = await codeOf(chat, ports);
  if (!(await ports.moderators.moderator(code))) return;
  await change(code, ports, (known) => (known && at >= known.stateAt ? { ...known, state, stateAt: at } : null));
}

/** Writes what `next` makes of a moderator as they are now; null leaves them so. */
async function change(
  code: string,
  { moderators }: ModeratorPorts,
  next: (known: Moderator | null) => Moderator | null,
): Promise<Moderator> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await moderators.moderator(code);
    const changed = next(known);
    if (!changed && known) return known;
    if (!changed) throw new Error(`There is no moderator ${code} to be left as they are`);
    const written = { ...changed, rev: changed.rev + 1 };
    if ((await moderators.keep(written)) === 'kept') return written;
  }
  throw new Error(`The moderator ${code} was written by others ${TRIES} times in between`);
}

/** How a moderator receives packs; null for one whom the bot may not write to. */
export async function receiverOf(
  code: string,
  { moderators, keys }: { moderators: Pick<ModeratorBook, 'moderator'>; keys: Pick<Keys, 'of'> },
): Promise<PackReceiver | null> {
  const moderator = await moderators.moderator(code);
  if (moderator?.state !== 'active') return null;
  const chat = unseal(await keys.of(KEY), moderator.sealedChat);
  return { chat, withoutLogo: false, countsOpens: false };
}

/** Whether anybody receives the packs of one of these communities. */
export async function hasModerators(
  communities: readonly string[],
  moderators: Pick<ModeratorBook, 'activeIn'>,
): Promise<boolean> {
  for (const community of communities) {
    for await (const _code of moderators.activeIn(community)) return true;
  }
  return false;
}
