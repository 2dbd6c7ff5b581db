import { describe, expect, it } from 'vitest';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { memoryLedger } from '../fakes/ledger.ts';

import { CAMPAIGN, happened, plan, wish } from './planning.ts';

describe('what comes back by a plan', () => {
  it('withdraws a post that was moved into the past, and plans it again at its next moment', async () => {
    const ledger = memoryLedger();
    const post = { post: '01', hours: 5, text: 'a text', channels: ['fb-main'] };
    await plan(ledger, wish([post]));
    await plan(ledger, wish([{ ...post, hours: -5 }]));
    expect((await ledger.deliveriesOf(CAMPAIGN))[0]?.state).toMatchObject({
      status: 'cancelled',
      why: 'moved_into_the_past',
    });
    await plan(ledger, wish([{ ...post, hours: 9 }]));
    expect((await ledger.deliveriesOf(CAMPAIGN))[0]?.state).toMatchObject({
      status: 'scheduled',
      dueAt: plus(NOON, 9 * HOUR_MS),
    });
  });

  it('brings back what was missed only with another moment, and what a person let be only with one that a person gave it', async () => {
    const redated = { redated: ['01'] };
    for (const [handled, more, back] of [
      [[], {}, 1],
      [['dropped'], {}, 0],
      [['dropped'], redated, 1],
      [['by_hand'], redated, 0],
    ] as const) {
      const ledger = memoryLedger();
      const post = { post: '01', hours: 2, text: 'a', channels: ['fb-main'] };
      await plan(ledger, wish([post]));
      await happened(
        ledger,
        { type: 'missed', at: NOON, why: 'expired' },
        ...handled.map((how) => ({ type: 'handled', at: NOON, how }) as const),
      );
      expect(await plan(ledger, wish([post], more))).toMatchObject({ added: 0, changed: 0 });
      expect(await plan(ledger, wish([{ ...post, hours: 3 }], more))).toMatchObject({ changed: back });
      expect((await ledger.deliveriesOf(CAMPAIGN))[0]?.state.status).toBe(back ? 'scheduled' : 'missed');
    }
  });

  it('never brings back what a person withdrew, whatever is moved and whoever moves it', async () => {
    const ledger = memoryLedger();
    const post = { post: '01', hours: 2, text: 'a', channels: ['fb-main'] };
    await plan(ledger, wish([post]));
    await happened(ledger, { type: 'cancelled', at: NOON, why: 'withdrawn' });
    const moved = { ...post, hours: 3, channels: ['fb-main', 'tg-main'] };
    expect(await plan(ledger, wish([moved], { redated: ['01'] }))).toMatchObject({ added: 1, changed: 0 });
    await plan(ledger, wish([], { drafts: ['01'] }));
    await plan(ledger, wish([moved]));
    const statuses = (await ledger.deliveriesOf(CAMPAIGN)).map(({ channel, state }) => `${channel} ${state.status}`);
    expect(statuses.toSorted()).toEqual(['fb-main cancelled', 'tg-main scheduled']);
  });
});
