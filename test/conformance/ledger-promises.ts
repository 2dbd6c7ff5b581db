import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { versionOf } from '../../shared/domain/amendment.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Due, Ledger } from '../../shared/ports.ts';
import { aDelivery, anEntry, EVENING } from '../fakes/a-delivery.ts';

const LEASE_END = plus(EVENING, MINUTE_MS);

/** What every ledger promises, whatever is beneath it. `open` gives an empty one. */
export function ledgerPromises(name: string, open: () => Promise<Ledger>): void {
  describe(`the ledger ${name}`, () => {
    let ledger: Ledger;
    const aCampaign = () => `campaign-${randomUUID()}`;
    beforeAll(async () => {
      ledger = await open();
    });

    const claimed = (delivery: ReturnType<typeof aDelivery>, worker: string) => {
      const moved = move(delivery, { type: 'claimed', at: EVENING, worker, leaseUntil: LEASE_END, steps: ['text'] });
      if (!moved) throw new Error('a scheduled delivery can be claimed');
      return moved;
    };

    it('gives a delivery back exactly as it was written', async () => {
      const delivery = aDelivery({ campaign: aCampaign(), variant: 'a', recipients: ['siem-reap'] });
      expect(await ledger.create(delivery)).toBe('created');
      expect(await ledger.read(delivery)).toEqual(delivery);
      expect(await ledger.find(delivery.id)).toEqual(delivery);
    });

    it('gives back every arm’s words of a pack', async () => {
      const words = { text: sha256('a text'), wording: sha256('a wording') };
      const arms = ['a', 'b'].map((arm) => ({ arm, ...words }));
      const delivery = aDelivery({ campaign: aCampaign(), variant: 'a|b', arms });
      await ledger.create(delivery);
      expect((await ledger.read(delivery))?.arms).toEqual(arms);
    });

    it('keeps who begins with which arm, and lets one of two who draw at once be first', async () => {
      const campaign = aCampaign();
      expect(await ledger.groupDraw(campaign)).toBeNull();
      const drawn = (rev: number, ...groups: string[]) => ledger.saveGroupDraw({ campaign, groups, rev });
      expect(await Promise.all([drawn(1, 'aaa', 'bbb'), drawn(1, 'aaa', 'bbb')])).toEqual(
        expect.arrayContaining(['saved', 'superseded']),
      );
      expect(await drawn(2, 'aaa', 'bbb', 'ccc')).toBe('saved');
      expect(await drawn(2, 'aaa', 'bbb', 'ddd')).toBe('superseded');
      expect(await ledger.groupDraw(campaign)).toEqual({ campaign, groups: ['aaa', 'bbb', 'ccc'], rev: 2 });
    });

    it('keeps with a campaign which of its posts could not be planned', async () => {
      const campaign = aCampaign();
      const stopped = [{ post: '01', at: EVENING, awaits: ['cover.jpg'] }];
      await ledger.saveCampaign({ campaign, revision: 1, approvalsNeeded: 2, missing: [], endsAt: null, stopped });
      expect(await ledger.campaign(campaign)).toMatchObject({ stopped });
    });

    it('keeps how an experiment was drawn with its campaign', async () => {
      const campaign = aCampaign();
      const drawn = { seed: '7', arms: ['a', 'b'] };
      const record = { campaign, revision: 1, approvalsNeeded: 2, missing: [], endsAt: null, drawn };
      await ledger.saveCampaign(record);
      expect(await ledger.campaign(campaign)).toMatchObject({ drawn });
    });

    it('gives back what shall take the place of what is out, and all that may hold it', async () => {
      const delivery = aDelivery({ campaign: aCampaign() });
      const conditions = {
        reviewNeeded: true,
        quiet: 'a',
        election: 'b',
        hotline: { id: 'c', verifiedUntil: EVENING },
      };
      const version = versionOf(anEntry({ message: sha256('other words'), pictures: sha256('a photo'), conditions }));
      const offered = {
        ...delivery,
        amendment: { kind: 'edit', version, dueAt: EVENING, until: LEASE_END, attempts: 1 } as const,
        offered: version.message,
      };
      await ledger.create(offered);
      expect(await ledger.read(delivery)).toEqual(offered);
    });

    it('knows nothing of a delivery that was never written', async () => {
      const delivery = aDelivery({ campaign: aCampaign() });
      expect(await ledger.read(delivery)).toBeNull();
      expect(await ledger.find(delivery.id)).toBeNull();
      expect(await ledger.deliveriesOf(delivery.campaign)).toEqual([]);
    });

    it('never writes over a delivery that exists', async () => {
      const delivery = aDelivery({ campaign: aCampaign() });
      await ledger.create(delivery);
      expect(await ledger.create({ ...delivery, text: sha256('another text') })).toBe('exists');
      expect(await ledger.read(delivery)).toEqual(delivery);
    });

    it('lets exactly one of two racing invocations claim a delivery', async () => {
      const delivery = aDelivery({ campaign: aCampaign() });
      await ledger.create(delivery);
      const answers = await Promise.all(
        ['one', 'two', 'three'].map((worker) => ledger.save(claimed(delivery, worker))),
      );
      expect(answers.toSorted()).toEqual(['saved', 'superseded', 'superseded']);
    });

    it('takes the same change twice as one', async () => {
      const delivery = aDelivery({ campaign: aCampaign() });
      await ledger.create(delivery);
      expect(await ledger.save(claimed(delivery, 'one'))).toBe('saved');
      expect(await ledger.save(claimed(delivery, 'one'))).toBe('saved');
      expect((await ledger.read(delivery))?.rev).toBe(2);
    });

    it('refuses to save what was never created', async () => {
      expect(await ledger.save(claimed(aDelivery({ campaign: aCampaign() }), 'one'))).toBe('superseded');
    });

    it('lists the deliveries of a campaign by id, and of no other', async () => {
      const campaign = aCampaign();
      const own = ['01-a', '02-b', '03-c'].map((post) => aDelivery({ campaign, post }));
      await Promise.all([...own, aDelivery({ campaign: aCampaign() })].map((delivery) => ledger.create(delivery)));
      const listed = await ledger.deliveriesOf(campaign);
      expect(listed.map(({ id }) => id)).toEqual(own.map(({ id }) => id).sort());
    });

    it('files a delivery under the Phnom Penh month of its moment, and moves it along', async () => {
      const campaign = aCampaign();
      const lastHour = '2031-01-31T16:59:00.000Z' as Instant;
      const nextMonth = '2031-01-31T17:00:00.000Z' as Instant;
      await ledger.create(aDelivery({ campaign, post: 'late', at: lastHour }));
      await ledger.create(aDelivery({ campaign, post: 'early', at: nextMonth }));
      const posts = async (month: string) => (await ledger.deliveriesIn(month)).map(({ post }) => post);
      expect(await posts('2031-01')).toEqual(['late']);
      expect(await posts('2031-02')).toEqual(['early']);
    });

    it('lists what is planned from one moment to another, both included, in order, also over the end of a month', async () => {
      const campaign = aCampaign();
      const from = '2031-03-31T16:58:00.000Z' as Instant;
      const at = (minutes: number) => plus(from, minutes * MINUTE_MS);
      const moments = [-1, 0, 1, 2, 3, 4].map(at);
      for (const [index, moment] of moments.entries())
        await ledger.create(aDelivery({ campaign, post: `post-${index}`, at: moment }));
      await ledger.create(aDelivery({ campaign, post: 'also-2', at: at(2) }));
      const listed = async (to: Instant) => {
        const found = await Array.fromAsync(ledger.plannedBetween(from, to));
        return found.filter((delivery) => delivery.campaign === campaign);
      };
      const found = await listed(at(3));
      const inOrder = found.toSorted((a, b) => (`${a.at}#${a.id}` < `${b.at}#${b.id}` ? -1 : 1));
      expect(found).toEqual(inOrder);
      const inPages = await Array.fromAsync(ledger.plannedBetween(from, at(3), 2));
      expect(inPages.filter((delivery) => delivery.campaign === campaign)).toEqual(found);
      expect(found.map(({ post }) => post).toSorted()).toEqual(['also-2', 'post-1', 'post-2', 'post-3', 'post-4']);
      expect((await listed(from)).map(({ post }) => post)).toEqual(['post-1']);
      expect(await listed(at(-1))).toEqual([]);
    });

    it('shows in the due index what waits: scheduled by its moment, sending by its lease, refused until a person was told, the rest not at all', async () => {
      const at = plus(EVENING, 400 * 24 * 60 * MINUTE_MS);
      const delivery = aDelivery({ campaign: aCampaign(), at });
      const due = async (from: Instant, to: Instant) => {
        const found: Due[] = [];
        for await (const row of ledger.dueBetween(from, to)) found.push(row);
        return found.filter(({ campaign }) => campaign === delivery.campaign);
      };
      await ledger.create(delivery);
      const row = { campaign: delivery.campaign, id: delivery.id, parent: null };
      expect(await due(at, at)).toEqual([{ ...row, dueAt: at }]);
      expect(await due(plus(at, 1), plus(at, 2))).toEqual([]);
      expect(await ledger.nextDueAfter(plus(at, -1))).toBe(at);

      const leaseUntil = plus(at, MINUTE_MS);
      const sending = move(delivery, { type: 'claimed', at, worker: 'one', leaseUntil, steps: ['text'] });
      if (!sending) throw new Error('it can be claimed');
      await ledger.save(sending);
      expect(await due(at, leaseUntil)).toEqual([{ ...row, dueAt: leaseUntil }]);

      const refused = move(sending, { type: 'refused', at, why: 'chat_not_found' });
      if (!refused) throw new Error('it can be refused');
      await ledger.save(refused);
      expect(await due(at, leaseUntil)).toMatchObject([{ dueAt: at }]);
      const reported = move(refused, { type: 'reported', at: leaseUntil });
      if (!reported) throw new Error('it can be reported');
      await ledger.save(reported);
      expect(await due(at, leaseUntil)).toEqual([]);
    });

    it('finds whose message it is from the moment its id is written, by address in any case', async () => {
      const delivery = aDelivery({ campaign: aCampaign(), address: `@Civic_${randomUUID().slice(0, 8)}` });
      await ledger.create(delivery);
      const sending = claimed(delivery, 'one');
      await ledger.save(sending);
      const step = { step: 'text', externalId: '41', permalink: null, at: EVENING };
      const sent = move(sending, { type: 'step_sent', at: EVENING, step });
      if (!sent) throw new Error('a step can be sent');
      expect(await ledger.whoseMessage(delivery.address, '41')).toBeNull();
      expect(await ledger.save(sent)).toBe('saved');
      expect(await ledger.save({ ...sent, attempts: 9 })).toBe('superseded');
      const { campaign, id } = delivery;
      expect(await ledger.whoseMessage(delivery.address.toLowerCase(), '41')).toEqual({ campaign, id, parent: null });
      expect(await ledger.whoseMessage(delivery.address, '42')).toBeNull();
    });

    it('lets exactly one of two concurrent plans be a campaign’s next revision', async () => {
      const campaign = aCampaign();
      const record = { campaign, revision: 1, approvalsNeeded: 2, missing: [], endsAt: null };
      expect(await ledger.campaign(campaign)).toEqual({ ...record, revision: 0 });
      const answers = await Promise.all([ledger.saveCampaign(record), ledger.saveCampaign(record)]);
      expect(answers.toSorted()).toEqual(['saved', 'superseded']);
      expect(await ledger.saveCampaign({ ...record, revision: 3 })).toBe('superseded');
      expect(await ledger.saveCampaign({ ...record, revision: 2, missing: ['01', '02'] })).toBe('saved');
      expect(await ledger.campaign(campaign)).toEqual({ ...record, revision: 2, missing: ['01', '02'] });
      expect(await ledger.campaigns()).toContainEqual({ ...record, revision: 2, missing: ['01', '02'] });
      const coded = { ...record, revision: 3, partnerCode: 'GRANT-7' };
      expect(await ledger.saveCampaign(coded)).toBe('saved');
      expect(await ledger.campaign(campaign)).toEqual(coded);
    });

    it('remembers every delivery that says a text to an audience, once each, also when they note it at once', async () => {
      const delivery = aDelivery({ campaign: aCampaign() });
      const other = aDelivery({ campaign: delivery.campaign, post: 'another' });
      const audience = `channel-of-${delivery.campaign}`;
      expect(await ledger.whoSaid(audience, delivery.wording)).toEqual([]);
      const noting = [delivery, other, delivery].map((by) => ledger.noteText(audience, delivery.wording, by));
      await Promise.all(noting);
      const both = [delivery, other].map(({ campaign, id, parent }) => ({ campaign, id, parent }));
      expect(await ledger.whoSaid(audience, delivery.wording)).toEqual(both.sort((a, b) => (a.id < b.id ? -1 : 1)));
      expect(await ledger.whoSaid('another', delivery.wording)).toEqual([]);
    });
  });
}
