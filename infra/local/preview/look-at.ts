import { photoProblem } from '../../../functions/ingest/photo-problem.ts';
import { type RenderPorts, renderCampaign } from '../../../functions/ingest/render-campaign.ts';
import { videoProblem } from '../../../functions/ingest/video-file.ts';
import { longVoice, voiceProblem } from '../../../functions/ingest/voice-note.ts';
import type { readInSpite } from '../../../shared/content/read.ts';
import type { Campaign, Post } from '../../../shared/domain/content/campaign.ts';
import type { Problem } from '../../../shared/domain/content/content.ts';
import type { Organisation } from '../../../shared/domain/content/organisation.ts';
import type { Entry } from '../../../shared/domain/delivery.ts';
import { type Instant, wallDate } from '../../../shared/domain/instant.ts';
import { Message } from '../../../shared/domain/message.ts';
import { publicMoment } from '../../../shared/domain/public-moment.ts';

/** One text of a post on one channel, as it is published. */
export interface Version {
  readonly entry: Entry;
  readonly message: Message;
  /** Which of several texts it is; null where there is only one. */
  readonly variant: string | null;
}

export interface ShownChannel {
  readonly label: string;
  /** What goes out there, or of several texts the first. */
  readonly first: Version;
  /** Its other texts, and those in languages that this channel does not speak. */
  readonly others: readonly Version[];
}

/** A post as far as it can be understood. */
export interface LookedAt {
  readonly campaign: Campaign | null;
  readonly post: Post | null;
  /** Null: it has no moment yet. */
  readonly publicAt: Instant | null;
  readonly problems: readonly Problem[];
  readonly channels: readonly ShownChannel[];
}

/**
 * Renders one post for everybody whom it goes to, exactly as ingest does; in spite of its mistakes, as a draft, and
 * without a date as well.
 */
export async function lookAt(
  content: ReturnType<typeof readInSpite>,
  file: string,
  now: Instant,
  ports: RenderPorts,
): Promise<LookedAt> {
  const { organisation, campaigns } = content;
  const campaign = campaigns.find(({ posts }) => posts.some((post) => post.file === file)) ?? null;
  const post = campaign?.posts.find((one) => one.file === file) ?? null;
  const problems = content.problems.filter((problem) => concerns(problem, file));
  if (!organisation || !campaign || !post) return { campaign, post, publicAt: null, problems, channels: [] };

  const publicAt = publicMoment(campaign, post)?.at ?? null;
  const ready = readied(post, publicAt === null ? now : null);
  const planned = await rendered(organisation, campaign, ready, ports);
  const others: Version[] = [];
  for (const language of languagesIn(post)) {
    for (const variant of variantsIn(post, language)) {
      const { versions } = await rendered(speaking(organisation, language), campaign, only(ready, variant), ports);
      others.push(...versions.map((version) => ({ ...version, variant })));
    }
  }
  return {
    campaign,
    post,
    publicAt,
    problems: [...problems, ...planned.problems],
    channels: planned.versions.map((first) => ({
      label: organisation.channels[first.entry.channel]?.label ?? first.entry.channel,
      first,
      others: others.filter((other) => isOther(other, first)),
    })),
  };
}

/** Of one channel, and not what it shows already: a pack shows each text that its groups draw. */
function isOther({ entry }: Version, { entry: shown, message: { arms } }: Version): boolean {
  return (
    entry.channel === shown.channel && (arms ? entry.language !== shown.language : entry.message !== shown.message)
  );
}

/** Its own problems, and what stops or holds all posts of its campaign. */
function concerns({ file, severity }: Problem, post: string): boolean {
  const folder = post.slice(0, post.indexOf('/posts/'));
  const isBelow = file.startsWith('_org/') || file === `${folder}/campaign.yaml` || file === `${folder}/questions.yaml`;
  return file === post || (severity !== 'warning' && isBelow);
}

/** As it is once it is ready; one without a date goes out on this day, and nobody is told of it. */
function readied(post: Post, day: Instant | null): Post {
  const settings = { ...post.settings, status: 'ready' } as const;
  return { ...post, settings: day === null ? settings : { ...settings, at: `${wallDate(day)} 12:00` } };
}

async function rendered(
  organisation: Organisation,
  campaign: Campaign,
  post: Post,
  ports: RenderPorts,
): Promise<{ versions: Version[]; problems: Problem[] }> {
  const alone = (one: Post) => renderCampaign(organisation, { ...campaign, posts: [one] }, ports);
  let { entries, unusable, unseen, unheard, voices } = await alone(post);
  // What has no picture or video that can be shown, or sound that can be heard, is looked at without it; that a file is missing, the check has said.
  if (unusable.length + unseen.length + unheard.length > 0) {
    const others = [...unseen.map(({ file }) => file), ...unheard.map((one) => one.post.settings.voice ?? '')];
    ({ entries } = await alone(without(post, new Set([...unusable.map(({ photo }) => photo), ...others]))));
  }
  const versions = entries.map(async (entry): Promise<Version> => {
    const bytes = await ports.contentStore.kept('rendered', entry.message);
    const variant = variantsIn(post, entry.language).includes(entry.variant) ? entry.variant : null;
    return { entry, message: Message.parse(JSON.parse(new TextDecoder().decode(bytes))), variant };
  });
  const told = [
    ...unusable.filter(({ why }) => why !== 'gone').map(photoProblem),
    ...unseen.filter(({ why }) => why !== 'gone').map(videoProblem),
    ...unheard.filter(({ why }) => why !== 'gone').map(voiceProblem),
    ...voices.flatMap((note) => longVoice(note, organisation.settings.media_budget)),
  ];
  return { versions: await Promise.all(versions), problems: told };
}

function without(post: Post, names: ReadonlySet<string>): Post {
  const sections = post.sections.map((section) => ({
    ...section,
    photos: section.photos.filter(({ file, withoutLogo }) => !names.has(file) && !names.has(withoutLogo ?? file)),
  }));
  const { voice, ...settings } = post.settings;
  const isHeard = voice !== undefined && !names.has(voice);
  return { ...post, settings: isHeard ? post.settings : settings, sections };
}

function languagesIn({ sections }: Post): string[] {
  return [...new Set(sections.map(({ language }) => language))];
}

function variantsIn({ sections }: Post, language: string): (string | null)[] {
  const written = sections.filter((section) => section.language === language).flatMap(({ variant }) => variant ?? []);
  return written.length > 0 ? [...new Set(written)] : [null];
}

/** The organisation, if all its channels spoke this language. */
function speaking(organisation: Organisation, language: string): Organisation {
  const channels = Object.entries(organisation.channels).map(([id, channel]) => [id, { ...channel, language }]);
  return { ...organisation, channels: Object.fromEntries(channels) };
}

/** The post, if it had no other variant than this one. */
function only(post: Post, variant: string | null): Post {
  return { ...post, sections: post.sections.filter((one) => one.variant === null || one.variant === variant) };
}
