import type { ContentFile } from '../domain/content/content.ts';
import type { FileBeginning } from '../domain/content/media-kind.ts';

/** The files of one campaign's folder, by what they are for. */
export interface CampaignFiles {
  readonly folder: string;
  readonly settings: ContentFile | null;
  readonly questions: ContentFile | null;
  readonly redated: ContentFile | null;
  /** By name. */
  readonly posts: readonly ContentFile[];
  /** Names within `media/`. */
  readonly media: ReadonlySet<string>;
  /** Of those at which somebody has looked, by the same names. */
  readonly beginnings: ReadonlyMap<string, FileBeginning>;
  /** Paths of files that nothing reads. */
  readonly others: readonly string[];
}

export interface ContentTree {
  /** By name within `_org/`. */
  readonly organisation: ReadonlyMap<string, ContentFile>;
  /** By folder. */
  readonly campaigns: readonly CampaignFiles[];
  readonly others: readonly string[];
  /** Paths at which something only leads elsewhere. */
  readonly links: readonly string[];
  /** Of each folder that has the name of one of the two but for its capitals, one path. */
  readonly misnamed: readonly string[];
}

export const ORGANISATION_FILES = [
  'org.yaml',
  'channels.yaml',
  'communities.yaml',
  'places.yaml',
  'hotlines.yaml',
  'glossary.yaml',
] as const;

function isTop(name: string): boolean {
  return ['_org', 'campaigns'].includes(name.toLowerCase());
}

/** What systems leave in folders, and what people write for each other. */
const IGNORED = /(^|\/)(thumbs\.db|desktop\.ini|\.[^/]*|~\$[^/]*|readme(\.[a-z]+)?)$/i;

export function isIgnored(path: string): boolean {
  return IGNORED.test(path);
}

/** Sorts the files of a content folder by where they lie. What lies outside `_org/` and `campaigns/` is not content. */
export function contentTree(files: readonly ContentFile[]): ContentTree {
  const read = files.filter(({ path }) => !isIgnored(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const organisation = new Map<string, ContentFile>();
  const folders = new Map<string, ContentFile[]>();
  const others: string[] = [];
  const links: string[] = [];
  const misnamed = new Map<string, string>();
  for (const file of read) {
    const [top, folder, ...rest] = file.path.split('/');
    // A shortcut of Windows is a file, and no more what it leads to than a link is.
    if (file.isLink || /\.(?:lnk|url)$/i.test(file.path)) links.push(file.path);
    else if (top === '_org' && folder !== undefined) {
      if (rest.length === 0 && ORGANISATION_FILES.some((name) => name === folder)) organisation.set(folder, file);
      else others.push(file.path);
    } else if (top === 'campaigns' && folder !== undefined) {
      if (rest.length === 0) others.push(file.path);
      else {
        const inside = folders.get(folder);
        if (inside) inside.push(file);
        else folders.set(folder, [file]);
      }
    } else if (top && folder !== undefined && !misnamed.has(top) && isTop(top)) misnamed.set(top, file.path);
  }
  const campaigns = [...folders].map(([folder, inside]) => campaignFiles(folder, inside));
  return { organisation, campaigns, others, links, misnamed: [...misnamed.values()] };
}

function campaignFiles(folder: string, files: readonly ContentFile[]): CampaignFiles {
  const posts: ContentFile[] = [];
  const media = new Set<string>();
  const beginnings = new Map<string, FileBeginning>();
  const others: string[] = [];
  let settings: ContentFile | null = null;
  let questions: ContentFile | null = null;
  let redated: ContentFile | null = null;
  const start = `campaigns/${folder}/`.length;
  for (const file of files) {
    const name = file.path.slice(start);
    if (name === 'campaign.yaml') settings = file;
    else if (name === 'questions.yaml') questions = file;
    else if (name === 'redated.yaml') redated = file;
    else if (name.startsWith('media/')) {
      media.add(name.slice('media/'.length));
      if (file.beginning) beginnings.set(name.slice('media/'.length), file.beginning);
    } else if (/^posts\/[^/]+\.md$/i.test(name)) posts.push(file);
    else others.push(file.path);
  }
  return { folder, settings, questions, redated, posts, media, beginnings, others };
}
