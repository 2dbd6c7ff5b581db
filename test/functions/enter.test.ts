import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enter } from '../../functions/ingest/enter.ts';
import { approve } from '../../shared/actions/approve.ts';
import { approvalHash } from '../../shared/domain/approval.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import type { Wish } from '../../shared/domain/diff.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { matterOf } from '../../shared/domain/matter.ts';
import type { Ledger } from '../../shared/ports.ts';
import { anEntry, NOON } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryLedger } from '../fakes/ledger.ts';

const CAMPAIGN = 'meeting';

/** A post as somebody would write it: its name, its hour from now, its text, its channels. */
interface Written {
  readonly post: string;
  readonly hours: number;
  readonly text: string;
  readonly channels: readonly string[];
}

function entriesOf({ post, hours, text, channels }: Written): Entry[] {
  const at = plus(NOON, hours * HOUR_MS);
  const entries = channels.map((channel) =>
    anEntry({
      campaign: CAMPAIGN,
      post,
      channel,
      at,
      publicAt: at,
      expires: plus(at, 2 * HOUR_MS),
      text: sha256(text),
      message: sha256(`${text} for ${channel}`),
      asks: { cta: 'share', event: null, from: null, until: null },
    }),
  );
  const approval = approvalHash(entries);
  return entries.map((entry) => ({ ...entry, approval }));
}

function wish(posts: readonly Written[], more: Partial<Wish> = {}): Wish {
  return { entries: posts.flatMap(entriesOf), drafts: [], broken: [], redated: [], ...more };
}

async function plan(ledger: Ledger, wished: Wish, now = NOON) {
  const entered = await enter(await ledger.campaign(CAMPAIGN), wished, 2, { clock: testClock(now), ledger });
  if (entered === 'superseded') throw new Error('nobody else plans here');
  return entered;
}

async function published(ledger: Ledger, delivery: Delivery): Promise<void> {
  const at = delivery.at;
  const step = { step: 'text', externalId: '7', permalink: null, at };
  const events = [
    { type: 'claimed', at, worker: 'one', leaseUntil: plus(at, MINUTE_MS), steps: ['text'] },
    { type: 'step_sent', at, step },
    { type: 'published', at },
  ] as const;
  let current = delivery;
  for (const event of events) {
    const moved = move(current, event);
    if (!moved) throw new Error(`it cannot be ${event.type}`);
    await ledger.save(moved);
    current = moved;
  }
}

const written: fc.Arbitrary<Written> = fc.record({
  post: fc.constantFrom('01', '02', '03', '04', '05', '06'),
  hours: fc.integer({ min: -30, max: 90 }),
  text: fc.string({ minLength: 1, maxLength: 8 }),
  channels: fc.uniqueArray(fc.constantFrom('fb-main', 'tg-main', 'tg-group'), { minLength: 1 }),
});
const folder = fc.uniqueArray(written, { selector: ({ post }) => post, minLength: 1, maxLength: 6 });
const upcoming = folder.map((posts) => posts.map((post) => ({ ...post, hours: Math.abs(post.hours) + 1 })));

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

  it('leaves what may be public as it is, whatever the folder says', async () => {
    const ledger = memoryLedger();
    const post = { post: '01', hours: 1, text: 'as it was', channels: ['fb-main'] };
    await plan(ledger, wish([post]));
    const [delivery] = await ledger.deliveriesOf(CAMPAIGN);
    if (!delivery) throw new Error('it was planned');
    await published(ledger, delivery);
    const before = await ledger.deliveriesOf(CAMPAIGN);
    await plan(ledger, wish([{ ...post, hours: 5 }]));
    await plan(ledger, wish([], { drafts: ['01'] }));
    expect(await ledger.deliveriesOf(CAMPAIGN)).toEqual(before);
  });

  it('offers other words for what is out, once, and drops them when the folder says again what is out, or nothing', async () => {
    const ledger = memoryLedger();
    const post = { post: '01', hours: 1, text: 'as it was', channels: ['fb-main'] };
    await plan(ledger, wish([post]));
    const [delivery] = await ledger.deliveriesOf(CAMPAIGN);
    if (!delivery) throw new Error('it was planned');
    await published(ledger, delivery);
    const out = async () => (await ledger.deliveriesOf(CAMPAIGN))[0];
    for (const after of [wish([post]), wish([], { drafts: ['01'] })]) {
      const reworded = wish([{ ...post, text: 'reworded' }]);
      expect(await plan(ledger, reworded)).toMatchObject({ offered: 1, changed: 0 });
      expect(await plan(ledger, reworded)).toMatchObject({ offered: 0, changed: 0 });
      expect(await out()).toMatchObject({
        text: delivery.text,
        amendment: { kind: 'edit', version: { text: sha256('reworded') } },
      });
      await plan(ledger, wish([], { broken: ['01'] }));
      expect((await out())?.amendment).not.toBeNull();
      await plan(ledger, after);
      expect((await out())?.amendment).toBeNull();
    }
  });

  it('lists what is out with the old date of an event that has moved, unless its words follow', async () => {
    const ledger = memoryLedger();
    const asking = (until: Instant, text: string, from: Instant = until) => {
      const [entry] = entriesOf({ post: '01', hours: 1, text, channels: ['fb-main'] });
      const asks = { cta: 'attend_event', event: 'meeting', from, until } as const;
      return wish([], { entries: entry ? [{ ...entry, asks }] : [] });
    };
    const out = async () => {
      const [delivery] = await ledger.deliveriesOf(CAMPAIGN);
      if (!delivery) throw new Error('it was planned');
      return delivery;
    };
    const [first, second, third] = [1, 8, 15].map((days) => plus(NOON, days * DAY_MS)) as [Instant, Instant, Instant];
    await plan(ledger, asking(first, 'come on Saturday'));
    await published(ledger, await out());
    await plan(ledger, asking(second, 'come on Saturday'));
    expect(matterOf(await out())).toMatchObject({ kind: 'event_moved' });
    // Whoever presses "I will come" is counted until the new end.
    expect((await out()).asks.until).toBe(second);
    await plan(ledger, asking(second, 'come on Saturday'));
    expect((await out()).events.filter(({ type }) => type === 'event_moved')).toHaveLength(1);
    // Also when it begins earlier and ends as before.
    await plan(ledger, asking(second, 'come on Saturday', plus(second, -2 * HOUR_MS)));
    expect((await out()).events.filter(({ type }) => type === 'event_moved')).toHaveLength(2);
    await plan(ledger, asking(third, 'come on Sunday'));
    expect(await out()).toMatchObject({ amendment: { kind: 'edit', version: { asks: { until: third } } } });
    expect(matterOf(await out())).toBeNull();
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

  it('holds the whole campaign when more than half of it vanishes at once, and withdraws nothing', async () => {
    const ledger = memoryLedger();
    const posts = ['01', '02', '03'].map((post, index) => ({
      post,
      hours: index + 1,
      text: post,
      channels: ['fb-main'],
    }));
    await plan(ledger, wish(posts));
    expect(await plan(ledger, wish(posts.slice(0, 1)))).toMatchObject({ vanished: true, withdrawn: 0 });
    expect((await ledger.campaign(CAMPAIGN)).missing).not.toEqual([]);
    await plan(ledger, wish(posts));
    expect((await ledger.campaign(CAMPAIGN)).missing).toEqual([]);
  });

  it('withdraws a post that was moved into the past, and plans it again at its next moment', async () => {
    const ledger = memoryLedger();
    const post = { post: '01', hours: 5, text: 'a text', channels: ['fb-main'] };
    await plan(ledger, wish([post]));
    await plan(ledger, wish([{ ...post, hours: -5 }]));
    expect((await ledger.deliveriesOf(CAMPAIGN))[0]?.state).toMatchObject({
      status: 'cancelled',
      why: 'moved_into_the_past',
    });
    await plan(ledger, wish([{ ...post, hours: 9 }]));
    expect((await ledger.deliveriesOf(CAMPAIGN))[0]?.state).toMatchObject({
      status: 'scheduled',
      dueAt: plus(NOON, 9 * HOUR_MS),
    });
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

  it('goes on holding a vanished campaign however often it is read, until its posts are back', async () => {
    const ledger = memoryLedger();
    const named = (...names: string[]) =>
      wish(names.map((post, index) => ({ post, hours: index + 1, text: post, channels: ['fb-main'] })));
    await plan(ledger, named('01', '02', '03'));
    expect(await plan(ledger, named('a', 'b', 'c'))).toMatchObject({ vanished: true, withdrawn: 0 });
    expect(await plan(ledger, named('a', 'b', 'c'))).toMatchObject({ vanished: true, withdrawn: 0 });
    expect(await plan(ledger, named('a', 'b', 'c', '01', '02', '03'))).toMatchObject({ vanished: false });
  });

  it('withdraws the last post that waits like any other', async () => {
    const ledger = memoryLedger();
    const post = { post: '07', hours: 1, text: 'a', channels: ['fb-main'] };
    await plan(ledger, wish([post]));
    expect(await plan(ledger, wish([{ ...post, post: '07-better' }]))).toMatchObject({ vanished: false, withdrawn: 1 });
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

  it('brings back what was missed only with another moment, and what a person let be only with one that a person gave it', async () => {
    const redated = { redated: ['01'] };
    for (const [handled, more, back] of [
      [[], {}, 1],
      [['dropped'], {}, 0],
      [['dropped'], redated, 1],
      [['by_hand'], redated, 0],
    ] as const) {
      const ledger = memoryLedger();
      const post = { post: '01', hours: 2, text: 'a', channels: ['fb-main'] };
      await plan(ledger, wish([post]));
      await happened(
        ledger,
        { type: 'missed', at: NOON, why: 'expired' },
        ...handled.map((how) => ({ type: 'handled', at: NOON, how }) as const),
      );
      expect(await plan(ledger, wish([post], more))).toMatchObject({ added: 0, changed: 0 });
      expect(await plan(ledger, wish([{ ...post, hours: 3 }], more))).toMatchObject({ changed: back });
      expect((await ledger.deliveriesOf(CAMPAIGN))[0]?.state.status).toBe(back ? 'scheduled' : 'missed');
    }
  });

  it('never brings back what a person withdrew, whatever is moved and whoever moves it', async () => {
    const ledger = memoryLedger();
    const post = { post: '01', hours: 2, text: 'a', channels: ['fb-main'] };
    await plan(ledger, wish([post]));
    await happened(ledger, { type: 'cancelled', at: NOON, why: 'withdrawn' });
    const moved = { ...post, hours: 3, channels: ['fb-main', 'tg-main'] };
    expect(await plan(ledger, wish([moved], { redated: ['01'] }))).toMatchObject({ added: 1, changed: 0 });
    await plan(ledger, wish([], { drafts: ['01'] }));
    await plan(ledger, wish([moved]));
    const statuses = (await ledger.deliveriesOf(CAMPAIGN)).map(({ channel, state }) => `${channel} ${state.status}`);
    expect(statuses.toSorted()).toEqual(['fb-main cancelled', 'tg-main scheduled']);
  });
});

/** Things happen to the only delivery there is. */
async function happened(ledger: Ledger, ...events: readonly Happening[]): Promise<void> {
  for (const event of events) {
    const [delivery] = await ledger.deliveriesOf(CAMPAIGN);
    const moved = delivery && move(delivery, event);
    if (!moved) throw new Error(`${event.type} can happen to it`);
    await ledger.save(moved);
  }
}
