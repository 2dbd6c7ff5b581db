/** The boxes of an MP4 file (also .m4a and .mov). @see ISO/IEC 14496-12 */

const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'moof', 'traf']);
/** What is written beside picture and sound: places, devices, names, titles, covers. */
const BESIDE = new Set(['udta', 'meta', 'uuid', 'xml ', 'skip', 'free']);
/** When it was made and changed, which is where these begin after version and flags. */
const DATED = new Set(['mvhd', 'tkhd', 'mdhd']);
const DEEPEST = 8;

export interface BareMp4 {
  readonly bytes: Uint8Array;
  /** The form that it says it has: `isom`, `mp42`, `qt  ` and so on. */
  readonly brand: string;
  /** What its tracks are: `soun`, `vide` or others. */
  readonly tracks: readonly string[];
  /** Null where the file does not say how long it is, as one that was streamed. */
  readonly seconds: number | null;
  /** How each track is encoded: `avc1`, `hvc1`, `mp4a` and so on. */
  readonly codecs: readonly string[];
  /** In pixels, as it is seen; null where no track says. */
  readonly size: Size | null;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly type: string;
  readonly typeAt: number;
  readonly body: number;
  readonly end: number;
}

/**
 * The same picture and sound without what is written beside them, each byte where it was: what is blanked becomes free
 * space, so that no address in the file changes. Null for what is no whole MP4 file.
 */
export function bareMp4(original: Uint8Array): BareMp4 | null {
  const bytes = Buffer.from(original);
  const boxes = boxesIn(bytes, 0, bytes.length, 0);
  if (boxes?.[0]?.type !== 'ftyp') return null;
  const types = new Set(boxes.map(({ type }) => type));
  if (!types.has('moov') || !types.has('mdat')) return null;
  for (const box of boxes) blank(bytes, box);
  const tracks = boxes.flatMap((box) => (box.type === 'hdlr' ? handlerOf(bytes, box) : []));
  const brand = bytes.toString('latin1', boxes[0].body, Math.min(boxes[0].body + 4, boxes[0].end));
  const codecs = boxes.flatMap((box) => codecOf(bytes, box) ?? []);
  const [seconds = null] = boxes.flatMap((box) => secondsOf(bytes, box) ?? []);
  const [size = null] = boxes.flatMap((box) => sizeOf(bytes, box) ?? []);
  return { bytes, brand, tracks, seconds, codecs, size };
}

/** All of them, each before what is in it; null where one does not end where it should. */
function boxesIn(bytes: Buffer, from: number, to: number, depth: number): readonly Box[] | null {
  const boxes: Box[] = [];
  for (let start = from; start < to; ) {
    const box = boxAt(bytes, start, to);
    if (!box || depth > DEEPEST) return null;
    const inside = CONTAINERS.has(box.type) ? boxesIn(bytes, box.body, box.end, depth + 1) : [];
    if (!inside) return null;
    boxes.push(box, ...inside);
    start = box.end;
  }
  return boxes;
}

function boxAt(bytes: Buffer, start: number, to: number): Box | null {
  if (start + 8 > to) return null;
  const short = bytes.readUInt32BE(start);
  if (short === 1 && start + 16 > to) return null;
  const size = short === 1 ? Number(bytes.readBigUInt64BE(start + 8)) : short === 0 ? to - start : short;
  const body = start + (short === 1 ? 16 : 8);
  const end = start + size;
  if (end < body || end > to) return null;
  return { type: bytes.toString('latin1', start + 4, start + 8), typeAt: start + 4, body, end };
}

function blank(bytes: Buffer, { type, typeAt, body, end }: Box): void {
  if (BESIDE.has(type)) {
    bytes.write('free', typeAt, 'latin1');
    bytes.fill(0, body, end);
  }
  if (DATED.has(type) && body < end) {
    bytes.fill(0, Math.min(body + 4, end), Math.min(body + 4 + (bytes[body] === 1 ? 16 : 8), end));
  }
}

/** Only of tracks: what else is handled somehow is blanked with what it belongs to. */
function handlerOf(bytes: Buffer, { body, end }: Box): string[] {
  if (end - body < 12) return [];
  const type = bytes.toString('latin1', body + 8, body + 12);
  // The name that an encoder or a phone gave it.
  if (end - body > 24) bytes.fill(0, body + 24, end);
  // QuickTime says as well how a track's data are kept, which makes no track of it.
  return bytes.toString('latin1', body + 4, body + 8) === 'dhlr' ? [] : [type];
}

/** The first of a track's descriptions of its samples. */
function codecOf(bytes: Buffer, { type, body, end }: Box): string | null {
  return type === 'stsd' && end - body >= 16 ? bytes.toString('latin1', body + 12, body + 16) : null;
}

/** Of a track that is seen: of sound it is nothing. A phone that is held upright says that the picture is to be turned. */
function sizeOf(bytes: Buffer, { type, body, end }: Box): Size | null {
  const matrix = body + (bytes[body] === 1 ? 52 : 40);
  if (type !== 'tkhd' || end < matrix + 44) return null;
  const [width, height] = [bytes.readUInt16BE(matrix + 36), bytes.readUInt16BE(matrix + 40)];
  if (width === 0 || height === 0) return null;
  const isTurned = bytes.readInt32BE(matrix) === 0 && bytes.readInt32BE(matrix + 16) === 0;
  return isTurned ? { width: height, height: width } : { width, height };
}

function secondsOf(bytes: Buffer, { type, body, end }: Box): number | null {
  if (type !== 'mvhd' || end - body < 32) return null;
  const isLong = bytes[body] === 1;
  const scale = bytes.readUInt32BE(body + (isLong ? 20 : 12));
  const length = isLong ? Number(bytes.readBigUInt64BE(body + 24)) : bytes.readUInt32BE(body + 16);
  const isKnown = scale > 0 && length > 0 && length < (isLong ? Number.MAX_SAFE_INTEGER : 0xffffffff);
  return isKnown ? Math.ceil(length / scale) : null;
}
