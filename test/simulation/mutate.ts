import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MUTANTS, type Mutant } from './mutants.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const COPIED = ['shared', 'functions', 'infra/commands/options.ts', 'test/simulation', 'test/fakes', 'package.json'];
/** A very bad month, small enough to take seconds. */
const POSTS = 2_000;
/** More moderators of one pack than a page, and more packs for the others than they were promised. */
const CROWDED = ['--moderators', '700', '--packs-per-week', '2'];
const SEEDS = [1, 2, 3];
/** Beside so many moderators the words of two posts hardly meet: each seed is run without them, too. */
const RUNS: readonly Run[] = SEEDS.flatMap((seed) => [
  { seed, options: [] },
  { seed, options: CROWDED },
]);
/** Somebody who publishes this much less, of what the product itself publishes, has broken something as well. */
const ENOUGH = 0.95;
const AT_ONCE = 2;

export interface Tried {
  readonly name: string;
  /** What showed it; null: nothing did. */
  readonly shownBy: string | null;
}

interface Run {
  readonly seed: number;
  readonly options: readonly string[];
}

interface Reached {
  readonly exactly_once: number;
  readonly [name: string]: number;
}

/** Breaks one thing at a time in a copy of the sources and runs the simulation there; throws where a text is not found. */
export async function mutate(tell: (tried: Tried) => void = () => {}): Promise<Tried[]> {
  const folders = Array.from({ length: AT_ONCE }, copy);
  try {
    for (const mutant of MUTANTS) mutated(mutant);
    const right: Reached[] = [];
    for (const run of RUNS) right.push(await reached(folders[0] ?? '', run));
    const wrong = right.flatMap((seen) => faultOf(seen, seen) ?? []);
    if (wrong.length > 0) throw new Error(`The product itself breaks its promises: ${wrong.join('; ')}`);

    const waiting = [...MUTANTS];
    const tried: Tried[] = [];
    const work = async (folder: string) => {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        const one = { name: mutant.name, shownBy: await shown(mutant, folder, right) };
        tried.push(one);
        tell(one);
      }
    };
    await Promise.all(folders.map(work));
    return tried;
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'civicast-mutants-'));
  for (const path of COPIED) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** The file with the mutant in it. */
function mutated({ name, file, changes }: Mutant): string {
  let text = readFileSync(join(ROOT, file), 'utf8');
  for (const [from, to] of changes) {
    if (text.split(from).length !== 2) throw new Error(`"${name}": its text is not in ${file} exactly once: ${from}`);
    text = text.replace(from, () => to);
  }
  return text;
}

async function shown(mutant: Mutant, folder: string, right: readonly Reached[]): Promise<string | null> {
  const path = join(folder, mutant.file);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, mutated(mutant));
  try {
    for (const [place, run] of RUNS.entries()) {
      const fault = faultOf(await reached(folder, run), right[place]);
      if (fault) return `${fault} (${['seed', run.seed, ...run.options].join(' ')})`;
    }
    return null;
  } finally {
    writeFileSync(path, original);
  }
}

const MUST_BE_NONE = [
  'duplicates',
  'lost_in_silence',
  'false_statuses',
  'unknown_hidden',
  'early',
  'steps_repeated',
  'packs_over_limit',
];

function faultOf(seen: Reached, right: Reached | undefined): string | null {
  const broken = MUST_BE_NONE.filter((name) => seen[name] !== 0).map((name) => `${seen[name]} ${name}`);
  if (broken.length > 0) return broken.join(', ');
  return seen.exactly_once < ENOUGH * (right?.exactly_once ?? 0) ? `only ${seen.exactly_once} exactly_once` : null;
}

/** The simulation in a process of its own; throws when it does not even run. */
function reached(folder: string, { seed, options }: Run): Promise<Reached> {
  const args = [
    'test/simulation/simulate.ts',
    '--mix',
    'harsh',
    '--posts',
    String(POSTS),
    ...options,
    '--seed',
    String(seed),
    '--json',
  ];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, timeout: 60_000 }, (_, out, errors) => {
      const last = out.trimEnd().split('\n').at(-1) ?? '';
      if (last.startsWith('{')) resolve(JSON.parse(last));
      else reject(new Error(`The simulation does not run: ${errors.slice(0, 500)}`));
    });
  });
}

if (import.meta.main) {
  const tried = await mutate(({ name, shownBy }) =>
    console.log(`${shownBy ? 'shown   ' : 'SURVIVES'}  ${name}: ${shownBy}`),
  );
  process.exitCode = tried.every(({ shownBy }) => shownBy) ? 0 : 1;
}
