import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { nearest } from '../../../shared/content/did-you-mean.ts';
import { inBothLanguages } from '../../../shared/content/in-both-languages.ts';
import type { Mendable } from '../../../shared/domain/mendable.ts';

/** A post in its content folder. */
export interface PostFile {
  /** The content folder. */
  readonly root: string;
  /** Relative to the content folder, with forward slashes. */
  readonly path: string;
}

/** Each takes a moment and leaves a file. */
const POSTS_AT_ONCE = 60;

/** The posts that somebody means by this name and path: a post's file, or a campaign's folder for all of its posts. */
export function postFiles(named: string, path: string): PostFile[] {
  const about = statSync(path, { throwIfNoEntry: false });
  if (!about) throw notThere(named, path);
  if (!about.isDirectory()) return [postFile(named, path)];
  const campaign = basename(path) === 'posts' ? dirname(path) : path;
  const posts = isIn('campaigns', campaign)
    ? namesIn(join(campaign, 'posts')).filter((name) => /\.md$/i.test(name))
    : [];
  if (posts.length === 0) throw isFolder(named);
  if (posts.length > POSTS_AT_ONCE) throw tooMany(named, posts.length);
  return posts.map((name) => postFile(named, join(campaign, 'posts', name)));
}

function postFile(named: string, path: string): PostFile {
  const campaign = dirname(dirname(path));
  const isPost = isIn('posts', path) && isIn('campaigns', campaign) && /\.md$/i.test(path);
  if (!isPost) throw noPost(named);
  const root = dirname(dirname(campaign));
  return {
    root,
    path: path
      .slice(root.length + 1)
      .split(sep)
      .join('/'),
  };
}

function isIn(folder: string, path: string): boolean {
  return basename(dirname(path)) === folder;
}

function namesIn(folder: string): string[] {
  return (statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : []).sort();
}

/** Khmer: draft, needs native review. */
function notThere(named: string, path: string): Mendable {
  const meant = nearest(basename(path), namesIn(dirname(path)));
  return inBothLanguages({
    km: `រកមិនឃើញ «${named}» ទេ។ ${meant ? `តើអ្នកចង់សរសេរ «${meant}» មែនទេ?` : 'សូមពិនិត្យឈ្មោះ ហើយបើវាមានដកឃ្លា សូមដាក់ក្នុងសញ្ញា " "។'}`,
    en: `There is no "${named}". ${meant ? `Did you mean "${meant}"?` : 'Look at the name; one with spaces goes between " ".'}`,
  });
}

/** Khmer: draft, needs native review. */
function isFolder(named: string): Mendable {
  return inBothLanguages({
    km: `«${named}» ជាថត គ្មានប្រកាសទេ។ សូមប្រាប់ឯកសារប្រកាសមួយ (campaigns/…/posts/01-….md) ឬថតយុទ្ធនាការមួយ។`,
    en: `"${named}" is a folder without posts. Name a post's file (campaigns/…/posts/01-….md), or a campaign's folder.`,
  });
}

/** Khmer: draft, needs native review. */
function tooMany(named: string, posts: number): Mendable {
  return inBothLanguages({
    km: `«${named}» មានប្រកាស ${posts}។ ម្តងបានច្រើនបំផុត ${POSTS_AT_ONCE}៖ សូមប្រាប់ឯកសារប្រកាសដែលអ្នកចង់មើល។`,
    en: `"${named}" has ${posts} posts, and at most ${POSTS_AT_ONCE} are shown at once: name the files that you want to see.`,
  });
}

/** Khmer: draft, needs native review. */
function noPost(named: string): Mendable {
  return inBothLanguages({
    km: `«${named}» មិនមែនជាប្រកាសទេ។ ប្រកាសជាឯកសារ .md ក្នុង campaigns/<យុទ្ធនាការ>/posts/។`,
    en: `"${named}" is not a post. A post is a .md file in campaigns/<campaign>/posts/.`,
  });
}
