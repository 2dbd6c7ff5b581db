import type { Keys, ModeratorBook } from '../answer-ports.ts';
import type { Instant } from '../domain/instant.ts';
import { type Moderator, type PackReceiver, receivesPacks, UNSAID } from '../domain/moderator.ts';
import { pseudonym, unseal } from '../domain/pseudonym.ts';
import { waitingSince } from '../domain/registration.ts';
import type { Clock } from '../ports.ts';

export interface ModeratorPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly moderators: ModeratorBook;
  readonly keys: Pick<Keys, 'of'>;
}

/** The key that stands between a code and a person's chat. */
export const MODERATORS_KEY = 'moderators';
const CODE_LENGTH = 10;

/**
 * Whose private chat this is, as a code. The same chat has the same code for ever: who registers twice, or leaves and
 * comes back, never receives a second copy.
 */
export async function codeOf(chat: string, { keys }: Pick<ModeratorPorts, 'keys'>): Promise<string> {
  return pseudonym(await keys.of(MODERATORS_KEY), 'chat', chat).slice(0, CODE_LENGTH);
}

/** Two updates of one chat meet at most; more tries mean something else is wrong. */
const TRIES = 10;

/** Writes what `next` makes of a moderator as they are now; null leaves them so. Answers them as they are afterwards. */
export async function changeModerator(
  code: string,
  { moderators, clock }: Pick<ModeratorPorts, 'moderators' | 'clock'>,
  next: (known: Moderator | null) => Moderator | null,
): Promise<Moderator | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await moderators.moderator(code);
    const changed = next(known);
    if (!changed || changed === known) return known;
    const waitsSince = waitingSince(known, changed, clock.now());
    const written = { ...changed, waitsSince, rev: (known?.rev ?? 0) + 1 };
    if ((await moderators.keep(written, known)) === 'kept') return written;
  }
  throw new Error(`The moderator ${code} was written by others ${TRIES} times in between`);
}

/** What became of them, and whether this changed it. */
export async function changed(
  code: string,
  next: (known: Moderator) => Moderator | null,
  ports: Pick<ModeratorPorts, 'moderators' | 'clock'>,
): Promise<{ readonly is: boolean; readonly left: Moderator | null }> {
  let is = false;
  const left = await changeModerator(code, ports, (known) => {
    const other = known && next(known);
    is = other !== null;
    return other;
  });
  return { is, left };
}

/** Deletes all that is kept of a moderator, whatever else they are doing at this moment; false when there was nobody. */
export async function forgetModerator(
  code: string,
  { moderators }: Pick<ModeratorPorts, 'moderators'>,
): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await moderators.moderator(code);
    if (!known) return attempt > 0;
    if ((await moderators.forget(known)) === 'kept') return true;
  }
  throw new Error(`The moderator ${code} was written by others ${TRIES} times in between`);
}

/** Notes that the bot may, or may no longer, write to whoever is behind a chat. A stranger is passed over, and old news too. */
export async function setReachable(
  chat: string,
  reachable: boolean,
  at: Instant,
  ports: ModeratorPorts,
): Promise<void> {
  await changeModerator(await codeOf(chat, ports), ports, (known) => reached(known, reachable, at));
}

/** Notes that a message to a moderator was refused, at that moment, because they have blocked the bot. */
export async function setUnreachable(
  code: string,
  at: Instant,
  { clock, moderators }: Pick<ModeratorPorts, 'moderators' | 'clock'>,
): Promise<void> {
  await changeModerator(code, { clock, moderators }, (known) => reached(known, false, at));
}

function reached(known: Moderator | null, reachable: boolean, reachableAt: Instant): Moderator | null {
  if (!known || reachableAt < known.reachableAt) return known;
  // That they can be written to is news each time; a refusal counts from the first, for then they went.
  if (!reachable && !known.reachable) return known;
  return { ...known, reachable, reachableAt };
}

/** How a moderator receives packs, or is told of those that they have; null for one whom the bot may not write to. */
export async function receiverOf(
  code: string,
  { moderators, keys }: { moderators: Pick<ModeratorBook, 'moderator'>; keys: Pick<Keys, 'of'> },
): Promise<PackReceiver | null> {
  const moderator = await moderators.moderator(code);
  if (!moderator?.reachable) return null;
  const { sealedChat, withoutLogo, countsOpens } = moderator;
  const chat = unseal(await keys.of(MODERATORS_KEY), sealedChat);
  const districts = moderator.groups.flatMap(({ district }) =>
    district === null || district === UNSAID ? [] : [district],
  );
  return { chat, wantsPacks: receivesPacks(moderator), withoutLogo, countsOpens, districts };
}

/** Whether anybody receives the packs of one of these communities. */
export async function hasModerators(
  communities: readonly string[],
  moderators: Pick<ModeratorBook, 'activeIn'>,
): Promise<boolean> {
  for (const community of communities) {
    for await (const _code of moderators.activeIn(community, '', 1)) return true;
  }
  return false;
}
