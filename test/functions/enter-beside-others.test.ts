import { describe, expect, it } from 'vitest';
import { enter } from '../../functions/ingest/enter.ts';
import { type Delivery, HANDED_OUT } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Ledger } from '../../shared/ports.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { aPackOfPages } from './a-pack.ts';
import { CAMPAIGN, plan, published, wish } from './planning.ts';

const claimed = (at: Instant) =>
  ({ type: 'claimed', at, worker: 'one', leaseUntil: plus(at, MINUTE_MS), steps: [HANDED_OUT] }) as const;

describe('a plan beside others who write', () => {
  const post = { post: '01', hours: 1, text: 'as it was', channels: ['fb-main'] };

  /** A ledger in which something happens to the deliveries right after a plan has read them. */
  function then(ledger: Ledger, happens: (deliveries: readonly Delivery[]) => Promise<unknown>): Ledger {
    return {
      ...ledger,
      saveCampaign: async (record) => {
        const saved = await ledger.saveCampaign(record);
        await happens(await ledger.deliveriesOf(CAMPAIGN));
        return saved;
      },
    };
  }

  it('offers the new words for what went out with the old ones since it was read', async () => {
    const ledger = memoryLedger();
    await plan(ledger, wish([post]));
    const racing = then(ledger, async ([delivery]) => delivery && published(ledger, delivery));
    expect(await plan(racing, wish([{ ...post, text: 'mended' }]))).toMatchObject({ changed: 0, offered: 1 });
    const [out] = await ledger.deliveriesOf(CAMPAIGN);
    expect(out).toMatchObject({ state: { status: 'published' }, amendment: { version: { text: sha256('mended') } } });
  });

  it('writes nothing more once a newer plan was entered', async () => {
    const ledger = memoryLedger();
    await plan(ledger, wish([post]));
    const newest = wish([{ ...post, text: 'newest' }]);
    const racing = then(ledger, async () => void (await plan(ledger, newest)));
    await plan(racing, wish([{ ...post, text: 'older' }]));
    expect(await ledger.deliveriesOf(CAMPAIGN)).toMatchObject([{ text: sha256('newest') }]);
  });

  it('lets those who are to receive a pack keep the words with which it is being handed out since', async () => {
    const here = await aPackOfPages();
    await here.page();
    const words = { message: sha256('better'), text: sha256('better'), wording: sha256('better') };
    const better = here.entry({ ...words, approval: sha256('better') });
    const racing = then(here.ledger, async ([pack]) => {
      const underWay = pack && move(pack, claimed(here.clock.now()));
      if (!underWay) throw new Error('its next page is due');
      await here.ledger.save(underWay);
    });
    const ports = { ...here.doors, ledger: racing };
    expect(await enter(here.record, { ...wish([]), entries: [better] }, 1, ports)).toMatchObject({ offered: 1 });
    expect(await here.current()).toMatchObject({ message: here.pack.message, amendment: { kind: 'edit' } });
    expect(new Set((await here.children()).map(({ message }) => message))).toEqual(new Set([here.pack.message]));
  });

  it('moves those who are to receive a pack along with it', async () => {
    const here = await aPackOfPages();
    await here.page();
    const [before] = await here.children();
    const at = plus(here.pack.at, HOUR_MS);
    await enter(here.record, { ...wish([]), entries: [here.entry({ at })] }, 1, here.doors);
    expect(before?.at).not.toBe(at);
    expect(new Set((await here.children()).map((child) => child.at))).toEqual(new Set([at]));
  });
});
