/** How a file begins, and how large it is: enough to tell what it is without reading it whole. */
export interface FileBeginning {
  /** At most FIRST_BYTES. */
  readonly first: Uint8Array;
  /** In bytes, of the whole file. */
  readonly size: number;
}

export const FIRST_BYTES = 64;

/** What a file is; `office` is any of Word, Excel, PowerPoint or a ZIP, `text` whatever can be read as words. */
export type MediaKind =
  | 'empty'
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'gif'
  | 'avif'
  | 'heic'
  | 'bmp'
  | 'tiff'
  | 'pdf'
  | 'office'
  | 'mp4'
  | 'mov'
  | 'm4a'
  | 'ogg'
  | 'mp3'
  | 'wav'
  | 'text'
  | 'unknown';

/** Each kind's first bytes in hexadecimal, from the file's start. */
const SIGNATURES: readonly (readonly [pattern: RegExp, kind: MediaKind])[] = [
  [/^$/, 'empty'],
  [/^ffd8ff/, 'jpeg'],
  [/^89504e470d0a/, 'png'],
  // RIFF, the length, and then WEBP or WAVE.
  [/^52494646.{8}57454250/, 'webp'],
  [/^52494646.{8}57415645/, 'wav'],
  [/^47494638/, 'gif'],
  [/^424d.{8}00000000/, 'bmp'],
  [/^(?:49492a00|4d4d002a)/, 'tiff'],
  // %PDF-
  [/^255044462d/, 'pdf'],
  // ZIP, as docx is; the older doc; RTF.
  [/^(?:504b0[35]0[46]|d0cf11e0a1b11ae1|7b5c727466)/, 'office'],
  // A length, ftyp, and the brand: avif; heic, heix, hevc, mif1, msf1; M4A; qt; any other.
  [/^.{8}6674797061766966/, 'avif'],
  [/^.{8}66747970(?:686569|686576|6d696631|6d736631)/, 'heic'],
  [/^.{8}667479704d3441/, 'm4a'],
  [/^.{8}667479707174/, 'mov'],
  [/^.{8}66747970/, 'mp4'],
  [/^4f676753/, 'ogg'],
  // ID3, or the frame of a file without it.
  [/^(?:494433|fff[23ab])/, 'mp3'],
];

/** What the first bytes say it is, whatever the file's name says. */
export function mediaKind(first: Uint8Array): MediaKind {
  const begins = Buffer.from(first.subarray(0, FIRST_BYTES)).toString('hex');
  return SIGNATURES.find(([pattern]) => pattern.test(begins))?.[1] ?? (isText(first) ? 'text' : 'unknown');
}

/** Nothing in it but letters of any alphabet, spaces, tabs and line ends. */
function isText(first: Uint8Array): boolean {
  return first.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
