import type { CampaignSettings } from '../domain/content/campaign.ts';
import type { CivicEvent } from '../domain/content/civic-event.ts';
import { isClock } from '../domain/content/form.ts';
import type { OrganisationSettings } from '../domain/content/organisation.ts';
import { fromWallTime } from '../domain/instant.ts';
import { checkArea } from './check-area.ts';
import { checkChoices } from './check-choices.ts';
import { excerpt, nearest } from './did-you-mean.ts';
import { until } from './findings.ts';
import { endsBeforeStart, noAgenda } from './messages-events.ts';
import { reviewNeeded, timeOutsideHours } from './messages-moments.ts';
import { armWithoutText, noSuchPost, THINGS, twiceInList, unknownName } from './messages-references.ts';
import { phoneNumber } from './messages-sections.ts';
import { isUnknown, namesOf } from './name-list.ts';
import { findPhoneNumber } from './phone-number.ts';
import { isWithin } from './post-hours.ts';
import type { CampaignReading } from './read-campaign.ts';
import type { OrganisationReading } from './read-organisation.ts';

/** What campaign.yaml and questions.yaml say that their schemas cannot know to be wrong. */
export function checkCampaign(campaign: CampaignReading, organisation: OrganisationReading): void {
  const { settings } = campaign;
  if (settings) {
    checkChannels(campaign, settings, organisation);
    checkEvents(campaign, settings, organisation);
    checkExperiment(campaign, settings, organisation);
    checkArea(campaign, organisation);
    if (organisation.provisional) checkHours(campaign, settings, organisation.provisional.settings);
    for (const [language, state] of Object.entries(settings.review)) {
      if (state === 'needed') campaign.findings.add(campaign.place(['review', language]), reviewNeeded(language));
    }
  }
  for (const [name, question] of Object.entries(campaign.questions.entries)) {
    if (question.kind !== 'pick') continue;
    checkChoices(question.options, organisation.languages, (finding) =>
      campaign.questionFindings.add(campaign.questionPlace(['questions', name, 'options']), finding),
    );
  }
}

function checkChannels(
  campaign: CampaignReading,
  { channels }: CampaignSettings,
  organisation: OrganisationReading,
): void {
  for (const [index, name] of channels.entries()) {
    const place = campaign.place(['channels', index]);
    if (isUnknown(organisation.channels, name)) {
      const known = namesOf(organisation.channels);
      campaign.findings.add(place, unknownName(THINGS.channel, excerpt(name), nearest(name, known), known));
    }
    if (channels.indexOf(name) < index) campaign.findings.add(place, twiceInList(excerpt(name)));
  }
}

function checkEvents(campaign: CampaignReading, { events }: CampaignSettings, organisation: OrganisationReading): void {
  for (const [name, event] of Object.entries(events)) {
    const { findings } = campaign;
    checkTimes(campaign, name, event, organisation);
    if (isUnknown(organisation.places, event.place)) {
      const known = namesOf(organisation.places);
      const unknown = unknownName(THINGS.place, event.place, nearest(event.place, known), known);
      findings.add(campaign.place(['events', name, 'place']), until(organisation.places.awaited, unknown));
    }
    for (const language of organisation.languages) {
      if (!event.agenda[language]) findings.add(campaign.place(['events', name, 'agenda']), noAgenda(language));
    }
    for (const [language, items] of Object.entries(event.agenda)) {
      for (const [index, item] of items.entries()) {
        const number = findPhoneNumber(item, organisation.provisional);
        if (number)
          findings.add(campaign.place(['events', name, 'agenda', language, index]), phoneNumber(number, null));
      }
    }
  }
}

/** Each session ends after it starts, as the event does that has none; and its words on the button are nobody's number. */
function checkTimes(
  { findings, place }: CampaignReading,
  name: string,
  { starts, ends, sessions }: CivicEvent,
  { provisional }: OrganisationReading,
): void {
  if (sessions.length === 0 && ends <= starts) {
    findings.add(place(['events', name, 'ends']), endsBeforeStart(starts, ends));
  }
  for (const session of sessions) {
    const path = ['events', name, 'sessions', session.id];
    if (session.ends <= session.starts) {
      findings.add(place([...path, 'ends']), endsBeforeStart(session.starts, session.ends));
    }
    for (const language of ['km', 'en'] as const) {
      const number = findPhoneNumber(session[language], provisional);
      if (number) findings.add(place([...path, language]), phoneNumber(number, null));
    }
  }
}

function checkExperiment(
  campaign: CampaignReading,
  { experiment }: CampaignSettings,
  { languages }: OrganisationReading,
): void {
  if (experiment?.unit !== 'moderator_group' || experiment.post === undefined) return;
  const ids = campaign.posts.map(({ id }) => id);
  const post = campaign.posts.find(({ id }) => id === experiment.post);
  if (!post) {
    campaign.findings.add(
      campaign.place(['experiment', 'post']),
      noSuchPost(excerpt(experiment.post), nearest(experiment.post, ids)),
    );
    return;
  }
  if (!post.settings) return;
  for (const [index, arm] of experiment.arms.entries()) {
    for (const language of languages) {
      const has = post.sections.some((section) => section.language === language && section.variant === arm);
      const place = campaign.place(['experiment', 'arms', index]);
      if (!has) campaign.findings.add(place, armWithoutText(excerpt(arm), post.name, language));
    }
  }
}

/** The hours of a series are wrong in one place, not in each of its posts. */
function checkHours(campaign: CampaignReading, settings: CampaignSettings, organisation: OrganisationSettings): void {
  const { series, experiment } = settings;
  if (!series) return;
  const check = (time: string, path: readonly PropertyKey[]) => {
    if (isClock(time) && !isWithin(organisation, fromWallTime(series.start, time))) {
      campaign.findings.add(campaign.place(path), timeOutsideHours(time, organisation.post_hours));
    }
  };
  check(series.time, ['series', 'time']);
  if (experiment?.unit !== 'slot') return;
  for (const [index, arm] of experiment.arms.entries()) check(arm, ['experiment', 'arms', index]);
}
