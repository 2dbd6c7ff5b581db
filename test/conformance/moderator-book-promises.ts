import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ModeratorBook } from '../../shared/answer-ports.ts';
import type { Moderator } from '../../shared/domain/moderator.ts';
import { NOON } from '../fakes/a-delivery.ts';

const aModerator = (changes: Partial<Moderator> = {}): Moderator => ({
  code: randomUUID().replaceAll('-', '').slice(0, 10),
  communities: ['siem-reap'],
  sealedChat: 'sealed',
  state: 'active',
  stateAt: NOON,
  joinedAt: NOON,
  rev: 1,
  ...changes,
});

/** What every book of moderators promises, whatever is beneath it. `open` gives an empty one. */
export function moderatorBookPromises(name: string, open: () => Promise<ModeratorBook>): void {
  describe(`the book of moderators ${name}`, () => {
    let book: ModeratorBook;
    beforeAll(async () => {
      book = await open();
    });
    const activeIn = (community: string) => Array.fromAsync(book.activeIn(community));

    it('keeps a community’s first invitation, also when two are made at once', async () => {
      await Promise.all(['one', 'two'].map((token) => book.invite({ community: 'kampot', token, bot: null })));
      const [first] = await book.invitations();
      expect(['one', 'two']).toContain(first?.token);
      await book.invite({ community: 'kampot', token: 'three', bot: 'our_bot' });
      expect(await book.invitations()).toEqual([{ ...first, bot: 'our_bot' }]);
      expect(await book.invitedTo(first?.token ?? '')).toBe('kampot');
      expect(await book.invitedTo('three')).toBeNull();
      expect(await book.invitedTo('nobody')).toBeNull();
    });

    it('names the moderators of a community in order, and goes on after any of them', async () => {
      const community = randomUUID();
      const all = Array.from({ length: 5 }, () => aModerator({ communities: [community] }));
      for (const moderator of all) await book.keep(moderator);
      const codes = all.map(({ code }) => code).sort();
      for (const [place, code] of codes.entries())
        expect(await Array.fromAsync(book.activeIn(community, code))).toEqual(codes.slice(place + 1));
    });

    it('finds a moderator by code, and in each of their communities while they are active', async () => {
      const communities = [randomUUID(), randomUUID()].sort();
      const one = aModerator({ communities });
      const other = aModerator({ communities: communities.slice(1) });
      await book.keep(one);
      await book.keep(other);
      expect(await book.moderator(one.code)).toEqual(one);
      expect(await book.moderator('nobody')).toBeNull();
      expect(await activeIn(communities[0] ?? '')).toEqual([one.code]);
      expect(await activeIn(communities[1] ?? '')).toEqual([one.code, other.code].sort());
      expect(await book.keep({ ...one, state: 'blocked', rev: 2 })).toBe('kept');
      expect(await book.keep({ ...one, rev: 2 })).toBe('superseded');
      expect(await book.keep(one)).toBe('superseded');
      expect(await activeIn(communities[0] ?? '')).toEqual([]);
      expect(await activeIn(communities[1] ?? '')).toEqual([other.code]);
      expect((await book.moderator(one.code))?.state).toBe('blocked');
    });
  });
}
