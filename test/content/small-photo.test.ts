import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { SMALL } from '../../shared/domain/prepared-photo.ts';
import { preparePhoto } from '../../shared/media/photo.ts';
import { noise, plain, taken, twoColours } from './a-picture.ts';

/** As ingest makes it: of the photo that goes out, not of the original. */
async function small(original: Uint8Array) {
  const whole = await preparePhoto(original, 150);
  if (whole.kind !== 'photo') throw new Error(whole.why);
  const made = await preparePhoto(whole.bytes, SMALL.kb, 'small');
  if (made.kind !== 'photo') throw new Error(made.why);
  return made;
}

describe('a small photo', () => {
  it.each([
    ['noise, which compresses worst', () => noise(320, 320).png().toBuffer(), [240, 240]],
    ['noise that is not made smaller', () => noise(160, 160).png().toBuffer(), [160, 160]],
    ['noise in black and white', () => noise(320, 320).threshold().png().toBuffer(), [160, 160]],
    ['two colours', () => twoColours(1600, 1200).png().toBuffer(), [320, 240]],
    ['one dot', () => plain(1, 1), [1, 1]],
    ['as tall as Telegram takes', () => plain(10, 200), [10, 200]],
    ['large, and as tall as Telegram takes', () => plain(200, 4000), [16, 320]],
    ['as wide as Telegram takes', () => plain(4000, 200), [320, 16]],
    ['half transparent', () => twoColours(900, 600).ensureAlpha(0.5).png().toBuffer(), [320, 213]],
    ['grey', () => twoColours(900, 600).greyscale().toColourspace('b-w').png().toBuffer(), [320, 213]],
    ['CMYK', () => twoColours(900, 600).toColourspace('cmyk').jpeg().toBuffer(), [320, 213]],
    [
      'lying, as the telephone was held',
      () => twoColours(900, 600).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      [213, 320],
    ],
  ])('weighs at most 15 KB and has at most 320 pixels on its longer side: %s', async (_, picture, size) => {
    const { bytes, photo } = await small(await picture());
    expect(bytes.length).toBeLessThanOrEqual(15_000);
    const about = await sharp(bytes).metadata();
    expect([about.format, about.width, about.height]).toEqual(['jpeg', ...size]);
    expect([photo.bytes, photo.width, photo.height]).toEqual([bytes.length, ...size]);
  });

  it('says nothing of where, when and with what it was taken, also when it is made of the original', async () => {
    const original = await taken(900, 600);
    const made = await preparePhoto(original, SMALL.kb, 'small');
    if (made.kind !== 'photo') throw new Error(made.why);
    for (const { bytes } of [made, await small(original)]) {
      const about = await sharp(bytes).metadata();
      expect([about.exif, about.xmp, about.iptc, about.icc, about.comments]).toEqual(Array(5).fill(undefined));
      expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Exif|Kumru|Somebody|http/);
    }
  });

  it('shows what the whole one shows', async () => {
    const { data, info } = await sharp((await small(await twoColours(1600, 1200).png().toBuffer())).bytes)
      .raw()
      .toBuffer({ resolveWithObject: true });
    const reddish = (x: number) => (data[(120 * info.width + x) * 3] ?? 0) > 150;
    expect([reddish(20), reddish(300)]).toEqual([true, false]);
  });
});
