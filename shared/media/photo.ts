import type { Sharp } from 'sharp';
import { sha256 } from '../domain/delivery-id.ts';
import { type PhotoSize, type PreparedPhoto, SMALL } from '../domain/prepared-photo.ts';

const INPUT_BYTES = 25_000_000;
const INPUT_PIXELS = 50_000_000;
const FORMATS: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'heif'];
/** Telegram takes no longer ones. */
const LONGEST_RATIO = 20;
/** The longer side in pixels and the JPEG qualities, best first: all qualities of a side are tried before a smaller one. */
const SIDES: Readonly<Record<PhotoSize, readonly [number, ...number[]]>> = {
  whole: [1280, 960, 640, 400],
  small: [SMALL.side, 240, 160],
};
const QUALITIES = [82, 70, 58, 46];

/**
 * A photo as phones download it: upright, at most 1280 pixels on its longer side (a small one: 320), a progressive JPEG
 * within the budget (1 KB is 1000 bytes), and nothing left of where, when and with what it was taken. Equal input gives
 * equal bytes.
 */
export async function preparePhoto(
  bytes: Uint8Array,
  budgetKb: number,
  size: PhotoSize = 'whole',
): Promise<PreparedPhoto> {
  if (bytes.length > INPUT_BYTES) return { kind: 'not-a-photo', why: 'too_large' };
  const sharp = await openSharp();
  // What a decoder passes over with a warning is still a photo; a file that ends halfway is none.
  const open = async (limit: number | false) => sharp(bytes, { limitInputPixels: limit, failOn: 'error' });

  const about = await orNull(open(false).then((image) => image.metadata()));
  if (!about || !FORMATS.includes(about.format)) return { kind: 'not-a-photo', why: 'not_an_image' };
  if ((about.pages ?? 1) > 1 || isMovingPng(bytes)) return { kind: 'not-a-photo', why: 'animated' };
  if (about.width * about.height > INPUT_PIXELS) return { kind: 'not-a-photo', why: 'too_many_pixels' };
  const [short, long] = [about.width, about.height].toSorted((one, other) => one - other);
  if ((long ?? 0) > (short ?? 0) * LONGEST_RATIO) return { kind: 'not-a-photo', why: 'too_narrow' };

  const [largest, ...sides] = SIDES[size];
  const upright = await orNull(open(INPUT_PIXELS).then((image) => pixels(image.autoOrient(), largest)));
  if (!upright) return { kind: 'not-a-photo', why: 'not_an_image' };

  const smaller = sides.filter((side) => side < Math.max(upright.info.width, upright.info.height));
  for (const side of [largest, ...smaller]) {
    const { data, info } = side === largest ? upright : await pixels(sharp(upright.data, rawOf(upright.info)), side);
    for (const quality of QUALITIES) {
      const jpeg = await sharp(data, rawOf(info)).jpeg({ quality, progressive: true, mozjpeg: true }).toBuffer();
      if (jpeg.length > budgetKb * 1000) continue;
      const { width, height } = info;
      const photo = { sha256: sha256(jpeg), bytes: jpeg.length, width, height, contentType: 'image/jpeg' } as const;
      return { kind: 'photo', bytes: jpeg, photo };
    }
  }
  return { kind: 'not-a-photo', why: 'too_large' };
}

/** A PNG says so before its picture begins; the decoder would show the first of its pictures. */
function isMovingPng(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const control = file.indexOf('acTL');
  return file.toString('latin1', 1, 4) === 'PNG' && control > 0 && control < file.indexOf('IDAT');
}

/** Loaded when the first photo comes: checking and planning should not wait for it. */
async function openSharp() {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

function pixels(image: Sharp, side: number) {
  return image
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
}

function rawOf({ width, height, channels }: { width: number; height: number; channels: 1 | 2 | 3 | 4 }) {
  return { raw: { width, height, channels } };
}

/** What cannot be opened or decoded is no photo, whatever the decoder says about it. */
function orNull<T>(decoded: Promise<T>): Promise<T | null> {
  return decoded.catch(() => null);
}
