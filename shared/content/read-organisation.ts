import type * as z from 'zod';
import { Channel } from '../domain/content/channel.ts';
import type { ContentFile } from '../domain/content/content.ts';
import {
  CommunitiesFile,
  GlossaryFile,
  HotlinesFile,
  type Organisation,
  OrganisationSettings,
  PlacesFile,
} from '../domain/content/organisation.ts';
import { checkChannels, checkOrganisation } from './check-organisation.ts';
import { type Finding, type Findings, findingsOf, START, until } from './findings.ts';
import { missingFileOf } from './messages-references.ts';
import type { NameList } from './name-list.ts';
import { readNameList, readSettingsFile } from './settings-file.ts';
import { validate } from './validate.ts';

/** `_org/` as far as it can be understood. */
export interface OrganisationReading {
  /** What the other files are checked against; null when too little is left of it. */
  readonly provisional: Organisation | null;
  /** False when nothing may be planned with it. */
  readonly sound: boolean;
  readonly channels: NameList<Channel>;
  readonly places: NameList;
  readonly hotlines: NameList;
  readonly languages: readonly string[];
  readonly findings: readonly Findings[];
}

type Files = ReadonlyMap<string, ContentFile>;

export function readOrganisation(files: Files): OrganisationReading {
  const org = findingsOf('_org/org.yaml');
  const channelsFile = findingsOf('_org/channels.yaml');
  const channelEntries = findingsOf('_org/channels.yaml');
  const lists = [org, channelsFile, channelEntries];

  const settings = readOrg(files, org);
  const communities = readList(files, 'communities', CommunitiesFile.shape.communities.valueType, lists);
  const places = readList(files, 'places', PlacesFile.shape.places.valueType, lists);
  const hotlines = readList(files, 'hotlines', HotlinesFile.shape.hotlines.valueType, lists);
  const written = files.get('channels.yaml');
  const channelSettings = written ? readSettingsFile(written, channelsFile) : null;
  if (!written) channelsFile.add(START, missing('_org/channels.yaml'));
  const read = channelSettings
    ? readNameList(channelSettings, 'channels', Channel, channelsFile, channelEntries)
    : UNREADABLE;
  const channels = channelSettings ? checkChannels(read, communities, channelSettings, channelEntries) : read;
  const glossary = readGlossary(files, lists);

  return {
    provisional: settings && {
      settings,
      channels: channels.entries,
      communities: communities.entries,
      places: places.entries,
      hotlines: hotlines.entries,
      glossary,
    },
    sound: settings !== null && !org.broken && !channelsFile.broken && channels.readable,
    channels,
    places,
    hotlines,
    languages: settings?.languages ?? ['km', 'en'],
    findings: lists,
  };
}

const UNREADABLE: NameList<never> = { entries: {}, broken: new Set(), readable: false };
/** A list that nobody has written yet. */
const EMPTY: NameList<never> = { entries: {}, broken: new Set(), readable: true };

function missing(file: string): Finding {
  return until(file, missingFileOf(file, 'format: 1'));
}

function readOrg(files: Files, findings: Findings): OrganisationSettings | null {
  const file = files.get('org.yaml');
  if (!file) {
    findings.add(START, missing('_org/org.yaml'));
    return null;
  }
  const written = readSettingsFile(file, findings);
  const settings = written && validate(OrganisationSettings, written, findings);
  if (settings) checkOrganisation(settings, written, findings);
  return settings;
}

function readList<T>(files: Files, name: string, schema: z.ZodType<T>, lists: Findings[]): NameList<T> {
  const file = files.get(`${name}.yaml`);
  if (!file) return { ...EMPTY, awaited: `_org/${name}.yaml` };
  const findings = findingsOf(file.path);
  lists.push(findings);
  const settings = readSettingsFile(file, findings);
  return settings ? readNameList(settings, name, schema, findings, findings) : UNREADABLE;
}

function readGlossary(files: Files, lists: Findings[]): Organisation['glossary'] {
  const file = files.get('glossary.yaml');
  if (!file) return { terms: {}, avoid: [] };
  const findings = findingsOf(file.path);
  lists.push(findings);
  const settings = readSettingsFile(file, findings);
  const { terms = {}, avoid = [] } = (settings && validate(GlossaryFile, settings, findings)) ?? {};
  return { terms, avoid };
}
