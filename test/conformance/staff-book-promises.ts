import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StaffBook } from '../../shared/answer-ports.ts';
import { EVENING, NOON } from '../fakes/a-delivery.ts';

const DARA = { name: 'Dara', role: 'comms' } as const;

/** What every book of the team promises, whatever is beneath it. `open` gives an empty one. */
export function staffBookPromises(name: string, open: () => Promise<StaffBook>): void {
  describe(`the book of the team ${name}`, () => {
    let book: StaffBook;
    beforeAll(async () => {
      book = await open();
    });

    it('gives a link to the first who takes it, and to nobody after it has expired', async () => {
      const [token, late] = [randomUUID(), randomUUID()];
      await book.offer(token, DARA, EVENING);
      await book.offer(late, DARA, NOON);
      const taken = await Promise.all(Array.from({ length: 5 }, () => book.take(token, NOON)));
      expect(taken.filter((person) => person !== null)).toEqual([DARA]);
      expect(await book.take(late, NOON)).toBeNull();
      expect(await book.take('nobody', NOON)).toBeNull();
    });

    it('finds who has linked a chat, once each', async () => {
      const member = { ...DARA, code: 'aaaaaaaaaa', sealedChat: 'sealed' };
      await book.keep(member);
      await book.keep({ ...member, sealedChat: 'sealed again' });
      expect(await book.member('aaaaaaaaaa')).toEqual({ ...member, sealedChat: 'sealed again' });
      expect(await book.member('bbbbbbbbbb')).toBeNull();
      expect(await book.members()).toHaveLength(1);
    });
  });
}
