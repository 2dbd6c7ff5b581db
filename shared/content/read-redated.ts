import { Redated } from '../domain/content/campaign.ts';
import type { ContentFile } from '../domain/content/content.ts';
import { type Findings, findingsOf, type Place, START } from './findings.ts';
import { readNameList, readSettingsFile } from './settings-file.ts';
import type { SettingPath } from './yaml-settings.ts';

/** The new moments of a campaign's posts, as far as they can be understood. */
export interface RedatedReading {
  readonly entries: Readonly<Record<string, Redated>>;
  /** Of the file as a whole: then nobody knows which post has which moment. */
  readonly findings: Findings;
  /** Of single entries. */
  readonly entryFindings: Findings;
  /** Posts whose entry is wrong: each of those waits, and no other with it. */
  readonly stops: Set<string>;
  place(path: SettingPath): Place;
}

/** Reads `redated.yaml`, which the console writes and people may mend. */
export function readRedated(folder: string, file: ContentFile | null): RedatedReading {
  const findings = findingsOf(`${folder}/redated.yaml`);
  const entryFindings = findingsOf(findings.file);
  const written = file && readSettingsFile(file, findings);
  const list = written && readNameList(written, 'posts', Redated, findings, entryFindings);
  return {
    entries: list?.entries ?? {},
    findings,
    entryFindings,
    stops: new Set(list?.broken),
    place: (path) => written?.place(path) ?? START,
  };
}
