import type { Message } from './message.ts';
import type { PackReceiver } from './moderator.ts';

/** What one moderator receives of a pack. */
export type PackCopy = Pick<Message, 'text' | 'photos' | 'note'>;

/** The version of a pack that a moderator wants; the only one, where it has but one. */
export function packCopy(
  { text, photos, note, plain }: Message,
  { withoutLogo }: Pick<PackReceiver, 'withoutLogo'>,
): PackCopy {
  return withoutLogo && plain ? plain : { text, photos, note };
}
