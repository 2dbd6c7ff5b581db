import { randomBytes } from 'node:crypto';
import type { Instant } from '../domain/instant.ts';
import type { Moderator } from '../domain/moderator.ts';
import { seal, unseal } from '../domain/pseudonym.ts';
import {
  answerStep,
  confirmed,
  groupAsked,
  MOST_GROUPS,
  newcomer,
  nextStep,
  notConfirmed,
  type Step,
  waitingSince,
  withGroup,
} from '../domain/registration.ts';
import { changed, codeOf, MODERATORS_KEY, type ModeratorPorts } from './moderators.ts';

const NONCE_BYTES = 12;
const SHOWN_LINKS = 3;

/** Who opens an invitation. They are spoken to in Khmer until they choose otherwise. */
export interface Guest {
  readonly chat: string;
  readonly at: Instant;
}

/** Two people open one invitation at most, or one of them twice. */
const TRIES = 10;

/**
 * Begins, or goes on with, somebody's registration by an invitation; null for a token that is nobody's or somebody
 * else's. Whoever is of that community already keeps the invitation for another person; whoever was forgotten since
 * they took it needs another one.
 */
export async function openInvitation(
  token: string,
  { chat, at }: Guest,
  ports: ModeratorPorts,
): Promise<Moderator | null> {
  const { moderators, clock } = ports;
  const code = await codeOf(chat, ports);
  const sealedChat = await sealed(chat, ports);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const [invited, known] = await Promise.all([moderators.invitedTo(token, clock.now()), moderators.moderator(code)]);
    if (!invited) return null;
    const { community, isTaken } = invited;
    if (known?.groups.some((group) => group.community === community)) return known;
    if (isTaken) return null;
    const guest = known ?? newcomer({ code, sealedChat, language: 'km' }, at);
    const now = clock.now();
    const asked = { ...withGroup(guest, community), seenAt: now, rev: guest.rev + 1 };
    const joined = { ...asked, waitsSince: waitingSince(known, asked, now) };
    if ((await moderators.keep(joined, known, token)) === 'kept') return joined;
  }
  throw new Error(`The invitation of ${code} was taken by others ${TRIES} times in between`);
}

/** Takes the answer to the step that somebody is at; null when it answers nothing that is asked now. */
export async function takeAnswer(
  code: string,
  step: Step,
  value: string,
  ports: ModeratorPorts,
): Promise<Moderator | null> {
  const known = await ports.moderators.moderator(code);
  const asked = known && groupAsked(known)?.community;
  const community = asked ? await ports.moderators.community(asked) : null;
  const answer = (one: Moderator) =>
    groupAsked(one)?.community === asked
      ? answerStep(one, step, value, community ?? { districts: [] }, ports.clock.now())
      : null;
  const { is, left } = await changed(code, answer, ports);
  return is ? left : null;
}

/** Takes a nickname; null where none is asked for any more. */
export async function takeNickname(code: string, nickname: string, ports: ModeratorPorts): Promise<Moderator | null> {
  const words = await sealed(nickname, ports);
  const { is, left } = await changed(
    code,
    (known) => (nextStep(known) === 'nickname' ? { ...known, nickname: { sealed: words } } : null),
    ports,
  );
  return is ? left : null;
}

export async function nicknameIn(
  { nickname }: Moderator,
  { keys }: Pick<ModeratorPorts, 'keys'>,
): Promise<string | null> {
  return nickname?.sealed ? unseal(await keys.of(MODERATORS_KEY), nickname.sealed) : null;
}

/** Where they say that they have posted, the last ones first. */
export async function linksOf({ links }: Moderator, { keys }: Pick<ModeratorPorts, 'keys'>): Promise<string[]> {
  const key = await keys.of(MODERATORS_KEY);
  return links
    .slice(-SHOWN_LINKS)
    .toReversed()
    .map((link) => unseal(key, link.sealed));
}

/** One more group in a community where somebody has one; null when they have none there, or too many. */
export async function addGroup(code: string, community: string, ports: ModeratorPorts): Promise<Moderator | null> {
  const { is, left } = await changed(
    code,
    (known) => {
      const isTheirs = known.groups.some((group) => group.community === community);
      return isTheirs && known.groups.length < MOST_GROUPS && nextStep(known) === null
        ? withGroup(known, community)
        : null;
    },
    ports,
  );
  return is ? left : null;
}

/** The team knows somebody; false when nobody waits for that. */
export async function confirmModerator(code: string, ports: Omit<ModeratorPorts, 'keys'>): Promise<boolean> {
  const { is } = await changed(code, (known) => confirmed(known, ports.clock.now()), ports);
  return is;
}

/** The team does not know somebody: of whom it has confirmed nothing, nothing is kept. False when nobody waits for that. */
export async function refuseModerator(code: string, ports: Omit<ModeratorPorts, 'keys'>): Promise<boolean> {
  const { is, left } = await changed(code, notConfirmed, ports);
  // Whoever has come back since is not who was refused.
  if (is && left?.groups.length === 0) await ports.moderators.forget(left);
  return is;
}

export async function sealed(text: string, { keys }: Pick<ModeratorPorts, 'keys'>): Promise<string> {
  return seal(await keys.of(MODERATORS_KEY), randomBytes(NONCE_BYTES), text);
}
