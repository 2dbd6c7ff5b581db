import { type Delivery, missingSteps, sentSteps } from '../../shared/domain/delivery.ts';
import type { LivePost } from './live-posts.ts';

/** Whether a live post can only be this delivery's: each post's words name it. */
function isOf({ address, post }: Delivery, live: LivePost): boolean {
  return live.address === address && live.text.includes(post);
}

/**
 * Where the ledger and what is public disagree, in sentences; none where they agree.
 *
 * @param readable the addresses at which the public can be read: nothing that is there may be called unknown
 */
export function disagreements(
  deliveries: readonly Delivery[],
  live: readonly LivePost[],
  readable: (live: Pick<LivePost, 'address' | 'step'>) => boolean,
): string[] {
  const wrong = deliveries.flatMap((delivery) => disagreementsOf(delivery, live, readable));
  const ownerless = live.filter((post) => !deliveries.some((delivery) => isOf(delivery, post)));
  return [...wrong, ...ownerless.map(({ address, id }) => `${address} shows ${id}, which belongs to no delivery`)];
}

function disagreementsOf(
  delivery: Delivery,
  live: readonly LivePost[],
  readable: (live: Pick<LivePost, 'address' | 'step'>) => boolean,
): string[] {
  const { state, channel, post, address } = delivery;
  const own = live.filter((one) => isOf(delivery, one));
  const of = (step: string) => own.filter((one) => one.step === step);
  const name = `${post} on ${channel}, which is ${state.status},`;
  const found: string[] = [];

  if (state.status === 'scheduled' || state.status === 'sending') found.push(`${name} never came to an end`);
  for (const { step, externalId } of sentSteps(state)) {
    const ids = of(step).map(({ id }) => id);
    if (ids.length !== 1 || ids[0] !== externalId)
      found.push(`${name} has ${externalId} as its ${step}, and live is [${ids}]`);
  }
  const [next, ...later] = missingSteps(delivery);
  for (const step of later)
    if (of(step).length > 0)
      found.push(`${name} shows its ${step}, though what comes before it is not known to be out`);
  if (next === undefined) return found;

  if (state.status === 'published') found.push(`${name} has no id for its ${next}`);
  const ids = of(next).map(({ id }) => id);
  const mayBeThere = state.status === 'unknown' && !readable({ address, step: next as LivePost['step'] });
  if (ids.length > (mayBeThere ? 1 : 0)) found.push(`${name} does not know its ${next}, and live is [${ids}]`);
  return found;
}
