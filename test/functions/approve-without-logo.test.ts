import { describe, expect, it } from 'vitest';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { A_MESSAGE } from '../fakes/platforms.ts';
import { LATER, telling } from './telling.ts';

const PHOTO = { sha256: sha256('a photo'), alt: '', bytes: 3, width: 1, height: 1, contentType: 'image/jpeg' } as const;

describe('a pack that waits for approval', () => {
  it('is shown in both versions where moderators may have it without a logo, each with its own photo', async () => {
    const here = await telling();
    const { message } = await here.plan({ channel: 'mods', kind: 'moderator_pack', recipients: ['siem-reap'] });
    const photo = { ...PHOTO, sha256: sha256('without a logo') };
    const plain = { text: 'Neighbours, come!', photos: [photo], note: 'a note' };
    here.messages.set(message, { ...A_MESSAGE, text: 'We say: come!', photos: [PHOTO], plain });
    const told = (await here.at(LATER)).filter(({ name }) => name === 'Dara').map(({ message }) => message);
    expect(told.map(({ shows }) => shows)).toEqual([
      { text: 'We say: come!', photos: [PHOTO] },
      { text: 'Neighbours, come!', photos: [photo] },
      undefined,
    ]);
    expect(told[1]?.text).toMatch(/ឡូហ្គោ.*\nfor moderators who want no logo and no name.*\n.*17 characters$/);
    here.messages.set(message, { ...A_MESSAGE, text: 'Come!', photos: [PHOTO], plain: { ...plain, photos: [PHOTO] } });
    await here.ledger.setMark('show#Dara', plus(LATER, MINUTE_MS));
    const again = await here.at(plus(LATER, 2 * MINUTE_MS));
    expect(again.map(({ message }) => message.shows?.photos.length)).toEqual([1, 0, undefined]);
  });
});
