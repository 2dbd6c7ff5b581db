import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SHARP } from '../../infra/constructs/bundle.ts';

describe('bundles', () => {
  test('bring all that sharp needs on Linux x64, and nothing else', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    const needed = new Set<string>(['sharp']);
    for (const name of needed) {
      const { dependencies = {}, optionalDependencies = {} } = packages[`node_modules/${name}`];
      const native = Object.keys(optionalDependencies).filter((optional) => optional.endsWith('-linux-x64'));
      for (const dependency of [...Object.keys(dependencies), ...native]) needed.add(dependency);
    }
    expect([...SHARP].sort()).toEqual([...needed].filter((name) => packages[`node_modules/${name}`]).sort());
  });
});
