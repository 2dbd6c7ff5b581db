import type { CallToAction } from '../domain/content/call-to-action.ts';
import { checkChoices } from './check-choices.ts';
import { excerpt, nearest } from './did-you-mean.ts';
import { until } from './findings.ts';
import { documentUnreachable } from './messages-photos.ts';
import {
  brokenName,
  hostNotAllowed,
  noPrivatePath,
  noSeriesToSubscribe,
  THINGS,
  twiceInList,
  unknownName,
} from './messages-references.ts';
import { isUnknown, type NameList, namesOf } from './name-list.ts';
import type { CampaignReading } from './read-campaign.ts';
import type { OrganisationReading } from './read-organisation.ts';
import type { PostReading } from './read-post.ts';
import type { SettingPath } from './yaml-settings.ts';

/** Everything that a post's settings name is there, and fits. */
export function checkReferences(post: PostReading, campaign: CampaignReading, organisation: OrganisationReading): void {
  const { settings } = post;
  if (!settings) return;
  checkChannels(post, campaign, organisation);
  checkCallToAction(post, settings.cta, campaign, organisation);
  const safety = settings.safety ?? campaign.settings?.safety;
  const isPrivate = settings.cta.type === 'give_feedback' || settings.cta.type === 'ask_question';
  if (isPrivate && safety?.private_path === 'none') {
    post.addMild(post.place(settings.safety ? ['safety', 'private_path'] : ['cta']), noPrivatePath());
  }
}

function checkChannels(post: PostReading, campaign: CampaignReading, { channels }: OrganisationReading): void {
  const own = post.settings?.channels;
  for (const [index, name] of (own ?? []).entries()) {
    checkName(channels, THINGS.channel, name, post, ['channels', index]);
    if (own?.indexOf(name) !== index) post.findings.add(post.place(['channels', index]), twiceInList(excerpt(name)));
  }
  if (own || !campaign.settings) return;
  // A channel that campaign.yaml names and nobody knows is told there; one that is broken stops its posts only.
  for (const name of campaign.settings.channels.filter((one) => channels.broken.has(one))) {
    post.findings.add(post.place(['channels']), until(channels.awaited, brokenName(THINGS.channel, name)));
  }
}

function checkCallToAction(
  post: PostReading,
  cta: CallToAction,
  campaign: CampaignReading,
  organisation: OrganisationReading,
): void {
  for (const { list, what, name, path } of namesIn(cta, campaign, organisation)) {
    checkName(list, what, name, post, ['cta', ...path]);
  }
  if (cta.type === 'learn_more') {
    checkLink(post, cta.url, organisation);
    if (cta.url === undefined && campaign.media.has(cta.document ?? '')) checkDocument(post, campaign, organisation);
  }
  if (cta.type === 'vote_poll') {
    checkChoices(cta.options, languagesOf(post, campaign, organisation), (finding) =>
      post.addMild(post.place(['cta', 'options']), finding),
    );
  }
  if (cta.type === 'subscribe_series' && campaign.settings && !campaign.settings.series?.also_by_subscription) {
    post.addMild(post.place(['cta', 'type']), noSeriesToSubscribe());
  }
}

interface Named {
  readonly list: NameList;
  readonly what: Thing;
  readonly name: string;
  readonly path: SettingPath;
}

/** What a call to action names that must stand somewhere else. */
function namesIn(cta: CallToAction, { events, questions }: CampaignReading, org: OrganisationReading): Named[] {
  switch (cta.type) {
    case 'attend_event':
      return [{ list: events, what: THINGS.event, name: cta.event, path: ['event'] }];
    case 'give_feedback':
      return cta.questions.map((name, index) => ({
        list: questions,
        what: THINGS.question,
        name,
        path: ['questions', index],
      }));
    case 'ask_question':
      if (cta.answered_where === 'private') return [];
      return [{ list: org.channels, what: THINGS.channel, name: cta.answered_where, path: ['answered_where'] }];
    case 'visit_service':
      return [{ list: org.places, what: THINGS.place, name: cta.place, path: ['place'] }];
    case 'call_hotline':
      return [{ list: org.hotlines, what: THINGS.hotline, name: cta.hotline, path: ['hotline'] }];
    case 'share':
    case 'learn_more':
    case 'join_group':
    case 'vote_poll':
    case 'do_it_now':
    case 'subscribe_series':
    case 'none':
      return [];
    default:
      return cta satisfies never;
  }
}

type Thing = (typeof THINGS)[keyof typeof THINGS];

function checkName(list: NameList, what: Thing, name: string, post: PostReading, path: SettingPath): void {
  if (isUnknown(list, name)) {
    const known = namesOf(list);
    const unknown = unknownName(what, excerpt(name), nearest(name, known), known);
    post.findings.add(post.place(path), until(list.awaited, unknown));
  } else if (!Object.hasOwn(list.entries, name) && !isWaitingAnyway(what, list)) {
    post.findings.add(post.place(path), until(list.awaited, brokenName(what, excerpt(name))));
  }
}

/** Where the whole campaign or the whole organisation waits for the mistake to be mended, its posts need not say so. */
function isWaitingAnyway(what: Thing, list: NameList): boolean {
  if (what === THINGS.channel) return !list.readable;
  return what === THINGS.event || what === THINGS.question;
}

/** Tracked links lead only where the organisation says. */
function checkLink(post: PostReading, url: string | undefined, { provisional }: OrganisationReading): void {
  const host = url === undefined ? undefined : URL.parse(url)?.hostname;
  if (!host || !provisional || provisional.settings.link_hosts.includes(host)) return;
  post.addMild(post.place(['cta', 'url']), hostNotAllowed(host, provisional.settings.link_hosts));
}

/** A document goes to nobody's screen: there people are told its name, and to ask for it. */
function checkDocument(post: PostReading, campaign: CampaignReading, { provisional }: OrganisationReading): void {
  const kinds = provisional?.channels ?? {};
  const onScreens = channelsOf(post, campaign).filter((name) => kinds[name] && kinds[name].kind !== 'offline_pack');
  if (onScreens.length > 0) post.addMild(post.place(['cta', 'document']), documentUnreachable(onScreens.join(', ')));
}

function channelsOf({ settings }: PostReading, campaign: CampaignReading): readonly string[] {
  return settings?.channels ?? campaign.settings?.channels ?? [];
}

/** The languages that a post must have: those of the organisation, and those that its channels speak. */
export function languagesOf(post: PostReading, campaign: CampaignReading, organisation: OrganisationReading): string[] {
  const spoken = channelsOf(post, campaign).flatMap((name) => organisation.provisional?.channels[name]?.language ?? []);
  return [...new Set([...organisation.languages, ...spoken])];
}
