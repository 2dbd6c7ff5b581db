import { type Rendered, renderCampaign } from '../../functions/ingest/render-campaign.ts';
import { keptMessage } from '../../shared/actions/kept-message.ts';
import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { CIP, type Folder, NOW, textOf } from '../content/sample-content.ts';
import { memoryContent } from '../fakes/content-store.ts';

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]);
const PHOTO = { sha256: sha256('a photo'), bytes: 7, width: 2, height: 2, contentType: 'image/jpeg' as const };

/** A file beside the photos; `bytes` null: it is there when the folder is read, and gone when it is to be made ready. */
interface Medium {
  readonly name: string;
  readonly bytes: Uint8Array | null;
  readonly whenRead: Uint8Array;
}

/** One post of the sample, with this file in its media, as each channel gets it; and all that was told of its campaign. */
export async function renderedPost(folder: Folder, post: string, { name, bytes, whenRead }: Medium) {
  const isMedia = (path: string) => path.includes('/media/');
  const texts = [...folder].map(([path]) => [path, isMedia(path) ? '' : textOf(folder, path)] as const);
  const contentStore = memoryContent(Object.fromEntries(texts));
  for (const [path] of texts) if (isMedia(path)) contentStore.files.set(path, JPEG);
  const medium = `${CIP}/media/${name}`;
  contentStore.files.set(medium, bytes ?? whenRead);
  const { organisation, campaigns, problems } = readContent(await loadContent(contentStore), NOW);
  if (bytes === null) contentStore.files.delete(medium);
  const campaign = campaigns.find(({ folder: found }) => CIP.endsWith(found));
  if (!organisation || !campaign) throw new Error('The sample is there');
  const result: Rendered = await renderCampaign(organisation, campaign, {
    contentStore,
    preparePhoto: async (original) => ({ kind: 'photo', bytes: original, photo: PHOTO }),
    engagement: { keepLink: async () => {} },
    reach: { publicUrl: null },
  });
  const own = result.entries.filter((entry) => entry.post === post);
  const all = await Promise.all(
    own.map(async ({ kind, message }) => [kind, await keptMessage(message, contentStore)] as const),
  );
  return { contentStore, organisation, problems, own, messages: new Map(all), result };
}
