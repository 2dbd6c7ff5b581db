import type { ContentFile } from '../domain/content/content.ts';
import { told } from './check-photos.ts';
import { type ContentTree, isIgnored } from './content-tree.ts';
import { excerpt } from './did-you-mean.ts';
import type { Findings } from './findings.ts';
import { meantPath } from './meant-path.ts';
import { folderMisnamed, linkElsewhere, notForWindows, unreadFile } from './messages-files.ts';

/** What lies where nothing reads it, and names that not every computer can keep. */
export function checkFiles({ others, links, misnamed }: ContentTree, files: readonly ContentFile[]): Findings[] {
  const paths = files.map(({ path }) => path).filter((path) => !isIgnored(path));
  return [
    ...others.map((path) => told(path, unreadFile(path, meantPath(path)))),
    ...links.map((path) => told(path, linkElsewhere())),
    ...misnamed.map((path) => told(path, folderMisnamed(path))),
    ...checkNames(paths),
  ];
}

/** Signs that Windows refuses in a name, names that it keeps for itself, and ends that it cuts off without a word. */
const REFUSED = /[<>:"|?*\\\p{Cc}]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** Of each file or folder that Windows cannot keep, one path: a folder is told at the first file in it. */
function checkNames(paths: readonly string[]): Findings[] {
  const seen = new Set<string>();
  return paths.flatMap((path) => {
    const parts = path.split('/');
    const at = parts.findIndex((name) => REFUSED.test(name));
    const refused = parts.slice(0, at + 1).join('/');
    if (at < 0 || seen.has(refused)) return [];
    seen.add(refused);
    return [told(path, notForWindows(excerpt(parts[at] ?? '')))];
  });
}
