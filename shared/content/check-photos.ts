import { excerpt, nearest } from './did-you-mean.ts';
import { type Findings, findingsOf, START, until } from './findings.ts';
import { mayBePost, meantPath } from './meant-path.ts';
import { unreadFile } from './messages-files.ts';
import { fileElsewhere, missingAlt, missingFile, notAPhoto, tooManyPhotos, unusedFile } from './messages-photos.ts';
import { isPhoto, isVideo, meantWithoutLogo, photoWithoutLogo } from './photo-without-logo.ts';
import { headPlace } from './post-sections.ts';
import type { CampaignReading } from './read-campaign.ts';
import type { PostReading } from './read-post.ts';

/** What lies in `media/`, and which of it the posts use. */
export interface MediaFiles {
  readonly media: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
}

/** Without organisation settings, what Telegram and DESIGN.md allow. */
const PHOTOS = 3;

/** Every photo of a post is there, is one, and is described; so is every file that its settings name. */
export function checkPhotos(post: PostReading, files: MediaFiles, limit: number = PHOTOS): void {
  for (const section of post.sections) {
    for (const { file, alt, line } of section.photos) {
      const wrong =
        wrongFile(file, line, files) ?? (isPhoto(file) || isVideo(file) ? null : notAPhoto(excerpt(file), line));
      if (wrong) post.addMild(headPlace(section), wrong);
      if (alt.replace(/[\u200b\ufeff]/g, '').trim() === '')
        post.addMild(headPlace(section), missingAlt(excerpt(file), line));
    }
    if (section.photos.length > limit) post.addMild(headPlace(section), tooManyPhotos(section.photos.length, limit));
  }
  for (const { path, file } of namedFiles(post)) {
    const wrong = wrongFile(file, null, files);
    if (wrong) post.addMild(post.place(path), wrong);
  }
}

/** What the posts name, and what stands for it where no logo is wanted. */
export function usedFiles({ posts, media }: Pick<CampaignReading, 'posts' | 'media'>): ReadonlySet<string> {
  return new Set(
    posts.flatMap((post) => [
      ...[...post.sections.flatMap(({ photos }) => photos), ...post.strayPhotos].flatMap(({ file }) => [
        file,
        photoWithoutLogo(file, media) ?? file,
      ]),
      ...namedFiles(post).map(({ file }) => file),
    ]),
  );
}

/** Files in `media/` that no post uses, and files that nothing reads. */
export function checkUnused({ folder, posts, media, others }: CampaignReading): Findings[] {
  const used = usedFiles({ posts, media });
  // A post that cannot be read may use any of them.
  const allRead = posts.every((post) => post.settings !== null) && !others.some(mayBePost);
  const unused = allRead ? [...media].filter((file) => !used.has(file) && !isAlike(file, used)) : [];
  return [
    ...unused.map((file) => told(`campaigns/${folder}/media/${file}`, unusedFile(meantWithoutLogo(file, used)))),
    ...others.map((path) => told(path, unreadFile(path, meantPath(path)))),
  ];
}

export function told(path: string, finding: Parameters<Findings['add']>[1]): Findings {
  const findings = findingsOf(path);
  findings.add(START, finding);
  return findings;
}

function namedFiles({ settings }: PostReading) {
  const voice = settings?.voice;
  const document = settings?.cta.type === 'learn_more' ? settings.cta.document : undefined;
  return [
    ...(voice === undefined ? [] : [{ path: ['voice'], file: voice }]),
    ...(document === undefined ? [] : [{ path: ['cta', 'document'], file: document }]),
  ];
}

function wrongFile(file: string, line: number | null, { media, used }: MediaFiles) {
  if (media.has(file)) return null;
  if (/[/\\:]|^\.\.?$/.test(file)) {
    const name = file.split(/[/\\]/).at(-1) ?? '';
    return fileElsewhere(excerpt(file), line, media.has(name) ? name : null);
  }
  const alike = [...media].find((one) => same(one, file));
  if (alike !== undefined) return missingFile(excerpt(file), line, alike);
  const near = nearest(file, media);
  const isMistyped = near !== null && !used.has(near) && !isNumbered(near, file);
  return until(isMistyped ? undefined : excerpt(file), missingFile(excerpt(file), line, near));
}

/** One of the same set, as hall-1.jpg and hall-2.jpg are: that one is there says nothing of the other. */
function isNumbered(one: string, other: string): boolean {
  const withoutNumbers = (name: string) => name.replace(/\d+/g, '#');
  return withoutNumbers(one) === withoutNumbers(other);
}

/** Looks the same but for capitals, spaces, or how an accent is stored. */
function same(one: string, other: string): boolean {
  const plain = (name: string) =>
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\s_-]+/g, '-');
  return plain(one) === plain(other);
}

function isAlike(file: string, used: ReadonlySet<string>): boolean {
  return [...used].some((one) => same(one, file));
}
