import { beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { A_PACK, JPEG, packPages } from './pack-pages.ts';

let here: Awaited<ReturnType<typeof packPages>>;
let pack: Delivery;
let path: string;

beforeEach(async () => {
  here = await packPages();
  pack = await here.handedOut();
  path = await here.link(pack);
});

describe('what a pack shows and lets be heard, on its page', () => {
  it('lets its video be saved, and says where one is that is too large for a page', async () => {
    const film = Buffer.from('\0\0\0\x18ftypisom and what is seen');
    const video = {
      sha256: sha256(film),
      alt: 'ទីប្រជុំ',
      bytes: 2_300_000,
      contentType: 'video/mp4',
      seconds: 31,
    } as const;
    const other = await packPages({}, { ...A_PACK, photos: [], video });
    await other.contentStore.keep('media', film);
    const link = await other.link(await other.handedOut());
    const { page } = await other.look(link);
    expect(page).toContain('Video, 31 seconds, 2.3 MB');
    expect(page).toContain('ទីប្រជុំ');
    expect(page).toContain(`<a href="${link}/video?v=${video.sha256.slice(0, 8)}" download>`);
    const saved = await other.door(`${link}/video`);
    expect([saved.status, saved.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    expect((await here.door(`${path}/video`)).status).toBe(404);

    const large = await packPages({}, { ...A_PACK, photos: [], video: { ...video, bytes: 4_000_001 } });
    const its = await large.link(await large.handedOut());
    expect((await large.look(its)).page).toContain('It is in Telegram, with this pack.');
    expect((await large.look(its)).page).not.toContain('download');
    expect((await large.door(`${its}/video`)).status).toBe(404);
  });

  it('lets its voice note be heard and saved, for whoever has the link, and nobody when it is taken back', async () => {
    const sound = Buffer.from('OggS and what is heard');
    const voice = { sha256: sha256(sound), bytes: 180_200, contentType: 'audio/ogg', seconds: 45 } as const;
    const other = await packPages({}, { ...A_PACK, voice });
    await other.contentStore.keep('media', sound);
    const handedOut = await other.handedOut();
    const link = await other.link(handedOut);
    const { page, headers } = await other.look(link);
    expect(page).toContain('Voice note, 45 seconds, 181 KB');
    expect(page).toContain(`<audio controls preload="none" src="${link}/voice?v=${voice.sha256.slice(0, 8)}">`);
    expect(headers['content-security-policy']).toContain("media-src 'self'");
    const heard = await other.door(`${link}/voice`);
    expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/ogg']);
    expect(Buffer.from(await heard.arrayBuffer())).toEqual(sound);
    expect((await here.door(`${path}/voice`)).status).toBe(404);
    await other.happen(handedOut, { type: 'removal_asked', at: other.clock.now() });
    expect((await other.door(`${link}/voice`)).status).toBe(404);
  });

  it('asks nobody to copy a text where it is only heard', async () => {
    const voice = { sha256: sha256('sound'), bytes: 180_200, contentType: 'audio/ogg', seconds: 45 } as const;
    const other = await packPages({}, { ...A_PACK, text: '', voice });
    const handedOut = await other.handedOut();
    const link = await other.link(handedOut);
    const { page } = await other.look(link);
    expect(page).toContain('<audio');
    expect(page).not.toMatch(/id="text"|id="copy"/);
    await other.happen(handedOut, { type: 'removal_asked', at: other.clock.now() });
    expect((await other.look(link)).page).not.toContain('«»');
  });

  it('brings the photo, which a browser may keep, and which has another address when it is another', async () => {
    const { page } = await here.look(path);
    expect(page).toContain(`src="${path}/photo/1?v=${sha256(JPEG).slice(0, 8)}"`);
    const response = await here.door(`${path}/photo/1?v=1`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(JPEG);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    for (const n of ['0', '2', 'x', '-1']) expect((await here.look(`${path}/photo/${n}`)).status).toBe(404);
  });
});
