import { unusablePhoto } from '../../shared/content/messages-photos.ts';
import type { Problem } from '../../shared/domain/content/content.ts';
import type { Rendered } from './render-campaign.ts';

/** What the author of a post is told about a photo that cannot be shown. */
export function photoProblem({ post, photo, why }: Rendered['unusable'][number]): Problem {
  const section = post.sections.find(({ photos }) =>
    photos.some(({ file, withoutLogo }) => [file, withoutLogo].includes(photo)),
  );
  return { file: post.file, line: section?.line ?? 1, column: 1, ...unusablePhoto(photo, why) };
}
