import { noVideo } from '../../shared/content/messages-media.ts';
import { isVideo } from '../../shared/content/photo-without-logo.ts';
import type { Campaign, Post } from '../../shared/domain/content/campaign.ts';
import type { Problem } from '../../shared/domain/content/content.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { Video } from '../../shared/domain/message.ts';
import type { NoVideo } from '../../shared/domain/prepared-video.ts';
import { prepareVideo } from '../../shared/media/video.ts';
import type { ContentStore } from '../../shared/ports.ts';

/** A post that waits for a video which cannot be sent. */
export interface NoVideoIn {
  readonly post: Post;
  readonly file: string;
  readonly why: NoVideo;
}

/** The videos that a post shows; none where it is to weigh nothing. */
export function videoNames({ settings, sections }: Post): Set<string> {
  const files = sections.flatMap(({ photos }) => photos.map(({ file }) => file));
  return new Set(settings.lite ? [] : files.filter(isVideo));
}

/** Prepares each video of a campaign once; answers why when it cannot be sent. */
export function videoReader({ folder }: Campaign, store: ContentStore) {
  const asked = new Map<string, Promise<Video | NoVideo>>();
  const prepare = async (name: string): Promise<Video | NoVideo> => {
    const original = await store.read(`campaigns/${folder}/media/${name}`);
    if (!original) return 'gone';
    const earlier = await store.prepared(sha256(original));
    const known = earlier && Video.safeParse(JSON.parse(new TextDecoder().decode(earlier)));
    if (known?.success) return known.data;
    const result = prepareVideo(original);
    if (result.kind === 'not-a-video') return result.why;
    await store.keep('media', result.bytes);
    const video = { ...result.video, alt: '' };
    await store.keepPrepared(sha256(original), new TextEncoder().encode(JSON.stringify(video)));
    return video;
  };
  return (name: string) => {
    const video = asked.get(name) ?? prepare(name);
    asked.set(name, video);
    return video;
  };
}

/** What the author is told of a video that stops the post. */
export function videoProblem({ post, file, why }: NoVideoIn): Problem {
  const section = post.sections.find(({ photos }) => photos.some((photo) => photo.file === file));
  return { file: post.file, line: section?.line ?? 1, column: 1, ...noVideo(file, why) };
}
