import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestChecker } from '../request-checker.ts';
import { answeringHost } from './answering-host.ts';

const CAMPAIGN = '2027-01-cip-meeting';
const CHANNELS = ['fb-main', 'tg-main'];

let here: Awaited<ReturnType<typeof answeringHost>>;
beforeEach(async () => {
  here = await answeringHost();
});
afterEach(() => here.stop());

type Row = { readonly post: string; readonly channel: string; readonly delivery_id: string } & Record<string, unknown>;

/** Waits until both channels' invitation looks like this. */
async function invitations(look: (row: Row) => boolean): Promise<Row[]> {
  for (let waited = 0; waited < 20_000; waited += 100) {
    const rows = (await here.get<Row>(`/api/deliveries?campaign=${CAMPAIGN}`)).filter(
      ({ post, channel }) => post === '03-invite' && CHANNELS.includes(channel),
    );
    if (rows.length === CHANNELS.length && rows.every(look)) return rows;
    await pause(100);
  }
  throw new Error('It did not come to that');
}

const made = (from: number) =>
  here.platform.calls.slice(from).filter(({ path, method }) => method === 'DELETE' || !/getMe|getChat/.test(path));

describe('a meeting that moves after its invitation is out', () => {
  it('changes the invitation where it is, once that is approved, and is deleted when it is taken back', async () => {
    const check = await requestChecker();
    await here.approveAll();
    await here.invited();
    const before = here.platform.calls.length;
    here.edit(`campaigns/${CAMPAIGN}/campaign.yaml`, 'starts: 2027-01-16', 'starts: 2027-01-23');
    here.edit(`campaigns/${CAMPAIGN}/campaign.yaml`, 'ends:   2027-01-16', 'ends:   2027-01-23');
    await invitations(({ changing, held }) => changing === 'edit' && held === 'approval_needed');
    expect(made(before).filter(({ path }) => /edit|\d_\d/.test(path))).toEqual([]);

    await here.approveAll();
    await invitations(({ changing }) => changing === undefined);
    const edits = made(before).filter(({ path }) => /edit|\d_\d/.test(path));
    expect(edits.map(({ path }) => path.replace(/.*\//, '')).sort()).toEqual([
      expect.stringMatching(/^1_\d+$/),
      'editMessageCaption',
    ]);
    for (const edit of edits) {
      expect(JSON.stringify(edit.params)).toContain('២៣ ខែមករា');
      expect(check(edit)).toEqual([]);
    }

    const rows = await invitations(({ status }) => status === 'published');
    for (const { delivery_id } of rows) {
      const path = `${here.host.url}/api/deliveries/${delivery_id}/withdraw`;
      const headers = { Authorization: 'Bearer token-of-dara' };
      expect((await fetch(path, { method: 'POST', headers })).status).toBe(202);
    }
    await invitations(({ removed_at }) => removed_at !== undefined);
    const removals = made(before).filter(({ path, method }) => method === 'DELETE' || path.endsWith('/deleteMessages'));
    expect(removals).toHaveLength(2);
    for (const removal of removals) expect(check(removal)).toEqual([]);
  }, 60_000);
});
