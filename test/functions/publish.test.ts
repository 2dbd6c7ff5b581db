import { describe, expect, it } from 'vitest';
import { enter } from '../../functions/ingest/enter.ts';
import { publish } from '../../functions/publish/publish.ts';
import { handle } from '../../shared/actions/handle.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move, schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, type Instant, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import { paused } from '../../shared/domain/pause.ts';
import { anEntry, EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { fakeChannel, fakeChannels } from '../fakes/platforms.ts';
import { due, scene, stateOf } from './publishing.ts';

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

  it('keeps the ids of all messages of an album', async () => {
    const ids = { externalId: '51', alsoIds: ['52', '53'] };
    const here = await scene(fakeChannel(['album'], { album: { kind: 'published', ...ids, permalink: null } }));
    await publish(due(here.delivery), here.ports);
    const step = { step: 'album', ...ids, permalink: null, at: EVENING };
    expect(await stateOf(here)).toMatchObject({ sent: [step] });
    expect((await here.ledger.read(here.delivery))?.events).toContainEqual({ type: 'step_sent', at: EVENING, step });
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
      await other.ledger.approve({ ...questionOf(other.delivery), sha256: sha256('older') }, yesOf(name));
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
    // What became of the delivery is written down before anybody is told.
    const whenTold: (string | undefined)[] = [];
    const tell = async () => whenTold.push((await stateOf(here))?.status);
    await publish(due(here.delivery), { ...here.ports, tell });
    expect(await here.ledger.breakers()).toMatchObject([{ channel: 'tg-main', fault: 'token', since: EVENING }]);
    expect(whenTold).toEqual(['scheduled']);
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

  it('lets nothing go while everything is paused, not even what was triggered before', async () => {
    const channel = fakeChannel(['text']);
    const here = await scene(channel);
    await here.ledger.setPause(paused('Dara', NOON));
    expect(await publish(due(here.delivery), here.ports)).toEqual({ kind: 'held', reason: 'paused' });
    expect(channel.sent).toEqual([]);
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

  it('repeats nothing that somebody has posted by hand since it was missed', async () => {
    const channel = fakeChannel(['text']);
    const first = await scene(channel);
    const missed = move(first.delivery, { type: 'missed', at: EVENING, why: 'approval_needed' });
    if (missed) await first.ledger.save(missed);
    await handle(first.delivery.id, 'by_hand', { name: 'Dara', role: 'comms' }, first);
    const copy = await scene(channel, { ledger: first.ledger, entry: { post: '04-copy' } });
    const reason = 'looks_already_published';
    expect(await publish(due(copy.delivery), copy.ports)).toEqual({ kind: 'held', reason });
    expect(channel.sent).toEqual([]);
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
});
