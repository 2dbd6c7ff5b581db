import type { Campaign, Post } from '../domain/content/campaign.ts';
import type { DatePeriod, Organisation } from '../domain/content/organisation.ts';
import { lastStart, withSessionsAhead } from '../domain/event-sessions.ts';
import { type Instant, wallDate } from '../domain/instant.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { fromWall, publicMoment, redatedMoment } from '../domain/public-moment.ts';
import { excerpt } from './did-you-mean.ts';
import { type Finding, mildly } from './findings.ts';
import * as say from './messages-moments.ts';
import { isWithin } from './post-hours.ts';
import type { CampaignReading } from './read-campaign.ts';
import type { PostReading } from './read-post.ts';

/** When a post goes out: not past, not too late, in the hours in which the organisation speaks; and what holds it. */
export function checkMoments(
  reading: PostReading,
  post: Post,
  { redated }: Pick<CampaignReading, 'redated'>,
  campaign: Campaign,
  organisation: Organisation,
  planned: readonly PlannedDelivery[],
  now: Instant,
): void {
  const moment = publicMoment(campaign, post)?.at;
  if (moment === undefined) {
    if (post.settings.at !== undefined) reading.addMild(reading.place(['at']), say.noEventToCountFrom());
    else if (!reading.draft && !reading.ownMoment) reading.addMild(reading.place(['at']), say.noMoment());
    return;
  }
  const isAnew = redatedMoment(campaign, post) !== null;
  const tell = isAnew ? tellOfNew(reading, redated) : (found: Finding) => reading.addMild(reading.place(['at']), found);
  // A draft that is past is already what the warning asks for.
  if (moment < now && !reading.draft) tell(say.alreadyPast(moment, now));
  if ((post.settings.at || isAnew) && !isWithin(organisation.settings, moment)) {
    tell(say.outsideHours(moment, organisation.settings.post_hours));
  }
  checkEnds(reading, post, campaign, moment, tell);
  for (const delivery of planned) reportHolds(reading, organisation, delivery, tell);
}

/** What is wrong with a new moment is told where that stands, and keeps back the post that it is of. */
function tellOfNew({ id, draft }: PostReading, { entryFindings, stops, place }: CampaignReading['redated']) {
  return (finding: Finding): void => {
    const told = draft ? mildly(finding) : finding;
    entryFindings.add(place(['posts', id, 'at']), told);
    if (told.severity === 'error') stops.add(id);
  };
}

function checkEnds(
  reading: PostReading,
  { settings }: Post,
  campaign: Campaign,
  moment: Instant,
  tell: (finding: Finding) => void,
): void {
  const { cta, expires } = settings;
  if (cta.type === 'attend_event') {
    const event = Object.hasOwn(campaign.settings.events, cta.event) ? campaign.settings.events[cta.event] : undefined;
    if (event && moment >= lastStart(event)) tell(say.afterTheEvent(moment, lastStart(event)));
    else if (event && moment >= fromWall(event.starts)) {
      tell(say.afterASession(moment, withSessionsAhead(event, moment).sessions));
    }
  }
  if (expires && fromWall(expires) <= moment) {
    reading.addMild(reading.place(['expires']), say.endsTooEarly('expires', fromWall(expires), moment));
  }
  if (cta.type === 'give_feedback' && fromWall(cta.closes) <= moment) {
    reading.addMild(reading.place(['cta', 'closes']), say.endsTooEarly('closes', fromWall(cta.closes), moment));
  }
}

/** Said once for a post, however many channels it goes to: the same finding is kept once. */
function reportHolds(
  reading: PostReading,
  { settings, hotlines }: Organisation,
  { publicAt, at, conditions }: PlannedDelivery,
  tell: (finding: Finding) => void,
): void {
  const { quiet, election, hotline } = conditions;
  // A pack may leave on such a day although its public moment is another.
  const on = (periods: readonly DatePeriod[]) => (fallsIn(periods, publicAt) ? publicAt : at);
  if (quiet !== null) tell(say.quietDate(on(settings.quiet_dates), excerpt(quiet)));
  if (election !== null) tell(say.electionDate(on(settings.election_dates), excerpt(election)));
  if (!hotline || !Object.hasOwn(hotlines, hotline.id)) return;
  const until = hotline.verifiedUntil;
  const hotlinePlace = reading.place(['cta', 'hotline']);
  if (until === null) reading.addMild(hotlinePlace, say.hotlineNeverVerified(hotline.id));
  else if (until < at) reading.addMild(hotlinePlace, say.hotlineExpired(hotline.id, until));
}

function fallsIn(periods: readonly DatePeriod[], moment: Instant): boolean {
  const day = wallDate(moment);
  return periods.some(({ from, to }) => from <= day && day <= to);
}
