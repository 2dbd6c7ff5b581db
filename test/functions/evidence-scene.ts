import type { Entry } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { asking } from './asking.ts';

export const PARTNER = 'token-of-partner';
export const STAFF = 'token-of-dara';
export const PHOTO = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]);

/** A console with the words and the picture of a post kept. */
export async function evidenceScene() {
  const here = asking();
  const photo = await here.contentStore.keep('media', PHOTO);
  const shown = { sha256: photo, alt: 'A meeting', bytes: 6, width: 4, height: 3, contentType: 'image/jpeg' };
  const message = {
    format: 1,
    language: 'km',
    text: 'សូមអញ្ជើញ <b>',
    entities: [],
    photos: [shown],
    button: null,
    poll: null,
  };
  const kept = await here.contentStore.keep('rendered', Buffer.from(JSON.stringify(message)));
  const words: Partial<Entry> = { message: kept, text: sha256(message.text) };
  return {
    ...here,
    words,
    photo: (id: string, token = PARTNER, n = '1') => here.request(`/log/${id}/photo/${n}`, token),
  };
}
