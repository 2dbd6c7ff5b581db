import { type Delivery, PACK_NOTE } from './delivery.ts';
import { type Link, linksOf, type Message } from './message.ts';
import type { PackReceiver } from './moderator.ts';
import { linkCode, type TrackedLink } from './tracked-link.ts';

type Wishes = Pick<PackReceiver, 'withoutLogo' | 'countsOpens' | 'districts'>;

/** A pack's note as a moderator reads it: with what is meant for their district alone. */
export function packNoteFor(message: Message, wishes: Pick<Wishes, 'withoutLogo' | 'districts'>): string | null {
  const { note } = packVersion(message, wishes);
  const own = (message.areas ?? []).filter(({ district }) => wishes.districts?.includes(district));
  return note === null ? null : [note, ...own.map(({ words }) => words)].join('\n\n');
}

/** The version of a pack that a moderator wants; the only one, where it has but one. */
export function packVersion(
  { text, photos, video, note, plain }: Message,
  { withoutLogo }: Pick<Wishes, 'withoutLogo'>,
): Pick<Message, 'text' | 'photos' | 'video' | 'note'> {
  return withoutLogo && plain ? plain : { text, photos, ...(video && { video }), note };
}

/** The messages in which a moderator receives it. */
export function packSteps(message: Message, wishes: Pick<Wishes, 'withoutLogo'>): readonly string[] {
  const { photos, video, text } = packVersion(message, wishes);
  // Where there is nothing to read there is nothing to copy; without a voice note either it must not look sent.
  const hasText = text.trim() !== '' || !message.voice;
  return [
    PACK_NOTE,
    ...(photos.length > 0 ? ['photo'] : []),
    ...(video ? ['video'] : []),
    ...(message.voice ? ['voice'] : []),
    ...(hasText ? ['text'] : []),
  ];
}

/** What the moderator of a delivery copies: their version, with links of their own where they have agreed to them. */
export function packText(message: Message, { id }: Pick<Delivery, 'id'>, wishes: Wishes): string {
  const { text } = packVersion(message, wishes);
  if (!wishes.countsOpens) return text;
  return linksOf(message).reduce(
    (words, link) => words.replaceAll(link.url, urlOf(link, linkCode(id, link.target))),
    text,
  );
}

/**
 * The links that stand for the pack's in that text; none where there are none. Every opening of one counts for the first,
 * and every opening of that for the pack.
 */
export function packLinks(
  message: Pick<Message, 'link' | 'moreLinks'>,
  { id, campaign }: Pick<Delivery, 'id' | 'campaign'>,
  { countsOpens }: Pick<Wishes, 'countsOpens'>,
): TrackedLink[] {
  const [first, ...others] = countsOpens ? linksOf(message) : [];
  if (!first) return [];
  const own = { code: linkCode(id, first.target), target: first.target, campaign, delivery: id, countsFor: first.code };
  return [own, ...others.map(({ target }) => ({ ...own, code: linkCode(id, target), target, countsFor: own.code }))];
}

/** The same address, with another code at its end. */
function urlOf({ url, code }: Link, other: string): string {
  return url.slice(0, -code.length) + other;
}
