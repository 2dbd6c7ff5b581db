import { createHash } from 'node:crypto';
import sharp from 'sharp';

/** Red on the left half, blue on the right. */
export function twoColours(width: number, height: number) {
  const half = { create: { width: Math.floor(width / 2), height, channels: 3 as const, background: '#d00000' } };
  return sharp({ create: { width, height, channels: 3, background: '#0000d0' } }).composite([
    { input: half, left: 0, top: 0 },
  ]);
}

export function plain(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#d00000' } })
    .png()
    .toBuffer();
}

/** What compresses worst, and is the same each time. */
export function noise(width: number, height: number, name = 'noise') {
  const data = createHash('shake256', { outputLength: width * height * 3 })
    .update(name)
    .digest();
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** As a telephone writes it: with what took it, who has it, and where it was. */
export function taken(width: number, height: number): Promise<Buffer> {
  return twoColours(width, height)
    .withExif({
      IFD0: { Model: 'Kumru Phone 7', Artist: 'Somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '13/1 21/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '103/1 51/1 0/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>Somebody</note></x:xmpmeta>')
    .jpeg()
    .toBuffer();
}
