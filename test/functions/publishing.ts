import type { PublishPorts } from '../../functions/publish/publish.ts';
import { messageBytes } from '../../shared/content/render.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { type Instant, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Ledger } from '../../shared/ports.ts';
import { anEntry, EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryEngagement } from '../fakes/engagement-ledger.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { testLog } from '../fakes/log.ts';
import { memoryModerators } from '../fakes/moderator-book.ts';
import { A_MESSAGE, type FakeChannel, fakeChannels } from '../fakes/platforms.ts';

const BYTES = messageBytes(A_MESSAGE);

export interface Scene {
  readonly ledger: Ledger;
  readonly delivery: Delivery;
  readonly ports: PublishPorts;
  readonly clock: ReturnType<typeof testClock>;
}

/** A delivery at its moment, approved, and a channel that answers as it is told. */
export async function scene(
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
    missing: [],
    endsAt: null,
  });
  for (const name of ['Sophea', 'Dara'].slice(0, more.approvals ?? 2)) {
    await ledger.approve(questionOf(delivery), yesOf(name));
  }
  const clock = testClock(more.at ?? plus(EVENING, -2 * SECOND_MS));
  const ports = {
    clock,
    ledger,
    log: testLog(),
    contentStore: { kept: async () => BYTES },
    channels: fakeChannels(channel),
    moderators: memoryModerators(),
    engagement: memoryEngagement(),
    queue: { send: async () => {} },
    tell: async () => 0,
  };
  return { ledger, delivery, ports, clock };
}

export const due = ({ campaign, id, parent, at }: Delivery) => ({ campaign, id, parent, dueAt: at });
export const stateOf = async ({ ledger, delivery }: Scene) => (await ledger.read(delivery))?.state;
