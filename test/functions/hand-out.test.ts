import { describe, expect, it } from 'vitest';
import { enter } from '../../functions/ingest/enter.ts';
import { type PublishPorts, publish } from '../../functions/publish/publish.ts';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { messageBytes } from '../../shared/content/render.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import { deliveryId, sha256 } from '../../shared/domain/delivery-id.ts';
import { move, schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import type { Due } from '../../shared/ports.ts';
import { anEntry, EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryEngagement } from '../fakes/engagement-ledger.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { testLog } from '../fakes/log.ts';
import { memoryModerators } from '../fakes/moderator-book.ts';
import { A_MESSAGE, type FakeChannel, fakeChannel, fakeChannels } from '../fakes/platforms.ts';

const MESSAGE = { ...A_MESSAGE, note: 'សម្រាប់ល្ងាចនេះ' };
const BYTES = messageBytes(MESSAGE);
const COMMUNITIES = ['siem-reap', 'angkor-thom'];

/** A pack for two communities, approved, with these moderators in the first and the last of them in both. */
async function scene(codes: readonly string[], channel: FakeChannel = fakeChannel(['note', 'text'])) {
  const ledger = memoryLedger();
  const moderators = memoryModerators();
  for (const code of codes) {
    const communities = code === codes.at(-1) ? COMMUNITIES : COMMUNITIES.slice(0, 1);
    await moderators.keep({
      code,
      communities,
      sealedChat: '',
      state: 'active',
      stateAt: NOON,
      joinedAt: NOON,
      rev: 1,
    });
  }
  const entry = (changes: Partial<Entry> = {}) =>
    anEntry({
      kind: 'moderator_pack',
      channel: 'mods',
      address: '',
      recipients: COMMUNITIES,
      message: sha256(BYTES),
      text: sha256(MESSAGE.text),
      publicAt: plus(EVENING, 12 * HOUR_MS),
      expires: plus(EVENING, 14 * HOUR_MS),
      ...changes,
    });
  const pack = schedule(entry(), null, NOON);
  await ledger.create(pack);
  const record = { campaign: pack.campaign, revision: 1, approvalsNeeded: 1, missing: [], endsAt: null };
  await ledger.saveCampaign(record);
  await ledger.approve(questionOf(pack), yesOf('Dara'));
  const queued: Due[] = [];
  const ports: PublishPorts = {
    clock: testClock(EVENING),
    ledger,
    moderators,
    engagement: memoryEngagement(),
    log: testLog(),
    tell: async () => 0,
    queue: { send: async (dues) => void queued.push(...dues) },
    contentStore: { kept: async () => BYTES },
    channels: fakeChannels(channel),
  };
  const children = async () => (await ledger.deliveriesOf(pack.campaign)).filter(({ parent }) => parent === pack.id);
  return { ledger, moderators, entry, pack, record, queued, ports, channel, children, state: stateOf };

  async function stateOf() {
    return (await ledger.read(pack))?.state;
  }
}

const due = ({ campaign, id, at }: Delivery): Due => ({ campaign, id, dueAt: at });

describe('handing out a pack', () => {
  it('makes one delivery for each moderator, also for one who runs groups in two communities', async () => {
    const here = await scene(['aaa', 'bbb', 'ccc']);
    expect(await publish(due(here.pack), here.ports)).toMatchObject({ kind: 'attempted' });
    const children = await here.children();
    expect(children.map(({ recipients }) => recipients).sort()).toEqual([['aaa'], ['bbb'], ['ccc']]);
    expect(children.map(({ id }) => id)).toContain(deliveryId('meeting', '03-invite', 'mods', 'aaa'));
    expect(here.queued.map(({ id }) => id).sort()).toEqual(children.map(({ id }) => id).sort());
    expect(await here.state()).toMatchObject({ status: 'delivered', sent: [{ externalId: '3' }] });
    expect(here.channel.sent).toEqual([]);
  });

  it('sends each its steps once, and calls it delivered and not published', async () => {
    const here = await scene(['aaa', 'bbb']);
    await publish(due(here.pack), here.ports);
    for (const one of here.queued) await publish(one, here.ports);
    for (const one of here.queued) await publish(one, here.ports);
    expect(here.channel.sent).toEqual(['note', 'text', 'note', 'text']);
    expect((await here.children()).map(({ state }) => state.status)).toEqual(['delivered', 'delivered']);
  });

  it('twice, or by two workers at once, gives nobody a second one', async () => {
    const here = await scene(['aaa', 'bbb']);
    await Promise.all([1, 2, 3].map(() => publish(due(here.pack), here.ports)));
    expect(await here.children()).toHaveLength(2);
  });

  it('goes on where a worker died, and is never unknown', async () => {
    const here = await scene(['aaa', 'bbb', 'ccc']);
    let made = 0;
    const dying: PublishPorts = {
      ...here.ports,
      ledger: {
        ...here.ledger,
        create: async (child) => {
          made += 1;
          if (made === 2) throw new Error('killed');
          return here.ledger.create(child);
        },
      },
    };
    await expect(publish(due(here.pack), dying)).rejects.toThrow('killed');
    const later = { ...here.ports, clock: testClock(plus(EVENING, 2 * MINUTE_MS)) };
    expect(await reconcile({ ...later, ledger: here.ledger, team: async () => [] })).toMatchObject({ unknown: 0 });
    expect(await here.state()).toMatchObject({ status: 'scheduled' });
    await publish(due({ ...here.pack, at: plus(EVENING, 2 * MINUTE_MS) }), later);
    expect(await here.children()).toHaveLength(3);
    expect(await here.state()).toMatchObject({ status: 'delivered', sent: [{ externalId: '3' }] });
  });

  it('leaves out who has blocked the bot', async () => {
    const here = await scene(['aaa', 'bbb', 'ccc']);
    const one = await here.moderators.moderator('aaa');
    if (one) await here.moderators.keep({ ...one, state: 'blocked', rev: 2 });
    await publish(due(here.pack), here.ports);
    expect((await here.children()).map(({ recipients }) => recipients).sort()).toEqual([['bbb'], ['ccc']]);
  });

  it('calls it incomplete when the bot is blocked between note and text', async () => {
    const refused: Outcome = { kind: 'refused', why: 'telegram_403: blocked' };
    const here = await scene(['aaa'], fakeChannel(['note', 'text'], { text: refused }));
    await publish(due(here.pack), here.ports);
    for (const one of here.queued) await publish(one, here.ports);
    expect((await here.children()).map(({ state }) => state)).toMatchObject([
      { status: 'incomplete', why: 'telegram_403: blocked' },
    ]);
  });

  it('keeps to a pace that leaves the bot room for replies', async () => {
    const here = await scene(Array.from({ length: 120 }, (_, index) => `code-${index}`));
    await publish(due(here.pack), here.ports);
    const moments = here.queued.map(({ dueAt }) => Date.parse(dueAt)).sort((a, b) => a - b);
    const packsASecond = moments.filter((moment) => moment < Date.parse(EVENING) + SECOND_MS).length;
    expect(packsASecond).toBeLessThanOrEqual(7);
    expect(new Set(moments).size).toBe(120);
  });
});

describe('a plan entered again after a pack was handed out', () => {
  it('changes nothing', async () => {
    const here = await scene(['aaa', 'bbb']);
    await publish(due(here.pack), here.ports);
    const before = await here.ledger.deliveriesOf(here.pack.campaign);
    const wish = { entries: [here.entry()], drafts: [], broken: [], redated: [] };
    const entered = await enter(here.record, wish, 1, { clock: here.ports.clock, ledger: here.ledger });
    expect(entered).toMatchObject({ added: 0, changed: 0, withdrawn: 0 });
    expect(await here.ledger.deliveriesOf(here.pack.campaign)).toEqual(before);
  });

  it('withdraws what no moderator has received yet when its post is gone, and nothing else', async () => {
    const here = await scene(['aaa', 'bbb']);
    await publish(due(here.pack), here.ports);
    const [first] = here.queued;
    if (first) await publish(first, here.ports);
    const other = schedule(anEntry({ post: '04-other' }), null, NOON);
    await here.ledger.create(other);
    const wish = { entries: [anEntry({ post: '04-other' })], drafts: [], broken: [], redated: [] };
    await enter(here.record, wish, 1, { clock: here.ports.clock, ledger: here.ledger });
    const statuses = (await here.children()).map(({ state }) => state.status).sort();
    expect(statuses).toEqual(['cancelled', 'delivered']);
    expect(await here.state()).toMatchObject({ status: 'delivered' });
  });

  it('gives everybody the words that were approved, and other ones once those are', async () => {
    const here = await scene(['aaa', 'bbb']);
    await publish(due(here.pack), here.ports);
    const [first] = here.queued.splice(0);
    if (first) await publish(first, here.ports);
    const changed = here.entry({ message: sha256('another'), text: sha256('another'), approval: sha256('another') });
    const wish = { entries: [changed], drafts: [], broken: [], redated: [] };
    const entered = await enter(here.record, wish, 1, { clock: here.ports.clock, ledger: here.ledger });
    expect(entered).toMatchObject({ changed: 0, offered: 1 });
    const waiting = async () => (await here.children()).filter(({ state }) => state.status === 'scheduled');
    expect(await waiting()).toMatchObject([{ message: here.pack.message, approval: here.pack.approval }]);

    await here.ledger.approve(questionOf(changed), yesOf('Dara'));
    await publish({ ...due(here.pack), dueAt: here.ports.clock.now() }, here.ports);
    expect(await waiting()).toMatchObject([{ message: sha256('another'), approval: sha256('another') }]);
    expect((await waiting()).map(({ recipients }) => recipients.length)).toEqual([1]);
  });
});

describe('the response to a pack', () => {
  it('cannot come before anything of it was sent, nor for a whole pack', () => {
    const pack = schedule(anEntry({ kind: 'moderator_pack' }), null, NOON);
    expect(move(pack, { type: 'responded', at: NOON, response: 'posted' })).toBeNull();
  });
});
