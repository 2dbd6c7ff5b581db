import { type FileBeginning, mediaKind } from '../domain/content/media-kind.ts';
import type { OrganisationSettings } from '../domain/content/organisation.ts';
import { LARGEST_VIDEO_BYTES, type NoVideo } from '../domain/prepared-video.ts';
import { excerpt } from './did-you-mean.ts';
import { heavyVideo, noVideo, videoBeside } from './messages-media.ts';
import { isVideo } from './photo-without-logo.ts';
import { headPlace } from './post-sections.ts';
import type { PostReading } from './read-post.ts';

/**
 * Whether what posts show as videos can be sent, by their names and how the files begin, and whether phones can load
 * them. What only opening them would tell is told when they are prepared.
 */
export function checkVideo(
  post: PostReading,
  beginnings: ReadonlyMap<string, FileBeginning>,
  budget: OrganisationSettings['media_budget'] | undefined,
): void {
  for (const section of post.sections) {
    const videos = section.photos.filter(({ file }) => isVideo(file));
    if (videos.length > 0 && section.photos.length > 1) post.addMild(headPlace(section), videoBeside());
    for (const { file, line } of videos) {
      const beginning = beginnings.get(file);
      const why = whyNoVideo(file, beginning);
      if (why) post.addMild(headPlace(section), noVideo(excerpt(file), why, line));
      else if (beginning && budget && beginning.size > budget.video_kb * 1000) {
        post.addMild(headPlace(section), heavyVideo(excerpt(file), beginning.size, budget.video_kb, line));
      }
    }
  }
}

function whyNoVideo(file: string, beginning: FileBeginning | undefined): NoVideo | null {
  if (!/\.mp4$/i.test(file)) return 'other_form';
  if (!beginning) return null;
  switch (mediaKind(beginning.first)) {
    case 'mp4':
      // Of older phones: 3gp, whatever the file's name says.
      if (Buffer.from(beginning.first).toString('latin1', 8, 10) === '3g') return 'other_form';
      return beginning.size > LARGEST_VIDEO_BYTES ? 'too_large' : null;
    case 'mov':
      return 'other_form';
    case 'empty':
      return 'empty';
    default:
      return 'no_video';
  }
}
