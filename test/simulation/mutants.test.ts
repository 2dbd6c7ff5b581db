import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MUTANTS } from './mutants.ts';

const ROOT = join(import.meta.dirname, '..', '..');

it.each(MUTANTS)('$name: what is broken for it stands exactly once in its file', ({ file, changes }) => {
  const source = readFileSync(join(ROOT, file), 'utf8');
  for (const [from] of changes) expect(source.split(from), `${file}: ${from}`).toHaveLength(2);
});
