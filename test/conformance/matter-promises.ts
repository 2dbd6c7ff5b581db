import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { childOf } from '../../shared/domain/delivery-life.ts';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Ledger } from '../../shared/ports.ts';
import { aDelivery, EVENING, NOON } from '../fakes/a-delivery.ts';
import { happen } from '../fakes/happen.ts';

/** What every ledger promises of what waits for a person. */
export function matterPromises(name: string, open: () => Promise<Ledger>): void {
  describe(`what waits for a person in the ledger ${name}`, () => {
    let ledger: Ledger;
    beforeAll(async () => {
      ledger = await open();
    });
    it('is listed, the newest first, until somebody has seen to it; what waits for its moment is not, nor what one moderator received', async () => {
      const campaign = `campaign-${randomUUID()}`;
      const missed: Delivery[] = [];
      for (const minute of [2, 0, 1]) {
        const delivery = aDelivery({ campaign, post: `post-${minute}` });
        await ledger.create(delivery);
        missed.push(
          await happen(ledger, delivery, { type: 'missed', at: plus(EVENING, minute * MINUTE_MS), why: 'expired' }),
        );
      }
      const pack = aDelivery({ campaign, post: 'pack', kind: 'moderator_pack' });
      const child = childOf(pack, 'aaa', EVENING, NOON);
      for (const one of [pack, child]) await ledger.create(one);
      await happen(ledger, child, { type: 'missed', at: EVENING, why: 'packs_per_week' });

      const listed = async () => {
        const all = await Array.fromAsync(ledger.matters());
        return all.filter((one) => one.campaign === campaign);
      };
      expect((await listed()).map(({ post }) => post)).toEqual(['post-2', 'post-1', 'post-0']);
      const [last] = missed;
      expect((await listed())[0]).toEqual(last);
      const inPages = await Array.fromAsync(ledger.matters(2));
      expect(inPages.map(({ id }) => id)).toEqual((await Array.fromAsync(ledger.matters())).map(({ id }) => id));
      if (last) await happen(ledger, last, { type: 'handled', at: EVENING, how: 'dropped' });
      expect((await listed()).map(({ post }) => post)).toEqual(['post-1', 'post-0']);
    });
  });
}
