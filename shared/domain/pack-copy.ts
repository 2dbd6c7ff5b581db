import { type Delivery, PACK_NOTE } from './delivery.ts';
import type { Message } from './message.ts';
import type { PackReceiver } from './moderator.ts';
import { linkCode, type TrackedLink } from './tracked-link.ts';

type Wishes = Pick<PackReceiver, 'withoutLogo' | 'countsOpens'>;

/** The version of a pack that a moderator wants; the only one, where it has but one. */
export function packVersion(
  { text, photos, note, plain }: Message,
  { withoutLogo }: Pick<Wishes, 'withoutLogo'>,
): Pick<Message, 'text' | 'photos' | 'note'> {
  return withoutLogo && plain ? plain : { text, photos, note };
}

/** The messages in which a moderator receives it. */
export function packSteps(message: Message, wishes: Pick<Wishes, 'withoutLogo'>): readonly string[] {
  const { photos, text } = packVersion(message, wishes);
  // Where there is nothing to read there is nothing to copy; without a voice note either it must not look sent.
  const hasText = text.trim() !== '' || !message.voice;
  return [
    PACK_NOTE,
    ...(photos.length > 0 ? ['photo'] : []),
    ...(message.voice ? ['voice'] : []),
    ...(hasText ? ['text'] : []),
  ];
}

/** What the moderator of a delivery copies: their version, with the link of their own where they have agreed to one. */
export function packText(message: Message, { id }: Pick<Delivery, 'id'>, wishes: Wishes): string {
  const { text } = packVersion(message, wishes);
  const { link } = message;
  return link && wishes.countsOpens ? text.replaceAll(link.url, urlOf(link, linkCode(id, link.target))) : text;
}

/** The link that stands for the pack's in that text; its openings are the pack's too. Null where there is none. */
export function packLink(
  { link }: Pick<Message, 'link'>,
  { id, campaign }: Pick<Delivery, 'id' | 'campaign'>,
  { countsOpens }: Pick<Wishes, 'countsOpens'>,
): TrackedLink | null {
  if (!link || !countsOpens) return null;
  return { code: linkCode(id, link.target), target: link.target, campaign, delivery: id, countsFor: link.code };
}

/** The same address, with another code at its end. */
function urlOf({ url, code }: NonNullable<Message['link']>, other: string): string {
  return url.slice(0, -code.length) + other;
}
