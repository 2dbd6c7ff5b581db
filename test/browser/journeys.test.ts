import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closeMonths } from '../../functions/summarize/close-months.ts';
import type { Host } from '../../infra/local/host.ts';
import { tripped } from '../../shared/domain/breaker.ts';
import { deliveryId } from '../../shared/domain/delivery-id.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import { verifyLog } from '../../shared/domain/log-verification.ts';
import { sampleHosts, until } from '../host/sample-hosts.ts';
import { realBrowser } from './browser.ts';

const browser = realBrowser();
const hosts = sampleHosts();
const POST = '03-invite';
const CAMPAIGN = '2027-01-cip-meeting';

/** Somebody comes to an address, is led to sign in, and back. */
async function signIn(context: BrowserContext, url: string, token: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('input[name=token]').fill(token);
  await page.locator('main form button').click();
  return page;
}

async function reads(page: Page, ...words: readonly (string | RegExp)[]): Promise<void> {
  const text = await page.locator('main').innerText();
  for (const word of words) expect(text).toMatch(word);
}

async function planned(host: Host, channel: string) {
  const find = async () => host.ports.ledger.find(deliveryId(CAMPAIGN, POST, channel));
  return until(async () => (await find()) ?? undefined);
}

describe('Monday morning, in Khmer and without JavaScript', () => {
  it('a comms officer sees what is broken and what waits, looks at a post as people will see it, approves it, and the director does so on the road', async () => {
    const host = await hosts.start({ ...hosts.real(), speed: 30 });
    const post = await planned(host, 'tg-main');
    const page = await planned(host, 'fb-main');
    await host.ports.ledger.trip(tripped(page, 'token', 'facebook_190', host.ports.clock.now()));

    const laptop = await browser.open(1280, {}, false);
    const dara = await signIn(laptop, host.url, 'token-of-dara');
    await reads(dara, /✕ fb-main មិនទទួលប្រកាសរបស់យើងទេ/u, /ថ្ងៃនេះ · ថ្ងៃសៅរ៍ ទី៩ ខែមករា ឆ្នាំ២០២៧/u, /យល់ព្រម ០\/២/u);
    await dara.getByRole('link', { name: POST }).first().click();
    await reads(dara, /ឆានែល Telegram tg-main/u, /តួអក្សរ · [០-៩]+ KB/u, /មិនទាន់មាននរណាយល់ព្រមលើកំណែនេះទេ/u);
    await dara.getByRole('button', { name: 'យល់ព្រមលើកំណែនេះ' }).click();
    await reads(dara, /ត្រូវការមនុស្សបន្ថែមទៀត/u, /អ្នកដែលបានយល់ព្រម៖ Dara/u);
    const address = dara.url().replace(/\?.*/, '');

    // Two people act on one post: what is reworded in between is not what the director looks at.
    const phone = await browser.open(320, {}, false);
    const sophea = await signIn(phone, address, 'token-of-sophea');
    expect(sophea.url()).toBe(address);
    hosts.edit(`campaigns/${CAMPAIGN}/posts/${POST}.md`, 'សូមអញ្ជើញ', 'សូមគោរពអញ្ជើញ');
    await until(async () => (await host.ports.ledger.read(post))?.approval !== post.approval);
    await sophea.getByRole('button', { name: 'យល់ព្រមលើកំណែនេះ' }).click();
    await reads(sophea, /ប្រកាសនេះត្រូវបានប្តូរ តាំងពីអ្នកបើកទំព័រ/u, /Dara បានយល់ព្រមលើកំណែមុន/u);
    expect(await sophea.locator('ins').first().innerText()).toContain('គោរព');
    await sophea.getByRole('button', { name: 'យល់ព្រមលើកំណែនេះ' }).click();
    await reads(sophea, /ត្រូវការមនុស្សបន្ថែមទៀត/u);

    // Her session is ended from her phone; what she presses on the laptop changes nothing, and says so.
    await dara.goto(address);
    await host.ports.sessions.endAll('Dara');
    await dara.getByRole('button', { name: 'យល់ព្រមលើកំណែនេះ' }).click();
    await reads(dara, /គ្មានអ្វីត្រូវបាន/u);
    expect((await host.ports.ledger.approvals(CAMPAIGN)).flatMap(({ by }) => by.map(({ name }) => name))).toEqual([
      'Sophea',
    ]);
    const again = await signIn(laptop, address, 'token-of-dara');
    await again.getByRole('button', { name: 'យល់ព្រមលើកំណែនេះ' }).click();
    await reads(again, /ការយល់ព្រមគ្រប់ចំនួនហើយ/u);

    await until(async () => (await host.ports.ledger.read(post))?.state.status === 'published');
    await again.goto(host.url);
    await reads(again, /ឆានែល Telegram tg-main — ✓ បានចេញ/u);
    for (const context of [laptop, phone]) await context.close();
  });
});

describe('the first of the month, in English', () => {
  it('a partner filters a month, looks at the evidence, checks the file, and sees nothing else', async () => {
    const host = await hosts.start({ ...hosts.real(), speed: 30 });
    const post = await planned(host, 'tg-main');
    const { approval: sha256, campaign } = post;
    for (const name of ['Dara', 'Sophea']) {
      const yes = { name, at: host.ports.clock.now(), through: 'api', inPlaceOf: null } as const;
      await host.ports.ledger.approve({ campaign, post: POST, sha256, lifts: null }, yes);
    }
    await until(async () => (await host.ports.ledger.read(post))?.state.status === 'published');
    const february = { ...host.ports, clock: { now: () => plus(post.at, 40 * DAY_MS) } };
    await closeMonths(february);

    const context = await browser.open(1280, {}, false);
    const page = await signIn(context, host.url, 'token-of-partner');
    expect(new URL(page.url()).pathname).toBe('/log');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.locator('select[name=month]').selectOption('2027-01');
    await page.locator('select[name=channel]').selectOption('tg-main');
    await page.locator('main form button').first().click();
    await reads(page, /out/, /Not measurable/);
    expect(await page.locator('main').innerText()).not.toContain('fb-main ·');
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('a[href*=".csv"]').first().click()]);
    const bytes = readFileSync(await file.path());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    // The page says by which command the file is checked, with the head and the rows that it keeps itself.
    const said = /verify-log -- \S+ --head ([0-9a-f]{64}) --rows (\d+)/.exec(await page.locator('main').innerText());
    const expected = { head: said?.[1] ?? '', rows: Number(said?.[2]) };
    const verified = verifyLog([{ name: 'log.csv', bytes }], expected);
    expect(verified.faults).toEqual([]);

    await page.getByRole('link', { name: POST }).first().click();
    await reads(page, new RegExp(post.text), /សូមអញ្ជើញ/u);
    for (const path of ['/matters', '/health', `/posts/${CAMPAIGN}/${POST}`]) {
      expect((await page.goto(host.url + path))?.status()).toBe(403);
      await reads(page, /may not see/i);
    }
    await context.close();
  });
});
