import type { Campaign } from './campaign.ts';
import type { Bilingual } from './language.ts';
import type { FileBeginning } from './media-kind.ts';
import type { Organisation } from './organisation.ts';
import type { Stopped } from './stopped.ts';

/** One file of the content folder as it was listed; `path` is relative to the folder, with forward slashes. */
export interface ContentFile {
  readonly path: string;
  /** Null where only the name matters: everything in a campaign's `media/`. */
  readonly bytes: Uint8Array | null;
  /** Of such a file: what it is can be told from that. Where it is missing, nobody has looked. */
  readonly beginning?: FileBeginning;
  /** True where only a link to another file or folder lies, which nobody follows. */
  readonly isLink?: true;
}

/** How bad: an error stops its post, a hold keeps it from real channels, a warning is advice. */
export type Severity = 'error' | 'hold' | 'warning';

/** Something an author should know: where, what, why and how to mend it, in both languages. */
export interface Problem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  readonly code: string;
  readonly severity: Severity;
  readonly message: Bilingual;
  /** The file without which it is one, where that may simply not have arrived yet. */
  readonly awaits?: string;
}

/** A whole content folder, understood. `organisation` is null when `_org` is too broken to plan anything. */
export interface Content {
  readonly organisation: Organisation | null;
  /** Only campaigns whose own settings are sound. */
  readonly campaigns: readonly Campaign[];
  /** Folders of campaigns whose settings have errors: their posts wait, they are not withdrawn. */
  readonly broken: readonly string[];
  /** Ready, and not planned: what waits for a file, and what has a mistake; those of broken campaigns included. */
  readonly stopped: readonly Stopped[];
  /** Sorted by file, line, column, code. */
  readonly problems: readonly Problem[];
}

const REPORT = /^campaigns\/([^/]+)\.report\.html$/;

/** Where the report of a campaign's folder lies: beside it, where whoever opens the folder of campaigns sees it. */
export function reportPath(folder: string): string {
  return `campaigns/${folder}.report.html`;
}

/** The folder that a report is about; null for what is none. */
export function reportedIn(path: string): string | null {
  return REPORT.exec(path)?.[1] ?? null;
}

/** What we write beside the content for people to look at: reports and previews. */
export function isForReaders(path: string): boolean {
  return /\.(report|preview)\.html$/.test(path);
}

/** What authors write; not what editors and systems leave lying about, nor what we write beside it. */
export function isContentPath(path: string): boolean {
  // With other capitals too: what would not be read must be told.
  const inTree = /^(?:_org|campaigns)\//i.test(path);
  return (
    inTree &&
    !isForReaders(path) &&
    !path.split('/').some((name) => name === '' || name.startsWith('.') || name.endsWith('~'))
  );
}
