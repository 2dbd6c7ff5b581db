import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  epochMs,
  type Instant,
  instantOf,
  MINUTE_MS,
  plus,
  SECOND_MS,
  withOffset,
} from '../../shared/domain/instant.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
const MEDIA = 'campaigns/2027-01-cip-meeting/media/hall.jpg';

export const CAMPAIGN = 'second-tier';
export const NEAR = '01-near';
export const FAR = '02-far';

/** A small campaign that begins at once, on whatever day and at whatever hour. */
export interface SmallCampaign {
  /** By path: what authors would upload. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Too near for Scheduler: ingest queues it. */
  readonly nearAt: Instant;
  /** More than three minutes away when it is ingested: Scheduler, prepare and the queue bring it. */
  readonly farAt: Instant;
}

export function smallCampaign(now: Instant): SmallCampaign {
  const nearAt = nextMinute(plus(now, 75 * SECOND_MS));
  const farAt = nextMinute(plus(now, 230 * SECOND_MS));
  const texts = {
    'campaign.yaml': `format: 1
topic: other
name: { km: "សាកល្បង", en: "Trial" }
owner: comms
goal: { measure: link_opens, target: 1, by: 2030-01-01 }
channels: [fb-main, tg-main]
review: { km: done, en: done }
`,
    [`posts/${NEAR}.md`]: post(nearAt, '{ type: none, why: "a trial" }\nchannels: [tg-speaking]', ''),
    [`posts/${FAR}.md`]: post(farAt, '{ type: learn_more, url: "https://example.org/water" }', '![សាល](hall.jpg)'),
  };
  return { files: filesWith(texts), nearAt, farAt };
}

/** What authors would upload for a campaign of these files, the organisation included. */
export function filesWith(texts: Readonly<Record<string, string>>): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const name of readdirSync(join(SAMPLE, '_org'))) files.set(`_org/${name}`, organisation(name));
  for (const [path, text] of Object.entries(texts)) files.set(pathOf(path), Buffer.from(text));
  files.set(pathOf('media/hall.jpg'), readFileSync(join(SAMPLE, MEDIA)));
  return files;
}

export function pathOf(file: string): string {
  return `campaigns/${CAMPAIGN}/${file}`;
}

/** The sample organisation, but one that speaks day and night, every day. */
function organisation(name: string): Uint8Array {
  const text = readFileSync(join(SAMPLE, '_org', name), 'utf8');
  if (name !== 'org.yaml') return Buffer.from(text);
  return Buffer.from(text.replace('"06:00-21:00"', '"00:00-23:59"').replace(/^quiet_dates:.*\n( .*\n)+/m, ''));
}

function post(at: Instant, cta: string, photo: string): string {
  const moment = withOffset(at).slice(0, 16).replace('T', ' ');
  const words = (text: string) => `${text} ${moment}.\n\n${photo}`;
  return `---\nat: ${moment}\ncta: ${cta}\n---\n=== km ===\n${words('ទឹកស្អាត')}\n\n=== en ===\n${words('Clean water')}\n`;
}

/** At the last minute of a day nothing is ever sent. */
export function nextMinute(instant: Instant): Instant {
  const minute = instantOf(Math.ceil(epochMs(instant) / MINUTE_MS) * MINUTE_MS);
  return withOffset(minute).includes('T23:59') ? plus(minute, MINUTE_MS) : minute;
}
