import { describe, expect, it } from 'vitest';
import { photoReader } from '../../functions/ingest/photo-reader.ts';
import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import { messageBytes } from '../../shared/content/render.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import type { Photo } from '../../shared/domain/message.ts';
import { type PreparePhoto, smallNameOf } from '../../shared/domain/prepared-photo.ts';
import { preparePhoto } from '../../shared/media/photo.ts';
import { noise, plain } from '../content/a-picture.ts';
import { CIP, NOW, sampleFolder } from '../content/sample-content.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { A_MESSAGE } from '../fakes/platforms.ts';
import { asking } from './asking.ts';

const DARA = 'token-of-dara';
const PARTNER = 'token-of-partner';
const POST = '/posts/meeting/03-invite';

/** 110 KB as it goes out, and soon prepared. */
const heavy = (name: string) => noise(500, 400, name).png().toBuffer();

/** As it was before there were small ones. */
const onlyWhole: PreparePhoto = async (original, budgetKb, size) => {
  if (size === 'small') throw new Error('There are none yet');
  return preparePhoto(original, budgetKb);
};

/** Photos of a campaign as ingest prepares them, and the console that shows what became of them. */
async function scene(...pictures: readonly Uint8Array[]) {
  const here = asking();
  const { contentStore: store } = here;
  for (const [path, bytes] of sampleFolder()) store.files.set(path, bytes ?? new Uint8Array([0xff, 0xd8, 0xff]));
  const { organisation, campaigns } = readContent(await loadContent(store), NOW);
  const campaign = campaigns.find(({ folder }) => CIP.endsWith(folder));
  if (!organisation || !campaign) throw new Error('The sample is there');
  for (const [n, picture] of pictures.entries()) store.files.set(`${CIP}/media/${n}.jpg`, picture);
  return {
    ...here,
    /** All of them, as each time when the folder is read. */
    async read(prepare: PreparePhoto = preparePhoto): Promise<Photo[]> {
      const photoOf = photoReader(organisation, campaign, store, prepare);
      const found = await Promise.all(pictures.map((_, n) => photoOf(`${n}.jpg`)));
      return found.map((photo) => {
        if (typeof photo === 'string') throw new Error(photo);
        return photo;
      });
    },
    async small(photo: Photo, query = '?size=small') {
      const answer = await here.request(`/media/${photo.sha256}${query}`, DARA);
      return { bytes: Buffer.from(await answer.arrayBuffer()), cached: answer.headers.get('cache-control') };
    },
    keep: (photos: readonly Photo[]) =>
      store.keep('rendered', messageBytes({ ...A_MESSAGE, photos: photos.map((one) => ({ ...one, alt: 'A hall' })) })),
  };
}

/** What somebody downloads who opens a page and scrolls through it, as it comes out of the console. */
async function weigh({ request }: Awaited<ReturnType<typeof scene>>, path: string, token = DARA) {
  const page = await (await request(`${path}?language=en`, token)).text();
  const pictures = [...page.matchAll(/<img src="([^"]+)"/g)].map(([, source = '']) => source.replaceAll('&amp;', '&'));
  let bytes = 0;
  for (const source of pictures) bytes += (await (await request(source, token)).arrayBuffer()).byteLength;
  return { page, pictures: pictures.length, bytes };
}

describe('a photo that goes out', () => {
  it('can be looked at small, in 15 KB, beside a way to itself', async () => {
    const here = await scene(await heavy('one'));
    const [photo] = await here.read();
    if (!photo) throw new Error('It is prepared');
    const [small, whole] = [await here.small(photo), await here.small(photo, '')];
    expect(small.bytes.length).toBeLessThanOrEqual(15_000);
    expect(small.cached).toContain('immutable');
    expect(sha256(whole.bytes)).toBe(photo.sha256);
    expect(whole.bytes.length).toBeGreaterThan(100_000);
  });

  it('is the same message with and without a small one', async () => {
    const picture = await heavy('one');
    expect(await (await scene(picture)).read()).toEqual(await (await scene(picture)).read(onlyWhole));
  });

  it('is shown itself where nothing smaller was made of it, and only for an hour: it is made when the folder is read again', async () => {
    const here = await scene(await heavy('one'));
    const [photo] = await here.read(onlyWhole);
    if (!photo) throw new Error('It is prepared');
    const before = await here.small(photo);
    expect([sha256(before.bytes), before.cached]).toEqual([photo.sha256, 'private, max-age=3600']);

    const asked: (string | undefined)[] = [];
    const counted: PreparePhoto = async (original, budgetKb, size) => {
      asked.push(size);
      expect(sha256(original)).toBe(photo.sha256);
      return preparePhoto(original, budgetKb, size);
    };
    for (const _ of ['first', 'second']) expect(await here.read(counted)).toEqual([photo]);
    expect(asked).toEqual(['small']);
    expect((await here.small(photo)).bytes.length).toBeLessThanOrEqual(15_000);
  });

  it('goes out though no small one can be made of it, and though its own bytes are lost', async () => {
    const here = await scene(await heavy('one'));
    const [photo] = await here.read(onlyWhole);
    const lost = { ...here.contentStore, kept: async () => Promise.reject(new Error('lost')) };
    Object.assign(here.contentStore, lost);
    expect(await here.read()).toEqual([photo]);
  });

  it('is its own small one where it is small', async () => {
    const here = await scene(await plain(200, 100));
    const [photo] = await here.read(onlyWhole);
    if (!photo) throw new Error('It is prepared');
    await here.read();
    expect(await here.contentStore.prepared(smallNameOf(photo.sha256))).toBeNull();
    expect(sha256((await here.small(photo)).bytes)).toBe(photo.sha256);
  });

  it('stays as large as it is when an author uploads the very photo that went out', async () => {
    const original = await heavy('one');
    const [out] = await (await scene(original)).read();
    if (!out) throw new Error('It is prepared');
    const here = await scene(original);
    await here.read();
    const again = await scene(await here.contentStore.kept('media', out.sha256));
    Object.assign(again.contentStore, { prepared: here.contentStore.prepared });
    const [photo] = await again.read();
    expect([photo?.width, photo?.height]).toEqual([out.width, out.height]);
  });

  it('is shown itself where what was kept of the small one cannot be read, and the log says so', async () => {
    const here = await scene(await heavy('one'));
    const [photo] = await here.read(onlyWhole);
    if (!photo) throw new Error('It is prepared');
    await here.contentStore.keepPrepared(smallNameOf(photo.sha256), Buffer.from('{'));
    expect(sha256((await here.small(photo)).bytes)).toBe(photo.sha256);
    expect(here.log.lines).toContainEqual(expect.objectContaining({ level: 'error', event: 'media' }));
  });
});

describe('a page with three photos', () => {
  it('shows them in 45 KB, and leads to each as it is sent, with what that weighs', async () => {
    const here = await scene(await heavy('one'), await heavy('two'), await heavy('three'));
    const photos = await here.read();
    const message = await here.keep(photos);
    const missed = await here.planned({ message });
    const seen: Record<string, Awaited<ReturnType<typeof weigh>>> = { post: await weigh(here, POST) };
    await here.happen(missed, { type: 'missed', at: EVENING, why: 'approval_needed' });
    seen.matters = await weigh(here, '/matters');
    const out = await here.published({ message, post: '04-out' }, '41');
    seen.evidence = await weigh(here, `/log/${out.id}`, PARTNER);

    const whole = photos.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(whole).toBeGreaterThan(300_000);
    for (const [name, { page, pictures, bytes }] of Object.entries(seen)) {
      console.log(`${name}: ${pictures} pictures, ${bytes} bytes; they were ${whole}; the page itself ${page.length}`);
      expect([name, pictures, bytes <= 3 * 15_000]).toEqual([name, 3, true]);
      for (const [n, photo] of photos.entries()) {
        const address = name === 'evidence' ? `/log/${out.id}/photo/${n + 1}?v=` : `/media/${photo.sha256}"`;
        expect(page).toContain(`<a href="${address}`);
        expect(page).toMatch(new RegExp(`(${Math.round(photo.bytes / 1000)}|${Math.ceil(photo.bytes / 1000)}) KB`));
      }
    }
  });
});
