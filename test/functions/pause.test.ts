import { describe, expect, it } from 'vitest';
import { asking } from './asking.ts';

describe('POST /api/pause and /api/resume', () => {
  const PAST_THE_FIRST = 'token-of-sophea';

  it('stop everything by one person, and let it go on by two', async () => {
    const here = asking();
    const { id } = await here.planned();
    const held = async () => {
      const rows = (await here.ask('/api/deliveries?campaign=meeting', 'token-of-dara')).json;
      return rows.find((row: { delivery_id: string }) => row.delivery_id === id)?.held;
    };
    expect((await here.ask('/api/pause', 'token-of-partner', {})).status).toBe(403);
    expect((await here.ask('/api/resume', 'token-of-dara', {})).status).toBe(409);
    const pause = await here.ask('/api/pause', 'token-of-dara', {});
    expect(pause).toEqual({ status: 200, json: { paused: true, since: here.clock.now(), by: 'Dara' } });
    expect(await held()).toBe('paused');

    const alone = { status: 202, json: { paused: true, waiting_for: 1 } };
    expect(await here.ask('/api/resume', 'token-of-dara', {})).toEqual(alone);
    // Another token of the same name is the same person.
    expect(await here.ask('/api/resume', 'other-token-of-dara', {})).toEqual(alone);
    expect(await held()).toBe('paused');
    expect(await here.ask('/api/resume', PAST_THE_FIRST, {})).toEqual({ status: 200, json: { paused: false } });
    expect(await held()).not.toBe('paused');
  });

  it('take back what was said for going on when somebody pauses again', async () => {
    const here = asking();
    await here.ask('/api/pause', 'token-of-dara', {});
    await here.ask('/api/resume', 'token-of-dara', {});
    await here.ask('/api/pause', PAST_THE_FIRST, {});
    expect((await here.ask('/api/resume', PAST_THE_FIRST, {})).status).toBe(202);
    expect((await here.ask('/api/resume', 'token-of-dara', {})).status).toBe(200);
    const both = await Promise.all(['token-of-dara', PAST_THE_FIRST].map((token) => here.ask('/api/pause', token, {})));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const resumed = await Promise.all(
      ['token-of-dara', PAST_THE_FIRST].map((token) => here.ask('/api/resume', token, {})),
    );
    expect(resumed.map(({ status }) => status).toSorted()).toEqual([200, 202]);
  });
});
