import fc from 'fast-check';
import { enter } from '../../functions/ingest/enter.ts';
import { approvalHash } from '../../shared/domain/approval.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import type { Wish } from '../../shared/domain/diff.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Ledger } from '../../shared/ports.ts';
import { anEntry, NOON } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { happen } from '../fakes/happen.ts';

export const CAMPAIGN = 'meeting';

/** A post as somebody would write it: its name, its hour from now, its text, its channels. */
export interface Written {
  readonly post: string;
  readonly hours: number;
  readonly text: string;
  readonly channels: readonly string[];
}

export function entriesOf({ post, hours, text, channels }: Written): Entry[] {
  const at = plus(NOON, hours * HOUR_MS);
  const entries = channels.map((channel) =>
    anEntry({
      campaign: CAMPAIGN,
      post,
      channel,
      at,
      publicAt: at,
      expires: plus(at, 2 * HOUR_MS),
      text: sha256(text),
      message: sha256(`${text} for ${channel}`),
      asks: { cta: 'share', event: null, from: null, until: null },
    }),
  );
  const approval = approvalHash(entries);
  return entries.map((entry) => ({ ...entry, approval }));
}

export function wish(posts: readonly Written[], more: Partial<Wish> = {}): Wish {
  return { entries: posts.flatMap(entriesOf), drafts: [], broken: [], redated: [], ...more };
}

export async function plan(ledger: Ledger, wished: Wish, now = NOON) {
  const entered = await enter(await ledger.campaign(CAMPAIGN), wished, 2, { clock: testClock(now), ledger });
  if (entered === 'superseded') throw new Error('nobody else plans here');
  return entered;
}

export async function published(ledger: Ledger, delivery: Delivery): Promise<Delivery> {
  const at = delivery.at;
  const step = { step: 'text', externalId: '7', permalink: null, at };
  return happen(
    ledger,
    delivery,
    { type: 'claimed', at, worker: 'one', leaseUntil: plus(at, MINUTE_MS), steps: ['text'] },
    { type: 'step_sent', at, step },
    { type: 'published', at },
  );
}

export const written: fc.Arbitrary<Written> = fc.record({
  post: fc.constantFrom('01', '02', '03', '04', '05', '06'),
  hours: fc.integer({ min: -30, max: 90 }),
  text: fc.string({ minLength: 1, maxLength: 8 }),
  channels: fc.uniqueArray(fc.constantFrom('fb-main', 'tg-main', 'tg-group'), { minLength: 1 }),
});
export const folder = fc.uniqueArray(written, { selector: ({ post }) => post, minLength: 1, maxLength: 6 });
export const upcoming = folder.map((posts) => posts.map((post) => ({ ...post, hours: Math.abs(post.hours) + 1 })));

/** Things happen to the only delivery there is. */
export async function happened(ledger: Ledger, ...events: readonly Happening[]): Promise<void> {
  const [delivery] = await ledger.deliveriesOf(CAMPAIGN);
  if (!delivery) throw new Error('it was planned');
  await happen(ledger, delivery, ...events);
}
