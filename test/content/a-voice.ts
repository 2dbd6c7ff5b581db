/** Voice notes made by hand, byte by byte, with what phones write beside the sound. */

/** A frame of Opus in which nothing is heard for 20 ms. */
const SILENCE = Uint8Array.from([0xf8, 0xff, 0xfe]);
const SAMPLES = 960;
export const BESIDE = 'Somebody at home +13.3600+103.8500/';

/** Opus in OGG, so many seconds long, whose tags take up several pages when they are long. */
export function anOpus({ seconds = 2, tags = BESIDE, serial = 7 } = {}): Buffer {
  const head = Buffer.concat([
    Buffer.from('OpusHead'),
    Buffer.from([1, 1, 56, 1]), // one channel; 312 samples before it begins
    Buffer.from([0x80, 0xbb, 0, 0, 0, 0, 0]),
  ]);
  const comment = Buffer.from(`DESCRIPTION=${tags}`);
  const opusTags = Buffer.concat([
    Buffer.from('OpusTags'),
    lengthOf(Buffer.from('Kumru Recorder')),
    Buffer.from('Kumru Recorder'),
    Buffer.from([1, 0, 0, 0]),
    lengthOf(comment),
    comment,
  ]);
  const pages = [page([head], 0n, serial, 2), ...pagesOf(opusTags, serial)];
  for (let second = 1; second <= seconds; second += 1) {
    const position = BigInt(second * 48_000 + 312);
    const flags = second === seconds ? 4 : 0;
    pages.push(page(Array(48_000 / SAMPLES).fill(SILENCE), position, serial, flags));
  }
  return Buffer.concat(pages.map((one, index) => numbered(one, index)));
}

function pagesOf(packet: Buffer, serial: number): Buffer[] {
  const most = 254 * 255;
  const parts = [];
  for (let start = 0; start < packet.length; start += most) parts.push(packet.subarray(start, start + most));
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    return page([part], isLast ? 0n : -1n, serial, index > 0 ? 1 : 0, !isLast);
  });
}

function page(packets: readonly Uint8Array[], position: bigint, serial: number, flags: number, goesOn = false) {
  const lacing = packets.flatMap(({ length }) => [
    ...Array(Math.floor(length / 255)).fill(255),
    ...(goesOn ? [] : [length % 255]),
  ]);
  const header = Buffer.alloc(27);
  header.write('OggS');
  header[5] = flags;
  header.writeBigInt64LE(position, 6);
  header.writeUInt32LE(serial, 14);
  header[26] = lacing.length;
  return Buffer.concat([header, Buffer.from(lacing), ...packets]);
}

function numbered(one: Buffer, index: number): Buffer {
  one.writeUInt32LE(index, 18);
  one.writeUInt32LE(checksum(one), 22);
  return one;
}

/** Each page's own, and what it should be. */
export function checksums(file: Uint8Array): readonly (readonly [number, number])[] {
  const bytes = Buffer.from(file);
  const found: [number, number][] = [];
  for (let start = 0; start < bytes.length; ) {
    const segments = bytes.subarray(start + 27, start + 27 + (bytes[start + 26] ?? 0));
    const end = start + 27 + segments.length + segments.reduce((sum, length) => sum + length, 0);
    const own = bytes.readUInt32LE(start + 22);
    const blank = Buffer.from(bytes.subarray(start, end));
    blank.writeUInt32LE(0, 22);
    found.push([own, checksum(blank)]);
    start = end;
  }
  return found;
}

/** By a table, as libogg has it. */
function checksum(bytes: Uint8Array): number {
  const table = Array.from({ length: 256 }, (_, index) => {
    let entry = index << 24;
    for (let bit = 0; bit < 8; bit += 1) entry = entry & 0x80000000 ? (entry << 1) ^ 0x04c11db7 : entry << 1;
    return entry >>> 0;
  });
  return bytes.reduce((crc, byte) => ((crc << 8) ^ (table[((crc >>> 24) & 0xff) ^ byte] ?? 0)) >>> 0, 0);
}

function lengthOf({ length }: Uint8Array): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(length);
  return bytes;
}

/** MPEG audio, layer III, with a tag before and one after it. */
export function anMp3(): Buffer {
  const frames = Array.from({ length: 5 }, () =>
    Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0xc4]), Buffer.alloc(413)]),
  );
  const name = Buffer.from(BESIDE);
  const before = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0', 'latin1'), Buffer.from([name.length]), name]);
  const after = Buffer.alloc(128);
  after.write(`TAG${BESIDE}`);
  return Buffer.concat([before, ...frames, after]);
}

/** A tag as many players write it at the end of an MP3, with a head and a foot. */
export function anApe(text: string): Buffer {
  const sign = (flags: number) => {
    const part = Buffer.alloc(32);
    part.write('APETAGEX', 'latin1');
    part.writeUInt32LE(2000, 8);
    part.writeUInt32LE(text.length + 32, 12);
    part.writeUInt32LE(flags, 20);
    return part;
  };
  // Whether there is a head is said by the first bit; that it is the head, by the third.
  return Buffer.concat([sign(0xa0000000), Buffer.from(text, 'latin1'), sign(0x80000000)]);
}

/** A tag of ID3 version 2 that stands at the end. */
export function anId3AtEnd(text: string): Buffer {
  const about = Buffer.from([4, 0, 0x10, 0, 0, 0, text.length]);
  const sign = (name: string) => Buffer.concat([Buffer.from(name, 'latin1'), about]);
  return Buffer.concat([sign('ID3'), Buffer.from(text, 'latin1'), sign('3DI')]);
}

/** An MP4 file of tracks of these kinds, with a place where iPhones and Androids write it. */
export function anMp4({
  tracks = ['soun'],
  seconds = 12,
  brand = 'M4A ',
  codec = 'avc1',
  turned = false,
  weighs = 0,
} = {}): Buffer {
  const handler = (kind: string) =>
    box('hdlr', Buffer.concat([Buffer.alloc(8), Buffer.from(kind), Buffer.alloc(12), Buffer.from('Kumru Recorder\0')]));
  const dated = (type: string) =>
    box(type, Buffer.concat([Buffer.alloc(4), Buffer.from([0xe0, 1, 2, 3, 0xe0, 1, 2, 4]), Buffer.alloc(20)]));
  const length = Buffer.alloc(8);
  length.writeUInt32BE(1000, 0);
  length.writeUInt32BE(seconds * 1000 - 1, 4);
  /** 640 × 360 points, as a phone holds it, where there is anything to see. */
  const header = (kind: string) => {
    const body = Buffer.alloc(84);
    body.set([0xe0, 1, 2, 3, 0xe0, 1, 2, 4], 4);
    for (const at of turned ? [44, 52] : [40, 56]) body.writeInt32BE(0x10000, at);
    if (kind === 'vide') body.writeUInt16BE(640, 76);
    if (kind === 'vide') body.writeUInt16BE(360, 80);
    return box('tkhd', body);
  };
  const described = (kind: string) =>
    box(
      'stsd',
      Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), box(kind === 'vide' ? codec : 'mp4a', Buffer.alloc(8))]),
    );
  const movie = box(
    'mvhd',
    Buffer.concat([Buffer.alloc(4), Buffer.from([0xe0, 1, 2, 3, 0xe0, 1, 2, 4]), length, Buffer.alloc(80)]),
  );
  const beside = () => box('udta', box('\xa9xyz', Buffer.from(`\0\x12\x15\xc7${BESIDE}`, 'latin1')));
  const moov = box(
    'moov',
    Buffer.concat([
      movie,
      ...tracks.map((kind) =>
        box(
          'trak',
          Buffer.concat([
            header(kind),
            box('mdia', Buffer.concat([dated('mdhd'), handler(kind), box('minf', box('stbl', described(kind)))])),
            beside(),
          ]),
        ),
      ),
      beside(),
      box('meta', Buffer.from(`\0\0\0\0com.apple.quicktime.location.ISO6709 ${BESIDE}`)),
    ]),
  );
  return Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0isom`)),
    moov,
    ...(weighs > 0 ? [box('mdat', Buffer.alloc(weighs))] : []),
    box('mdat', Buffer.from('the sound itself')),
  ]);
}

export function box(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** An MP4 as phones film it: with picture and sound. */
export function aFilm(about: Parameters<typeof anMp4>[0] = {}): Buffer {
  return anMp4({ tracks: ['vide', 'soun'], brand: 'isom', ...about });
}
