import type { Unusable } from '../../shared/content/messages-photos.ts';
import type { Campaign } from '../../shared/domain/content/campaign.ts';
import type { Organisation } from '../../shared/domain/content/organisation.ts';
import { Photo } from '../../shared/domain/message.ts';
import { isSmall, type PreparePhoto, SMALL, smallNameOf } from '../../shared/domain/prepared-photo.ts';
import type { ContentStore } from '../../shared/ports.ts';
import { madeOnce } from './made-once.ts';

/** Prepares each photo of a campaign once; answers why when it cannot be shown. */
export function photoReader(
  { settings }: Organisation,
  campaign: Campaign,
  store: ContentStore,
  preparePhoto: PreparePhoto,
) {
  const asked = new Map<string, Promise<Photo | Unusable>>();
  const prepare = async (name: string): Promise<Photo | Unusable> => {
    const original = await store.read(`campaigns/${campaign.folder}/media/${name}`);
    if (!original) return 'gone';
    const make = async () => {
      // One that brings the image library down stops its own post, and no other.
      const result = await preparePhoto(original, settings.media_budget.photo_kb).catch(() => null);
      if (!result) return 'not_an_image';
      return result.kind === 'photo' ? { bytes: result.bytes, known: { ...result.photo, alt: '' } } : result.why;
    };
    const photo = await madeOnce(original, Photo, make, store);
    // Also of what was made ready before there were small ones.
    if (typeof photo !== 'string') await keepSmall(photo, store, preparePhoto);
    return photo;
  };
  return (name: string) => {
    const photo = asked.get(name) ?? prepare(name);
    asked.set(name, photo);
    return photo;
  };
}

/**
 * Keeps a small one beside a photo that goes out, once. It is made of that very photo, so that whoever looks at it sees
 * what goes out; no message names it, and no post waits for it: without it people are shown the photo itself.
 */
async function keepSmall(photo: Photo, store: ContentStore, preparePhoto: PreparePhoto): Promise<void> {
  const name = smallNameOf(photo.sha256);
  if (isSmall(photo) || (await store.prepared(name))) return;
  const small = await store
    .kept('media', photo.sha256)
    .then((bytes) => preparePhoto(bytes, SMALL.kb, 'small'))
    .catch(() => null);
  if (small?.kind !== 'photo') return;
  await store.keep('media', small.bytes);
  await store.keepPrepared(name, new TextEncoder().encode(JSON.stringify({ ...small.photo, alt: '' })));
}
