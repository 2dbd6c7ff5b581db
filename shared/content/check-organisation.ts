import type { Channel } from '../domain/content/channel.ts';
import type { OrganisationSettings } from '../domain/content/organisation.ts';
import { nearest } from './did-you-mean.ts';
import { type Findings, until } from './findings.ts';
import {
  brokenName,
  oneApproval,
  periodBackwards,
  samePlaceTwice,
  THINGS,
  unknownName,
} from './messages-references.ts';
import { isUnknown, type NameList, namesOf } from './name-list.ts';
import type { Settings } from './yaml-settings.ts';

/** What the schema of org.yaml cannot know. */
export function checkOrganisation(settings: OrganisationSettings, written: Settings, findings: Findings): void {
  if (settings.approvals === 1) findings.add(written.place(['approvals']), oneApproval());
  for (const list of ['quiet_dates', 'election_dates'] as const) {
    for (const [index, { from, to }] of settings[list].entries()) {
      if (to < from) findings.add(written.place([list, index, 'to']), periodBackwards(from, to));
    }
  }
}

/** The channels of which everything that they name is there; the others are broken, each one alone. */
export function checkChannels(
  channels: NameList<Channel>,
  communities: NameList,
  written: Settings,
  findings: Findings,
): NameList<Channel> {
  const sound: Record<string, Channel> = {};
  const broken = new Set(channels.broken);
  const seen = new Map<string, string>();
  for (const [name, channel] of Object.entries(channels.entries)) {
    const address = addressOf(channel);
    const other = address && seen.get(address);
    if (other) findings.add(written.place(['channels', name]), samePlaceTwice(other));
    else if (address) seen.set(address, name);

    const wrong = (channel.kind === 'moderator_pack' ? channel.communities : []).filter(
      (community) => !Object.hasOwn(communities.entries, community),
    );
    for (const community of wrong) {
      const place = written.place(['channels', name, 'communities', indexIn(channel, community)]);
      const known = namesOf(communities);
      findings.add(
        place,
        isUnknown(communities, community)
          ? until(communities.awaited, unknownName(THINGS.community, community, nearest(community, known), known))
          : brokenName(THINGS.community, community),
      );
    }
    if (wrong.length > 0) broken.add(name);
    else sound[name] = channel;
  }
  const { awaited } = communities;
  return { entries: sound, broken, readable: channels.readable, ...(awaited !== undefined && { awaited }) };
}

function indexIn(channel: Channel, community: string): number {
  return channel.kind === 'moderator_pack' ? channel.communities.indexOf(community) : 0;
}

/** Where a channel's messages appear, and in which language; null where there is no such place. */
function addressOf(channel: Channel): string | null {
  if (channel.kind === 'facebook_page') return `${channel.page_id} ${channel.language ?? ''}`;
  if (channel.kind === 'telegram_channel' || channel.kind === 'telegram_group') {
    return `${channel.chat_id} ${channel.language ?? ''}`;
  }
  return null;
}
