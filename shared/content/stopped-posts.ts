import type { Campaign } from '../domain/content/campaign.ts';
import type { Problem } from '../domain/content/content.ts';
import { eventMoment } from '../domain/content/form.ts';
import type { Stopped } from '../domain/content/stopped.ts';
import type { Instant } from '../domain/instant.ts';
import { fromWall, publicMoment } from '../domain/public-moment.ts';
import { type CampaignReading, isBroken } from './read-campaign.ts';
import type { PostReading } from './read-post.ts';

/**
 * Why posts of a campaign are not planned: what they wait for, or that something is wrong.
 *
 * @param campaign with every post of which the settings could be read; null when its own could not
 * @param ofAll what is wrong with the organisation, where nothing is planned for that
 */
export function stoppedPosts(
  reading: CampaignReading,
  stopped: readonly PostReading[],
  campaign: Campaign | null,
  ofAll: readonly Problem[],
): Stopped[] {
  const whole = isBroken(reading)
    ? [...reading.findings.problems, ...reading.questionFindings.problems, ...reading.redated.findings.problems]
    : [];
  const posts = new Map(campaign?.posts.map((post) => [post.file, post]));
  return stopped.map(({ id, file, settings, findings }) => {
    const post = posts.get(file);
    return {
      campaign: reading.id,
      folder: reading.folder,
      post: id,
      file,
      at: campaign ? ((post && publicMoment(campaign, post)?.at) ?? null) : fixedMoment(settings?.at),
      ...whyStopped([...findings.problems, ...whole, ...ofAll]),
    };
  });
}

/** A moment that can be known without the campaign: it is not counted from an event of it. */
function fixedMoment(at: string | undefined): Instant | null {
  return at === undefined || eventMoment(at) ? null : fromWall(at);
}

/** A mistake beside what is missing stays one when the file has arrived. */
function whyStopped(problems: readonly Problem[]): Pick<Stopped, 'awaits' | 'mistaken'> {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const awaits = [...new Set(errors.flatMap(({ awaits: file }) => file ?? []))].sort();
  return { awaits, mistaken: awaits.length === 0 || errors.some(({ awaits: file }) => file === undefined) };
}
