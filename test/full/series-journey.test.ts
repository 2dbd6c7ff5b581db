import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngagementRow } from '../../shared/domain/engagement-rows.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { sandboxWorld } from '../host/sandbox-world.ts';

const CAMPAIGN = '2026-12-digital-safety-tips';
const CHANNEL = '-1001000000001';
/** The sample's second tip asks people to subscribe; it is public on Wednesday the 9th. */
const ASKING = {
  file: `campaigns/${CAMPAIGN}/posts/02-never-share-code.md`,
  from: 'cta: { type: share }',
  to: 'cta: { type: subscribe_series }',
};
/** The day before the series begins. */
const SUNDAY = '2026-12-06T13:00:00.000Z' as Instant;
/** Half past seven in the evening. */
const WEDNESDAY = '2026-12-09T12:30:00.000Z' as Instant;
/** At which the day's tip has come. */
const evening = (date: string) => `${date}T12:00:15.000Z` as Instant;

let here: Awaited<ReturnType<typeof sandboxWorld>>;
let sok: ReturnType<typeof here.person>;
beforeAll(async () => {
  here = await sandboxWorld(SUNDAY, [ASKING]);
  sok = here.person(1);
  await here.until(WEDNESDAY);
}, 60_000);
afterAll(() => here.stop(), 30_000);

/** Presses the button below a post on the channel, and answers the page that is shown then. */
async function pressOnChannel(asks: string, action: string): Promise<string> {
  const all = await here.host.ports.ledger.deliveriesOf(CAMPAIGN);
  const post = all.find((one) => one.kind === 'telegram_channel' && one.post === asks);
  const [sent] = post && 'sent' in post.state ? post.state.sent : [];
  const form = new URLSearchParams({ as: '1', data: `${action}:${post?.id}` });
  const url = `${here.host.url}/sandbox/telegram/chats/${CHANNEL}/messages/${sent?.externalId}/press`;
  return (await fetch(url, { method: 'POST', body: form })).text();
}

const firstLines = async () => (await sok.heard()).map(({ text }) => text.split('\n')[0]);
const engagement = async () => {
  const rows = await here.api<EngagementRow[]>(`/api/engagement?campaign=${CAMPAIGN}`);
  const own = rows.filter(({ scope, metric }) => scope === 'campaign' && /subscr|series|tips/.test(metric));
  return Object.fromEntries(own.map(({ metric, value }) => [metric, value]));
};

describe('somebody who reads the channel', () => {
  let payload = '';

  it('presses the button below a post, and is led to the bot', async () => {
    const page = await pressOnChannel('02-never-share-code', 'subscribe');
    expect(page).toContain('សូមចុច START ក្នុងឆាតរបស់បូត');
    payload = /\/telegram\/open\?start=(subscribe_[a-z2-7]{20})/.exec(page)?.[1] ?? '';
    expect(payload).not.toBe('');
  });

  it('starts it, and reads how many messages come, when, and what is kept', async () => {
    await sok.start(payload);
    const [begun, ...more] = await sok.heard();
    expect(begun?.text).toContain(
      'អ្នកនឹងទទួលបានសារចំនួន ៧។ សារដំបូងមកក្នុងពេលបន្តិចទៀត។ បន្ទាប់មក រៀងរាល់ថ្ងៃចន្ទ ពុធ សុក្រ ម៉ោង ៧:០០ យប់។',
    );
    expect(more).toEqual([]);
  });

  it('gets tip 1 first, as the channel had it, and the next one on Friday', async () => {
    await here.nextRound();
    // The round is at eleven at night: nothing is sent then.
    expect(await sok.heard()).toEqual([]);
    await here.until('2026-12-10T00:01:00.000Z' as Instant);
    const [tip, ...more] = await sok.heard();
    expect(tip).toMatchObject({ hasPhoto: true, buttons: [{ label: 'ខ្ញុំធ្វើរួចហើយ' }] });
    expect(tip?.text).toMatch(/^គន្លឹះទី ១៖/);
    expect(more).toEqual([]);
    await here.until(evening('2026-12-11'));
    expect(await firstLines()).toEqual([expect.stringMatching(/^គន្លឹះទី ២៖/)]);
  });

  it('says that they did it, there and on the channel, and is counted once', async () => {
    expect(await sok.press('ខ្ញុំធ្វើរួចហើយ')).toMatch(/^ល្អណាស់!/);
    expect(await pressOnChannel('01-two-step-telegram', 'done')).toContain('អ្នកបានប្រាប់រួចហើយ');
    expect(await engagement()).toEqual({
      subscriptions: 1,
      series_finished: 0,
      tips_sent: 2,
      tips_unknown: 0,
      tips_refused: 0,
    });
  });

  it('sends /stop: nothing more comes', async () => {
    await sok.say('/stop');
    expect(await firstLines()).toEqual([expect.stringMatching(/^រួចរាល់។/)]);
    await here.until(evening('2026-12-14'));
    expect(await sok.heard()).toEqual([]);
    expect(await Array.fromAsync(here.host.ports.subscriptions.dueBy('2030-01-01T00:00:00.000Z' as Instant))).toEqual(
      [],
    );
  });
});
