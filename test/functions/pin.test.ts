import { describe, expect, it } from 'vitest';
import { publish } from '../../functions/publish/publish.ts';
import { resolve } from '../../shared/actions/resolve.ts';
import { matterInWords } from '../../shared/content/matter-words.ts';
import { plus } from '../../shared/domain/instant.ts';
import { matterOf } from '../../shared/domain/matter.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import { happen } from '../fakes/happen.ts';
import { fakeChannel } from '../fakes/platforms.ts';
import { due, scene } from './publishing.ts';

const refused: Outcome = { kind: 'refused', why: 'telegram_400: no_rights' };
const tooMany: Outcome = { kind: 'deferred', until: null, why: 'telegram_429: rate' };

/** A post that goes out and is then pinned, which ends like this. */
async function pinned(outcome?: Outcome) {
  const channel = fakeChannel(['text', 'pin'], outcome && { pin: outcome });
  const here = await scene(channel);
  await publish(due(here.delivery), here.ports);
  const read = async () => {
    const delivery = await here.ledger.read(here.delivery);
    if (!delivery) throw new Error('It is there');
    return delivery;
  };
  return { ...here, channel, read };
}

describe('pinning a post', () => {
  it('follows when it is out, and is noted as a step of it', async () => {
    const here = await pinned();
    expect(here.channel.sent).toEqual(['text', 'pin']);
    const { state } = await here.read();
    expect(state).toMatchObject({ status: 'published', sent: [{ step: 'text' }, { step: 'pin' }] });
    expect(matterOf(await here.read())).toBeNull();
  });

  it('refused leaves it published, breaks no channel, and is told with what to do', async () => {
    const here = await pinned(refused);
    const delivery = await here.read();
    expect(delivery.state).toMatchObject({ status: 'published', sent: [{ step: 'text' }] });
    expect(await here.ledger.breakers()).toEqual([]);
    const matter = matterOf(delivery);
    if (!matter) throw new Error('Somebody is told');
    expect(matter).toMatchObject({ kind: 'not_pinned', why: 'telegram_400: no_rights' });
    const { because, to_do } = matterInWords(delivery, matter);
    expect(because.en).toMatch(/^It is out as planned, but it is not pinned/);
    expect(to_do.en).toContain('right to pin');
    const handled = await happen(here.ledger, delivery, { type: 'handled', at: here.clock.now(), how: 'by_hand' });
    expect([matterOf(handled), handled.state.status]).toEqual([null, 'published']);
  });

  it('put off is tried again without sending the post again; when its time is over, it is out and not pinned', async () => {
    const here = await pinned(tooMany);
    const waiting = await here.read();
    if (waiting.state.status !== 'scheduled') throw new Error('It waits');
    here.clock.set(plus(waiting.state.dueAt, 0));
    await publish({ ...due(waiting), dueAt: waiting.state.dueAt }, here.ports);
    expect(here.channel.sent).toEqual(['text', 'pin', 'pin']);
    const late = await happen(here.ledger, await here.read(), { type: 'missed', at: waiting.expires, why: 'expired' });
    expect(late.state).toMatchObject({ status: 'published', sent: [{ step: 'text' }] });
    expect(matterOf(late)).toMatchObject({ kind: 'not_pinned', why: 'expired' });
  });

  it('is not done to a post that shall be taken back', async () => {
    const here = await pinned(tooMany);
    const asked = await happen(
      here.ledger,
      await here.read(),
      { type: 'removal_asked', at: here.clock.now() },
      { type: 'cancelled', at: here.clock.now(), why: 'withdrawn' },
    );
    expect(asked.state.status).toBe('published');
  });

  it('is still to be done when a person has seen the post', async () => {
    const channel = fakeChannel(['text', 'pin'], { text: { kind: 'unknown', why: 'telegram: timeout' } });
    const here = await scene(channel);
    await publish(due(here.delivery), here.ports);
    const person = { name: 'Sophea', role: 'comms' } as const;
    const seen = await resolve(here.delivery.id, { outcome: 'published', externalId: '41' }, person, here);
    expect(seen).toMatchObject({ kind: 'resolved', due: { id: here.delivery.id } });
    expect(channel.sent).toEqual(['text']);
    await publish({ ...due(here.delivery), dueAt: here.clock.now() }, here.ports);
    expect(channel.sent).toEqual(['text', 'pin']);
  });
});
