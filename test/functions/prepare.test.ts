import { describe, expect, it } from 'vitest';
import { prepare } from '../../functions/prepare/prepare.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { deliveryId } from '../../shared/domain/delivery-id.ts';
import { childOf, move, schedule } from '../../shared/domain/delivery-life.ts';
import { MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Due } from '../../shared/ports.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { testLog } from '../fakes/log.ts';

/** A slot with this many Telegram chats and Pages, and what becomes of it. */
async function slot(chats: number, pages = 0) {
  const ledger = memoryLedger();
  for (let index = 0; index < chats + pages; index += 1) {
    const isPage = index >= chats;
    const channel = `channel-${index}`;
    const kind = isPage ? ('facebook_page' as const) : ('telegram_channel' as const);
    await ledger.create(
      schedule(anEntry({ id: deliveryId('meeting', '03-invite', channel), channel, kind }), null, NOON),
    );
  }
  const queued: Due[] = [];
  const ports = {
    clock: testClock(plus(EVENING, -MINUTE_MS)),
    ledger,
    queue: { send: async (dues: readonly Due[]) => void queued.push(...dues) },
    log: testLog(),
  };
  return { ledger, queued, run: () => prepare({ slot: EVENING }, ports) };
}

/** What a moderator has received at noon, and is to be reminded of in the evening. */
function received(code: string) {
  const pack = schedule(anEntry({ kind: 'moderator_pack', channel: 'mods', address: '' }), null, NOON);
  const step = { step: 'note', externalId: '11', permalink: null, at: NOON };
  const events: readonly Happening[] = [
    { type: 'claimed', at: NOON, worker: 'one', leaseUntil: plus(NOON, MINUTE_MS), steps: ['note'] },
    { type: 'step_sent', at: NOON, step },
    { type: 'delivered', at: NOON },
  ];
  const child = childOf(pack, code, NOON, NOON);
  return [child, ...events.map((_, index) => events.slice(0, index + 1).reduce(happened, child))];
}

function happened(delivery: Delivery, event: Happening): Delivery {
  const moved = move(delivery, event);
  if (!moved) throw new Error(`${event.type} can happen to it`);
  return moved;
}

const bySecond = (dues: readonly Due[]) =>
  [...Map.groupBy(dues, ({ dueAt }) => (Date.parse(dueAt) - Date.parse(EVENING)) / SECOND_MS)]
    .map(([second, own]) => [second, own.length] as const)
    .sort(([a], [b]) => a - b);

describe('preparing a slot', () => {
  it('queues what one bot can send in a second at the moment itself', async () => {
    const { run, queued } = await slot(25, 40);
    expect(await run()).toEqual({ queued: 65 });
    expect(bySecond(queued)).toEqual([[0, 65]]);
  });

  it('gives the messages of one bot 25 a second, and lets the Pages go at once', async () => {
    const { run, queued, ledger } = await slot(60, 10);
    await run();
    expect(bySecond(queued)).toEqual([
      [0, 35],
      [1, 25],
      [2, 10],
    ]);
    for (const { dueAt, ...address } of queued)
      expect((await ledger.read(address))?.state).toMatchObject({ status: 'scheduled', dueAt });
  });

  it('lets what is to be public leave at its moment, however many moderators are reminded at the same one', async () => {
    const { run, queued, ledger } = await slot(1);
    for (let index = 0; index < 30; index += 1) {
      const [child, ...changes] = received(`code-${index}`);
      if (child) await ledger.create(child);
      for (const changed of changes) await ledger.save(changed);
    }
    expect(await run()).toEqual({ queued: 31 });
    expect(queued.filter(({ parent }) => parent === null).map(({ dueAt }) => dueAt)).toEqual([EVENING]);
    expect(await ledger.reserve('telegram', EVENING, 0)).toBe(EVENING);
  });

  it('gives what a moderator is still to receive a turn among the others’, and lets the post beside it go at once', async () => {
    const { run, queued, ledger } = await slot(1);
    const child = childOf(received('code-1')[0] as Delivery, 'code-1', EVENING, NOON);
    await ledger.create(child);
    const turn = await ledger.reserve('telegram', EVENING, 10 * MINUTE_MS);
    await run();
    const dueAt = plus(turn, 10 * MINUTE_MS);
    expect(Object.fromEntries(queued.map((due) => [due.parent ?? 'post', due.dueAt]))).toEqual({
      post: EVENING,
      [child.parent ?? '']: dueAt,
    });
    expect((await ledger.read(child))?.state).toMatchObject({ status: 'scheduled', dueAt });
  });

  it('keeps to the pace over several pages and slots, and reserves nothing twice', async () => {
    const { run, queued, ledger } = await slot(1_010);
    await run();
    expect(Math.max(...bySecond(queued).map(([, count]) => count))).toBe(25);
    const last = Math.max(...bySecond(queued).map(([second]) => second));
    expect(last).toBe(Math.ceil(1_010 / 25) - 1);
    expect(await ledger.reserve('telegram', EVENING, SECOND_MS)).toBe(plus(EVENING, (last + 1) * SECOND_MS));
  });

  it('done again finds what is still due at its moment, and moves nothing a second time', async () => {
    const { run, queued, ledger } = await slot(60);
    await run();
    const before = await ledger.deliveriesOf('meeting');
    expect(await run()).toEqual({ queued: 25 });
    expect(await ledger.deliveriesOf('meeting')).toEqual(before);
    expect(new Set(queued.map(({ id }) => id)).size).toBe(60);
  });
});
