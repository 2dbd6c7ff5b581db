import type { Clock } from '../../../shared/ports.ts';
import type { SandboxChannel } from './addresses.ts';
import type { Callbacks } from './callbacks.ts';
import type { Pictures } from './pictures.ts';
import type { PlatformState } from './platform-state.ts';

/** What both platforms and their pages stand on. */
export interface SandboxWorld {
  readonly clock: Pick<Clock, 'now' | 'until' | 'afterReal'>;
  readonly state: PlatformState;
  readonly pictures: Pictures;
  readonly callbacks: Callbacks;
  readonly channels: () => readonly SandboxChannel[];
}
