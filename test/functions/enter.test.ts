import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enter } from '../../functions/ingest/enter.ts';
import { approve } from '../../shared/actions/approve.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { DAY_MS, HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryLedger } from '../fakes/ledger.ts';

import { CAMPAIGN, entriesOf, folder, plan, published, upcoming, wish } from './planning.ts';

describe('planning a campaign', () => {
  it('twice changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(folder, async (posts) => {
        const ledger = memoryLedger();
        await plan(ledger, wish(posts));
        const before = await ledger.deliveriesOf(CAMPAIGN);
        expect(await plan(ledger, wish(posts))).toMatchObject({
          added: 0,
          changed: 0,
          withdrawn: 0,
          suspended: 0,
          due: [],
        });
        expect(await ledger.deliveriesOf(CAMPAIGN)).toEqual(before);
      }),
    );
  });

  it('ends the same whatever was planned before', async () => {
    await fc.assert(
      fc.asyncProperty(upcoming, upcoming, async (first, second) => {
        const ledger = memoryLedger();
        await plan(ledger, wish(first));
        await plan(
          ledger,
          wish(second, {
            drafts: first.map(({ post }) => post).filter((post) => second.every((other) => other.post !== post)),
          }),
        );
        const waiting = (await ledger.deliveriesOf(CAMPAIGN)).filter(({ state }) => state.status === 'scheduled');
        const direct = memoryLedger();
        await plan(direct, wish(second));
        const facts = ({ id, at, message, approval }: Delivery) => ({ id, at, message, approval });
        expect(waiting.map(facts)).toEqual((await direct.deliveriesOf(CAMPAIGN)).map(facts));
      }),
    );
  });

  it('never plans a public moment that is past', async () => {
    await fc.assert(
      fc.asyncProperty(folder, async (posts) => {
        const ledger = memoryLedger();
        await plan(ledger, wish(posts));
        for (const { publicAt } of await ledger.deliveriesOf(CAMPAIGN)) expect(publicAt >= NOON).toBe(true);
      }),
    );
  });

  it('moves and rewords the same delivery, and never makes a second one', async () => {
    await fc.assert(
      fc.asyncProperty(upcoming, fc.integer({ min: 1, max: 99 }), fc.string(), async (posts, hours, text) => {
        const ledger = memoryLedger();
        await plan(ledger, wish(posts));
        const ids = (await ledger.deliveriesOf(CAMPAIGN)).map(({ id }) => id);
        await plan(ledger, wish(posts.map((post) => ({ ...post, hours, text }))));
        const after = await ledger.deliveriesOf(CAMPAIGN);
        expect(after.map(({ id }) => id)).toEqual(ids);
        for (const delivery of after)
          expect(delivery).toMatchObject({ at: plus(NOON, hours * HOUR_MS), text: sha256(text) });
      }),
    );
  });

  it('withdraws exactly the deliveries of a post that was removed', async () => {
    await fc.assert(
      fc.asyncProperty(
        upcoming.filter((posts) => posts.length > 1),
        async (posts) => {
          const [removed, ...rest] = posts;
          const ledger = memoryLedger();
          await plan(ledger, wish(posts));
          await plan(ledger, wish(rest));
          for (const { post, state } of await ledger.deliveriesOf(CAMPAIGN)) {
            expect(state).toMatchObject(
              post === removed?.post ? { status: 'cancelled', why: 'removed' } : { status: 'scheduled' },
            );
          }
        },
      ),
    );
  });

  it('holds a published post under a new name as looks_already_published, and sends it on no account', async () => {
    await fc.assert(
      fc.asyncProperty(upcoming, async (posts) => {
        const [first] = posts;
        if (!first) return;
        const ledger = memoryLedger();
        await plan(ledger, wish(posts));
        for (const delivery of await ledger.deliveriesOf(CAMPAIGN)) {
          if (delivery.post !== first.post) continue;
          await ledger.noteText(delivery.channel, delivery.wording, delivery);
          await published(ledger, delivery);
        }
        const renamed = { ...first, post: 'renamed' };
        await plan(ledger, wish([renamed, ...posts.slice(1)], { drafts: [first.post] }));
        const again = (await ledger.deliveriesOf(CAMPAIGN)).filter(({ post }) => post === 'renamed');
        expect(again).toHaveLength(first.channels.length);
        for (const { sameTextAs, channel } of again) {
          const original = (await ledger.deliveriesOf(CAMPAIGN)).find(
            (delivery) => delivery.post === first.post && delivery.channel === channel,
          );
          expect(sameTextAs).toBe(original?.id);
        }
      }),
    );
  });

  it('lets a post wait while its file has an error, and go on when it is mended', async () => {
    const ledger = memoryLedger();
    const post = { post: '01', hours: 1, text: 'a text', channels: ['fb-main'] };
    await plan(ledger, wish([post]));
    expect(await plan(ledger, wish([], { broken: ['01'] }))).toMatchObject({ suspended: 1, withdrawn: 0 });
    expect((await ledger.deliveriesOf(CAMPAIGN))[0]).toMatchObject({ broken: true, state: { status: 'scheduled' } });
    await plan(ledger, wish([post]));
    expect((await ledger.deliveriesOf(CAMPAIGN))[0]).toMatchObject({ broken: false, state: { status: 'scheduled' } });
  });

  it('keeps a delivery whose moment has come while the laptop slept: whether it still goes is not the plan’s to say', async () => {
    const ledger = memoryLedger();
    const post = { post: '01', hours: 1, text: 'a text', channels: ['fb-main'] };
    await plan(ledger, wish([post]));
    expect(await plan(ledger, wish([post]), plus(NOON, DAY_MS))).toMatchObject({ withdrawn: 0, changed: 0 });
  });

  it('counts as superseded when another plan was entered in between', async () => {
    const ledger = memoryLedger();
    const before = await ledger.campaign(CAMPAIGN);
    const posts = [{ post: '01', hours: 1, text: 'a text', channels: ['fb-main'] }];
    await plan(ledger, wish(posts));
    const late = await enter(before, wish([{ post: '02', hours: 1, text: 'b', channels: ['fb-main'] }]), 2, {
      clock: testClock(NOON),
      ledger,
    });
    expect(late).toBe('superseded');
    expect((await ledger.deliveriesOf(CAMPAIGN)).map(({ post }) => post)).toEqual(['01']);
  });

  it('counts as superseded also when the newer plan had nothing to write', async () => {
    const ledger = memoryLedger();
    const posts = ['01', '02', '03'].map((post, index) => ({
      post,
      hours: index + 1,
      text: post,
      channels: ['fb-main'],
    }));
    await plan(ledger, wish(posts));
    const older = await ledger.campaign(CAMPAIGN);
    await plan(ledger, wish(posts));
    expect(await enter(older, wish(posts.slice(1)), 2, { clock: testClock(NOON), ledger })).toBe('superseded');
  });

  it('moves a delivery whose channel leads elsewhere now, or whose conditions have changed', async () => {
    const ledger = memoryLedger();
    const [entry] = entriesOf({ post: '01', hours: 1, text: 'a', channels: ['tg-main'] });
    if (!entry) throw new Error('there is one');
    const entries = (changes: Partial<Entry>) => ({ ...wish([]), entries: [{ ...entry, ...changes }] });
    await plan(ledger, entries({}));
    expect(await plan(ledger, entries({ address: '-100999' }))).toMatchObject({ changed: 1 });
    const conditions = { ...entry.conditions, quiet: 'khmer-new-year' };
    expect(await plan(ledger, entries({ address: '-100999', conditions }))).toMatchObject({ changed: 1 });
    expect((await ledger.deliveriesOf(CAMPAIGN))[0]).toMatchObject({ address: '-100999', conditions });
  });

  it('knows an author, or pictures, that become known only after it was planned', async () => {
    const ledger = memoryLedger();
    const [entry] = entriesOf({ post: '01', hours: 1, text: 'a', channels: ['tg-main'] });
    if (!entry) throw new Error('there is one');
    const entries = (changes: Partial<Entry>) => wish([], { entries: [{ ...entry, ...changes }] });
    await plan(ledger, entries({ author: null }));
    const known = { author: 'Dara', pictures: sha256('a photo') };
    expect(await plan(ledger, entries(known))).toMatchObject({ changed: 1 });
    expect(await plan(ledger, entries(known))).toMatchObject({ changed: 0 });
    expect((await ledger.deliveriesOf(CAMPAIGN))[0]).toMatchObject(known);
    const version = { campaign: CAMPAIGN, post: '01', sha256: entry.approval, lifts: null };
    const ports = { ledger, clock: testClock(NOON) };
    expect((await approve(version, { name: 'Dara', role: 'approver' }, 'api', ports)).kind).toBe('author');
  });
});
