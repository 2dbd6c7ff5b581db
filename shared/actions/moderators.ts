import { randomBytes } from 'node:crypto';
import type { Keys, ModeratorBook } from '../answer-ports.ts';
import type { Moderator } from '../domain/moderator.ts';
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

/** Makes the person behind a private chat a moderator of a community; doing it again changes nothing. */
export async function register(chat: string, community: string, ports: ModeratorPorts): Promise<Moderator> {
  const code = await codeOf(chat, ports);
  const known = await ports.moderators.moderator(code);
  const communities = [...new Set([...(known?.communities ?? []), community])].sort();
  if (known?.state === 'active' && known.communities.length === communities.length) return known;
  const moderator: Moderator = {
    code,
    communities,
    sealedChat: known?.sealedChat ?? seal(await ports.keys.of(KEY), randomBytes(NONCE_BYTES), chat),
    state: 'active',
    joinedAt: known?.joinedAt ?? ports.clock.now(),
  };
  await ports.moderators.keep(moderator);
  return moderator;
}

/** Notes that the bot may, or may no longer, write to whoever is behind a chat. A stranger is passed over. */
export async function setReachable(chat: string, reachable: boolean, ports: ModeratorPorts): Promise<void> {
  const known = await ports.moderators.moderator(await codeOf(chat, ports));
  const state = reachable ? 'active' : 'blocked';
  if (known && known.state !== state) await ports.moderators.keep({ ...known, state });
}

/** Where to write to a moderator; null for one whom the bot may not write to. */
export async function chatOf(
  code: string,
  { moderators, keys }: { moderators: Pick<ModeratorBook, 'moderator'>; keys: Pick<Keys, 'of'> },
): Promise<string | null> {
  const moderator = await moderators.moderator(code);
  return moderator?.state === 'active' ? unseal(await keys.of(KEY), moderator.sealedChat) : null;
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
