import { describe, expect, it } from 'vitest';
import { publish } from '../../functions/publish/publish.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { childOf } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, plus } from '../../shared/domain/instant.ts';
import type { Moderator } from '../../shared/domain/moderator.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import { EVENING, NOON } from '../fakes/a-delivery.ts';
import { aModerator, SIEM_REAP } from '../fakes/a-moderator.ts';
import { fakeChannel } from '../fakes/platforms.ts';
import { due, scene } from './publishing.ts';

const id = (number: number) => String(number).padStart(20, 'b') as DeliveryId;
const packsOn = (...days: readonly number[]) =>
  days.map((day) => ({ pack: id(day), at: plus(EVENING, -day * DAY_MS), posted: false }));

/** A pack at its moment, for one moderator as they are then, whose chat answers the note like this. */
async function given(changes: Partial<Moderator> = {}, note?: Outcome) {
  const channel = fakeChannel(['note', 'text'], note && { note });
  const entry = { kind: 'moderator_pack', channel: 'mods', address: '', at: NOON, publicAt: EVENING } as const;
  const here = await scene(channel, { entry: { ...entry, expires: plus(EVENING, HOUR_MS) }, at: NOON });
  await here.ports.moderators.keepCommunity(SIEM_REAP);
  await here.ports.moderators.keep(aModerator('aaa', ['siem-reap'], changes), null);
  const child = childOf(here.delivery, 'aaa', NOON, NOON, 'siem-reap');
  await here.ledger.create(child);
  return {
    ...here,
    child,
    channel,
    publish: () => publish(due(child), here.ports),
    state: async () => (await here.ledger.read(child))?.state,
    moderator: () => here.ports.moderators.moderator('aaa'),
  };
}

describe('a pack to a moderator who has had others this week', () => {
  it('goes out, and is counted, while they have had fewer than they were promised at most', async () => {
    const here = await given({ packs: packsOn(1, 2) });
    await here.publish();
    expect(here.channel.sent).toEqual(['note', 'text']);
    expect((await here.moderator())?.packs.map(({ pack }) => pack)).toContain(here.child.id);
  });

  it('is missed, with that reason, and nothing of it is sent, when it would be one too many', async () => {
    // The ninth of January 2027 is a Saturday.
    const here = await given({ packs: packsOn(1, 2, 5) });
    expect(await here.publish()).toEqual({ kind: 'too-many' });
    expect(here.channel.sent).toEqual([]);
    expect(await here.state()).toMatchObject({ status: 'missed', why: 'packs_per_week' });
  });

  it('goes out where the others belong to the week before', async () => {
    const here = await given({ packs: packsOn(6, 7, 8) });
    await here.publish();
    expect(here.channel.sent).toEqual(['note', 'text']);
  });

  it('counts once, however often it is tried', async () => {
    const here = await given({ packs: packsOn(1, 2) }, { kind: 'deferred', until: null, why: 'telegram_429' });
    await here.publish();
    expect((await here.moderator())?.packs).toHaveLength(3);
    const again = await here.ledger.read(here.child);
    if (again?.state.status !== 'scheduled') throw new Error('It is due again');
    here.clock.set(again.state.dueAt);
    await publish({ ...due(here.child), dueAt: again.state.dueAt }, here.ports);
    expect((await here.moderator())?.packs).toHaveLength(3);
    expect(here.channel.sent).toEqual(['note', 'note']);
  });
});

describe('a moderator whom the bot cannot reach', () => {
  it('is not written to any more when they have blocked it, and stays one', async () => {
    const here = await given({}, { kind: 'refused', why: 'telegram_403: blocked' });
    await here.publish();
    expect(await here.state()).toMatchObject({ status: 'refused', why: 'telegram_403: blocked' });
    expect(await here.moderator()).toMatchObject({ reachable: false });
    expect(await Array.fromAsync(here.ports.moderators.activeIn('siem-reap'))).toEqual([]);
  });

  it.each(['chat_not_found', 'migrated_to -100123'])(
    'is not written to any more when their chat is gone: %s',
    async (why) => {
      const here = await given({}, { kind: 'refused', why: `telegram_400: ${why}` });
      await here.publish();
      expect(await here.moderator()).toMatchObject({ reachable: false });
    },
  );

  it('is forgotten when their account is deleted', async () => {
    const here = await given({}, { kind: 'refused', why: 'telegram_403: deactivated' });
    await here.publish();
    expect(await here.moderator()).toBeNull();
  });

  it('is still written to after a no that is about the message', async () => {
    const here = await given({}, { kind: 'refused', why: 'telegram_400: too_long' });
    await here.publish();
    expect(await here.moderator()).toMatchObject({ reachable: true });
  });
});
