import type { Beside, Scoreboard } from './scoreboard.ts';

/** What other systems reached with the same mix: 10,000 posts with each of three seeds. */
const PEERS = {
  exactly_once: '97.4–97.5 %',
  duplicates: '201–204',
  lost_in_silence: '46–58',
  false_statuses: '49–68',
} as const;

const LINES = [
  ['exactly_once', 'exactly once'],
  ['duplicates', 'duplicates'],
  ['lost_in_silence', 'lost in silence'],
  ['false_statuses', 'false statuses'],
  ['unknown_hidden', 'unknown, and hidden'],
  ['unknown_shown', 'unknown, and shown to a person'],
  ['early', 'early'],
  ['steps_repeated', 'steps repeated'],
  ['packs_over_limit', 'packs beyond the weekly limit'],
  ['beyond_bounds', 'beyond the stated bounds'],
] as const satisfies readonly (readonly [keyof Scoreboard, string])[];

/** The scoreboard as a person reads it, beside what the peers reach. */
export function inWords(score: Scoreboard & Beside): string {
  const { posts, exactly_once, said, unknown_shown, unknown_live } = score;
  const share = ((100 * exactly_once) / posts).toFixed(1);
  const lines = LINES.map(([key, words]) => {
    const own = key === 'exactly_once' ? `${exactly_once} (${share} %)` : String(score[key]);
    const peers = key in PEERS ? PEERS[key as keyof typeof PEERS] : '';
    return `  ${words.padEnd(34)}${own.padEnd(18)}${peers}`;
  });
  const reasons = Object.entries(said).map(([status, count]) => `${count} ${status}`);
  return [
    `${posts} posts, seed ${score.seed}: what the platforms show, held against what the ledger says`,
    '',
    `  ${''.padEnd(34)}${'civicast'.padEnd(18)}a peer, of 10,000`,
    ...lines,
    '',
    `  said openly: ${reasons.join(', ')}`,
    `  of the ${unknown_shown} unknown, ${unknown_live} are there`,
    `  late: ${seconds(score.late_p50_ms)} (half of them), ${seconds(score.late_p99_ms)} (99 of 100)`,
    `  known after a worker's death, where that can be read: ${seconds(score.known_p50_ms)} (half of ${score.known_of}), ${seconds(score.known_p90_ms)} (9 of 10), ${seconds(score.known_p99_ms)} (99 of 100)`,
    `  packs: ${score.packs_exactly_once} of ${score.packs} moderators received theirs exactly once, of ${score.packs_unknown} nobody can know`,
    `  the bot said at most ${score.most_in_a_second} messages in a second, of packs alone ${score.most_of_packs}`,
    ...score.wrong.map((line) => `  wrong: ${line}`),
  ].join('\n');
}

/** The same as one line, by the names that people script against. */
export function asJson(score: Scoreboard): string {
  const { seed, posts, exactly_once, duplicates, lost_in_silence, false_statuses } = score;
  const { unknown_shown, unknown_hidden, early, steps_repeated, packs_over_limit, beyond_bounds, late_p99_ms } = score;
  return JSON.stringify({
    ...{ seed, posts, exactly_once, duplicates, lost_in_silence, false_statuses },
    ...{ unknown_shown, unknown_hidden, early, steps_repeated, beyond_bounds, late_p99_ms, packs_over_limit },
  });
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
