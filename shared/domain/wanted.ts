import { variantOf } from './arms.ts';
import type { Campaign, Post } from './content/campaign.ts';
import type { Channel } from './content/channel.ts';
import type { DatePeriod, Organisation, OrganisationSettings } from './content/organisation.ts';
import { deliveryId } from './delivery-id.ts';
import { askedSessions, lastStart } from './event-sessions.ts';
import { groupArms } from './experiment.ts';
import { DAY_MS, earliest, fromWallTime, HOUR_MS, type Instant, plus, wallDate } from './instant.ts';
import type { Conditions, PlannedDelivery } from './plan.ts';
import { fromWall, type PublicMoment, publicMoment } from './public-moment.ts';

/** Nothing leaves later than this after the moment meant for the public. */
const PATIENCE_MS = 2 * HOUR_MS;
/** How long a hotline's verification counts. */
const HOTLINE_VERIFIED_DAYS = 90;

/**
 * Every delivery that a campaign asks for, whatever the time is now: one for each ready post and channel.
 * Drafts ask for nothing; a channel that the organisation does not have is passed over (check reports it).
 */
export function wanted(organisation: Organisation, campaign: Campaign): PlannedDelivery[] {
  return campaign.posts
    .filter((post) => post.settings.status === 'ready')
    .flatMap((post) => {
      const moment = publicMoment(campaign, post);
      if (!moment) return [];
      return channelsOf(campaign, post).flatMap((id) => {
        const channel = organisation.channels[id];
        return channel ? [delivery(organisation, campaign, post, id, channel, moment)] : [];
      });
    });
}

/** The channels of a post, each once. */
export function channelsOf(campaign: Campaign, post: Post): string[] {
  return [...new Set(post.settings.channels ?? campaign.settings.channels)];
}

function delivery(
  { settings, hotlines }: Organisation,
  campaign: Campaign,
  post: Post,
  id: string,
  channel: Channel,
  { at: publicAt, arm }: PublicMoment,
): PlannedDelivery {
  const language = channel.language ?? settings.languages[0] ?? 'km';
  const at = leaving(publicAt, channel.lead_hours, settings.post_hours);
  const { cta } = post.settings;
  const event = cta.type === 'attend_event' ? campaign.settings.events[cta.event] : undefined;
  const safety = post.settings.safety ?? campaign.settings.safety;
  const conditions: Conditions = {
    reviewNeeded: campaign.settings.review[language] === 'needed',
    quiet: periodOf(settings.quiet_dates, at, publicAt),
    election: safety.election_sensitive ? periodOf(settings.election_dates, at, publicAt) : null,
    hotline:
      cta.type === 'call_hotline'
        ? { id: cta.hotline, verifiedUntil: verifiedUntil(hotlines[cta.hotline]?.verified_on) }
        : null,
  };
  return {
    id: deliveryId(campaign.id, post.id, id),
    campaign: campaign.id,
    post: post.id,
    channel: id,
    kind: channel.kind,
    address: addressOf(channel),
    at,
    publicAt,
    expires: earliest(
      plus(publicAt, PATIENCE_MS),
      fromWallTime(wallDate(publicAt), postHours(settings).to),
      ...(post.settings.expires ? [fromWall(post.settings.expires)] : []),
      ...(event ? [lastStart(event)] : []),
    ),
    language,
    variant: variantFor(campaign, post, channel, language) ?? arm ?? firstVariant(campaign, post, language),
    recipients: channel.kind === 'moderator_pack' ? channel.communities : [],
    asks: {
      cta: cta.type,
      event: cta.type === 'attend_event' ? cta.event : null,
      from: event ? fromWall(event.starts) : null,
      until: event ? fromWall(event.ends) : null,
      ...(event && event.sessions.length > 0 && { sessions: askedSessions(event, publicAt) }),
    },
    conditions,
  };
}

/** Of a pack that carries the words of several arms. */
function variantFor(campaign: Campaign, post: Post, { kind }: Channel, language: string): string | null {
  const arms = kind === 'moderator_pack' ? groupArms(campaign, post, language) : [];
  return arms.length > 0 ? variantOf(arms) : null;
}

/** Channels outside an experiment's unit get the first arm; without an experiment, the first variant that is written. */
function firstVariant(campaign: Campaign, post: Post, language: string): string | null {
  const written = post.sections.filter((section) => section.language === language && section.variant !== null);
  const arm = campaign.settings.experiment?.arms.find((arm) => written.some((section) => section.variant === arm));
  return arm ?? written[0]?.variant ?? null;
}

/** `lead` hours before the public moment, moved forward into the hours in which the organisation speaks. */
function leaving(publicAt: Instant, leadHours: number, hours: string): Instant {
  if (leadHours === 0) return publicAt;
  const lead = plus(publicAt, -leadHours * HOUR_MS);
  const { from, to } = postHours({ post_hours: hours });
  const opens = fromWallTime(wallDate(lead), from);
  const closes = fromWallTime(wallDate(lead), to);
  const open = lead < opens ? opens : lead > closes ? plus(opens, DAY_MS) : lead;
  return earliest(open, publicAt);
}

export function postHours({ post_hours }: Pick<OrganisationSettings, 'post_hours'>): { from: string; to: string } {
  const [from = '00:00', to = '23:59'] = post_hours.split('-');
  return { from, to };
}

function periodOf(periods: readonly DatePeriod[], ...moments: Instant[]): string | null {
  const days = moments.map(wallDate);
  return periods.find(({ from, to }) => days.some((day) => from <= day && day <= to))?.why ?? null;
}

function verifiedUntil(verifiedOn: string | null | undefined): Instant | null {
  return verifiedOn ? plus(fromWallTime(verifiedOn, '00:00'), (HOTLINE_VERIFIED_DAYS + 1) * DAY_MS) : null;
}

function addressOf(channel: Channel): string {
  switch (channel.kind) {
    case 'facebook_page':
      return channel.page_id;
    case 'telegram_channel':
    case 'telegram_group':
      return channel.chat_id;
    case 'moderator_pack':
    case 'offline_pack':
      return '';
    default:
      return channel satisfies never;
  }
}
