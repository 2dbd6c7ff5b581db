import { type Campaign, CampaignSettings, Question } from '../domain/content/campaign.ts';
import type { ContentFile } from '../domain/content/content.ts';
import { Name } from '../domain/content/form.ts';
import type { CampaignFiles } from './content-tree.ts';
import { excerpt } from './did-you-mean.ts';
import { guessText } from './file-text.ts';
import { type Findings, findingsOf, type Place, START, until } from './findings.ts';
import { missingFileOf, nameIsNoId } from './messages-references.ts';
import type { NameList } from './name-list.ts';
import { type PostReading, readPost } from './read-post.ts';
import { type RedatedReading, readRedated } from './read-redated.ts';
import { readNameList, readSettingsFile } from './settings-file.ts';
import { validate } from './validate.ts';
import { isRecord, type SettingPath } from './yaml-settings.ts';

/** A campaign as far as it can be understood. */
export interface CampaignReading {
  readonly id: string;
  readonly folder: string;
  /** Of campaign.yaml. */
  readonly findings: Findings;
  readonly questionFindings: Findings;
  /** Null when too little is left of them; otherwise what is not wrong with them. */
  readonly settings: CampaignSettings | null;
  /** It says which experiment it makes, or that it makes none, so that the parts of posts can be held against it. */
  readonly experimentIsReadable: boolean;
  readonly events: NameList;
  readonly questions: NameList<Campaign['questions'][string]>;
  readonly redated: RedatedReading;
  readonly posts: readonly PostReading[];
  readonly media: ReadonlySet<string>;
  readonly beginnings: CampaignFiles['beginnings'];
  readonly others: readonly string[];
  place(path: SettingPath): Place;
  questionPlace(path: SettingPath): Place;
}

export function readCampaign(files: CampaignFiles, languages: readonly string[]): CampaignReading {
  const path = `campaigns/${files.folder}`;
  const findings = findingsOf(`${path}/campaign.yaml`);
  const questionFindings = findingsOf(`${path}/questions.yaml`);
  if (!files.settings) findings.add(START, until('campaign.yaml', missingFileOf(`${path}/campaign.yaml`, 'format: 1')));
  const written = files.settings && readSettingsFile(files.settings, findings);
  const settings = written && validate(CampaignSettings, written, findings);
  const id = Name.safeParse(written?.value.id ?? guessedId(files.settings)).data;
  if (id === undefined && !Name.safeParse(files.folder).success) findings.add(START, nameIsNoId(excerpt(files.folder)));
  const questions = files.questions && readSettingsFile(files.questions, questionFindings);
  return {
    id: id ?? files.folder,
    folder: files.folder,
    findings,
    questionFindings,
    settings,
    experimentIsReadable:
      written?.readable === true && (written.value.experiment === undefined || settings?.experiment !== undefined),
    events: {
      entries: settings?.events ?? {},
      broken: new Set(isRecord(written?.value.events) ? Object.keys(written.value.events) : []),
      readable: settings !== null && written?.readable === true,
    },
    questions: questions
      ? readNameList(questions, 'questions', Question, questionFindings, questionFindings)
      : { entries: {}, broken: new Set(), ...(files.questions ? { readable: false } : NOT_THERE) },
    redated: readRedated(path, files.redated),
    posts: files.posts.map((file) => readPost(file, languages)),
    media: files.media,
    beginnings: files.beginnings,
    others: files.others,
    place: (inner) => written?.place(inner) ?? START,
    questionPlace: (inner) => questions?.place(inner) ?? START,
  };
}

const NOT_THERE = { readable: true, awaited: 'questions.yaml' };

function guessedId(file: ContentFile | null): string | undefined {
  return file ? /^id:[ \t]*"?([\w-]+)/m.exec(guessText(file.bytes))?.[1] : undefined;
}

/** Whether nothing of it may be planned. */
export function isBroken({ settings, findings, questionFindings, redated }: CampaignReading): boolean {
  return settings === null || findings.broken || questionFindings.broken || redated.findings.broken;
}
