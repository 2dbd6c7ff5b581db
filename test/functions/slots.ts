import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, NOON } from '../fakes/a-delivery.ts';
import { telling } from './telling.ts';

type Scene = Awaited<ReturnType<typeof scene>>;

/** A team that was there before the evening's slot. */
export async function scene(setting: Parameters<typeof telling>[0] = { standing: 'sandbox' }) {
  const here = await telling(setting);
  await here.at(NOON);
  return here;
}

/** Somebody sends it from this moment on. */
export const claimed = (at: Instant): Happening => {
  return { type: 'claimed', at, worker: 'one', leaseUntil: plus(at, MINUTE_MS), steps: ['text'] };
};

/** A delivery that went out at its moment. */
export async function out(here: Scene, channel: string, permalink: string | null, more: Partial<Delivery> = {}) {
  const delivery = await here.plan({ id: anEntry({ channel }).id, channel, ...more });
  const { at } = delivery;
  const isPack = delivery.kind === 'moderator_pack';
  const step = { step: 'text', externalId: isPack ? '12' : '7', permalink, at };
  const ends = { type: isPack ? 'delivered' : 'published', at } as const;
  return here.happen(delivery, claimed(at), { type: 'step_sent', at, step }, ends);
}
