import { noVideo } from '../../shared/content/messages-media.ts';
import { isVideo } from '../../shared/content/photo-without-logo.ts';
import type { Campaign, Post } from '../../shared/domain/content/campaign.ts';
import type { Problem } from '../../shared/domain/content/content.ts';
import { Video } from '../../shared/domain/message.ts';
import type { NoVideo } from '../../shared/domain/prepared-video.ts';
import { prepareVideo } from '../../shared/media/video.ts';
import type { ContentStore } from '../../shared/ports.ts';
import { madeOnce } from './made-once.ts';

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
    const make = async () => {
      const result = prepareVideo(original);
      return result.kind === 'video' ? { bytes: result.bytes, known: { ...result.video, alt: '' } } : result.why;
    };
    return madeOnce(original, Video, make, store);
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
