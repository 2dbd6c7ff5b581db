import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Host } from '../../infra/local/host.ts';
import { deliveryId } from '../../shared/domain/delivery-id.ts';
import { sampleHosts, until } from '../host/sample-hosts.ts';
import { overflowOf, realBrowser, smallTargetsOn, smallTextOn, violationsOn, weigh } from './browser.ts';

const browser = realBrowser();
const hosts = sampleHosts();

const STAFF = { authorization: 'Bearer token-of-dara' };
/** Every page that staff have, by a name for its picture. */
const PAGES = {
  queue: '/',
  post: '/posts/2027-01-cip-meeting/03-invite',
  matters: '/matters',
  log: '/log?month=2027-01',
  evidence: `/log/${deliveryId('2027-01-cip-meeting', '03-invite', 'fb-main')}`,
  health: '/health',
  content: '/content',
  signIn: '/sign-in',
  sessions: '/sessions',
} as const;
const WIDTHS = [320, 1280];
const FIRST_VIEW_BYTES = 30_000;
const NEXT_VIEW_BYTES = 10_000;
const SEEN_WITHIN_MS = 2_000;

/** The sample with real channels: one of its posts has been missed, so that every page has something to say. */
async function started(): Promise<Host> {
  const host = await hosts.start(hosts.real());
  const [one] = await until(async () => {
    const all = await host.ports.ledger.deliveriesOf('2027-01-cip-meeting');
    return all.length > 0 && all.filter(({ post, kind }) => post === '03-invite' && kind === 'facebook_page');
  });
  if (!one) throw new Error('The sample invites on its Page');
  const missed = { status: 'missed', at: host.ports.clock.now(), why: 'approval_needed' } as const;
  await host.ports.ledger.save({ ...one, at: host.ports.clock.now(), state: missed, rev: one.rev + 1 });
  return host;
}

describe('every page of the console', () => {
  it('is found in order by axe-core, fits a narrow and a wide screen, and has text and targets that are large enough, in both languages', async () => {
    const host = await started();
    const pictures = process.env.PICTURES;
    if (pictures) mkdirSync(pictures, { recursive: true });
    const found: Record<string, unknown> = {};
    for (const width of WIDTHS) {
      const context = await browser.open(width, STAFF);
      const page = await context.newPage();
      for (const language of ['km', 'en'])
        for (const [name, path] of Object.entries(PAGES)) {
          const answer = await page.goto(`${host.url}${path}${path.includes('?') ? '&' : '?'}language=${language}`);
          const seen = {
            status: answer?.status(),
            violations: await violationsOn(page),
            overflow: await overflowOf(page),
            smallTargets: await smallTargetsOn(page),
            smallText: await smallTextOn(page),
          };
          const right = { status: 200, violations: [], overflow: 0, smallTargets: [], smallText: [] };
          if (JSON.stringify(seen) !== JSON.stringify(right)) found[`${name} ${language} ${width}`] = seen;
          if (pictures)
            await page.screenshot({ path: join(pictures, `${name}-${language}-${width}.png`), fullPage: true });
        }
      await context.close();
    }
    expect(found).toEqual({});
  });

  it('is light on a slow line, and seen within two seconds', async () => {
    const host = await started();
    const context = await browser.open(360, STAFF);
    const page = await context.newPage();
    const weighed: [string, Awaited<ReturnType<typeof weigh>>][] = [];
    for (const [name, path] of Object.entries(PAGES)) weighed.push([name, await weigh(page, host.url + path)]);
    console.log(
      weighed
        .map(([name, { bytes, firstContentfulPaintMs: ms }]) => `${name}: ${bytes} bytes, ${Math.round(ms)} ms`)
        .join('\n'),
    );
    const [[, first] = ['', { bytes: 0 }], ...next] = weighed;
    expect(first.bytes).toBeLessThanOrEqual(FIRST_VIEW_BYTES);
    for (const [name, { bytes }] of next) expect([name, bytes <= NEXT_VIEW_BYTES]).toEqual([name, true]);
    for (const [name, { firstContentfulPaintMs: ms }] of weighed)
      expect([name, ms <= SEEN_WITHIN_MS]).toEqual([name, true]);
    await context.close();
  });
});
