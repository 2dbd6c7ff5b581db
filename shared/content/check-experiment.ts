import type { Campaign, Experiment, Post } from '../domain/content/campaign.ts';
import { isClock } from '../domain/content/form.ts';
import type { Organisation } from '../domain/content/organisation.ts';
import { isTried, slotArm } from '../domain/experiment.ts';
import { latest, wallDate } from '../domain/instant.ts';
import { publicMoment } from '../domain/public-moment.ts';
import { channelsOf } from '../domain/wanted.ts';
import { excerpt } from './did-you-mean.ts';
import { decidesTooEarly, noPacksToTry, tooFewTurns } from './messages-experiment.ts';
import { armWithoutText } from './messages-references.ts';
import { headPlace } from './post-sections.ts';
import type { CampaignReading } from './read-campaign.ts';
import type { PostReading } from './read-post.ts';

/** Whether an experiment can answer its question with the posts that there are. */
export function checkExperiment(
  reading: CampaignReading,
  campaign: Campaign,
  { channels }: Organisation,
  readingOf: ReadonlyMap<Post, PostReading>,
): void {
  const { experiment } = campaign.settings;
  if (!experiment) return;
  const { unit, arms, decide_on: decideOn } = experiment;
  const add = (setting: string, finding: ReturnType<typeof noPacksToTry>) =>
    reading.findings.add(reading.place(['experiment', setting]), finding);
  const tried = campaign.posts.filter((post) =>
    unit === 'slot' ? slotArm(campaign, post) !== null : isTried(experiment, post),
  );
  const needed = unit === 'slot' ? arms.length : 1;
  // Of a single post that is not there, or has no text for an arm, that is said.
  if (tried.length < needed && (unit === 'slot' || experiment.post === undefined))
    add('arms', tooFewTurns(tried.length, needed, arms.every(isClock)));
  // A channel that nobody knows may have been meant for them; that is said.
  const kinds = tried.flatMap((post) => channelsOf(campaign, post)).map((id) => channels[id]?.kind);
  const isToPacks = kinds.some((kind) => kind === undefined || kind === 'moderator_pack');
  if (unit === 'moderator_group' && tried.length > 0 && !isToPacks) add('unit', noPacksToTry());
  const [first, ...others] = tried.flatMap((post) => publicMoment(campaign, post)?.at ?? []);
  const last = first && wallDate(latest(first, ...others));
  if (last && decideOn < last) add('decide_on', decidesTooEarly(decideOn, last));
  if (experiment.post !== undefined) return;
  for (const post of tried) {
    const own = readingOf.get(post);
    if (own) checkTexts(own, experiment);
  }
}

/** A text for everybody stands for each arm that has none. */
function checkTexts({ sections, name, findings }: PostReading, { arms }: Experiment): void {
  const [head] = sections.filter(({ variant }) => variant !== null);
  if (!head) return;
  for (const [language, written] of Map.groupBy(sections, (section) => section.language)) {
    if (written.some(({ variant, scope }) => variant === null && scope === null)) continue;
    for (const arm of arms.filter((one) => !isClock(one) && !written.some(({ variant }) => variant === one)))
      findings.add(headPlace(head), armWithoutText(excerpt(arm), name, language));
  }
}
