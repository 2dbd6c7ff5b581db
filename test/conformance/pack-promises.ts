import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { childOf } from '../../shared/domain/delivery-life.ts';
import { MINUTE_MS, plus, wallMonth } from '../../shared/domain/instant.ts';
import type { Ledger } from '../../shared/ports.ts';
import { aDelivery, EVENING, NOON } from '../fakes/a-delivery.ts';
import { said } from '../fakes/a-moderator.ts';
import { happen } from '../fakes/happen.ts';

const at = EVENING;
const CLAIMED: Happening = { type: 'claimed', at, worker: 'one', leaseUntil: plus(at, MINUTE_MS), steps: ['text'] };
const SENT: Happening = { type: 'step_sent', at, step: { step: 'text', externalId: '41', permalink: null, at } };

/** What every ledger promises of packs and of what single moderators receive of them. */
export function packPromises(name: string, open: () => Promise<Ledger>): void {
  describe(`the packs in the ledger ${name}`, () => {
    let ledger: Ledger;
    const aCampaign = () => `campaign-${randomUUID()}`;
    beforeAll(async () => {
      ledger = await open();
    });
    it('keeps what single moderators receive of a pack apart from what was planned, and finds it by its pack, its id and its moment', async () => {
      const moment = plus(EVENING, 500 * 24 * 60 * MINUTE_MS);
      const pack = aDelivery({ campaign: aCampaign(), kind: 'moderator_pack', at: moment });
      const other = aDelivery({ campaign: pack.campaign, post: 'another', kind: 'moderator_pack', at: moment });
      const codes = Array.from({ length: 40 }, (_, index) => `code-${index}`);
      const children = codes.map((code) => childOf(pack, code, moment, NOON));
      const [child = pack] = children;
      for (const one of [pack, other, ...children]) expect(await ledger.create(one)).toBe('created');
      expect(await ledger.create(child)).toBe('exists');
      const own = await Array.fromAsync(ledger.childrenOf(pack));
      expect(own.map(({ id }) => id).toSorted()).toEqual(children.map(({ id }) => id).toSorted());
      expect(own).toContainEqual(child);
      expect(await Array.fromAsync(ledger.childrenOf(other))).toEqual([]);
      expect(await ledger.read(child)).toEqual(child);
      expect(await ledger.read({ ...child, parent: null })).toBeNull();
      expect(await ledger.find(child.id)).toEqual(child);

      const planned = [pack.id, other.id].toSorted();
      const ofCampaign = (list: readonly Delivery[]) =>
        list.filter(({ campaign }) => campaign === pack.campaign).map(({ id }) => id);
      expect(ofCampaign(await ledger.deliveriesOf(pack.campaign))).toEqual(planned);
      expect(ofCampaign(await ledger.deliveriesIn(wallMonth(moment)))).toEqual(planned);
      expect(ofCampaign(await Array.fromAsync(ledger.plannedBetween(moment, moment)))).toEqual(planned);
      const due = (await Array.fromAsync(ledger.dueBetween(moment, moment))).filter(
        ({ campaign }) => campaign === pack.campaign,
      );
      expect(due).toHaveLength(42);
      expect(due).toContainEqual({ campaign: pack.campaign, id: child.id, parent: pack.id, dueAt: moment });

      const audience = `moderator-of-${pack.campaign}`;
      await ledger.noteText(audience, child.wording, child);
      expect(await ledger.whoSaid(audience, child.wording)).toEqual([
        { campaign: pack.campaign, id: child.id, parent: pack.id },
      ]);
    });

    it('counts how the moderators of a pack fared exactly once, whoever changes their mind or writes a change twice', async () => {
      const pack = aDelivery({ campaign: aCampaign(), kind: 'moderator_pack' });
      const children = ['aaa', 'bbb', 'ccc'].map((code) => childOf(pack, code, EVENING, NOON));
      expect(await ledger.tallyOf(pack)).toEqual({});
      const received = children.map(async (child) => {
        await ledger.create(child);
        const sent = await happen(ledger, child, CLAIMED, SENT);
        const delivered = await happen(ledger, sent, { type: 'delivered', at });
        expect(await ledger.save(delivered)).toBe('saved');
        return delivered;
      });
      const [first = pack, second = pack] = await Promise.all(received);
      await Promise.all([
        happen(ledger, first, said('declined', at)).then((child) => happen(ledger, child, said('posted', at))),
        happen(ledger, second, said('declined', at)),
      ]);
      expect(await ledger.tallyOf(pack)).toEqual({ delivered: 3, declined: 1, posted: 1, posted_within_1h: 1 });
    });
  });
}
