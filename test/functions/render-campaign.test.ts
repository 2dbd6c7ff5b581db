import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderCampaign } from '../../functions/ingest/render-campaign.ts';
import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import { saysOtherwise } from '../../shared/domain/amendment.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { memoryContent } from '../fakes/content-store.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
const POST = 'campaigns/2027-01-cip-meeting/posts/01-what-is-cip.md';
const PHOTO = { sha256: sha256('a photo'), bytes: 7, width: 2, height: 2, contentType: 'image/jpeg' as const };
const HERE = 'https://go.example.net';

const files = Object.fromEntries(
  readdirSync(SAMPLE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|yaml|jpg|png)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [path.slice(SAMPLE.length + 1), readFileSync(path)]),
);

/** The sample's first post as it is rendered for Telegram when it asks for this, at a host of this address. */
async function rendered(cta: string, publicUrl: string) {
  const text = String(files[POST]).replace('cta: { type: share }', `cta: ${cta}`);
  const store = memoryContent({ ...files, [POST]: text });
  const { organisation, campaigns } = readContent(await loadContent(store), NOON);
  const [campaign] = campaigns.filter(({ id }) => id === '2027-01-cip-meeting');
  if (!organisation || !campaign) throw new Error('The sample is there');
  const { entries } = await renderCampaign(organisation, campaign, {
    contentStore: store,
    preparePhoto: async (bytes) => ({ kind: 'photo', bytes, photo: PHOTO }),
    engagement: { keepLink: async () => {} },
    reach: { publicUrl },
  });
  const [entry] = entries.filter(({ post, channel }) => post === '01-what-is-cip' && channel === 'tg-main');
  if (!entry) throw new Error('It is rendered');
  return entry;
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
