import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { buildOptions, SHARP } from '../../infra/constructs/bundle.ts';
import { FUNCTIONS, type FunctionName } from '../../infra/pipeline.ts';

/** In thousands of bytes, just above what is reached: what makes one larger must be worth it, or does not belong there. */
const LIMITS_KB: Readonly<Record<FunctionName, number>> = {
  console: 1640,
  ingest: 1140,
  prepare: 490,
  publish: 1010,
  receive: 1180,
  reconcile: 1110,
  summarize: 885,
};

interface Bundle {
  readonly code: Uint8Array;
  readonly output: Metafile['outputs'][string];
  /** The packages in it, with the bytes of each. */
  readonly packages: ReadonlyMap<string, number>;
}

const NAMES = FUNCTIONS.map(({ name }) => name);
const bundles = new Map<FunctionName, Bundle>();
beforeAll(() => {
  for (const { name, entry } of FUNCTIONS) {
    const options = { ...buildOptions(entry, name === 'ingest' ? SHARP : []), outfile: 'index.mjs' };
    const { metafile, outputFiles } = buildSync({ ...options, write: false, metafile: true });
    const code = outputFiles.find(({ path }) => path.endsWith('.mjs'))?.contents;
    const output = Object.entries(metafile.outputs).find(([path]) => path.endsWith('.mjs'))?.[1];
    if (!code || !output) throw new Error(`${name} was not bundled`);
    bundles.set(name, { code, output, packages: packagesIn(output) });
  }
}, 30_000);

function bundleOf(name: FunctionName): Bundle {
  const bundle = bundles.get(name);
  if (!bundle) throw new Error(`No bundle of ${name}`);
  return bundle;
}

function packagesIn({ inputs }: Bundle['output']): Map<string, number> {
  const packages = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(path)?.[1];
    if (name && bytesInOutput > 0) packages.set(name, (packages.get(name) ?? 0) + bytesInOutput);
  }
  return packages;
}

const having = (wanted: string) => NAMES.filter((name) => bundleOf(name).packages.has(wanted));

describe('bundles', () => {
  test.each(NAMES)('keep %s within its limit, and not far below it', (name) => {
    const kb = bundleOf(name).code.byteLength / 1000;
    expect(kb).toBeLessThanOrEqual(LIMITS_KB[name]);
    // A limit that is far away holds nothing.
    expect(kb).toBeGreaterThan(LIMITS_KB[name] * 0.93);
  });

  test('hold in each what it uses, and nothing that only others do', () => {
    expect(having('yaml')).toEqual(['console', 'ingest']);
    expect(having('hono')).toEqual(['console', 'ingest', 'receive']);
    expect(having('oauth4webapi')).toEqual(['console']);
    expect(having('isbot')).toEqual(['receive']);
    expect(having('@aws-sdk/client-scheduler')).toEqual(['ingest']);
    expect(having('@aws-sdk/client-ssm')).toEqual(['console', 'publish', 'receive', 'reconcile', 'summarize']);
    expect(having('@aws-sdk/client-s3')).toEqual(['console', 'ingest', 'publish', 'receive', 'reconcile', 'summarize']);
    for (const native of SHARP) expect(having(native)).toEqual([]);
  });

  test('leave sharp to ingest alone, which finds it beside its bundle', () => {
    const importing = NAMES.filter((name) => bundleOf(name).output.imports.some(({ path }) => path === 'sharp'));
    expect(importing).toEqual(['ingest']);
  });

  test.each(NAMES)('of %s are ESM, in one language, without what tests and builds need', (name) => {
    const { output, packages } = bundleOf(name);
    expect(output.exports).toContain('handler');
    const languages = Object.entries(output.inputs).filter(
      ([path, { bytesInOutput }]) => /zod\/v4\/locales\/(?!index)/.test(path) && bytesInOutput > 0,
    );
    expect(languages.map(([path]) => path.split('/').at(-1))).toEqual(['en.js']);
    expect(
      [...packages.keys()].filter((one) => /^(vitest|esbuild|aws-cdk|constructs|@types|fast-check)/.test(one)),
    ).toEqual([]);
  });

  test.each(NAMES)(
    'need nothing beside %s to begin with: what is not inside is Node’s own, or asked for only when needed',
    (name) => {
      const outside = bundleOf(name).output.imports.filter(
        ({ path, kind }) => !path.startsWith('node:') && kind !== 'dynamic-import' && path !== 'sharp',
      );
      const { builtinModules } = process.getBuiltinModule('node:module');
      expect(outside.filter(({ path }) => !builtinModules.includes(path))).toEqual([]);
    },
  );

  test('begin where no package is installed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'civicast-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const alone = NAMES.filter((name) => name !== 'ingest');
    for (const name of alone) writeFileSync(join(folder, `${name}.mjs`), bundleOf(name).code);
    const asking = alone.map((name) => `typeof (await import('./${name}.mjs')).handler`).join(', ');
    const answer = execFileSync('node', ['--input-type=module', '-e', `console.log(JSON.stringify([${asking}]))`], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(JSON.parse(answer)).toEqual(alone.map(() => 'function'));
  });

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
