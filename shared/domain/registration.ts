import type { BotLanguage } from './callback.ts';
import type { Community } from './community.ts';
import { sha256 } from './delivery-id.ts';
import type { Instant } from './instant.ts';
import { type Group, type Moderator, SIZE_BANDS, type SizeBand, UNSAID } from './moderator.ts';

/** How somebody becomes a moderator: what they are asked, one thing at a time. What is missing is asked next, whenever they come back. */

export const STEPS = ['terms', 'size', 'district', 'nickname'] as const;
export type Step = (typeof STEPS)[number];

/** The most groups that one person is asked about. */
export const MOST_GROUPS = 10;

/** Somebody who has opened an invitation, and said nothing yet. */
export function newcomer(
  who: Pick<Moderator, 'code' | 'sealedChat'> & { readonly language: BotLanguage },
  at: Instant,
): Moderator {
  return {
    ...who,
    joinedAt: at,
    seenAt: at,
    agreedAt: null,
    groups: [],
    nickname: null,
    waitsSince: null,
    welcomedAt: null,
    pausedAt: null,
    reachable: true,
    reachableAt: at,
    withoutLogo: false,
    countsOpens: false,
    packs: [],
    posted: 0,
    expects: null,
    links: [],
    rev: 0,
  };
}

/** The moderator with one more group in a community, confirmed at once where the team has confirmed them there before. */
export function withGroup(moderator: Moderator, community: string): Moderator {
  const known = moderator.groups.find((group) => group.community === community && group.confirmedAt !== null);
  const group: Group = { community, size: null, district: null, confirmedAt: known?.confirmedAt ?? null };
  return { ...moderator, groups: [...moderator.groups, group] };
}

/** The group that is asked about now. */
export function groupAsked({ groups }: Moderator): Group | null {
  return groups.find(({ size, district }) => size === null || district === null) ?? null;
}

/** What they are asked next; null when nothing is missing. A community without districts has none to ask for. */
export function nextStep(moderator: Moderator): Step | null {
  if (moderator.agreedAt === null) return 'terms';
  const group = groupAsked(moderator);
  if (group) return group.size === null ? 'size' : 'district';
  return moderator.nickname === null ? 'nickname' : null;
}

/**
 * Where they have said all that they were asked, and the team has yet to say that it knows them. What they are asked
 * about another group keeps nobody waiting: they may never answer.
 */
function waitsWhere({ agreedAt, nickname, groups }: Moderator): ReadonlySet<string> {
  if (agreedAt === null || nickname === null) return new Set();
  const waiting = groups.filter(
    (group) => group.confirmedAt === null && group.size !== null && group.district !== null,
  );
  return new Set(waiting.map(({ community }) => community));
}

export function waitsIn(moderator: Moderator, community: string): boolean {
  return waitsWhere(moderator).has(community);
}

/** Since when somebody waits, who is so now and was so before: since now where they wait in one more community. */
export function waitingSince(before: Moderator | null, moderator: Moderator, now: Instant): Instant | null {
  const where = waitsWhere(moderator);
  if (where.size === 0) return null;
  const isOneMore = [...where].some((community) => before === null || !waitsIn(before, community));
  return isOneMore ? now : (moderator.waitsSince ?? now);
}

function sizeOf(value: string): SizeBand | typeof UNSAID | null {
  return value === UNSAID ? UNSAID : (SIZE_BANDS.find((band) => band === value) ?? null);
}

/** The answer to the step that is asked now; null for one that is none. */
export function answerStep(
  moderator: Moderator,
  step: Step,
  value: string,
  community: Pick<Community, 'districts'>,
  now: Instant,
): Moderator | null {
  if (nextStep(moderator) !== step) return null;
  switch (step) {
    case 'terms':
      return value === 'yes' ? { ...moderator, agreedAt: now } : null;
    case 'size': {
      const size = sizeOf(value);
      const district = community.districts.length === 0 ? UNSAID : null;
      return size && withAnswer(moderator, { size, district });
    }
    case 'district':
      return value === UNSAID || community.districts.some(({ id }) => id === value)
        ? withAnswer(moderator, { district: value })
        : null;
    case 'nickname':
      return value === 'none' ? { ...moderator, nickname: { sealed: null } } : null;
    default:
      return step satisfies never;
  }
}

function withAnswer(moderator: Moderator, answer: Partial<Group>): Moderator {
  const asked = groupAsked(moderator);
  return { ...moderator, groups: moderator.groups.map((group) => (group === asked ? { ...group, ...answer } : group)) };
}

/** The team knows them: from now on they receive the packs of their communities, and are told so. Null when nothing of theirs waits for that. */
export function confirmed(moderator: Moderator, now: Instant): Moderator | null {
  const where = waitsWhere(moderator);
  if (where.size === 0) return null;
  const groups = moderator.groups.map((group) =>
    group.confirmedAt === null && where.has(group.community) ? { ...group, confirmedAt: now } : group,
  );
  return { ...moderator, groups, welcomedAt: null };
}

/** Whether the team had confirmed them before it did so last: then they know what a pack is. */
export function isKnownLonger({ groups }: Moderator): boolean {
  return new Set(groups.flatMap(({ confirmedAt }) => confirmedAt ?? [])).size > 1;
}

/** The team does not know them: what waited is gone. Null when nothing of theirs waits for that. */
export function notConfirmed(moderator: Moderator): Moderator | null {
  const where = waitsWhere(moderator);
  if (where.size === 0) return null;
  const isKept = ({ confirmedAt, community }: Group) => confirmedAt !== null || !where.has(community);
  return { ...moderator, groups: moderator.groups.filter(isKept) };
}

/**
 * What a list of groups that was shown is known by: its first group is another one as soon as one is gone, and pressing
 * twice must not drop two.
 */
export function groupsVersion(groups: readonly Group[]): string {
  return sha256(JSON.stringify(groups.map(({ community, size, district }) => [community, size, district]))).slice(
    0,
    12,
  );
}

/** The moderator without one of their groups; null when there is no such group. */
export function withoutGroup(moderator: Moderator, index: number): Moderator | null {
  if (!moderator.groups[index]) return null;
  return { ...moderator, groups: moderator.groups.filter((_, place) => place !== index) };
}
