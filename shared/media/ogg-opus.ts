/** Opus in an OGG file, as messengers record it. @see https://www.rfc-editor.org/rfc/rfc7845 */

const HEADER = 27;
const CRC_AT = 22;
const PER_SECOND = 48_000;
const CONTINUED = 0x01;
const TAGS = 'OpusTags';

interface Page {
  readonly start: number;
  readonly body: number;
  readonly end: number;
  readonly continued: boolean;
  /** Samples up to here; null where no packet ends. */
  readonly position: number | null;
}

/**
 * The same sound without what was written beside it (who recorded it, with what, where), and how long it is. Null for
 * anything else than one whole stream of Opus.
 */
export function bareOpus(original: Uint8Array): { readonly bytes: Uint8Array; readonly seconds: number } | null {
  const bytes = Buffer.from(original);
  const pages = pagesOf(bytes);
  const [head, ...others] = pages ?? [];
  if (!head || head.end - head.body < 19 || textAt(bytes, head.body, 8) !== 'OpusHead') return null;
  if (!eraseTags(bytes, others)) return null;
  const last = pages?.findLast(({ position }) => position !== null)?.position ?? 0;
  const samples = last - bytes.readUInt16LE(head.body + 10);
  return samples > 0 ? { bytes, seconds: Math.ceil(samples / PER_SECOND) } : null;
}

/** All pages to the last byte, of one stream; null where there is anything else. */
function pagesOf(bytes: Buffer): readonly Page[] | null {
  const pages: Page[] = [];
  for (let start = 0; start < bytes.length; ) {
    if (start + HEADER > bytes.length || textAt(bytes, start, 4) !== 'OggS') return null;
    if (bytes.readUInt32LE(start + 14) !== bytes.readUInt32LE(14)) return null;
    const body = start + HEADER + bytes.readUInt8(start + 26);
    if (body > bytes.length) return null;
    const end = body + bytes.subarray(start + HEADER, body).reduce((sum, length) => sum + length, 0);
    if (end > bytes.length) return null;
    const samples = bytes.readBigInt64LE(start + 6);
    const continued = (bytes.readUInt8(start + 5) & CONTINUED) !== 0;
    pages.push({ start, body, end, continued, position: samples < 0n ? null : Number(samples) });
    start = end;
  }
  return pages.length > 0 ? pages : null;
}

/** Zeros after the tags' name say: by nobody, with no comments; and whatever follows those is padding. */
function eraseTags(bytes: Buffer, [first, ...others]: readonly Page[]): boolean {
  if (!first || first.end - first.body < TAGS.length + 8 || textAt(bytes, first.body, 8) !== TAGS) return false;
  const next = others.findIndex(({ continued }) => !continued);
  const tags = [first, ...others.slice(0, next < 0 ? others.length : next)];
  bytes.fill(0, first.body + TAGS.length, first.end);
  for (const { body, end } of tags.slice(1)) bytes.fill(0, body, end);
  for (const page of tags) sign(bytes.subarray(page.start, page.end));
  return true;
}

function sign(page: Buffer): void {
  page.writeUInt32LE(0, CRC_AT);
  page.writeUInt32LE(checksum(page), CRC_AT);
}

/** The CRC of RFC 3533: not the usual one, which goes the other way round. */
function checksum(page: Buffer): number {
  let crc = 0;
  for (const byte of page) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc << 1) ^ (crc < 0 ? 0x04c11db7 : 0);
  }
  return crc >>> 0;
}

function textAt(bytes: Buffer, at: number, length: number): string {
  return bytes.toString('latin1', at, at + length);
}
