import type { Log } from '../../shared/ports.ts';

/** Shapes of lines that a person wants to see while they happen; everything else goes to the log alone. */
const MARKS: Readonly<Record<string, string>> = {
  published: '✓ out',
  delivered: '✓ out',
  incomplete: '! incomplete',
  refused: '✕ refused',
  unknown: '? unknown',
  scheduled: '… later',
  missed: '✕ missed',
};

/** A log that also tells whoever watches the terminal what became of each delivery. */
export function narrator(log: Log): Log {
  return {
    info(event, details = {}) {
      log.info(event, details);
      const mark = MARKS[String(details.status)];
      if (mark)
        console.log(
          `  ${mark.padEnd(14)}${details.post} → ${details.channel}${details.why ? `  (${details.why})` : ''}`,
        );
    },
    error(event, details = {}) {
      log.error(event, details);
      console.error(`  ✕ ${event}: ${JSON.stringify(details)}`);
    },
  };
}
