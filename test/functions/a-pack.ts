import { PAGE } from '../../functions/publish/hand-out.ts';
import { type PublishPorts, publish } from '../../functions/publish/publish.ts';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { messageBytes } from '../../shared/content/render.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Due } from '../../shared/ports.ts';
import { anEntry, EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { aModerator, noModerators } from '../fakes/a-moderator.ts';
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
export async function aPack(codes: readonly string[], channel: FakeChannel = fakeChannel(['note', 'text'])) {
  const ledger = memoryLedger();
  const moderators = memoryModerators();
  for (const code of codes) {
    const communities = code === codes.at(-1) ? COMMUNITIES : COMMUNITIES.slice(0, 1);
    await moderators.keep(aModerator(code, communities), null);
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
  const clock = testClock(EVENING);
  const ports: PublishPorts = {
    clock,
    ledger,
    moderators,
    engagement: memoryEngagement(),
    log: testLog(),
    tell: async () => 0,
    queue: { send: async (dues) => void queued.push(...dues) },
    contentStore: { kept: async () => BYTES },
    channels: fakeChannels(channel),
  };
  const children = async () => Array.fromAsync(ledger.childrenOf(pack));
  return { clock, ledger, moderators, entry, pack, record, queued, ports, channel, children, state: stateOf };

  async function stateOf() {
    return (await ledger.read(pack))?.state;
  }
}

export const due = ({ campaign, id, parent, at }: Delivery): Due => ({ campaign, id, parent, dueAt: at });

export const MANY = 2 * PAGE + 100;
export const codes = (count: number) =>
  Array.from({ length: count }, (_, index) => `code-${String(index).padStart(4, '0')}`);

/** A pack for more moderators than one claim hands it out to. */
export async function aPackOfPages(count = MANY) {
  const here = await aPack(codes(count));
  const doors = { ...here.ports, ledger: here.ledger };
  const pack = async () => (await here.ledger.read(here.pack)) as Delivery;
  return {
    ...here,
    doors,
    current: pack,
    /** Lets the pack have its next moment, whatever the others wait for. */
    async page(ports = here.ports) {
      const { state } = await pack();
      const dueAt = state.status === 'scheduled' ? state.dueAt : here.clock.now();
      if (dueAt > here.clock.now()) here.clock.set(dueAt);
      return publish({ ...due(here.pack), dueAt }, ports);
    },
    async minutes(count: number) {
      here.clock.set(plus(here.clock.now(), count * MINUTE_MS));
      return reconcile({ ...noModerators(), ...doors, team: async () => [] });
    },
    received: async () => (await here.children()).map(({ recipients }) => recipients[0]).sort(),
  };
}
