import type { ModeratorBook } from '../../shared/answer-ports.ts';
import type { Community, Invitation } from '../../shared/domain/community.ts';
import { isToWelcome, type Moderator, receivesPacksOf } from '../../shared/domain/moderator.ts';
import { waitsIn } from '../../shared/domain/registration.ts';

/** The moderators in memory: the promises of test/conformance/moderator-book, and nothing that outlives the process. */
export function memoryModerators(): ModeratorBook {
  const communities = new Map<string, Community>();
  const invitations = new Map<string, Invitation & { readonly state: 'open' | 'taken' | 'revoked' }>();
  const moderators = new Map<string, Moderator>();
  const sorted = () => [...moderators.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const activeOf = (community: string) => sorted().filter((one) => receivesPacksOf(one, community));
  return {
    async keepCommunity(community) {
      communities.set(community.id, structuredClone(community));
    },
    async community(id) {
      return communities.get(id) ?? null;
    },
    async communities() {
      return [...communities.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async invite(invitation) {
      invitations.set(invitation.token, { ...invitation, state: 'open' });
    },
    async openInvitations(community, now) {
      return [...invitations.values()]
        .filter((one) => one.community === community && one.state === 'open' && one.expiresAt > now)
        .map(({ state, ...invitation }) => invitation)
        .sort((a, b) => (`${a.madeAt}${a.token}` < `${b.madeAt}${b.token}` ? -1 : 1));
    },
    async invitedTo(token, now) {
      const known = invitations.get(token);
      if (!known || known.expiresAt <= now || known.state === 'revoked') return null;
      return { community: known.community, isTaken: known.state === 'taken' };
    },
    async revokeInvitation(token) {
      const known = invitations.get(token);
      if (known?.state !== 'open') return false;
      invitations.set(token, { ...known, state: 'revoked' });
      return true;
    },
    async keep(moderator, before, token) {
      const known = moderators.get(moderator.code);
      const isUpon = before === null ? !known : known?.rev === moderator.rev - 1;
      const invitation = token === undefined ? null : invitations.get(token);
      if (!isUpon || invitation === undefined || (invitation && invitation.state !== 'open')) return 'superseded';
      if (invitation) invitations.set(invitation.token, { ...invitation, state: 'taken' });
      moderators.set(moderator.code, structuredClone(moderator));
      return 'kept';
    },
    async moderator(code) {
      return structuredClone(moderators.get(code) ?? null);
    },
    async forget({ code, rev }) {
      if (moderators.get(code)?.rev !== rev) return 'superseded';
      moderators.delete(code);
      return 'kept';
    },
    async *activeIn(community, after = '', atMost?) {
      yield* activeOf(community)
        .map(({ code }) => code)
        .filter((code) => code > after)
        .slice(0, atMost);
    },
    async countActive(community) {
      return activeOf(community).length;
    },
    async *waitingIn(community) {
      for (const one of sorted())
        if (one.waitsSince !== null && waitsIn(one, community)) yield { code: one.code, since: one.waitsSince };
    },
    async *toWelcome() {
      for (const one of sorted()) if (isToWelcome(one)) yield one.code;
    },
  };
}
