import { sha256 } from './delivery-id.ts';

const VERSION_DIGITS = 12;

/** Names exactly these posts, in whatever order: what was shown as missing when somebody said that it was meant. */
export function missingVersion(missing: readonly string[]): string {
  return sha256(missing.toSorted().join('\n')).slice(0, VERSION_DIGITS);
}
