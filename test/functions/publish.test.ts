import { describe, expect, it } from 'vitest';
import { enter } from '../../functions/ingest/enter.ts';
import { type PublishPorts, publish } from '../../functions/publish/publish.ts';
import { messageBytes } from '../../shared/content/render.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move, schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, type Instant, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import { paused } from '../../shared/domain/pause.ts';
import type { Ledger } from '../../shared/ports.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { testLog } from '../fakes/log.ts';
import { memoryModerators } from '../fakes/moderator-book.ts';
import { A_MESSAGE, type FakeChannel, fakeChannel, fakeChannels } from '../fakes/platforms.ts';

const BYTES = messageBytes(A_MESSAGE);

interface Scene {
  readonly ledger: Ledger;
  readonly delivery: Delivery;
  readonly ports: PublishPorts;
  readonly clock: ReturnType<typeof testClock>;
}

async function scene(
  channel: FakeChannel,
  more: { entry?: Partial<Entry>; approvals?: number; at?: Instant; ledger?: Ledger } = {},
): Promise<Scene> {
  const ledger = more.ledger ?? memoryLedger();
  const delivery = schedule(
    anEntry({ message: sha256(BYTES), text: sha256(A_MESSAGE.text), ...more.entry }),
    null,
    NOON,
  );
  await ledger.create(delivery);
  await ledger.saveCampaign({
    campaign: delivery.campaign,
    revision: 1,
    approvalsNeeded: 2,
    vanished: false,
    endsAt: null,
  });
  for (const name of ['Sophea', 'Dara'].slice(0, more.approvals ?? 2)) {
    await ledger.approve({ campaign: delivery.campaign, post: delivery.post, sha256: delivery.approval }, name, NOON);
  }
  const clock = testClock(more.at ?? plus(EVENING, -2 * SECOND_MS));
  const ports = {
    clock,
    ledger,
    log: testLog(),
    contentStore: { kept: async () => BYTES },
    channels: fakeChannels(channel),
    moderators: memoryModerators(),
    queue: { send: async () => {} },
    tell: async () => 0,
  };
  return { ledger, delivery, ports, clock };
}

const due = ({ campaign, id, at }: Delivery) => ({ campaign, id, dueAt: at });
const stateOf = async ({ ledger, delivery }: Scene) => (await ledger.read(delivery))?.state;

describe('publishing', () => {
  it('waits out the last moment, and sends not a moment early', async () => {
    let sentAt = '';
    const channel = fakeChannel(['text'], {}, async () => {
      sentAt = here.clock.now();
    });
    const here = await scene(channel);
    await publish(due(here.delivery), here.ports);
    expect(sentAt).toBe(EVENING);
    expect(await stateOf(here)).toMatchObject({
      status: 'published',
      sent: [{ step: 'text', externalId: 'id-of-text' }],
    });
  });

  it('sends once when it is triggered twice at the same moment', async () => {
    const channel = fakeChannel(['text']);
    const here = await scene(channel);
    const results = await Promise.all([1, 2, 3].map(() => publish(due(here.delivery), here.ports)));
    expect(results.filter(({ kind }) => kind === 'attempted')).toHaveLength(1);
    expect(channel.sent).toEqual(['text']);
    expect(await publish(due(here.delivery), here.ports)).toEqual({ kind: 'not-due' });
  });

  it('lets a trigger go that comes long before the moment: the delivery was moved', async () => {
    const channel = fakeChannel(['text']);
    const here = await scene(channel, { at: plus(EVENING, -MINUTE_MS) });
    expect(await publish(due(here.delivery), here.ports)).toEqual({ kind: 'not-due' });
    expect(channel.sent).toEqual([]);
  });

  it('sends nothing after it expires, and says that it was missed', async () => {
    const channel = fakeChannel(['text']);
    const here = await scene(channel, { at: plus(EVENING, 2 * HOUR_MS) });
    expect(await publish(due(here.delivery), here.ports)).toEqual({ kind: 'expired' });
    expect(channel.sent).toEqual([]);
    expect(await stateOf(here)).toMatchObject({ status: 'missed', why: 'expired' });
  });

  it('sends nothing that only one person has approved, or whose approval was for another text', async () => {
    const channel = fakeChannel(['text']);
    const one = await scene(channel, { approvals: 1 });
    expect(await publish(due(one.delivery), one.ports)).toEqual({ kind: 'held', reason: 'approval_needed' });
    const other = await scene(channel, { approvals: 0 });
    for (const name of ['Sophea', 'Dara']) {
      await other.ledger.approve(
        { campaign: other.delivery.campaign, post: other.delivery.post, sha256: sha256('older') },
        name,
        NOON,
      );
    }
    expect(await publish(due(other.delivery), other.ports)).toEqual({ kind: 'held', reason: 'approval_needed' });
    expect(channel.sent).toEqual([]);
  });

  it('does not say again what another delivery has said on the channel', async () => {
    const ledger = memoryLedger();
    const channel = fakeChannel(['text']);
    const first = await scene(channel, { ledger });
    await publish(due(first.delivery), first.ports);
    const again = await scene(channel, { ledger, entry: { campaign: 'renamed' } });
    expect(await publish(due(again.delivery), again.ports)).toEqual({
      kind: 'held',
      reason: 'looks_already_published',
    });
    expect(channel.sent).toEqual(['text']);
  });

  it('may say again what was refused: nobody has seen it', async () => {
    const ledger = memoryLedger();
    const refusing = await scene(fakeChannel(['text'], { text: { kind: 'refused', why: 'chat_not_found' } }), {
      ledger,
    });
    await publish(due(refusing.delivery), refusing.ports);
    const again = await scene(fakeChannel(['text']), { ledger, entry: { campaign: 'renamed' } });
    expect(await publish(due(again.delivery), again.ports)).toMatchObject({ kind: 'attempted' });
  });

  it.each<[Outcome, object]>([
    [
      { kind: 'refused', why: 'chat_not_found' },
      { status: 'refused', why: 'chat_not_found' },
    ],
    [
      { kind: 'unknown', why: 'no_answer' },
      { status: 'unknown', why: 'no_answer', sent: [] },
    ],
    [
      { kind: 'deferred', until: plus(EVENING, 99 * HOUR_MS), why: 'rate' },
      { status: 'scheduled', dueAt: plus(EVENING, 2 * HOUR_MS) },
    ],
  ])('records the answer %o as it is', async (answer, state) => {
    const here = await scene(fakeChannel(['text'], { text: answer }));
    await publish(due(here.delivery), here.ports);
    expect(await stateOf(here)).toMatchObject(state);
  });

  it.each<[Outcome, Instant]>([
    [{ kind: 'deferred', until: plus(EVENING, 30 * SECOND_MS), why: 'rate' }, plus(EVENING, 30 * SECOND_MS)],
    [{ kind: 'deferred', until: null, why: 'ECONNREFUSED' }, plus(EVENING, MINUTE_MS)],
  ])(
    'is due again after %o, never before the moment and a few seconds after it, so that not all come at once',
    async (answer, moment) => {
      const here = await scene(fakeChannel(['text'], { text: answer }));
      await publish(due(here.delivery), here.ports);
      const state = await stateOf(here);
      const dueAt = state?.status === 'scheduled' ? state.dueAt : '';
      expect([dueAt >= moment, dueAt < plus(moment, 5 * SECOND_MS)]).toEqual([true, true]);
    },
  );

  it('holds the whole channel when it was refused altogether, says so once, and keeps the delivery for when it is mended', async () => {
    const fault = { kind: 'deferred', until: null, why: 'facebook_190: token', fault: 'token' } as const;
    const here = await scene(fakeChannel(['text'], { text: fault }));
    await publish(due(here.delivery), here.ports);
    expect(await here.ledger.breakers()).toMatchObject([{ channel: 'tg-main', fault: 'token', since: EVENING }]);
    expect(await stateOf(here)).toMatchObject({ status: 'scheduled' });
    const other = schedule(anEntry({ post: '04-other', approval: here.delivery.approval }), null, NOON);
    await here.ledger.create(other);
    expect(await publish(due(other), here.ports)).toEqual({ kind: 'held', reason: 'channel_broken' });
  });

  it('resumes a partly sent message where it stopped, and never repeats a step that has an id', async () => {
    const until = plus(EVENING, MINUTE_MS);
    const here = await scene(fakeChannel(['album', 'text'], { text: { kind: 'deferred', until, why: 'rate' } }));
    await publish(due(here.delivery), here.ports);
    const later = fakeChannel(['album', 'text']);
    here.clock.set(until);
    await publish({ ...due(here.delivery), dueAt: until }, { ...here.ports, channels: fakeChannels(later) });
    expect(later.sent).toEqual(['text']);
    expect(await stateOf(here)).toMatchObject({ status: 'published', sent: [{ step: 'album' }, { step: 'text' }] });
  });

  it('is incomplete when a later step is refused', async () => {
    const here = await scene(fakeChannel(['album', 'text'], { text: { kind: 'refused', why: 'blocked' } }));
    await publish(due(here.delivery), here.ports);
    expect(await stateOf(here)).toMatchObject({ status: 'incomplete', why: 'blocked', sent: [{ step: 'album' }] });
  });

  it('records the id although the ledger fails for a while', async () => {
    const ledger = memoryLedger();
    let failures = 3;
    const failing: Ledger = {
      ...ledger,
      async save(delivery) {
        if (delivery.events.at(-1)?.type === 'step_sent' && failures-- > 0) throw new Error('throttled');
        return ledger.save(delivery);
      },
    };
    const channel = fakeChannel(['text']);
    const here = await scene(channel, { ledger: failing });
    await publish(due(here.delivery), here.ports);
    expect(await stateOf(here)).toMatchObject({ status: 'published', sent: [{ externalId: 'id-of-text' }] });
    expect(channel.sent).toEqual(['text']);
  });

  it('lets nothing go while everything is paused, not even what was triggered before', async () => {
    const channel = fakeChannel(['text']);
    const here = await scene(channel);
    await here.ledger.setPause(paused('Dara', NOON));
    expect(await publish(due(here.delivery), here.ports)).toEqual({ kind: 'held', reason: 'paused' });
    expect(channel.sent).toEqual([]);
  });

  it('claims nothing when the message cannot be read: then it was certainly not sent', async () => {
    const here = await scene(fakeChannel(['text']));
    const contentStore = {
      kept: async () => {
        throw new Error('rendered/… is missing');
      },
    };
    await expect(publish(due(here.delivery), { ...here.ports, contentStore })).rejects.toThrow('is missing');
    expect(await stateOf(here)).toMatchObject({ status: 'scheduled' });
  });

  it('sends no further step once its lease is nearly over', async () => {
    const channel = fakeChannel(['album', 'text'], {}, async () => here.clock.advance(40 * SECOND_MS));
    const here = await scene(channel);
    await publish(due(here.delivery), here.ports);
    expect(channel.sent).toEqual(['album']);
    expect(await stateOf(here)).toMatchObject({ status: 'scheduled', sent: [{ step: 'album' }] });
  });

  it('says once what two deliveries would say at one moment', async () => {
    const ledger = memoryLedger();
    const channel = fakeChannel(['text']);
    const one = await scene(channel, { ledger });
    const other = await scene(channel, { ledger, entry: { post: '04-copy' } });
    await Promise.all([one, other].map(({ delivery, ports }) => publish(due(delivery), ports)));
    expect(channel.sent.length).toBeLessThanOrEqual(1);
    // Whoever stepped back comes again, and not both at one moment.
    const waiting = (await ledger.deliveriesOf(one.delivery.campaign)).flatMap((delivery) =>
      delivery.state.status === 'scheduled' ? [{ ...due(delivery), dueAt: delivery.state.dueAt }] : [],
    );
    expect(new Set(waiting.map(({ dueAt }) => dueAt)).size).toBe(waiting.length);
    for (const later of waiting.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))) {
      one.clock.set(later.dueAt);
      await publish(later, one.ports);
    }
    expect(channel.sent).toEqual(['text']);
  });

  it('is not concluded by a worker that slept beyond its lease while another one sends it', async () => {
    const slept = fakeChannel(['text'], { text: { kind: 'deferred', until: null, why: 'rate' } }, async () => {
      const { ledger, delivery } = here;
      const at = plus(EVENING, 6 * MINUTE_MS);
      const mine = await ledger.read(delivery);
      const events = [
        { type: 'unknown', at, why: 'worker_died', lookAt: null },
        { type: 'absent', at, by: 'look_up' },
        { type: 'claimed', at, worker: 'another', leaseUntil: plus(at, MINUTE_MS), steps: ['text'] },
      ] as const;
      let current = mine;
      for (const event of events) {
        current = current && move(current, event);
        if (current) await ledger.save(current);
      }
    });
    const here = await scene(slept);
    await publish(due(here.delivery), here.ports);
    expect(await stateOf(here)).toMatchObject({ status: 'sending', worker: 'another' });
  });

  it('goes out after all when the other one with its text was refused', async () => {
    const ledger = memoryLedger();
    const refused: Outcome = { kind: 'refused', why: 'chat_not_found' };
    const twin = await scene(fakeChannel(['text']), { ledger, entry: { post: '04-copy' } });
    const channel = fakeChannel(['text'], { text: refused }, async () => {
      expect(await publish(due(twin.delivery), twin.ports)).toEqual({
        kind: 'held',
        reason: 'looks_already_published',
      });
    });
    const first = await scene(channel, { ledger });
    await publish(due(first.delivery), first.ports);
    expect(await publish(due(twin.delivery), twin.ports)).toMatchObject({ kind: 'attempted' });
  });

  it('does not leave later when its file was taken out while the platform said not yet', async () => {
    const until = plus(EVENING, MINUTE_MS);
    const stays = anEntry({ post: '09-stays', at: plus(EVENING, 5 * HOUR_MS) });
    const channel = fakeChannel(['text'], { text: { kind: 'deferred', until, why: 'rate' } }, async () => {
      const { ledger, clock, delivery } = here;
      await enter(await ledger.campaign(delivery.campaign), { entries: [stays], drafts: [], broken: [] }, 2, {
        ledger,
        clock,
      });
    });
    const here = await scene(channel);
    await publish(due(here.delivery), here.ports);
    here.clock.set(until);
    const later = fakeChannel(['text']);
    const again = await publish(
      { ...due(here.delivery), dueAt: until },
      { ...here.ports, channels: fakeChannels(later) },
    );
    expect(again).toEqual({ kind: 'held', reason: 'post_broken' });
    expect(later.sent).toEqual([]);
  });

  it('calls deferred, not unknown, what an adapter could not even prepare', async () => {
    const broken = { ...fakeChannel(['text']), send: () => Promise.reject(new Error('the photo cannot be read')) };
    const here = await scene(broken);
    await publish(due(here.delivery), here.ports);
    expect(await stateOf(here)).toMatchObject({ status: 'scheduled', sent: [] });
  });

  it('sends nothing when the claim itself took most of the lease, and no step after it expires', async () => {
    const slow = memoryLedger();
    const channel = fakeChannel(['text']);
    const here = await scene(channel, {
      ledger: {
        ...slow,
        async save(delivery) {
          if (delivery.state.status === 'sending') here.clock.advance(50 * SECOND_MS);
          return slow.save(delivery);
        },
      },
    });
    await publish(due(here.delivery), here.ports);
    expect(channel.sent).toEqual([]);
    const album = fakeChannel(['album', 'text'], {}, async () => late.clock.advance(20 * SECOND_MS));
    const late = await scene(album, { entry: { expires: plus(EVENING, 10 * SECOND_MS) } });
    await publish(due(late.delivery), late.ports);
    expect(album.sent).toEqual(['album']);
  });

  it('is due again, not unknown, when the ledger fails right after the claim', async () => {
    const inner = memoryLedger();
    let claimed = false;
    const failing: Ledger = {
      ...inner,
      async save(delivery) {
        claimed ||= delivery.state.status === 'sending';
        return inner.save(delivery);
      },
      async whoSaid(channel, text) {
        if (claimed) throw new Error('throttled');
        return inner.whoSaid(channel, text);
      },
    };
    const channel = fakeChannel(['text']);
    const here = await scene(channel, { ledger: failing });
    await publish(due(here.delivery), here.ports);
    expect(channel.sent).toEqual([]);
    expect(await stateOf(here)).toMatchObject({ status: 'scheduled', sent: [] });
  });
});
