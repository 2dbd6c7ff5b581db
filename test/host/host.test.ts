import { unlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { epochMs, type Instant } from '../../shared/domain/instant.ts';
import type { Call } from '../fakes/platform-double.ts';
import { requestChecker } from '../request-checker.ts';
import { approveAll, call, deliveries, type Row, sampleHosts, until } from './sample-hosts.ts';

const here = sampleHosts();

describe('the host', () => {
  it('sends the sample to the sandbox at its moment, shows it in Khmer with its picture, and has it in the ledger', async () => {
    const host = await here.start({ speed: 120 });
    const rows = await until(async () => {
      const all = await deliveries(host);
      const out = all.filter(({ post, status }) => post === '03-invite' && status === 'published');
      return out.length === 2 && out;
    });
    for (const { at, published_at, permalink } of rows) {
      expect(at).toBe('2027-01-09T12:00:00.000Z');
      expect(published_at && published_at >= at).toBe(true);
      expect(permalink).toContain(host.url);
    }
    const page = await (await fetch(`${host.url}/sandbox/telegram/chats/-1001000000001`)).text();
    expect(page).toContain('សូមអញ្ជើញចូលរួមប្រជុំកម្មវិធីវិនិយោគឃុំ');
    const picture = /src="([^"]+\.jpg)"/.exec(page)?.[1] ?? '';
    expect((await fetch(new URL(picture, `${host.url}/sandbox/`))).headers.get('content-type')).toBe('image/jpeg');
  });

  it('gives real channels nothing before two people have approved, and then each post once, at its moment, in valid requests', async () => {
    const host = await here.start({ ...here.real(), speed: 120 });
    expect(
      (await deliveries(host, 'token-of-dara')).find(
        ({ channel, post }) => post === '03-invite' && channel === 'tg-main',
      )?.held,
    ).toBe('approval_needed');
    await approveAll(host);
    const published = await until(async () => {
      const out = (await deliveries(host, 'token-of-dara')).filter(({ status }) => status === 'published');
      return out.length === 2 && out;
    });
    expect(published.map(({ channel }) => channel).toSorted()).toEqual(['fb-main', 'tg-main']);
    for (const { at, published_at } of published) {
      const lateMs = epochMs(published_at as Instant) - epochMs(at as Instant);
      expect(lateMs).toBeGreaterThanOrEqual(0);
      expect(lateMs / 120).toBeLessThan(2_000);
    }
    await pause(500);
    expect(
      here
        .platform()
        .calls.map(({ path }) => path)
        .toSorted(),
    ).toEqual(['/bot42:bot-token/sendPhoto', '/v26.0/100000000000001/photos']);
    const check = await requestChecker();
    for (const sent of here.platform().calls) expect(check(sent)).toEqual([]);
  });

  it('lets a held post go by at its moment, without a burst afterwards', async () => {
    const host = await here.start({ ...here.real(), speed: 1200 });
    await until(async () => {
      const rows = await deliveries(host, 'token-of-dara');
      return (
        rows.filter(
          ({ post, status, reason }) => post === '03-invite' && status === 'missed' && reason === 'approval_needed',
        ).length === 2
      );
    });
    await approveAll(host);
    await pause(300);
    expect(
      here
        .platform()
        .calls.filter(({ params }: Call) => String(params.caption ?? params.message).includes('របៀបវារៈច្បាស់លាស់')),
    ).toEqual([]);
  });

  it('goes on after a restart where it was, and says nothing twice', async () => {
    const settings = { ...here.real(), speed: 120 };
    const first = await here.start(settings);
    await approveAll(first);
    await until(async () => here.platform().calls.length === 2);
    const before = first.ports.clock.now();
    await here.stop(first);
    const second = await here.start(settings);
    expect(second.ports.clock.now() > before).toBe(true);
    await pause(500);
    expect(here.platform().calls).toHaveLength(2);
    const rows = await deliveries(second, 'token-of-dara');
    expect(rows.filter(({ status }) => status === 'published')).toHaveLength(2);
  });

  it('lets nobody else into its data folder, and lets nobody judge it by another clock', async () => {
    const first = await here.start();
    await expect(here.start()).rejects.toThrow('Another civicast is already running on');
    await here.stop(first);
    await expect(here.start({ speed: 2 })).rejects.toThrow(
      'began with the clock --now 2027-01-09T11:55:00.000Z, and this start asks for',
    );
  });

  it('takes an edit up until the moment itself, un-approves it, and withdraws what was removed', async () => {
    const host = await here.start(here.real());
    await approveAll(host);
    const before = (await call(host, '/api/approvals', 'token-of-dara')).json();
    here.edit('campaigns/2027-01-cip-meeting/posts/05-tomorrow.md', 'ស្អែកនេះហើយ!', 'ស្អែកនេះ!');
    unlinkSync(here.content('campaigns/2027-01-cip-meeting/posts/06-today.md'));
    await until(async () => here.read().length > 1);
    const version = before.find(({ post }: Row) => post === '05-tomorrow');
    expect((await call(host, '/api/approve', 'token-of-dara', version)).status).toBe(409);
    const rows = await deliveries(host, 'token-of-dara');
    expect(rows.filter(({ post }) => post === '05-tomorrow').every(({ held }) => held !== null)).toBe(true);
    expect(
      new Set(rows.filter(({ post }) => post === '06-today').map(({ status, reason }) => `${status} ${reason}`)),
    ).toEqual(new Set(['cancelled removed']));
  });

  it('goes on with all other posts when one is broken, and reports that one', async () => {
    writeFileSync(
      here.content('campaigns/2027-01-cip-meeting/posts/05-tomorrow.md'),
      Buffer.from([0xff, 0xfe, 0x41, 0x00]),
    );
    here.edit('campaigns/2027-01-cip-meeting/posts/04-not-sure-to-speak.md', 'tg-main, mods', 'tg-nowhere, mods');
    unlinkSync(here.content('campaigns/2027-01-cip-meeting/media/what-is-cip.jpg'));
    const host = await here.start();
    const planned = new Set((await deliveries(host)).map(({ post }) => post));
    expect(planned.has('03-invite') && planned.has('06-today')).toBe(true);
    expect(planned.has('05-tomorrow') || planned.has('04-not-sure-to-speak')).toBe(false);
    const files = here
      .read()[0]
      ?.problems.filter(({ severity }) => severity === 'error')
      .map(({ file }) => file.split('/').at(-1));
    expect(new Set(files)).toEqual(new Set(['01-what-is-cip.md', '04-not-sure-to-speak.md', '05-tomorrow.md']));
  });
});
