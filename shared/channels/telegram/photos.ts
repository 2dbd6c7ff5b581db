import type { Photo, Sha256 } from '../../domain/message.ts';
import type { Content } from '../http.ts';
import { type FilePart, multipart } from '../multipart.ts';

/** Photos as files of a form: one is called `photo`, several `photo1`, `photo2` and so on. Throws as `media` does. */
export function photoFiles(
  photos: readonly Photo[],
  media: (sha256: Sha256) => Promise<Uint8Array>,
): Promise<FilePart[]> {
  return Promise.all(
    photos.map(async ({ sha256, contentType }, index) => ({
      name: photos.length === 1 ? 'photo' : `photo${index + 1}`,
      contentType,
      bytes: await media(sha256),
    })),
  );
}

/** What sendMediaGroup takes: 2 to 10 photos without a word. */
export function album(chatId: string, files: readonly FilePart[]): Content {
  const items = files.map(({ name }) => ({ type: 'photo', media: `attach://${name}` }));
  return multipart({ chat_id: chatId, media: JSON.stringify(items) }, files);
}

/** The call that shows some photos without a word: one, or an album. Throws as `media` does. */
export async function photosCall(
  chatId: string,
  photos: readonly Photo[],
  media: (sha256: Sha256) => Promise<Uint8Array>,
): Promise<{ readonly method: string; readonly content: Content }> {
  const files = await photoFiles(photos, media);
  if (files.length === 1) return { method: 'sendPhoto', content: multipart({ chat_id: chatId }, files) };
  return { method: 'sendMediaGroup', content: album(chatId, files) };
}
