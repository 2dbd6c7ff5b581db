import type { Campaign, Post } from '../domain/content/campaign.ts';
import type { Content, ContentFile } from '../domain/content/content.ts';
import type { Organisation } from '../domain/content/organisation.ts';
import type { Instant } from '../domain/instant.ts';
import { wanted } from '../domain/wanted.ts';
import { checkAnswers } from './check-answers.ts';
import { checkCampaign } from './check-campaign.ts';
import { checkEffects } from './check-effects.ts';
import { checkExperiment } from './check-experiment.ts';
import { checkFiles } from './check-files.ts';
import { type Asked, checkGaps } from './check-gaps.ts';
import { checkIds } from './check-ids.ts';
import { checkLengths } from './check-lengths.ts';
import { checkMediaKinds } from './check-media-kinds.ts';
import { checkMoments } from './check-moments.ts';
import { checkPacks } from './check-packs.ts';
import { checkPhotos, checkUnused, usedFiles } from './check-photos.ts';
import { checkPlaceholders } from './check-placeholders.ts';
import { checkRedated } from './check-redated.ts';
import { checkReferences } from './check-references.ts';
import { checkScript } from './check-script.ts';
import { checkVideo } from './check-video.ts';
import { checkVoice } from './check-voice.ts';
import { checkPlainness, checkWording } from './check-wording.ts';
import { checkWords } from './check-words.ts';
import { contentTree } from './content-tree.ts';
import { type Findings, inOrder } from './findings.ts';
import { type CampaignReading, isBroken, readCampaign } from './read-campaign.ts';
import { readOrganisation } from './read-organisation.ts';
import { asPost, type PostReading } from './read-post.ts';
import { stoppedPosts } from './stopped-posts.ts';

/**
 * Reads a whole content folder and says everything that is wrong with it, at once.
 *
 * Whatever the files hold, it answers: a broken post leaves the others as they are, a broken campaign the other
 * campaigns. `now` only tells what is past.
 */
export function readContent(files: readonly ContentFile[], now: Instant): Content {
  const { organisation, readings, problems } = understand(files, now);
  // While that cannot be read nothing is planned.
  const ofAll = organisation.sound ? [] : organisation.findings.flatMap((findings) => findings.problems);
  return {
    organisation: organisation.sound ? organisation.provisional : null,
    campaigns: readings.flatMap((reading) =>
      isBroken(reading) ? [] : (asCampaign(reading, (post) => isSound(post, reading))?.campaign ?? []),
    ),
    broken: readings.filter(isBroken).map(({ folder }) => folder),
    stopped: readings.flatMap((reading) => {
      const isWhole = organisation.sound && !isBroken(reading);
      const stopped = reading.posts.filter((post) => !post.draft && !(isWhole && isSound(post, reading)));
      return stopped.length === 0 ? [] : stoppedPosts(reading, stopped, inSpite(reading), ofAll);
    }),
    problems,
  };
}

/** All that can be understood of it in spite of its mistakes: to be looked at, and never planned with. */
export function readInSpite(
  files: readonly ContentFile[],
  now: Instant,
): Pick<Content, 'organisation' | 'campaigns' | 'problems'> {
  const { organisation, readings, problems } = understand(files, now);
  return {
    organisation: organisation.provisional,
    campaigns: readings.flatMap((reading) => inSpite(reading) ?? []),
    problems,
  };
}

function inSpite(reading: CampaignReading): Campaign | null {
  return asCampaign(reading, ({ settings }) => settings !== null)?.campaign ?? null;
}

function understand(files: readonly ContentFile[], now: Instant) {
  const tree = contentTree(files);
  const organisation = readOrganisation(tree.organisation);
  const readings = tree.campaigns.map((folder) => readCampaign(folder, organisation.languages));
  checkIds(readings);
  for (const reading of readings) checkRedated(reading);
  for (const reading of readings) {
    checkCampaign(reading, organisation);
    const used = usedFiles(reading);
    for (const post of reading.posts) {
      checkReferences(post, reading, organisation);
      checkWords(post, reading, organisation);
      checkScript(post);
      checkWording(post, organisation.provisional);
      checkAnswers(post);
      checkPlaceholders(post, reading);
      checkPhotos(
        post,
        { media: reading.media, used },
        organisation.provisional?.settings.media_budget.photos_per_post,
      );
      checkMediaKinds(post, reading.beginnings);
      checkVideo(post, reading.beginnings, organisation.provisional?.settings.media_budget);
      checkVoice(post, reading.beginnings, organisation.provisional?.settings.media_budget);
    }
  }
  if (organisation.provisional) checkPlan(readings, organisation.provisional, now);

  const found: Findings[] = [
    ...organisation.findings,
    ...readings.flatMap((reading) => [
      reading.findings,
      reading.questionFindings,
      reading.redated.findings,
      reading.redated.entryFindings,
      ...reading.posts.map(({ findings }) => findings),
      ...checkUnused(reading),
    ]),
    ...checkFiles(tree, files),
  ];
  return { organisation, readings, problems: inOrder(found.flatMap(({ problems }) => problems)) };
}

/** What can only be seen once it is known what goes where and when. */
function checkPlan(readings: readonly CampaignReading[], organisation: Organisation, now: Instant): void {
  const asked: Asked[] = [];
  for (const reading of readings) {
    const read = asCampaign(reading, (post) => post.settings !== null);
    if (!read) continue;
    const { campaign, of } = read;
    checkExperiment(reading, campaign, organisation, of);
    for (const post of campaign.posts) {
      const postReading = of.get(post);
      if (!postReading) continue;
      // Drafts too, as if they were ready: what would stop them later is good to know now.
      const ready = { ...post, settings: { ...post.settings, status: 'ready' as const } };
      const deliveries = wanted(organisation, { ...campaign, posts: [ready] });
      checkMoments(postReading, post, reading, campaign, organisation, deliveries, now);
      checkLengths(postReading, post, campaign, organisation, deliveries);
      checkPlainness(postReading);
      checkEffects(postReading, deliveries);
      if (!postReading.draft) {
        const spaced = deliveries.filter(({ kind }) => kind !== 'offline_pack');
        asked.push(...spaced.map((delivery) => ({ reading: postReading, delivery })));
      }
    }
  }
  checkGaps(asked, organisation.settings, now);
  checkPacks(asked, organisation.settings, now);
}

/** A campaign with those of its posts that are wanted, and the reading of each. */
function asCampaign(
  { id, folder, settings, questions, redated, posts, media }: CampaignReading,
  isWanted: (post: PostReading) => boolean,
): { campaign: Campaign; of: ReadonlyMap<Post, PostReading> } | null {
  if (!settings) return null;
  const inSeries = placesOf(posts.filter(({ ownMoment }) => settings.series && !ownMoment));
  const withVariants = placesOf(posts.filter(({ hasVariants }) => hasVariants));
  const of = new Map<Post, PostReading>();
  for (const reading of posts) {
    if (reading.settings && isWanted(reading)) {
      const seriesPosition = inSeries.get(reading) ?? null;
      const variantPosition = withVariants.get(reading) ?? null;
      of.set(asPost(reading, reading.settings, { seriesPosition, variantPosition }, media), reading);
    }
  }
  const broken = [...new Set(posts.filter((post) => !isSound(post, { redated })).map((post) => post.id))];
  const inside = [...of.keys()];
  return {
    campaign: { id, folder, settings, questions: questions.entries, redated: redated.entries, posts: inside, broken },
    of,
  };
}

function placesOf(posts: readonly PostReading[]): ReadonlyMap<PostReading, number> {
  return new Map(posts.map((post, index) => [post, index]));
}

function isSound({ id, settings, findings }: PostReading, { redated }: Pick<CampaignReading, 'redated'>): boolean {
  const isUnderstood = !findings.broken && !findings.problems.some(({ code }) => code === 'E09');
  return settings !== null && isUnderstood && !redated.stops.has(id);
}
