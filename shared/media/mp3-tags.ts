/** What is written before and after the sound of an MP3: who made it, when, with what and of what, sometimes a picture. */

const ID3_HEADER = 10;
const ID3_AT_END = 128;
const ID3_MORE_AT_END = 227;
const APE_HEADER = 32;
const LYRICS_SIGN = 15;

/** The sound alone, without the tags of any sort that players know. */
export function soundOf(file: Buffer): Buffer {
  let sound = file;
  for (let tag = leadingTag(sound); tag > 0; tag = leadingTag(sound)) sound = sound.subarray(tag);
  for (let tag = trailingTag(sound); tag > 0; tag = trailingTag(sound))
    sound = sound.subarray(0, Math.max(0, sound.length - tag));
  return sound;
}

/** @see https://id3.org/id3v2.4.0-structure @see https://wiki.hydrogenaud.io/index.php?title=APE_Tags_Header */
function leadingTag(sound: Buffer): number {
  if (signAt(sound, 0, 'ID3') && sound.length >= ID3_HEADER) {
    const hasFooter = (sound.readUInt8(5) & 0x10) !== 0;
    return ID3_HEADER + synchsafe(sound, 6) + (hasFooter ? ID3_HEADER : 0);
  }
  if (signAt(sound, 0, 'APETAGEX') && sound.length >= APE_HEADER) return APE_HEADER + sound.readUInt32LE(12);
  return 0;
}

/** @see https://id3.org/ID3v1 @see https://id3.org/Lyrics3v2 */
function trailingTag(sound: Buffer): number {
  const { length } = sound;
  if (signAt(sound, length - ID3_AT_END, 'TAG')) return ID3_AT_END;
  if (signAt(sound, length - ID3_MORE_AT_END, 'TAG+')) return ID3_MORE_AT_END;
  if (signAt(sound, length - ID3_HEADER, '3DI')) return 2 * ID3_HEADER + synchsafe(sound, length - 4);
  if (signAt(sound, length - APE_HEADER, 'APETAGEX')) {
    // What it says of its length leaves its head out, where it has one.
    const size = sound.readUInt32LE(length - 20);
    return signAt(sound, length - size - APE_HEADER, 'APETAGEX') ? size + APE_HEADER : size;
  }
  if (signAt(sound, length - LYRICS_SIGN + 6, 'LYRICS200')) {
    const size = Number(sound.toString('latin1', length - LYRICS_SIGN, length - LYRICS_SIGN + 6));
    return Number.isInteger(size) ? size + LYRICS_SIGN : 0;
  }
  return 0;
}

function signAt(sound: Buffer, at: number, sign: string): boolean {
  return at >= 0 && sound.toString('latin1', at, at + sign.length) === sign;
}

/** Four bytes of seven bits each. */
function synchsafe(sound: Buffer, at: number): number {
  return [0, 1, 2, 3].reduce((sum, byte) => sum * 128 + (sound.readUInt8(at + byte) & 0x7f), 0);
}
