import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';

const PROJECT = join(import.meta.dirname, '..', '..');

/** sharp and all it needs on Lambda's x86_64 Linux: 17 MB, native, so copied beside the bundle. A test holds this against package-lock.json. */
export const SHARP = [
  'sharp',
  '@img/colour',
  '@img/sharp-libvips-linux-x64',
  '@img/sharp-linux-x64',
  'detect-libc',
  'semver',
] as const;

/**
 * The ways to credentials that no Lambda takes: its keys are in its environment, where the SDK looks first. Each of
 * these is loaded only when it is reached, and together they are a tenth of a bundle.
 */
const NEVER_ASKED = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
] as const;

/**
 * One ESM file with the AWS SDK inside: what was tested is what runs, whatever the runtime brings.
 *
 * esbuild is called directly: CDK's NodejsFunction starts npx for every function (1.2 s instead of 0.4 s each),
 * and would install native packages with `npm ci` at every synthesis. Packages to copy are taken as installed here,
 * so a function with some bundles on Linux x64 only, where `npm start` runs too.
 */
export function bundle(entry: string, copied: readonly string[]): Code {
  // From its own folder: CDK bundles once for each source folder, so one for all would give them all one bundle.
  return Code.fromAsset(join(PROJECT, dirname(entry)), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('never-used'),
      local: {
        tryBundle: (output) => {
          buildSync({ ...buildOptions(entry, copied), outfile: join(output, 'index.mjs') });
          for (const name of copied) copy(name, output);
          return true;
        },
      },
    },
  });
}

/** How a function is built; a test asks the same of esbuild, to see what is inside. */
export function buildOptions(entry: string, copied: readonly string[]) {
  return {
    entryPoints: [join(PROJECT, entry)],
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: [...copied, ...NEVER_ASKED],
    minify: true,
    keepNames: true,
    // A log names the place of an error in our files, not in the bundle; the functions run with --enable-source-maps.
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    // Some dependencies are CommonJS and require Node's own modules, which ESM output cannot do by itself.
    banner: {
      js: "import{createRequire as civicastRequire}from'node:module';const require=civicastRequire(import.meta.url);",
    },
  } satisfies BuildOptions;
}

function copy(name: string, output: string): void {
  cpSync(join(PROJECT, 'node_modules', name), join(output, 'node_modules', name), {
    recursive: true,
    dereference: true,
  });
}
