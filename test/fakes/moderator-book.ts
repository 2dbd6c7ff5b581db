import type { Invitation, ModeratorBook } from '../../shared/answer-ports.ts';
import type { Moderator } from '../../shared/domain/moderator.ts';

/** The moderators in memory: the promises of test/conformance/moderator-book, and nothing that outlives the process. */
export function memoryModerators(): ModeratorBook {
  const invitations = new Map<string, Invitation>();
  const moderators = new Map<string, Moderator>();
  return {
    async invite({ community, token, bot }) {
      invitations.set(community, { community, token: invitations.get(community)?.token ?? token, bot });
    },
    async invitations() {
      return [...invitations.values()].sort((a, b) => (a.community < b.community ? -1 : 1));
    },
    async invitedTo(token) {
      return [...invitations.values()].find((known) => known.token === token)?.community ?? null;
    },
    async keep(moderator) {
      if ((moderators.get(moderator.code)?.rev ?? 0) !== moderator.rev - 1) return 'superseded';
      moderators.set(moderator.code, structuredClone(moderator));
      return 'kept';
    },
    async moderator(code) {
      return structuredClone(moderators.get(code) ?? null);
    },
    async *activeIn(community, after = '') {
      const own = [...moderators.values()].filter(
        ({ code, communities, state }) => state === 'active' && communities.includes(community) && code > after,
      );
      yield* own.map(({ code }) => code).sort();
    },
  };
}
