import { describe, expect, it } from 'vitest';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { DAY_MS, HOUR_MS, type Instant, plus } from '../../shared/domain/instant.ts';
import { matterOf } from '../../shared/domain/matter.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { memoryLedger } from '../fakes/ledger.ts';

import { CAMPAIGN, entriesOf, plan, published, wish } from './planning.ts';

/** A campaign whose one post is out, with the words that the folder has. */
async function onePostOut() {
  const ledger = memoryLedger();
  const post = { post: '01', hours: 1, text: 'as it was', channels: ['fb-main'] };
  await plan(ledger, wish([post]));
  const [delivery] = await ledger.deliveriesOf(CAMPAIGN);
  if (!delivery) throw new Error('it was planned');
  await published(ledger, delivery);
  return { ledger, post, delivery };
}

describe('planning anew what is out', () => {
  it('leaves what may be public as it is, whatever the folder says', async () => {
    const { ledger, post } = await onePostOut();
    const before = await ledger.deliveriesOf(CAMPAIGN);
    await plan(ledger, wish([{ ...post, hours: 5 }]));
    await plan(ledger, wish([], { drafts: ['01'] }));
    expect(await ledger.deliveriesOf(CAMPAIGN)).toEqual(before);
  });

  it('offers other words for what is out, once, and drops them when the folder says again what is out, or nothing', async () => {
    const { ledger, post, delivery } = await onePostOut();
    const out = async () => (await ledger.deliveriesOf(CAMPAIGN))[0];
    for (const after of [wish([post]), wish([], { drafts: ['01'] })]) {
      const reworded = wish([{ ...post, text: 'reworded' }]);
      expect(await plan(ledger, reworded)).toMatchObject({ offered: 1, changed: 0 });
      expect(await plan(ledger, reworded)).toMatchObject({ offered: 0, changed: 0 });
      expect(await out()).toMatchObject({
        text: delivery.text,
        amendment: { kind: 'edit', version: { text: sha256('reworded') } },
      });
      await plan(ledger, wish([], { broken: ['01'] }));
      expect((await out())?.amendment).not.toBeNull();
      await plan(ledger, after);
      expect((await out())?.amendment).toBeNull();
    }
  });

  it('lists what is out with the old date of an event that has moved, unless its words follow', async () => {
    const ledger = memoryLedger();
    const asking = (until: Instant, text: string, from: Instant = until) => {
      const [entry] = entriesOf({ post: '01', hours: 1, text, channels: ['fb-main'] });
      const asks = { cta: 'attend_event', event: 'meeting', from, until } as const;
      return wish([], { entries: entry ? [{ ...entry, asks }] : [] });
    };
    const out = async () => {
      const [delivery] = await ledger.deliveriesOf(CAMPAIGN);
      if (!delivery) throw new Error('it was planned');
      return delivery;
    };
    const [first, second, third] = [1, 8, 15].map((days) => plus(NOON, days * DAY_MS)) as [Instant, Instant, Instant];
    await plan(ledger, asking(first, 'come on Saturday'));
    await published(ledger, await out());
    await plan(ledger, asking(second, 'come on Saturday'));
    expect(matterOf(await out())).toMatchObject({ kind: 'event_moved' });
    // Whoever presses "I will come" is counted until the new end.
    expect((await out()).asks.until).toBe(second);
    await plan(ledger, asking(second, 'come on Saturday'));
    expect((await out()).events.filter(({ type }) => type === 'event_moved')).toHaveLength(1);
    // Also when it begins earlier and ends as before.
    await plan(ledger, asking(second, 'come on Saturday', plus(second, -2 * HOUR_MS)));
    expect((await out()).events.filter(({ type }) => type === 'event_moved')).toHaveLength(2);
    await plan(ledger, asking(third, 'come on Sunday'));
    expect(await out()).toMatchObject({ amendment: { kind: 'edit', version: { asks: { until: third } } } });
    expect(matterOf(await out())).toBeNull();
  });
});
