import { describe, expect, it } from 'vitest';
import { memoryLedger } from '../fakes/ledger.ts';
import { asking } from './asking.ts';

const DARA = 'token-of-dara';

describe('what somebody reads where something went wrong', () => {
  const breaking = () => {
    const ledger = memoryLedger();
    const broken = async () => {
      throw new Error('The table is away');
    };
    return asking({ ledger: { ...ledger, pause: broken, campaigns: broken } });
  };

  it('is a page that says what it means for what they were doing, and a program reads a code', async () => {
    const here = breaking();
    const looked = await here.page('/', DARA);
    expect([looked.status, looked.text]).toEqual([500, expect.stringContaining('Nothing was changed. Try again')]);
    const pressed = await here.press('/pause', DARA);
    expect(pressed.status).toBe(500);
    expect(pressed.text).toContain('We do not know whether what you have just pressed was kept.');
    expect(await here.ask('/api/missing', DARA)).toEqual({ status: 500, json: { error: 'internal' } });
    expect(`${looked.text} ${pressed.text}`).not.toContain('The table is away');
  });

  it('is a page where there is none, and where somebody sends too much', async () => {
    const here = asking();
    expect(await here.page('/nowhere', DARA)).toMatchObject({
      status: 404,
      text: expect.stringContaining('no such page'),
    });
    const large = await here.press('/matters/decide', DARA, { delivery: 'x'.repeat(70_000) });
    expect([large.status, large.text]).toEqual([413, expect.stringContaining('Nothing was kept')]);
    expect((await here.ask('/api/nowhere', DARA)).json).toEqual({ error: 'not_found' });
  });

  it('is that it was not understood where a form cannot be read', async () => {
    const here = asking();
    const headers = { Authorization: `Bearer ${DARA}`, 'content-type': 'multipart/form-data; boundary=x' };
    for (const path of ['/matters/decide', '/matters/missing', '/posts/meeting/03/approve']) {
      const response = await here.app.request(path, { method: 'POST', headers, body: 'not a form' });
      expect([response.status, response.headers.get('location')]).toEqual([
        303,
        expect.stringContaining('not_understood'),
      ]);
    }
  });
});
