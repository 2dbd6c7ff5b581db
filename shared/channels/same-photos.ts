import { isDeepStrictEqual } from 'node:util';
import type { Photo } from '../domain/message.ts';

/** Whether two messages show the same pictures, whatever is said of these: compared by their bytes, in order. */
export function isSamePhotos(photos: readonly Photo[], others: readonly Photo[]): boolean {
  const hashes = (shown: readonly Photo[]) => shown.map(({ sha256 }) => sha256);
  return isDeepStrictEqual(hashes(photos), hashes(others));
}
