import { existsSync } from 'node:fs';
import AxeBuilder from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

const PLACES = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium; one clear line where there is none. */
function executable(): string {
  const found = PLACES.find((place) => place !== '' && existsSync(place));
  if (!found)
    throw new Error('No Chromium here: install the package "chromium", or name one in the variable CHROMIUM.');
  return found;
}

/** It speaks to nobody but the pages that it is shown. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real browser for the tests of one file. */
export function realBrowser() {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executable(), args: ARGUMENTS });
  });
  afterAll(async () => browser?.close());
  return {
    /** As somebody whose screen is so wide, with whatever they carry. */
    async open(
      width: number,
      headers: Readonly<Record<string, string>> = {},
      javaScriptEnabled = true,
    ): Promise<BrowserContext> {
      return browser.newContext({
        viewport: { width, height: 900 },
        extraHTTPHeaders: headers,
        javaScriptEnabled,
      });
    },
  };
}

export interface Violation {
  readonly id: string;
  readonly targets: readonly string[];
}

/** What axe-core finds against WCAG 2.2 A and AA on a page. It is put there as a debugger would: no policy stops that. */
export async function violationsOn(page: Page): Promise<Violation[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: AxeBuilder.source });
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target, failureSummary }) => target.join(' ') + ': ' + failureSummary) }))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return JSON.parse(String(result.value));
}

/** By how many pixels a page is wider than the screen. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** What is pressed and is smaller than a thumb: under 44 px high. */
export async function smallTargetsOn(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')]
    .filter((one) => { const box = one.getBoundingClientRect(); return box.width > 0 && box.left > -100 && box.height < 43.5 && !one.closest('label.check'); })
    .map((one) => one.outerHTML.slice(0, 120))`);
}

/** What is written smaller than 17 px. */
export async function smallTextOn(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('body *')]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) && Number.parseFloat(getComputedStyle(one).fontSize) < 17)
    .map((one) => one.outerHTML.slice(0, 120))`);
}

export interface Weighed {
  /** As it came over the line. */
  readonly bytes: number;
  readonly firstContentfulPaintMs: number;
}

/** 400 kbit/s, with 400 ms from here to the server and back. */
const SLOW_LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/** Opens a page on a slow line: what it weighs, pictures left out, and when something is seen first. */
export async function weigh(page: Page, url: string): Promise<Weighed> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_LINE);
  let bytes = 0;
  const pictures = new Set<string>();
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Image') pictures.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!pictures.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'load' });
  const firstContentfulPaintMs = await firstPaintOf(page);
  await session.detach();
  return { bytes, firstContentfulPaintMs };
}

/** The page's own policy lets nobody evaluate anything in it, so that it is asked again and again from outside. */
async function firstPaintOf(page: Page): Promise<number> {
  for (let asked = 0; asked < 200; asked += 1) {
    const at: number | null = await page.evaluate(
      "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null",
    );
    if (at !== null) return at;
    await page.waitForTimeout(25);
  }
  throw new Error('Nothing was painted within five seconds');
}
