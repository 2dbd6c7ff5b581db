import type { Entry } from '../../shared/domain/delivery.ts';
import { deliveryId, sha256 } from '../../shared/domain/delivery-id.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Message, Photo, Sha256 } from '../../shared/domain/message.ts';
import { anEntry } from '../fakes/a-delivery.ts';
import type { Random } from './random.ts';
import { instantAt } from './worker.ts';

/** What one post is to say, and where. */
export interface Asked {
  readonly kind: 'facebook_page' | 'telegram_channel' | 'moderator_pack';
  /** Which of the channels of its kind; the Telegram channels with an even number are discussed in a group. */
  readonly channel: number;
  readonly photos: 0 | 1 | 3;
  /** A whole minute. */
  readonly atMs: number;
  readonly text: string;
  /** Of a pack's own community; few where nothing is said. */
  readonly moderators?: number;
}

export interface PlannedPost {
  readonly entry: Entry;
  readonly message: Message;
  readonly bytes: Uint8Array;
  /** How many moderators a community of its own has; null where it goes to those of others. */
  readonly moderators: number | null;
  /** The same in other words, as its author writes it after it is out. */
  readonly reworded: Pick<PlannedPost, 'entry' | 'bytes'>;
}

export const CHANNELS_OF_A_KIND = 10;
const POSTS_IN_A_CAMPAIGN = 50;
/** The first moment: until then everything is planned and approved. */
const FIRST_SLOT_MS = 20 * MINUTE_MS;
const PACKS = 0.01;

export function isDiscussed(channel: number): boolean {
  return channel % 2 === 0;
}

export function addressOfChannel(kind: Asked['kind'], channel: number): string {
  if (kind === 'facebook_page') return `${1000 + channel}`;
  return kind === 'telegram_channel' ? `-100${1000 + channel}` : '';
}

/** What a busy organisation would post: Pages and Telegram channels half and half, some packs, a few minutes crowded. */
export function usualPosts(count: number, random: Random, repeated = 0): Asked[] {
  const asked: Asked[] = [];
  for (let slot = 0; asked.length < count; slot += 1) {
    const crowd = random.chance(0.05) ? random.whole(40, 80) : random.whole(4, 20);
    for (let turn = 0; turn < crowd && asked.length < count; turn += 1) {
      const kind = random.chance(PACKS)
        ? 'moderator_pack'
        : asked.length % 2 === 0
          ? 'facebook_page'
          : 'telegram_channel';
      const atMs = FIRST_SLOT_MS + slot * MINUTE_MS;
      const before = asked.at(-1);
      if (before && random.chance(repeated)) asked.push({ ...before, atMs });
      else asked.push(anew(kind, atMs, asked.length, random));
    }
  }
  return asked;
}

/** A pack to very many moderators, in the first slot, beside the usual posts. */
export function crowdedPosts(count: number, moderators: number, random: Random): Asked[] {
  const pack = { kind: 'moderator_pack', channel: CHANNELS_OF_A_KIND, photos: 1, text: 'សេចក្តីអញ្ជើញ' } as const;
  return [{ ...pack, atMs: FIRST_SLOT_MS, moderators }, ...usualPosts(count, random)];
}

function anew(kind: Asked['kind'], atMs: number, number: number, random: Random): Asked {
  const photos = random.which({ three: 0.2, one: 0.3 });
  return {
    kind,
    channel: random.whole(0, CHANNELS_OF_A_KIND - 1),
    photos: photos === 'three' ? 3 : photos === 'one' ? 1 : 0,
    atMs,
    text: `សេចក្តីជូនដំណឹង ${number}`,
  };
}

const PHOTOS = [1, 2, 3].map((number): Photo => {
  return { sha256: sha256(`photo ${number}`), alt: '', bytes: 1, width: 1, height: 1, contentType: 'image/jpeg' };
});

/** The posts as a plan has them, of campaigns of fifty. */
export function planned(asked: readonly Asked[]): PlannedPost[] {
  return asked.map((post, number) => plannedPost(post, number));
}

function plannedPost({ kind, channel, photos, atMs, text, moderators }: Asked, number: number): PlannedPost {
  const message: Message = {
    format: 1,
    language: 'km',
    text,
    entities: [],
    photos: PHOTOS.slice(0, photos),
    button: null,
    poll: null,
    link: null,
    note: kind === 'moderator_pack' ? 'សម្រាប់ល្ងាចនេះ' : null,
    plain: null,
    answers: [],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(message));
  const names = {
    campaign: `campaign-${Math.floor(number / POSTS_IN_A_CAMPAIGN)}`,
    post: `post-${number}`,
    channel: `${kind}-${channel}`,
  };
  const at = instantAt(atMs);
  const said: Sha256 = sha256(text);
  const entry = anEntry({
    ...names,
    id: deliveryId(names.campaign, names.post, names.channel),
    kind,
    address: addressOfChannel(kind, channel),
    recipients: kind === 'moderator_pack' ? [`community-${channel}`] : [],
    at,
    publicAt: at,
    expires: plus(at, 2 * HOUR_MS),
    message: sha256(bytes),
    text: said,
    wording: said,
  });
  const better = { ...message, text: `${text} (កែ)` };
  const betterBytes = new TextEncoder().encode(JSON.stringify(better));
  const betterSaid = sha256(better.text);
  return {
    message,
    bytes,
    moderators: moderators ?? null,
    entry,
    reworded: {
      bytes: betterBytes,
      entry: {
        ...entry,
        message: sha256(betterBytes),
        text: betterSaid,
        wording: betterSaid,
        approval: sha256(`approval of the other words of ${names.post}`),
      },
    },
  };
}
