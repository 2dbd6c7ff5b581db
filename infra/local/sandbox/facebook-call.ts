import type { SandboxWorld } from './world.ts';

/** One Graph call after its token was accepted. */
export interface GraphCall extends SandboxWorld {
  readonly method: string;
  readonly node: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, File>;
  /** Where our pages are, as a browser would ask for them. */
  readonly here: string;
}
