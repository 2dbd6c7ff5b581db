import { messageBytes, render } from '../../shared/content/render.ts';
import { approvalHash } from '../../shared/domain/approval.ts';
import type { Campaign, Post } from '../../shared/domain/content/campaign.ts';
import type { Organisation } from '../../shared/domain/content/organisation.ts';
import type { Entry } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { Photo } from '../../shared/domain/message.ts';
import type { PlannedDelivery } from '../../shared/domain/plan.ts';
import { wanted } from '../../shared/domain/wanted.ts';
import { preparePhoto } from '../../shared/media/photo.ts';
import type { ContentStore } from '../../shared/ports.ts';

/** Why a photo cannot be shown. */
export type Unusable = 'gone' | 'not_an_image' | 'animated' | 'too_many_pixels' | 'too_large';

export interface Rendered {
  readonly entries: readonly Entry[];
  /** Photos that cannot be shown, and the posts that wait for them. */
  readonly unusable: readonly { readonly post: Post; readonly photo: string; readonly why: Unusable }[];
}

/** Renders every post for every channel, and keeps what will go out under its hash. */
export async function renderCampaign(
  organisation: Organisation,
  campaign: Campaign,
  store: ContentStore,
): Promise<Rendered> {
  const plans = Map.groupBy(wanted(organisation, campaign), ({ post }) => post);
  const photoOf = photoReader(organisation, campaign, store);
  const entries: Entry[] = [];
  const unusable: Rendered['unusable'][number][] = [];

  for (const post of campaign.posts) {
    const photos = new Map<string, Photo>();
    for (const name of photoNames(post)) {
      const photo = await photoOf(name);
      if (typeof photo === 'string') unusable.push({ post, photo: name, why: photo });
      else photos.set(name, photo);
    }
    if (unusable.some((problem) => problem.post === post)) continue;
    const planned = plans.get(post.id) ?? [];
    entries.push(...(await withMessages(organisation, campaign, post, planned, photos, store)));
  }
  return { entries, unusable };
}

async function withMessages(
  organisation: Organisation,
  campaign: Campaign,
  post: Post,
  planned: readonly PlannedDelivery[],
  photos: ReadonlyMap<string, Photo>,
  store: ContentStore,
): Promise<Entry[]> {
  const entries = await Promise.all(
    planned.map(async (delivery) => {
      const message = render(organisation, campaign, post, delivery, photos);
      return { ...delivery, message: await store.keep('rendered', messageBytes(message)), text: sha256(message.text) };
    }),
  );
  const approval = approvalHash(entries);
  return entries.map((entry) => ({ ...entry, approval }));
}

function photoNames(post: Post): Set<string> {
  return new Set(post.sections.flatMap((section) => section.photos.map(({ file }) => file)));
}

/** Prepares each photo of a campaign once; answers why when it cannot be shown. */
function photoReader({ settings }: Organisation, campaign: Campaign, store: ContentStore) {
  const asked = new Map<string, Promise<Photo | Unusable>>();
  const prepare = async (name: string): Promise<Photo | Unusable> => {
    const original = await store.read(`campaigns/${campaign.folder}/media/${name}`);
    if (!original) return 'gone';
    const earlier = await store.prepared(sha256(original));
    if (earlier) return Photo.parse(JSON.parse(new TextDecoder().decode(earlier)));
    const result = await preparePhoto(original, settings.media_budget.photo_kb);
    if (result.kind === 'not-a-photo') return result.why;
    await store.keep('media', result.bytes);
    const photo = { ...result.photo, alt: '' };
    await store.keepPrepared(sha256(original), new TextEncoder().encode(JSON.stringify(photo)));
    return photo;
  };
  return (name: string) => {
    const photo = asked.get(name) ?? prepare(name);
    asked.set(name, photo);
    return photo;
  };
}
