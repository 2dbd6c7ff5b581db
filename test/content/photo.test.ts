import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { Photo } from '../../shared/domain/message.ts';
import type { PreparedPhoto } from '../../shared/domain/prepared-photo.ts';
import { preparePhoto } from '../../shared/media/photo.ts';
import { noise, plain, taken, twoColours } from './a-picture.ts';

const BUDGET_KB = 150;

/** The beginning of what an iPhone takes; the codec of the rest is not free, and nobody here has it. */
const HEIC = Buffer.from('\0\0\0\x24ftypheic\0\0\0\0mif1MiHEmiafheic', 'latin1');

async function prepared(bytes: Uint8Array, budgetKb = BUDGET_KB): Promise<Extract<PreparedPhoto, { kind: 'photo' }>> {
  const photo = await preparePhoto(bytes, budgetKb);
  if (photo.kind !== 'photo') throw new Error(photo.why);
  return photo;
}

async function colourAt(bytes: Uint8Array, left: number, top: number): Promise<number[]> {
  const data = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return [...data].map((value) => Math.round(value / 52) * 52);
}

describe('a prepared photo', () => {
  it('says nothing of where, when and with what it was taken', async () => {
    const photo = await taken(400, 300);
    expect((await sharp(photo).metadata()).exif?.toString('latin1')).toContain('Kumru Phone 7');

    const { bytes } = await prepared(photo);
    const about = await sharp(bytes).metadata();
    expect([about.exif, about.xmp, about.iptc, about.icc, about.comments]).toEqual(Array(5).fill(undefined));
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Exif|Kumru|Somebody|http/);
  });

  it('stands upright, whichever way the telephone was held', async () => {
    const lying = await twoColours(400, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { bytes, photo } = await prepared(lying);
    expect([photo.width, photo.height]).toEqual([200, 400]);
    expect((await sharp(bytes).metadata()).orientation).toBe(undefined);
    expect(await colourAt(bytes, 100, 20)).toEqual([208, 0, 0]);
    expect(await colourAt(bytes, 100, 380)).toEqual([0, 0, 208]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('stands upright by its note %i, which is gone then', async (orientation) => {
    const lying = await twoColours(400, 200).withMetadata({ orientation }).jpeg().toBuffer();
    const { bytes, photo } = await prepared(lying);
    expect([photo.width, photo.height]).toEqual(orientation < 5 ? [400, 200] : [200, 400]);
    const about = await sharp(bytes).metadata();
    expect([about.orientation, about.exif]).toEqual([undefined, undefined]);
    const corners = [await colourAt(bytes, 20, 20), await colourAt(bytes, photo.width - 20, photo.height - 20)];
    const [red, blue] = [
      [208, 0, 0],
      [0, 0, 208],
    ];
    expect(corners).toEqual([1, 4, 5, 6].includes(orientation) ? [red, blue] : [blue, red]);
  });

  it('may be a single dot', async () => {
    expect((await prepared(await plain(1, 1))).photo).toMatchObject({ width: 1 });
  });

  it('is at most 1280 pixels on its longer side, never enlarged, and a progressive JPEG', async () => {
    const { bytes, photo } = await prepared(await twoColours(1600, 1200).jpeg().toBuffer());
    expect([photo.width, photo.height]).toEqual([1280, 960]);
    const about = await sharp(bytes).metadata();
    expect([about.format, about.isProgressive, about.width, about.height]).toEqual(['jpeg', true, 1280, 960]);
    expect((await prepared(await twoColours(700, 1400).png().toBuffer())).photo.height).toBe(1280);
    expect((await prepared(await twoColours(40, 30).png().toBuffer())).photo.width).toBe(40);
  });

  it('tells its own size and hash, as the message will', async () => {
    const { bytes, photo } = await prepared(await twoColours(400, 300).png().toBuffer());
    expect(photo.bytes).toBe(bytes.length);
    expect(photo.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(Photo.parse({ ...photo, alt: '' })).toEqual({ ...photo, alt: '' });
  });

  it.each([80, 45, 30])('keeps within a budget of %i KB, however noisy it is', async (budgetKb) => {
    const { bytes } = await prepared(await noise(500, 400).jpeg({ quality: 95 }).toBuffer(), budgetKb);
    expect(bytes.length).toBeLessThanOrEqual(budgetKb * 1000);
  });

  it('is as good as the budget allows: first of lower quality, then smaller', async () => {
    const photo = await noise(500, 400).jpeg({ quality: 95 }).toBuffer();
    const about = [];
    for (const budgetKb of [200, 70, 35]) {
      const { width, bytes } = (await prepared(photo, budgetKb)).photo;
      about.push([width, Math.round(bytes / 10_000)]);
    }
    expect(about).toEqual([
      [500, 11],
      [500, 6],
      [400, 3],
    ]);
  });

  it('shows what was transparent as white', async () => {
    const clear = { width: 50, height: 50, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } };
    const { bytes } = await prepared(await sharp({ create: clear }).png().toBuffer());
    expect(await colourAt(bytes, 25, 25)).toEqual([260, 260, 260]);
  });

  it.each([
    ['grey', () => twoColours(60, 40).greyscale().toColourspace('b-w').png()],
    ['16 bits a colour', () => twoColours(60, 40).toColourspace('rgb16').png()],
    ['CMYK', () => twoColours(60, 40).toColourspace('cmyk').jpeg()],
    ['a palette with a clear colour', () => twoColours(60, 40).ensureAlpha(0.5).png({ palette: true })],
    ['one frame of GIF', () => twoColours(60, 40).gif()],
    ['WebP', () => twoColours(60, 40).webp()],
    ['AVIF', () => twoColours(60, 40).avif()],
  ])('comes from any still picture: %s', async (_, picture) => {
    const { bytes, photo } = await prepared(await picture().toBuffer());
    expect([photo.width, photo.height]).toEqual([60, 40]);
    expect((await sharp(bytes).metadata()).space).toBe('srgb');
  });

  it('has the same bytes each time, so that what was approved stays approved', async () => {
    const photo = await noise(300, 200).png().toBuffer();
    const [first, second] = await Promise.all([prepared(photo), prepared(photo)]);
    expect(second.photo).toEqual(first.photo);
    expect(Buffer.compare(second.bytes, first.bytes)).toBe(0);
  });
});

describe('what is no photo', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="9" height="9"/></svg>';
  it.each([
    ['a text file', async () => Buffer.from('This is a letter, not a photo.\n'.repeat(50))],
    ['nothing', async () => Buffer.alloc(0)],
    ['a PDF', async () => Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n', 'latin1')],
    ['a HEIC of an iPhone', async () => HEIC],
    ['a drawing that may load other files', async () => Buffer.from(svg)],
    ['only the first half of one', async () => (await noise(400, 300).jpeg().toBuffer()).subarray(0, 20_000)],
    ['only the first half of a PNG', async () => (await noise(400, 300).png().toBuffer()).subarray(0, 90_000)],
  ])('%s', async (_, bytes) => {
    expect(await preparePhoto(await bytes(), BUDGET_KB)).toEqual({ kind: 'not-a-photo', why: 'not_an_image' });
  });

  it('a bomb: few bytes that unfold to more than 50 million pixels', async () => {
    const bomb = await sharp({ create: { width: 8000, height: 6400, channels: 3, background: '#fff' } })
      .toColourspace('b-w')
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(600_000);
    expect(await preparePhoto(bomb, BUDGET_KB)).toEqual({ kind: 'not-a-photo', why: 'too_many_pixels' });
  });

  it('a bomb that only its head announces', async () => {
    const small = await twoColours(40, 30).png().toBuffer();
    small.writeUInt32BE(50_000, 16);
    small.writeUInt32BE(50_000, 20);
    small.writeUInt32BE(crc32(small.subarray(12, 29)), 29);
    expect(await preparePhoto(small, BUDGET_KB)).toEqual({ kind: 'not-a-photo', why: 'too_many_pixels' });
  });

  it('more than 20 times as long as wide, which Telegram does not take', async () => {
    const why = async (width: number, height: number) => preparePhoto(await plain(width, height), BUDGET_KB);
    expect(await why(20_000, 10)).toEqual({ kind: 'not-a-photo', why: 'too_narrow' });
    expect(await why(10, 201)).toEqual({ kind: 'not-a-photo', why: 'too_narrow' });
    expect((await why(10, 200)).kind).toBe('photo');
  });

  it('a PNG that moves', async () => {
    const still = await twoColours(60, 40).png().toBuffer();
    const control = Buffer.concat([Buffer.from('acTL'), Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(control));
    const moving = Buffer.concat([still.subarray(0, 33), Buffer.from([0, 0, 0, 8]), control, sum, still.subarray(33)]);
    expect((await sharp(moving).metadata()).format).toBe('png');
    expect(await preparePhoto(moving, BUDGET_KB)).toEqual({ kind: 'not-a-photo', why: 'animated' });
  });

  it('more than 25 MB', async () => {
    const photo = await twoColours(40, 30).jpeg().toBuffer();
    const padded = Buffer.concat([photo, Buffer.alloc(25_000_001 - photo.length)]);
    expect(await preparePhoto(padded, BUDGET_KB)).toEqual({ kind: 'not-a-photo', why: 'too_large' });
    expect((await preparePhoto(padded.subarray(0, 25_000_000), BUDGET_KB)).kind).toBe('photo');
  });

  it.each(['gif', 'webp'] as const)('something that moves: %s', async (format) => {
    const frames = [await twoColours(60, 40).png().toBuffer(), await noise(60, 40).png().toBuffer()];
    const moving = await sharp(frames, { join: { animated: true } })
      .toFormat(format)
      .toBuffer();
    expect(await preparePhoto(moving, BUDGET_KB)).toEqual({ kind: 'not-a-photo', why: 'animated' });
  });

  it('one that no quality brings within the budget', async () => {
    const photo = await noise(300, 200).jpeg().toBuffer();
    expect(await preparePhoto(photo, 1)).toEqual({ kind: 'not-a-photo', why: 'too_large' });
  });
});

describe('sharp', () => {
  it('is not loaded before the first photo, so that checking and planning do not wait for it', () => {
    const photo = join(import.meta.dirname, '../../shared/media/photo.ts');
    const script = `
      const { preparePhoto } = await import(${JSON.stringify(photo)});
      const loaded = () => process.report.getReport().sharedObjects.some((file) => file.includes('sharp'));
      const before = loaded();
      await preparePhoto(Buffer.from('x'), 1);
      console.log(before, loaded());`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(said.trim()).toBe('false true');
  });
});
