import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { previews } from '../../infra/local/preview/previews.ts';
import { NOW } from '../content/sample-content.ts';
import { sampleHosts } from '../host/sample-hosts.ts';
import { overflowOf, realBrowser, smallTargetsOn, smallTextOn, violationsOn } from './browser.ts';

const browser = realBrowser();
const here = sampleHosts();
const POSTS = [
  'campaigns/2027-01-cip-meeting/posts/03-invite.md',
  'campaigns/2027-01-cip-meeting/posts/07-what-was-decided.md',
  'campaigns/2026-12-digital-safety-tips/posts/07-quiz.md',
];

describe('the preview of a post, opened as a file', () => {
  it('is found in order by axe-core, fits a narrow and a wide screen, has text and targets that are large enough, and loads nothing', async () => {
    here.edit('campaigns/2027-01-cip-meeting/posts/03-invite.md', 'event: cip-meeting', 'evnt: cip-meeting');
    const found: Record<string, { readonly heights: readonly number[]; readonly [finding: string]: unknown }> = {};
    for (const language of ['km', 'en'] as const) {
      const pages = await previews(POSTS, { root: here.content('.'), now: NOW, language, publicUrl: null });
      for (const width of [320, 1280]) {
        const context = await browser.open(width);
        const page = await context.newPage();
        const loaded: string[] = [];
        page.on('request', (request) => {
          if (!request.url().startsWith('data:')) loaded.push(request.url());
        });
        for (const [index, file] of POSTS.entries()) {
          const path = here.content(`../${index}.html`);
          writeFileSync(path, pages.get(file)?.page.replaceAll('<details>', '<details open>') ?? '');
          loaded.length = 0;
          await page.goto(`file://${path}`);
          const heights: number[] = await page.evaluate(
            "[...document.querySelectorAll('svg.picture')].map((one) => one.getBoundingClientRect().height)",
          );
          found[`${language} ${width} ${file}`] = {
            violations: await violationsOn(page),
            overflow: await overflowOf(page),
            smallTargets: await smallTargetsOn(page),
            smallText: await smallTextOn(page),
            loaded: loaded.length,
            heights,
          };
        }
        await context.close();
      }
    }
    const seen = Object.entries(found);
    expect(seen).toHaveLength(12);
    for (const [name, { heights, ...one }] of seen) {
      expect(one, name).toEqual({ violations: [], overflow: 0, smallTargets: [], smallText: [], loaded: 1 });
      expect(heights.length > 0, name).toBe(name.includes('03-invite'));
      expect(
        heights.filter((height) => height < 100),
        name,
      ).toEqual([]);
    }
  });
});
