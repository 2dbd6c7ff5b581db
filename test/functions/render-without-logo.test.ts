import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { photoProblem } from '../../functions/ingest/photo-problem.ts';
import { renderCampaign } from '../../functions/ingest/render-campaign.ts';
import { keptMessage } from '../../shared/actions/kept-message.ts';
import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import { saysOtherwise } from '../../shared/domain/amendment.ts';
import { isForReaders } from '../../shared/domain/content/content.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { memoryContent } from '../fakes/content-store.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
const CAMPAIGN = 'campaigns/2027-01-cip-meeting';
const POST = `${CAMPAIGN}/posts/02-list-your-needs.md`;
const PHOTO = `${CAMPAIGN}/media/three-points.no-logo.jpg`;
/** It begins as a picture does. */
const BROKEN = 'GIF89a and no more';
const files = Object.fromEntries(
  readdirSync(SAMPLE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'README.md' && !isForReaders(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [path.slice(SAMPLE.length + 1), readFileSync(path)]),
);

/** The sample's post with two versions, rendered with these files in the place of its own; a photo that says so cannot be opened. */
async function rendered(changed: Readonly<Record<string, string>> = {}) {
  const contentStore = memoryContent({ ...files, ...changed });
  const { organisation, campaigns } = readContent(await loadContent(contentStore), NOON);
  const campaign = campaigns.find(({ folder }) => CAMPAIGN.endsWith(folder));
  if (!organisation || !campaign) throw new Error('The sample is there');
  const { entries, unusable } = await renderCampaign(organisation, campaign, {
    contentStore,
    preparePhoto: async (bytes) => {
      if (Buffer.from(bytes).toString() === BROKEN) return { kind: 'not-a-photo', why: 'not_an_image' };
      const photo = { sha256: sha256(bytes), bytes: 7, width: 2, height: 2, contentType: 'image/jpeg' as const };
      return { kind: 'photo', bytes, photo };
    },
    engagement: { keepLink: async () => {} },
    reach: { publicUrl: 'https://go.example.net' },
  });
  const own = entries.filter(({ post }) => post === '02-list-your-needs');
  const pack = own.find(({ kind }) => kind === 'moderator_pack');
  return { contentStore, unusable, pack, others: own.filter((entry) => entry !== pack) };
}

/** The pack, which is there unless a test says otherwise. */
async function pack(changed: Readonly<Record<string, string>> = {}) {
  const { pack, ...rest } = await rendered(changed);
  if (!pack) throw new Error('It is rendered');
  return { ...rest, pack };
}

describe('the version of a pack without a logo', () => {
  it('is kept in the message of the pack, with a photo of its own that is prepared as any', async () => {
    const { contentStore, pack: entry } = await pack();
    const { photos, plain, link } = await keptMessage(entry.message, contentStore);
    expect(plain?.photos[0]?.sha256).toBe(sha256(files[PHOTO] ?? ''));
    expect(photos[0]?.sha256).not.toBe(plain?.photos[0]?.sha256);
    expect(await contentStore.kept('media', sha256(files[PHOTO] ?? ''))).toEqual(Buffer.from(files[PHOTO] ?? ''));
    expect(link && plain?.text.endsWith(link.url)).toBe(true);
  });

  it('makes the whole post wait for approval again when it alone has changed, and is something else to who has it', async () => {
    const before = await pack();
    const text = String(files[POST]).replace('គ្មាននរណារក្សាទុក', 'យើងមិនរក្សាទុក');
    for (const changed of [{ [POST]: text }, { [PHOTO]: 'GIF89a another photo' }]) {
      const after = await pack(changed);
      expect(after.pack.approval).not.toBe(before.pack.approval);
      expect(after.pack.text).toBe(before.pack.text);
      expect(saysOtherwise(after.pack, schedule(before.pack, null, NOON))).toBe(true);
      for (const [index, entry] of after.others.entries()) expect(entry.message).toBe(before.others[index]?.message);
    }
  });

  it('lets the post wait where its photo cannot be shown, and says so at the section that shows it', async () => {
    const { pack, unusable } = await rendered({ [PHOTO]: BROKEN });
    expect(pack).toBe(undefined);
    const [problem] = unusable.map(photoProblem);
    expect(problem).toMatchObject({ file: POST, line: 5, code: 'E52' });
    expect(problem?.message.en).toContain('"three-points.no-logo.jpg"');
  });
});
