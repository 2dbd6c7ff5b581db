import { type FileBeginning, mediaKind } from '../domain/content/media-kind.ts';
import { excerpt } from './did-you-mean.ts';
import { type Unusable, unusablePhoto } from './messages-photos.ts';
import { isVideo, photoWithoutLogo } from './photo-without-logo.ts';
import { headPlace } from './post-sections.ts';
import type { PostReading } from './read-post.ts';

/** What preparing a photo takes. @see ../media/photo.ts */
const LARGEST_BYTES = 25_000_000;

/**
 * Whether what posts show as photos can be photos, by how the files begin. What only opening them would tell, that one
 * moves or is broken further on, is told when they are prepared.
 */
export function checkMediaKinds(post: PostReading, beginnings: ReadonlyMap<string, FileBeginning>): void {
  const names = new Set(beginnings.keys());
  for (const section of post.sections) {
    for (const { file, line } of section.photos) {
      for (const name of [file, photoWithoutLogo(file, names)]) {
        const beginning = name === null ? undefined : beginnings.get(name);
        const why = beginning && whyNoPhoto(beginning);
        // That one is called a video is told by its name.
        if (name && why && !isVideo(name)) post.addMild(headPlace(section), unusablePhoto(excerpt(name), why, line));
      }
    }
  }
}

function whyNoPhoto({ first, size }: FileBeginning): Unusable | null {
  const kind = mediaKind(first);
  switch (kind) {
    case 'jpeg':
    case 'png':
    case 'webp':
    case 'gif':
    case 'avif':
      return size > LARGEST_BYTES ? 'too_large' : null;
    case 'empty':
    case 'heic':
    case 'pdf':
      return kind;
    case 'office':
    case 'text':
      return 'document';
    case 'mp4':
    case 'mov':
      return 'video';
    default:
      return 'not_an_image';
  }
}
