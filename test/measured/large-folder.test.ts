import { expect, it } from 'vitest';
import { readContent } from '../../shared/content/read.ts';
import type { ContentFile } from '../../shared/domain/content/content.ts';
import { DAY_MS, type Instant, plus, wallDate } from '../../shared/domain/instant.ts';
import { plan } from '../../shared/domain/plan.ts';
import { filesOf, sampleFolder } from '../content/sample-content.ts';

const NOW = '2026-11-22T01:00:00.000Z' as Instant;
/** Each campaign has its own hundred days, one post a day, so that no two are too close. */
const FIRST_DAY = '2027-01-01T00:00:00.000Z' as Instant;
const POSTS = 10_000;
const PER_CAMPAIGN = 100;

it('checks and plans 10,000 posts in 512 MB, and in a time that grows with their number only', () => {
  const text = new TextEncoder();
  const org = filesOf(sampleFolder()).filter(({ path }) => path.startsWith('_org/'));
  const campaigns = Array.from({ length: POSTS / PER_CAMPAIGN }, (_, campaign): ContentFile[] => {
    const folder = `campaigns/2027-c${campaign}`;
    const settings = `format: 1\ntopic: other\nname: { km: "ក", en: "A" }\nowner: comms\ngoal: { measure: shares, target: 1, by: 2028-01-01 }\nchannels: [fb-main, tg-main]\nseries: { start: ${wallDate(plus(FIRST_DAY, campaign * PER_CAMPAIGN * DAY_MS))}, on: [mon, tue, wed, thu, fri, sat, sun], time: "07:00" }\n`;
    const posts = Array.from({ length: PER_CAMPAIGN }, (_none, number) => ({
      path: `${folder}/posts/${String(number).padStart(3, '0')}-post.md`,
      bytes: text.encode(
        `---\ncta: { type: share }\n---\n=== km ===\nអត្ថបទ ${campaign} ${number}\n=== en ===\nText ${campaign} ${number}\n`,
      ),
    }));
    return [{ path: `${folder}/campaign.yaml`, bytes: text.encode(settings) }, ...posts];
  });
  const started = performance.now();
  const cpu = process.cpuUsage();
  const content = readContent([...org, ...campaigns.flat()], NOW);
  const { slots } = plan(content, NOW);
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  const megabytes = process.memoryUsage.rss() / 1e6;
  console.log(`10,000 posts checked and planned in ${Math.round(ms)} ms, ${Math.round(megabytes)} MB`);
  expect(content.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(slots.flatMap(({ deliveries }) => deliveries)).toHaveLength(POSTS * 2);
  // About 4 s of one core here; whatever else this computer does must not decide. Quadratic work would take minutes.
  expect((user + system) / 1e6).toBeLessThan(12);
  expect(megabytes).toBeLessThan(512);
});
