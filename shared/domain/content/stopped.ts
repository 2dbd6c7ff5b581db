import type { Instant } from '../instant.ts';

/** A post that is ready and cannot be planned as its folder stands. */
export interface Stopped {
  readonly campaign: string;
  readonly folder: string;
  readonly post: string;
  readonly file: string;
  /** The moment meant for the public, as far as it is known. */
  readonly at: Instant | null;
  /** The files without which it waits, which may still arrive. */
  readonly awaits: readonly string[];
  /** Something is wrong with it, or with its campaign, that no file mends by arriving. */
  readonly mistaken: boolean;
}
