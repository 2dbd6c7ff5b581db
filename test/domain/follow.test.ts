import { describe, expect, it } from 'vitest';
import { givenUp } from '../../shared/domain/amendment.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { childOf, move } from '../../shared/domain/delivery-life.ts';
import { follow } from '../../shared/domain/follow.ts';
import { matterOf } from '../../shared/domain/matter.ts';
import { aDelivery, EVENING, NOON } from '../fakes/a-delivery.ts';
import { said } from '../fakes/a-moderator.ts';
import { claimed, LATER, moved, offered, published, sent } from './amending.ts';

describe('what a moderator received', () => {
  const pack = () => aDelivery({ kind: 'moderator_pack', channel: 'mods', address: '' });
  const delivered = () =>
    moved(childOf(pack(), 'm1', EVENING, NOON), claimed, sent, { type: 'delivered', at: EVENING });
  const { amendment } = offered();
  const removal = moved(published(), { type: 'removal_asked', at: LATER }).amendment;
  if (!amendment || !removal) throw new Error('Both are');

  it('follows its pack once, unless they said that they would not post it', () => {
    const following = follow(delivered(), amendment, LATER, LATER);
    expect(following?.amendment).toMatchObject({ kind: 'edit', dueAt: LATER, attempts: 0 });
    expect(following && follow(following, amendment, LATER, LATER)).toBeNull();
    const failed = following?.amendment && move(following, givenUp(following.amendment, 'timeout', LATER));
    expect(failed && follow(failed, amendment, LATER, LATER)).toBeNull();
    const declined = moved(delivered(), said('declined', LATER));
    expect(follow(declined, amendment, LATER, LATER)).toBeNull();
    expect(follow(declined, removal, LATER, LATER)?.amendment).toMatchObject({ kind: 'removal' });
  });

  it('is not received any more once its pack is taken back, and in its new words until then', () => {
    const waiting = childOf(pack(), 'm1', EVENING, NOON);
    const reworded = follow(waiting, amendment, LATER, LATER);
    expect(reworded).toMatchObject({ ...(amendment.kind === 'edit' && amendment.version), amendment: null });
    expect(reworded?.state).toEqual(waiting.state);
    const stopped = follow(waiting, removal, LATER, LATER);
    expect(stopped).toMatchObject({ state: { status: 'cancelled', why: 'withdrawn' }, amendment: null });
    expect(stopped && follow(stopped, removal, LATER, LATER)).toBeNull();
  });

  it('is taken back instead of reworded, and reworded in the newest words', () => {
    const following = follow(delivered(), amendment, LATER, LATER);
    if (!following || amendment.kind !== 'edit') throw new Error('It follows');
    expect(follow(following, removal, LATER, LATER)?.amendment).toMatchObject({ kind: 'removal' });
    const newest = { ...amendment, version: { ...amendment.version, message: sha256('the newest') } };
    expect(follow(following, newest, LATER, LATER)?.amendment).toMatchObject(newest);
  });

  it('hears nothing of words that it has, unless it may have heard of others', () => {
    const following = follow(delivered(), amendment, LATER, LATER);
    if (!following || amendment.kind !== 'edit') throw new Error('It follows');
    const asIs = { ...amendment, version: { ...amendment.version, message: following.message } };
    const dropped = follow(following, asIs, LATER, LATER);
    expect(dropped).toMatchObject({ amendment: null, offered: null });
    expect(dropped && follow(dropped, asIs, LATER, LATER)).toBeNull();
    const begun = moved(following, { type: 'amendment_begun', at: LATER, worker: 'w', leaseUntil: LATER });
    expect(follow(begun, asIs, LATER, LATER)?.amendment).toMatchObject(asIs);
  });

  it('hears of other words also when it is received, or may have been, at that moment', () => {
    const begun = moved(childOf(pack(), 'm1', EVENING, NOON), { ...claimed, steps: ['note', 'text'] });
    const step = { step: 'note', externalId: '1', permalink: null, at: EVENING };
    const half = moved(begun, { type: 'step_sent', at: EVENING, step });
    const deferred = moved(half, { type: 'deferred', at: EVENING, until: LATER, why: 'rate' });
    const unknown = moved(half, { type: 'unknown', at: EVENING, why: 'timeout', lookAt: EVENING });
    for (const child of [begun, half, deferred, unknown])
      expect(follow(child, amendment, LATER, LATER)?.amendment).toMatchObject({ kind: 'edit' });
  });

  it('is nobody else’s matter', () => {
    const refused = moved(childOf(pack(), 'm1', EVENING, NOON), claimed, {
      type: 'refused',
      at: EVENING,
      why: 'blocked',
    });
    expect(matterOf(refused)).toBeNull();
  });
});
