import { armsOf } from '../domain/arms.ts';
import type { Campaign, Post } from '../domain/content/campaign.ts';
import { scopeOf } from '../domain/content/channel.ts';
import type { Organisation } from '../domain/content/organisation.ts';
import type { Message, Photo, Sha256, Video } from '../domain/message.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { LARGEST_VIDEO_BYTES } from '../domain/prepared-video.ts';
import { START } from './findings.ts';
import { noteTooLong, tooLong, unpreparable } from './messages-sections.ts';
import { isVideo } from './photo-without-logo.ts';
import { DIRECT } from './reach.ts';
import type { PostReading } from './read-post.ts';
import { render } from './render.ts';
import { selectOwn } from './select-section.ts';
import { CAPTION, TELEGRAM_TEXT, textLimit } from './text-limit.ts';

/** Telegram refuses longer texts before it counts characters. */
const TELEGRAM_BYTES = 32_768;

/** Whether a post fits on each of its channels, as that channel will show it, in every variant. */
export function checkLengths(
  reading: PostReading,
  post: Post,
  campaign: Campaign,
  organisation: Organisation,
  planned: readonly PlannedDelivery[],
): void {
  const shownFiles = new Map(
    post.sections.flatMap(({ photos }) =>
      photos.flatMap(({ file, alt, withoutLogo }) =>
        [file, withoutLogo ?? file].map((name) => [name, isVideo(name) ? anyVideo(alt) : anyPhoto(alt)]),
      ),
    ),
  );
  const found = new Map<
    string,
    Excess & { readonly channels: string[]; readonly delivery: PlannedDelivery; readonly photo: boolean }
  >();
  for (const delivery of planned) {
    for (const variant of variantsOf(post, delivery)) {
      const shown = { ...delivery, variant };
      const message = rendered(organisation, campaign, post, shown, shownFiles, DIRECT);
      if (!message) {
        reading.addMild(START, unpreparable());
        return;
      }
      for (const over of excesses(message, post, shown)) {
        const key = `${over.part} ${over.line} ${over.length} ${over.limit}`;
        const known = found.get(key);
        if (known) known.channels.push(delivery.channel);
        else
          found.set(key, {
            ...over,
            channels: [delivery.channel],
            delivery,
            photo: message.photos.length > 0 || message.video !== undefined,
          });
      }
    }
  }
  for (const { part, channels, line, length, limit, delivery, photo } of found.values()) {
    const names = channels.join(', ');
    const scope = scopeOf(delivery.kind);
    const mend = {
      language: delivery.language,
      scope: scope === 'moderator' ? null : scope,
      photo: photo && limit === CAPTION,
    };
    const told = part === 'note' ? noteTooLong(names, length, limit) : tooLong(names, length, limit, mend);
    reading.addMild({ ...START, line }, told);
  }
}

/** A photo stands for the one that nobody has prepared yet: that there is one changes the limit, and a note says its KB. */
function anyPhoto(alt: string): Photo {
  const sha256 = '0'.repeat(64) as Sha256;
  return { sha256, alt, bytes: 999_000, width: 1, height: 1, contentType: 'image/jpeg' };
}

function anyVideo(alt: string): Video {
  const sha256 = '0'.repeat(64) as Sha256;
  return { sha256, alt, bytes: LARGEST_VIDEO_BYTES, contentType: 'video/mp4', seconds: 999 };
}

function rendered(...given: Parameters<typeof render>): Message | null {
  try {
    return render(...given);
  } catch {
    return null;
  }
}

interface Excess {
  readonly part: 'text' | 'note';
  readonly line: number;
  readonly length: number;
  readonly limit: number;
}

/**
 * The text, the one without a name, and a pack's note, as far as they are too long; each is told where its author wrote
 * it: our own part of a note is never too long by itself.
 */
function excesses(
  { text, note, photos, video, plain, areas = [] }: Message,
  post: Post,
  delivery: PlannedDelivery,
): Excess[] {
  const { kind } = delivery;
  const ofText = excess(text, textLimit(kind, { photos, ...(video && { video }) }), kind);
  // Somebody may run groups in all of the districts.
  const whole = [note ?? '', ...areas.map(({ words }) => words)].join('\n\n');
  const ofNote = note === null ? null : excess(whole, TELEGRAM_TEXT, kind);
  const ofPlain = plain && excess(plain.text, TELEGRAM_TEXT, kind);
  const line = lineOf(post, delivery);
  return [
    ...(ofText ? [{ ...ofText, part: 'text' as const, line }] : []),
    ...(ofPlain
      ? [{ ...ofPlain, part: 'text' as const, line: selectOwn(post, 'no-logo', delivery)?.line ?? line }]
      : []),
    ...(ofNote ? [{ ...ofNote, part: 'note' as const, line: longestOfNote(post, delivery)?.line ?? line }] : []),
  ];
}

function excess(text: string, limit: number, kind: PlannedDelivery['kind']): Pick<Excess, 'length' | 'limit'> | null {
  if (text.length > limit) return { length: text.length, limit };
  const bytes = kind === 'facebook_page' ? 0 : Buffer.byteLength(text);
  return bytes > TELEGRAM_BYTES ? { length: bytes, limit: TELEGRAM_BYTES } : null;
}

/** Every text that a delivery may turn out to have: who gets which variant is settled later. */
function variantsOf(post: Post, { language, variant }: PlannedDelivery): (string | null)[] {
  const written = post.sections.filter((section) => section.language === language).map((section) => section.variant);
  return [...new Set([...armsOf(variant), ...written.filter((one) => one !== null)])];
}

/** The head of the section that the delivery shows. */
function lineOf(post: Post, { kind, language, variant }: PlannedDelivery): number {
  const scope = scopeOf(kind);
  const written = post.sections.filter((section) => section.language === language);
  const own = scope === 'moderator' ? [] : written.filter((section) => section.scope === scope);
  const shown = [...own, ...written.filter((section) => section.scope === null)];
  const found =
    shown.find((section) => section.variant === variant) ?? shown.find((section) => section.variant === null);
  return (found ?? shown[0])?.line ?? 1;
}

/** Of what an author has put into a pack's note, where there is most to cut. */
function longestOfNote(post: Post, delivery: PlannedDelivery) {
  const own = [selectOwn(post, 'moderator', delivery), selectOwn(post, 'answers', delivery)];
  const areas = post.sections.filter(({ scope, language }) => scope === 'area' && language === delivery.language);
  const written = [...own, ...areas].filter((section) => section !== null);
  return written.toSorted((a, b) => b.text.length - a.text.length)[0];
}
