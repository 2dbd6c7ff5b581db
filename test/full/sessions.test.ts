import { describe, expect, it } from 'vitest';
import type { Instant } from '../../shared/domain/instant.ts';
import { call, deliveries, sampleHosts, until } from '../host/sample-hosts.ts';

const CAMPAIGN = 'campaigns/2027-01-cip-meeting/campaign.yaml';
const CHAT = '-1001000000001';
const SESSIONS = `sessions:
      morning: { starts: 2027-01-16 08:00, ends: 2027-01-16 11:00, km: "ពេលព្រឹក", en: "Morning" }
      evening: { starts: 2027-01-16 17:30, ends: 2027-01-16 19:30, km: "ពេលល្ងាច", en: "Evening" }`;

const here = sampleHosts();

describe('a meeting in two sessions', () => {
  it('is invited to with a button for each, and told of with a count for each', async () => {
    here.edit(CAMPAIGN, 'starts: 2027-01-16 08:00\n    ends:   2027-01-16 11:00', SESSIONS);
    const host = await here.start({ now: '2027-01-09T11:59:40.000Z' as Instant, speed: 10 });
    const invite = await until(async () =>
      (await deliveries(host)).find((row) => {
        return row.post === '03-invite' && row.channel === 'tg-main' && row.status === 'published';
      }),
    );
    const chat = await call(host, `/sandbox/telegram/chats/${CHAT}`);
    for (const label of ['ខ្ញុំនឹងចូលរួម (ពេលព្រឹក)', 'ខ្ញុំនឹងចូលរួម (ពេលល្ងាច)', 'ពេលល្ងាច៖ ថ្ងៃសៅរ៍'])
      expect(chat.text).toContain(label);

    const press = async (as: number, session: string) => {
      const form = new URLSearchParams({ as: String(as), data: `rsvp:${invite.delivery_id}:${session}` });
      const path = `/sandbox/telegram/chats/${CHAT}/messages/${invite.external_id}/press`;
      const answer = await fetch(host.url + path, { method: 'POST', body: form });
      expect(answer.status).toBe(200);
    };
    for (const [as, session] of [
      [1, 'morning'],
      [1, 'evening'],
      [2, 'evening'],
      [2, 'evening'],
    ] as const)
      await press(as, session);

    const told = await until(async () => {
      const rows: { scope: string; id: string; metric: string; value: number | null }[] = (
        await call(host, '/api/engagement?campaign=2027-01-cip-meeting')
      ).json();
      const [delivery] = rows.filter(({ id, metric }) => id === invite.delivery_id && metric === 'rsvp');
      return delivery?.value === 3 && rows.filter(({ scope }) => scope === 'event');
    });
    expect(told.map(({ id }) => id)).toEqual(['cip-meeting', 'cip-meeting/morning', 'cip-meeting/evening']);
  });
});
