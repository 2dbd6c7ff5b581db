import type { EngagementLedger } from '../../shared/answer-ports.ts';
import type { Unusable } from '../../shared/content/messages-photos.ts';
import { isVideo } from '../../shared/content/photo-without-logo.ts';
import type { Reach } from '../../shared/content/reach.ts';
import { messageBytes, render } from '../../shared/content/render.ts';
import { approvalHash } from '../../shared/domain/approval.ts';
import { messagesOf } from '../../shared/domain/arms.ts';
import type { Campaign, Post } from '../../shared/domain/content/campaign.ts';
import type { Organisation } from '../../shared/domain/content/organisation.ts';
import type { Entry } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { linksOf, type Message, type Photo, type Sha256, type Video, type Voice } from '../../shared/domain/message.ts';
import type { PlannedDelivery } from '../../shared/domain/plan.ts';
import type { PreparePhoto } from '../../shared/domain/prepared-photo.ts';
import { wanted } from '../../shared/domain/wanted.ts';
import type { ContentStore } from '../../shared/ports.ts';
import { type ArmsOut, withArmOut } from './as-drawn.ts';
import { photoReader } from './photo-reader.ts';
import { type NoVideoIn, videoNames, videoReader } from './video-file.ts';
import { type NoVoiceIn, type VoiceNote, voiceReader } from './voice-note.ts';

export interface RenderPorts {
  readonly contentStore: ContentStore;
  readonly preparePhoto: PreparePhoto;
  readonly engagement: Pick<EngagementLedger, 'keepLink'>;
  readonly reach: Reach;
}

export interface Rendered {
  readonly entries: readonly Entry[];
  /** Photos that cannot be shown, and the posts that wait for them. */
  readonly unusable: readonly { readonly post: Post; readonly photo: string; readonly why: Unusable }[];
  /** Videos that cannot be sent, and the posts that wait for them. */
  readonly unseen: readonly NoVideoIn[];
  /** Voice notes that cannot be sent, and the posts that wait for them. */
  readonly unheard: readonly NoVoiceIn[];
  readonly voices: readonly VoiceNote[];
}

/** Renders every post for every channel, and keeps what will go out under its hash. */
export async function renderCampaign(
  organisation: Organisation,
  campaign: Campaign,
  ports: RenderPorts,
  out: ArmsOut = new Map(),
): Promise<Rendered> {
  const { contentStore: store, preparePhoto } = ports;
  const plans = Map.groupBy(wanted(organisation, campaign), ({ post }) => post);
  const photoOf = photoReader(organisation, campaign, store, preparePhoto);
  await prepareAll(
    campaign.posts.flatMap((post) => [...photoNames(post)]),
    photoOf,
  );
  const entries: Entry[] = [];
  const unusable: Rendered['unusable'][number][] = [];
  const unseen: NoVideoIn[] = [];
  const unheard: NoVoiceIn[] = [];
  const voices: VoiceNote[] = [];
  const videoOf = videoReader(campaign, store);
  const voiceOf = voiceReader(campaign, store);

  for (const post of campaign.posts) {
    const files = new Map<string, Photo | Video>();
    for (const name of photoNames(post)) {
      const photo = await photoOf(name);
      if (typeof photo === 'string') unusable.push({ post, photo: name, why: photo });
      else files.set(name, photo);
    }
    for (const name of videoNames(post)) {
      const video = await videoOf(name);
      if (typeof video === 'string') unseen.push({ post, file: name, why: video });
      else files.set(name, video);
    }
    const voice = await voiceOf(post);
    if (typeof voice === 'string') unheard.push({ post, why: voice });
    else if (voice) voices.push({ post, voice });
    if (typeof voice === 'string' || [...unusable, ...unseen].some((problem) => problem.post === post)) continue;
    const planned = (plans.get(post.id) ?? []).map((one) => withArmOut(one, post, out));
    entries.push(...(await withMessages(organisation, campaign, post, planned, { files, voice }, ports)));
  }
  return { entries, unusable, unseen, unheard, voices };
}

async function withMessages(
  organisation: Organisation,
  campaign: Campaign,
  post: Post,
  planned: readonly PlannedDelivery[],
  { files, voice }: { readonly files: ReadonlyMap<string, Photo | Video>; readonly voice: Voice | null },
  { contentStore: store, engagement, reach }: RenderPorts,
): Promise<Entry[]> {
  const author = await store.authorOf(post.file);
  const entries = await Promise.all(
    planned.map(async (delivery) => {
      const message = render(organisation, campaign, post, delivery, files, reach, voice);
      // Before anybody can be told of it: a link that is opened leads somewhere.
      for (const { code, target } of linksOf(message)) {
        // Those of further sessions count for the first: what is told of a delivery is how often any of them was opened.
        const countsFor = message.link && code !== message.link.code ? { countsFor: message.link.code } : {};
        await engagement.keepLink({ code, target, campaign: campaign.id, delivery: delivery.id, ...countsFor });
      }
      const kept = await store.keep('rendered', messageBytes(message));
      const { text, link } = message;
      const wordingIn = (words: string) => sha256(wordingOf({ ...message, text: words }, delivery));
      const arms = (message.arms ?? []).map((one) => {
        return { arm: one.arm, text: sha256(one.text), wording: wordingIn(one.text) };
      });
      const wording = wordingIn(text);
      const says = { message: kept, text: sha256(text), wording, arms, pictures: picturesOf(message) };
      return { ...delivery, ...says, controls: controlsOf(message), author, link: link?.code ?? null };
    }),
  );
  const approval = approvalHash(entries);
  return entries.map((entry) => ({ ...entry, approval }));
}

/** A text without what makes the same words another text for each delivery. */
function wordingOf(message: Message, { id }: PlannedDelivery): string {
  const { text, voice } = message;
  // What is only heard says what its sound says.
  if (text.trim() === '' && voice) return voice.sha256;
  return untracked(text, message).replaceAll(id, '');
}

/** A text in which every link of ours leads where it leads. */
function untracked(text: string, message: Message): string {
  return linksOf(message).reduce((words, { url, target }) => words.replaceAll(url, target), text);
}

function picturesOf(message: Message): Sha256 {
  const seen = messagesOf(message).flatMap(({ message: own }) => [own, ...(own.plain ? [own.plain] : [])]);
  const shown = seen.flatMap(({ photos, video }) => [...photos, ...(video ? [video] : [])]);
  const files = [...shown, ...(message.voice ? [message.voice] : [])];
  return sha256(files.map((file) => file.sha256).join('\n'));
}

/**
 * Where the button leads and not how: by another address of ours it is the same. The words without a name count here:
 * whoever was given them is told when they change. So do those of all arms.
 */
function controlsOf(message: Message): Sha256 {
  const { button, moreButtons = [], poll, link, plain, arms = [] } = message;
  const shown = button?.kind === 'link' && link ? { ...button, url: link.target } : button;
  const beside = arms.length === 0 ? [plain] : arms.flatMap((one) => [one, one.plain]);
  const words = beside.flatMap((one) => (one ? [untracked(one.text, message)] : []));
  return sha256(JSON.stringify([shown, poll, ...moreButtons, ...words]));
}

function photoNames(post: Post): Set<string> {
  return new Set(
    post.sections
      .flatMap(({ photos }) => photos.flatMap(({ file, withoutLogo }) => [file, withoutLogo ?? file]))
      .filter((name) => !isVideo(name)),
  );
}

/** A few at a time: each takes a core, and its picture's size in memory. */
const PHOTOS_AT_A_TIME = 3;

async function prepareAll(names: readonly string[], photoOf: (name: string) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < names.length; start += PHOTOS_AT_A_TIME) {
    await Promise.all(names.slice(start, start + PHOTOS_AT_A_TIME).map(photoOf));
  }
}
