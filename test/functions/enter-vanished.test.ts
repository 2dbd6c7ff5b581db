import { describe, expect, it } from 'vitest';
import { memoryLedger } from '../fakes/ledger.ts';

import { CAMPAIGN, plan, wish } from './planning.ts';

describe('a campaign of which much vanishes', () => {
  it('holds the whole campaign when more than half of it vanishes at once, and withdraws nothing', async () => {
    const ledger = memoryLedger();
    const posts = ['01', '02', '03'].map((post, index) => ({
      post,
      hours: index + 1,
      text: post,
      channels: ['fb-main'],
    }));
    await plan(ledger, wish(posts));
    expect(await plan(ledger, wish(posts.slice(0, 1)))).toMatchObject({ vanished: true, withdrawn: 0 });
    expect((await ledger.campaign(CAMPAIGN)).missing).not.toEqual([]);
    await plan(ledger, wish(posts));
    expect((await ledger.campaign(CAMPAIGN)).missing).toEqual([]);
  });

  it('goes on holding a vanished campaign however often it is read, until its posts are back', async () => {
    const ledger = memoryLedger();
    const named = (...names: string[]) =>
      wish(names.map((post, index) => ({ post, hours: index + 1, text: post, channels: ['fb-main'] })));
    await plan(ledger, named('01', '02', '03'));
    expect(await plan(ledger, named('a', 'b', 'c'))).toMatchObject({ vanished: true, withdrawn: 0 });
    expect(await plan(ledger, named('a', 'b', 'c'))).toMatchObject({ vanished: true, withdrawn: 0 });
    expect(await plan(ledger, named('a', 'b', 'c', '01', '02', '03'))).toMatchObject({ vanished: false });
  });

  it('withdraws the last post that waits like any other', async () => {
    const ledger = memoryLedger();
    const post = { post: '07', hours: 1, text: 'a', channels: ['fb-main'] };
    await plan(ledger, wish([post]));
    expect(await plan(ledger, wish([{ ...post, post: '07-better' }]))).toMatchObject({ vanished: false, withdrawn: 1 });
  });
});
