import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderCampaign } from '../../functions/ingest/render-campaign.ts';
import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import { saysOtherwise } from '../../shared/domain/amendment.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import type { TrackedLink } from '../../shared/domain/tracked-link.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { memoryContent } from '../fakes/content-store.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
const POST = 'campaigns/2027-01-cip-meeting/posts/01-what-is-cip.md';
const CAMPAIGN = 'campaigns/2027-01-cip-meeting/campaign.yaml';
const PHOTO = { sha256: sha256('a photo'), bytes: 7, width: 2, height: 2, contentType: 'image/jpeg' as const };
const HERE = 'https://go.example.net';

const files = Object.fromEntries(
  readdirSync(SAMPLE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|yaml|jpg|png)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [path.slice(SAMPLE.length + 1), readFileSync(path)]),
);

/** The sample's first post as it is rendered for Telegram when it asks for this, at a host of this address. */
async function rendered(
  cta: string,
  publicUrl: string,
  at = { channel: 'tg-main', campaign: String(files[CAMPAIGN]) },
) {
  const kept: TrackedLink[] = [];
  const text = String(files[POST]).replace('cta: { type: share }', `cta: ${cta}`);
  const store = memoryContent({ ...files, [POST]: text, [CAMPAIGN]: at.campaign });
  const { organisation, campaigns } = readContent(await loadContent(store), NOON);
  const [campaign] = campaigns.filter(({ id }) => id === '2027-01-cip-meeting');
  if (!organisation || !campaign) throw new Error('The sample is there');
  const { entries } = await renderCampaign(organisation, campaign, {
    contentStore: store,
    preparePhoto: async (bytes) => ({ kind: 'photo', bytes, photo: PHOTO }),
    engagement: { keepLink: async (link) => void kept.push(link) },
    reach: { publicUrl },
  });
  const [entry] = entries.filter(({ post, channel }) => post === '01-what-is-cip' && channel === at.channel);
  if (!entry) throw new Error('It is rendered');
  return { ...entry, kept: kept.filter(({ delivery }) => delivery === entry.id) };
}

const learn = (page: string) => `{ type: learn_more, url: "https://example.org/${page}" }`;

describe('a post with a button', () => {
  it('says something else once its button leads elsewhere, though its text is the same', async () => {
    const [out, mended] = [await rendered(learn('wrong'), HERE), await rendered(learn('right'), HERE)];
    expect(mended.text).toBe(out.text);
    expect(saysOtherwise(mended, schedule(out, null, NOON))).toBe(true);
  });

  it('says the same when the host moves: the links that are out still lead where they led', async () => {
    const [out, moved] = [
      await rendered(learn('page'), HERE),
      await rendered(learn('page'), 'https://new.example.net'),
    ];
    expect(moved.message).not.toBe(out.message);
    expect(saysOtherwise(moved, schedule(out, null, NOON))).toBe(false);
  });
});

describe('an invitation to an event with several sessions', () => {
  const once = /starts: 2027-01-16 08:00\n +ends: +2027-01-16 11:00/;
  const sessions = (evening: string) => `sessions:
      morning: { starts: 2027-01-16 08:00, ends: 2027-01-16 11:00, km: "ពេលព្រឹក", en: "Morning" }
      evening: { starts: 2027-01-16 17:30, ends: 2027-01-16 19:30, km: "${evening}", en: "Evening" }`;
  const invite = '{ type: attend_event, event: cip-meeting }';
  const invited = (channel: string, evening = 'ពេលល្ងាច', publicUrl = HERE) => {
    const campaign = String(files[CAMPAIGN]).replace(once, sessions(evening));
    return rendered(invite, publicUrl, { channel, campaign });
  };

  it('has a link for each, all of which are counted for the one that its openings are told by', async () => {
    const { link, kept } = await invited('fb-main');
    expect(kept.map(({ target, countsFor }) => [target.split('_').at(-1), countsFor])).toEqual([
      ['morning', undefined],
      ['evening', link],
    ]);
    expect(kept[0]?.code).toBe(link);
  });

  it('says something else on Telegram once a button says so, and the same on a Page when the host moves', async () => {
    const [out, renamed] = [await invited('tg-main'), await invited('tg-main', 'យប់')];
    expect(renamed.text).toBe(out.text);
    expect(saysOtherwise(renamed, schedule(out, null, NOON))).toBe(true);
    const [page, moved] = [await invited('fb-main'), await invited('fb-main', 'ពេលល្ងាច', 'https://new.example.net')];
    expect(moved.wording).toBe(page.wording);
  });
});
