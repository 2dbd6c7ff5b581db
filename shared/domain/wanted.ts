import { type Campaign, eventOf, type Post, type Series, WEEKDAYS } from './content/campaign.ts';
import type { Channel } from './content/channel.ts';
import { eventMoment } from './content/form.ts';
import type { DatePeriod, Organisation, OrganisationSettings } from './content/organisation.ts';
import { deliveryId, sha256 } from './delivery-id.ts';
import { DAY_MS, earliest, fromWallTime, HOUR_MS, type Instant, plus, wallDate, wallTime } from './instant.ts';
import type { Conditions, PlannedDelivery } from './plan.ts';

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

interface PublicMoment {
  readonly at: Instant;
  /** The experiment's arm, where the experiment alternates over slots. */
  readonly arm: string | null;
}

/**
 * The moment meant for the public: the post's own, which may be counted from its event and then moves with it, or its
 * turn in the series. Null when it has neither.
 */
export function publicMoment(campaign: Campaign, post: Post): PublicMoment | null {
  const { id, settings } = campaign;
  const own = post.settings.at === undefined ? null : ownMoment(post.settings.at, campaign, post);
  if (own !== null) return { at: own, arm: null };
  if (!settings.series || post.seriesPosition === null) return null;
  const arms = settings.experiment?.unit === 'slot' ? settings.experiment.arms : [];
  const arm =
    arms.length > 0 ? (arms[(post.seriesPosition + drawnStart(id, arms.length)) % arms.length] ?? null) : null;
  const time = arm && /^\d\d:\d\d$/.test(arm) ? arm : settings.series.time;
  return { at: fromWallTime(seriesDate(settings.series, post.seriesPosition), time), arm };
}

function ownMoment(written: string, campaign: Campaign, post: Post): Instant | null {
  const counted = eventMoment(written);
  if (!counted) return fromWall(written);
  const event = eventOf(campaign, post);
  return event && fromWallTime(wallDate(plus(fromWall(event.starts), counted.days * DAY_MS)), counted.time);
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
      ...(event ? [fromWall(event.starts)] : []),
    ),
    language,
    variant: arm ?? firstVariant(campaign, post, language),
    recipients: channel.kind === 'moderator_pack' ? channel.communities : [],
    asks: {
      cta: cta.type,
      event: cta.type === 'attend_event' ? cta.event : null,
      until: event ? fromWall(event.ends) : null,
    },
    conditions,
  };
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

/** The date of the n-th post of a series, counting from 0: the weekdays of its rule from its start on. */
export function seriesDate(series: Series, position: number): string {
  const on = new Set(series.on);
  const fullWeeks = Math.floor(position / on.size);
  let day = plus(fromWallTime(series.start, '00:00'), fullWeeks * 7 * DAY_MS);
  for (let left = position % on.size; ; day = plus(day, DAY_MS)) {
    const weekday = WEEKDAYS[wallTime(day).weekday];
    if (!weekday || !on.has(weekday)) continue;
    if (left === 0) return wallDate(day);
    left -= 1;
  }
}

/** Which arm a campaign's experiment begins with: drawn from its id, so the draw is known before the first post. */
function drawnStart(campaign: string, arms: number): number {
  return Number.parseInt(sha256(`experiment ${campaign}`).slice(0, 8), 16) % arms;
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

/** `YYYY-MM-DD HH:MM`, Phnom Penh time. */
export function fromWall(moment: string): Instant {
  const [date = '', time = ''] = moment.split(' ');
  return fromWallTime(date, time);
}
