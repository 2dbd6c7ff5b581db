import { HOLD_WORDS } from '../../shared/domain/hold-words.ts';
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

/** The same of what is changed or taken back after it is out. */
const AMENDED: Readonly<Record<string, string>> = {
  'edit done': '✎ changed',
  'edit refused': '✕ not changed',
  'removal done': '⌫ taken back',
  'removal refused': '✕ not deleted',
};

/** A reason as a sentence where there is one. */
function inWords(why: unknown): string {
  if (typeof why !== 'string') return '';
  const words = Object.entries(HOLD_WORDS).find(([reason]) => reason === why)?.[1];
  return `  ${words ? words.en : `(${why})`}`;
}

/** A log that also tells whoever watches the terminal what became of each delivery. */
export function narrator(log: Log): Log {
  return {
    info(event, details = {}) {
      log.info(event, details);
      const mark = event === 'amended' ? AMENDED[`${details.what} ${details.answer}`] : MARKS[String(details.status)];
      if (mark) console.log(`  ${mark.padEnd(14)}${details.post} → ${details.channel}${inWords(details.why)}`);
    },
    error(event, details = {}) {
      log.error(event, details);
      console.error(`  ✕ ${event}: ${JSON.stringify(details)}`);
    },
  };
}
