import type { Person } from './people.ts';
import type { PlatformState } from './platform-state.ts';

/** What every page is made from. */
export interface PageView {
  readonly mount: string;
  readonly state: PlatformState;
  /** Who looks, and acts from there. */
  readonly as: Person;
  /** The number of the post that must be in sight. */
  readonly asked: string | undefined;
  /** The press whose answer is to be shown. */
  readonly press: string | undefined;
}
