import { describe, expect, it } from 'vitest';
import { enter } from '../../functions/ingest/enter.ts';
import { approve } from '../../shared/actions/approve.ts';
import { waitingPosts } from '../../shared/actions/waiting.ts';
import { whyHeld } from '../../shared/actions/why-held.ts';
import { approvalHash, currentVersions } from '../../shared/domain/approval.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { type DeliveryId, sha256 } from '../../shared/domain/delivery-id.ts';
import { childOf, move } from '../../shared/domain/delivery-life.ts';
import { follow } from '../../shared/domain/follow.ts';
import { HOUR_MS, type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Sha256 } from '../../shared/domain/message.ts';
import type { Ledger } from '../../shared/ports.ts';
import { aDelivery, anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { fakeChannel, fakeChannels } from '../fakes/platforms.ts';

const CAMPAIGN = 'meeting';
const POST = '03-invite';
const LATER = plus(EVENING, 5 * HOUR_MS);
const asks = { cta: 'share', event: null, from: null, until: null } as const;

async function plan(ledger: Ledger, entries: readonly Entry[], now = NOON) {
  const wish = { entries, drafts: [], broken: [], redated: [] };
  const entered = await enter(await ledger.campaign(CAMPAIGN), wish, 2, { clock: testClock(now), ledger });
  if (entered === 'superseded') throw new Error('nobody else plans here');
  return entered;
}

/** One post that leaves for each channel at its own moment. */
function written(words: string, moments: Readonly<Record<string, Instant>>, changes: Partial<Entry> = {}): Entry[] {
  const publicAt = Object.values(moments).toSorted().at(-1) ?? EVENING;
  const entries = Object.entries(moments).map(([channel, at]) =>
    anEntry({
      channel,
      at,
      publicAt,
      expires: plus(publicAt, HOUR_MS),
      text: sha256(words),
      message: sha256(`${words} on ${channel}`),
      asks,
      ...changes,
    }),
  );
  const approval = approvalHash(entries);
  return entries.map((entry) => ({ ...entry, approval }));
}

const claimed = (steps: readonly string[]): Happening => {
  return { type: 'claimed', at: EVENING, worker: 'one', leaseUntil: plus(EVENING, MINUTE_MS), steps };
};
const sent = (step: string): Happening => {
  return { type: 'step_sent', at: EVENING, step: { step, externalId: '1', permalink: null, at: EVENING } };
};

async function happen(ledger: Ledger, id: string, ...events: Happening[]): Promise<Delivery> {
  let delivery = await stored(ledger, id);
  for (const event of events) {
    const moved = move(delivery, event);
    if (!moved) throw new Error(`${event.type} can happen to it`);
    await ledger.save(moved);
    delivery = moved;
  }
  return delivery;
}

async function stored(ledger: Ledger, id: string): Promise<Delivery> {
  const found = await ledger.find(id as DeliveryId);
  if (!found) throw new Error('it is there');
  return found;
}

describe('a post of which a part is out', () => {
  it.each([
    ['tg-main', 'fb-main'],
    ['fb-main', 'tg-main'],
  ])('has one version, whatever changes: out on %s, waiting on %s', async (first, second) => {
    const ledger = memoryLedger();
    const out = anEntry({ channel: first }).id;
    const waits = anEntry({ channel: second }).id;
    const moments = (later: Instant) => ({ [first]: EVENING, [second]: later });
    await plan(ledger, written('one', moments(LATER)));
    await happen(ledger, out, claimed(['text']), sent('text'), { type: 'published', at: EVENING });
    await plan(ledger, written('two', moments(LATER)), plus(EVENING, MINUTE_MS));
    const moved = { ...moments(plus(LATER, HOUR_MS)) };
    expect(await plan(ledger, written('two', moved), plus(EVENING, 2 * MINUTE_MS))).toMatchObject({ offered: 1 });
    expect(await plan(ledger, written('two', moved), plus(EVENING, 2 * MINUTE_MS))).toMatchObject({ offered: 0 });

    const clock = testClock(plus(EVENING, 3 * MINUTE_MS));
    const ports = { ledger, clock, channels: fakeChannels(fakeChannel(['text'])) };
    const [shown] = await waitingPosts(CAMPAIGN, ports);
    const { approval } = await stored(ledger, waits);
    expect(shown).toMatchObject({ version: approval, deliveries: [{ id: out }, { id: waits }] });
    for (const name of ['Dara', 'Sophea']) await yes(ledger, approval, name);
    const why = await whyHeld(CAMPAIGN, ports);
    for (const id of [out, waits]) expect(await why(await stored(ledger, id))).toBeNull();
  });

  it('knows an author of the words that are offered who becomes known later', async () => {
    const ledger = memoryLedger();
    const { id } = anEntry();
    await plan(ledger, written('one', { 'tg-main': EVENING }));
    await happen(ledger, id, claimed(['text']), sent('text'), { type: 'published', at: EVENING });
    for (const author of [null, 'Dara'])
      await plan(ledger, written('two', { 'tg-main': EVENING }, { author }), EVENING);
    const { amendment } = await stored(ledger, id);
    if (amendment?.kind !== 'edit') throw new Error('they are offered');
    expect((await yes(ledger, amendment.version.approval, 'Dara')).kind).toBe('author');
  });

  it('waits for the native reader also with the words that are offered, until they are read', async () => {
    const ledger = memoryLedger();
    const { id, conditions } = anEntry();
    await plan(ledger, written('one', { 'tg-main': EVENING }));
    await happen(ledger, id, claimed(['text']), sent('text'), { type: 'published', at: EVENING });
    const ports = { ledger, clock: testClock(EVENING), channels: fakeChannels(fakeChannel(['text'])) };
    for (const [reviewNeeded, held] of [
      [true, 'review_needed'],
      [false, null],
    ] as const) {
      const words = written('two', { 'tg-main': EVENING }, { conditions: { ...conditions, reviewNeeded } });
      await plan(ledger, words, EVENING);
      for (const name of ['Dara', 'Sophea']) if (words[0]) await yes(ledger, words[0].approval, name);
      expect(await (await whyHeld(CAMPAIGN, ports))(await stored(ledger, id))).toBe(held);
    }
  });

  it('ends as it began where a step is out already: the version is that of what waits whole', () => {
    const partly = [claimed(['photo', 'text']), sent('photo')].reduce<Delivery | null>(
      (delivery, event) => delivery && move(delivery, event),
      aDelivery({ approval: sha256('old') }),
    );
    const deferred = partly && move(partly, { type: 'deferred', at: EVENING, until: LATER, why: 'rate' });
    if (!deferred) throw new Error('it goes on later');
    const whole = aDelivery({ channel: 'fb-main', approval: sha256('new') });
    for (const both of [
      [deferred, whole],
      [whole, deferred],
    ])
      expect(currentVersions(both).get(POST)?.sha256).toBe(sha256('new'));
  });
});

describe('a yes that is on its way while the post is changed', () => {
  it('counts for nothing, and leaves what others say of the new version as it is', async () => {
    const ledger = memoryLedger();
    const clock = testClock(NOON);
    const [older, newer] = ['one', 'two'].map((words) => written(words, { 'tg-main': EVENING }));
    if (!older?.[0] || !newer?.[0]) throw new Error('both are written');
    await plan(ledger, older);
    const asked = { campaign: CAMPAIGN, post: POST, lifts: null };
    const late = {
      ...ledger,
      async approve(...said: Parameters<Ledger['approve']>) {
        if (said[0].sha256 === older[0]?.approval) await changedAndApproved();
        return ledger.approve(...said);
      },
    };
    const changedAndApproved = async () => {
      await plan(ledger, newer);
      clock.advance(MINUTE_MS);
      const version = { ...asked, sha256: newer[0]?.approval ?? sha256('') };
      await approve(version, { name: 'Sophea', role: 'approver' }, 'api', { ledger, clock });
    };
    const version = { ...asked, sha256: older[0].approval };
    const answer = await approve(version, { name: 'Dara', role: 'approver' }, 'api', { ledger: late, clock });
    expect(answer).toEqual({ kind: 'changed', sha256: newer[0].approval });
    expect(await ledger.approvals(CAMPAIGN)).toMatchObject([{ sha256: newer[0].approval, by: [{ name: 'Sophea' }] }]);
  });
});

describe('a moderator who has yet to hear of older words', () => {
  it.each(['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc', 'dddddddddd'])(
    'keeps nobody from approving newer ones: %s',
    async (code) => {
      const ledger = memoryLedger();
      const pack = (words: string) =>
        written(words, { mods: EVENING }, { kind: 'moderator_pack', address: '', recipients: ['x'] });
      await plan(ledger, pack('one'));
      const { id } = anEntry({ channel: 'mods' });
      const handedOut = await happen(ledger, id, claimed(['handed_out']), sent('handed_out'), {
        type: 'delivered',
        at: EVENING,
      });
      const child = childOf(handedOut, code, EVENING, EVENING);
      await ledger.create(child);
      const delivered = await happen(ledger, child.id, claimed(['text']), sent('text'), {
        type: 'delivered',
        at: EVENING,
      });
      await plan(ledger, pack('two'), plus(EVENING, MINUTE_MS));
      const { amendment } = await stored(ledger, id);
      if (amendment?.kind !== 'edit') throw new Error('they are offered');
      const following = follow(delivered, amendment, LATER, EVENING);
      if (!following) throw new Error('it follows');
      await ledger.save(following);
      await happen(ledger, id, { type: 'edited', at: plus(EVENING, 2 * MINUTE_MS), version: amendment.version });
      await plan(ledger, pack('three'), plus(EVENING, 3 * MINUTE_MS));
      const [newest] = pack('three');
      expect(newest && (await yes(ledger, newest.approval, 'Dara')).kind).toBe('approved');
    },
  );
});

function yes(ledger: Ledger, version: Sha256, name: string) {
  const asked = { campaign: CAMPAIGN, post: POST, sha256: version, lifts: null };
  return approve(asked, { name, role: 'approver' }, 'api', { ledger, clock: testClock(EVENING) });
}
