import { ORGANISATION_FILES } from './content-tree.ts';
import { nearest } from './did-you-mean.ts';
import { isPhoto } from './photo-without-logo.ts';

const CAMPAIGN_FILES = ['campaign.yaml', 'questions.yaml', 'redated.yaml'];

/** Where a file that nothing reads was probably meant to be, from its campaign's folder or `_org/` on; null: no idea. */
export function meantPath(path: string): string | null {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  const settings = name.replace(/\.ya?ml(?:\.txt)?$/i, '.yaml');
  if (parts[0] === '_org') return other(nearest(settings, ORGANISATION_FILES), name);
  if (parts[0] !== 'campaigns' || parts.length < 3) return null;
  if (isPhoto(name)) return `media/${name}`;
  const post = /^(.+?)(?:\.md)?(?:\.(?:md|txt|markdown))$/i.exec(name)?.[1];
  const inPosts = parts.length > 3 && nearest(parts[2] ?? '', ['posts']) !== null;
  if (post !== undefined && (inPosts || /\.md/i.test(name))) return `posts/${post}.md`;
  if (parts.length > 3)
    return nearest(parts[2] ?? '', ['media']) === null ? null : other(`media/${name}`, parts.slice(2).join('/'));
  return other(nearest(settings, CAMPAIGN_FILES), name);
}

/** Whether a file that nothing reads may be a post: then nobody knows what it uses. */
export function mayBePost(path: string): boolean {
  return /\.(?:md|md\.txt|markdown|docx?|rtf|odt)$|\/\d[^/]*\.txt$/i.test(path);
}

function other(meant: string | null, is: string): string | null {
  return meant === is ? null : meant;
}
