import type { CallToAction } from '../../domain/content/call-to-action.ts';
import type { Organisation } from '../../domain/content/organisation.ts';
import { fromWallTime, HOUR_MS, type Instant, plus } from '../../domain/instant.ts';
import { fromWall, toWall } from '../../domain/public-moment.ts';
import { ctaText, type Known, NEEDS } from './asking.ts';
import { campaignText, NEW_QUESTIONS, questionsText } from './campaign-text.ts';
import { clockWithin, daysAfter, mondayAfter, saturdayAfter } from './clock.ts';
import { postsOf, postsOfEvent, postsOfSeries } from './new-posts.ts';
import { type NewPost, postText, type Writing } from './post-text.ts';
import type { NewFiles, Wish } from './wish.ts';

/** A campaign with one call to action: of a meeting all that is said before and after it. */
export function newCampaign(
  { folder, name, cta, at, spoken }: Extract<Wish, { kind: 'campaign' }>,
  organisation: Organisation,
  writing: Writing,
  now: Instant,
  attempt: number,
): NewFiles {
  const { settings, places } = organisation;
  const asks = asking(organisation, folder);
  if (cta !== 'attend_event') {
    const day = at?.slice(0, 10) ?? daysAfter(now, 7 + attempt);
    const posts = postsOf(cta, day, settings, asks);
    const by = daysAfter(fromWallTime(day, '00:00'), 28);
    const text = campaignText({ name, cta, by, event: null, series: null }, organisation, spoken);
    return campaignFiles(folder, text, cta === 'give_feedback', posts, writing);
  }
  const [place] = Object.keys(places);
  if (place === undefined) throw NEEDS.place();
  const starts = at ?? `${saturdayAfter(now, 28 + 7 * attempt)} 08:00`;
  const ends = toWall(plus(fromWall(starts), 3 * HOUR_MS));
  const event = { starts, ends, place };
  const text = campaignText({ name, cta, by: starts.slice(0, 10), event, series: null }, organisation, spoken);
  return campaignFiles(folder, text, true, postsOfEvent(starts, settings, now, asks), writing);
}

/** A campaign whose posts go out one after another. */
export function newSeries(
  { folder, name, tips, at, spoken }: Extract<Wish, { kind: 'series' }>,
  organisation: Organisation,
  writing: Writing,
  now: Instant,
  attempt: number,
): NewFiles {
  const { settings } = organisation;
  const start = at?.slice(0, 10) ?? mondayAfter(now, 7 + 7 * attempt);
  const series = { start, time: clockWithin(at?.slice(11) || '19:00', settings) };
  const by = daysAfter(fromWallTime(start, '00:00'), Math.ceil(tips / 3) * 7 + 14);
  const text = campaignText({ name, cta: 'do_it_now', by, event: null, series }, organisation, spoken);
  return campaignFiles(
    folder,
    text,
    false,
    postsOfSeries(start, tips, settings, asking(organisation, folder)),
    writing,
  );
}

/** How the posts of a new campaign ask: its event, its questions and its series are new as well. */
function asking(organisation: Organisation, campaignId: string) {
  const known: Omit<Known, 'closes'> = {
    organisation,
    campaignId,
    events: { meeting: true },
    questions: NEW_QUESTIONS,
    hasSubscription: true,
  };
  return (type: CallToAction['type'], closes: string) => ctaText(type, { ...known, closes });
}

function campaignFiles(
  folder: string,
  settings: string,
  asksQuestions: boolean,
  posts: readonly NewPost[],
  writing: Writing,
): NewFiles {
  return new Map([
    [`campaigns/${folder}/campaign.yaml`, settings],
    ...(asksQuestions ? [[`campaigns/${folder}/questions.yaml`, questionsText(writing.languages)] as const] : []),
    ...numbered(folder, posts, 1, writing),
  ]);
}

/** The files of posts, numbered in the order in which they go out. */
export function numbered(
  folder: string,
  posts: readonly NewPost[],
  from: number,
  writing: Writing,
): [string, string][] {
  return posts.map((post, index) => {
    const number = String(from + index).padStart(2, '0');
    return [`campaigns/${folder}/posts/${number}-${post.name}.md`, postText(post, writing)];
  });
}
