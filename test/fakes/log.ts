import type { Log } from '../../shared/ports.ts';

/** A log that a test can read. */
export function testLog(): Log & { readonly lines: { level: string; event: string; details: unknown }[] } {
  const lines: { level: string; event: string; details: unknown }[] = [];
  return {
    lines,
    info: (event, details = {}) => lines.push({ level: 'info', event, details }),
    error: (event, details = {}) => lines.push({ level: 'error', event, details }),
  };
}
