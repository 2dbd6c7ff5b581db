import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ModeratorBook } from '../../shared/answer-ports.ts';
import { invitationTo } from '../../shared/domain/community.ts';
import { DAY_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { newcomer, withGroup } from '../../shared/domain/registration.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { aModerator, SIEM_REAP } from '../fakes/a-moderator.ts';

const code = () => randomUUID().replaceAll('-', '').slice(0, 10);

/** What every book of moderators promises, whatever is beneath it. `open` gives an empty one. */
export function moderatorBookPromises(name: string, open: () => Promise<ModeratorBook>): void {
  describe(`the book of moderators ${name}`, () => {
    let book: ModeratorBook;
    beforeAll(async () => {
      book = await open();
    });
    const activeIn = (community: string, after?: string, atMost?: number) =>
      Array.fromAsync(book.activeIn(community, after, atMost));
    const waitingIn = (community: string) => Array.fromAsync(book.waitingIn(community));
    const invited = async (community: string = randomUUID(), madeAt = NOON) => {
      const invitation = invitationTo(community, randomUUID(), madeAt);
      await book.invite(invitation);
      return invitation;
    };

    it('keeps what is said of a community last', async () => {
      await book.keepCommunity({ ...SIEM_REAP, bot: null });
      await book.keepCommunity(SIEM_REAP);
      await book.keepCommunity({ ...SIEM_REAP, id: 'kampot', districts: [{ id: 'chhuk', label: SIEM_REAP.label }] });
      expect(await book.community('siem-reap')).toEqual(SIEM_REAP);
      expect(await book.community('nowhere')).toBeNull();
      expect((await book.communities()).map(({ id }) => id)).toEqual(['kampot', 'siem-reap']);
    });

    it('lists the invitations that are open, the oldest first, until they expire', async () => {
      const second = await invited();
      const first = await invited(second.community, plus(NOON, -MINUTE_MS));
      expect(await book.openInvitations(second.community, NOON)).toEqual([first, second]);
      expect(await book.openInvitations(second.community, first.expiresAt)).toEqual([second]);
      expect(await book.invitedTo(first.token, first.expiresAt)).toBeNull();
    });

    it('gives an invitation to whoever is first kept with it, and to nobody else', async () => {
      const { token, community } = await invited();
      expect(await book.invitedTo(token, NOON)).toEqual({ community, isTaken: false });
      const [one, two] = [aModerator(code(), [community]), aModerator(code(), [community])];
      const kept = await Promise.all([one, two].map((who) => book.keep(who, null, token)));
      expect(kept.toSorted()).toEqual(['kept', 'superseded']);
      const [winner, loser] = kept[0] === 'kept' ? [one, two] : [two, one];
      expect(await book.invitedTo(token, NOON)).toEqual({ community, isTaken: true });
      expect(await book.moderator(loser.code)).toBeNull();
      expect(await activeIn(community)).toEqual([winner.code]);
      expect(await book.openInvitations(community, NOON)).toEqual([]);
      expect(await book.keep({ ...winner, rev: 2 }, winner, token)).toBe('superseded');
      expect(await book.keep(loser, null, 'nobody made it')).toBe('superseded');
      expect(await book.invitedTo('nobody made it', NOON)).toBeNull();
    });

    it('revokes what nobody has taken, and nothing else', async () => {
      const { token, community } = await invited();
      expect(await book.revokeInvitation(token)).toBe(true);
      expect(await book.revokeInvitation(token)).toBe(false);
      expect(await book.keep(aModerator(code(), [community]), null, token)).toBe('superseded');
      expect(await book.invitedTo(token, NOON)).toBeNull();
      expect(await book.openInvitations(community, NOON)).toEqual([]);
      const taken = await invited();
      await book.keep(aModerator(code()), null, taken.token);
      expect(await book.revokeInvitation(taken.token)).toBe(false);
      expect(await book.revokeInvitation('nobody made it')).toBe(false);
    });

    it('finds a moderator by code, and in each of their communities while they receive packs', async () => {
      const [here, there] = [randomUUID(), randomUUID()];
      const one = aModerator(code(), [here, there]);
      const other = aModerator(code(), [there]);
      await book.keep(one, null);
      await book.keep(other, null);
      expect(await book.moderator(one.code)).toEqual(one);
      expect(await book.moderator('nobody')).toBeNull();
      expect(await activeIn(here)).toEqual([one.code]);
      const both = [one.code, other.code].sort();
      expect(await activeIn(there)).toEqual(both);
      expect(await activeIn(there, both[0])).toEqual(both.slice(1));
      expect(await activeIn(there, undefined, 1)).toEqual(both.slice(0, 1));
      expect(await book.countActive(there)).toBe(2);
      const away = { ...one, pausedAt: NOON, rev: 2 };
      expect(await book.keep(away, one)).toBe('kept');
      expect(await book.keep({ ...one, rev: 2 }, one)).toBe('superseded');
      expect(await book.keep(one, null)).toBe('superseded');
      expect(await activeIn(here)).toEqual([]);
      expect(await activeIn(there)).toEqual([other.code]);
      expect(await book.moderator(one.code)).toEqual(away);
    });

    it('lists who waits for the team, since when, and who is yet to be told that they are confirmed', async () => {
      const community = randomUUID();
      const guest = newcomer({ code: code(), sealedChat: '', language: 'km' }, NOON);
      const asked = { ...withGroup(guest, community), agreedAt: NOON, rev: 1 };
      await book.keep(asked, null);
      expect(await waitingIn(community)).toEqual([]);
      const groups = asked.groups.map((group) => ({ ...group, size: 'unsaid', district: 'unsaid' }) as const);
      const waits = { ...asked, groups, nickname: { sealed: null }, waitsSince: NOON, rev: 2 };
      await book.keep(waits, asked);
      expect(await waitingIn(community)).toEqual([{ code: guest.code, since: NOON }]);
      expect(await activeIn(community)).toEqual([]);
      const known = groups.map((group) => ({ ...group, confirmedAt: NOON }));
      const confirmed = { ...waits, groups: known, waitsSince: null, rev: 3 };
      await book.keep(confirmed, waits);
      expect(await waitingIn(community)).toEqual([]);
      expect(await activeIn(community)).toEqual([guest.code]);
      expect(await Array.fromAsync(book.toWelcome())).toContain(guest.code);
      await book.keep({ ...confirmed, welcomedAt: NOON, seenAt: plus(NOON, DAY_MS), rev: 4 }, confirmed);
      expect(await Array.fromAsync(book.toWelcome())).not.toContain(guest.code);
      expect(await activeIn(community)).toEqual([guest.code]);
    });

    it('forgets somebody whole, and only as they were', async () => {
      const community = randomUUID();
      const one = aModerator(code(), [community], { welcomedAt: null });
      await book.keep(one, null);
      expect(await book.forget({ ...one, rev: 7 })).toBe('superseded');
      expect(await book.forget(one)).toBe('kept');
      expect(await book.moderator(one.code)).toBeNull();
      expect(await activeIn(community)).toEqual([]);
      expect(await Array.fromAsync(book.toWelcome())).not.toContain(one.code);
    });
  });
}
