import { globSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who may import whom: STYLE §3, executed. Each row: these files may import only what matches. */
const ROOT = join(import.meta.dirname, '..');
const DOMAIN = 'shared/domain/|zod$|node:';
const RULES: readonly (readonly [files: string, may: string])[] = [
  ['shared/domain/**', `${DOMAIN}`],
  [
    'shared/{ports,answer-ports,sign-in-ports,log-ports,report-ports,subscription-ports}.ts',
    'shared/(domain/|((log|report)-)?ports.ts)',
  ],
  ['shared/content/**', `${DOMAIN}|shared/content/|shared/PORTS|yaml$`],
  ['shared/media/**', `${DOMAIN}|shared/media/|shared/PORTS|(sharp|qrcode)$`],
  ['shared/actions/**', `${DOMAIN}|shared/actions/|shared/PORTS`],
  ['shared/channels/facebook_page/**', `${DOMAIN}|shared/channels/(facebook_page/|[^/]+$)|shared/PORTS`],
  ['shared/channels/telegram/**', `${DOMAIN}|shared/channels/(telegram/|[^/]+$)|shared/PORTS`],
  ['shared/channels/*.ts', `${DOMAIN}|shared/channels/|shared/PORTS`],
  ['shared/aws/**', `${DOMAIN}|shared/aws/|shared/PORTS|@aws-sdk/`],
  ['shared/local/**', `${DOMAIN}|shared/local/|shared/PORTS`],
  ['shared/pages/**', `${DOMAIN}|shared/pages/|hono`],
  ['shared/sign-in/**', `${DOMAIN}|shared/sign-in/|shared/PORTS|openid-client$`],
  ['shared/runtime/**', `${DOMAIN}|shared/runtime/|shared/PORTS|@middy/|aws-lambda$|hono`],
  [
    'functions/*/!(handler|aws).ts',
    `${DOMAIN}|shared/(PORTS|content/|media/|actions/|pages/)|functions/SELF/|hono|isbot$`,
  ],
  ['functions/*/pages/**', `${DOMAIN}|shared/(PORTS|content/|media/|actions/|pages/)|functions/SELF/|hono|diff$`],
  ['functions/*/handler.ts', `${DOMAIN}|shared/|functions/SELF/`],
  ['functions/*/aws.ts', `${DOMAIN}|shared/|functions/SELF/|@aws-sdk/`],
  [
    'infra/{app,alarm-stack,civic-stack,environments,sign-in-pages-stack}.ts',
    'infra/|aws-cdk-lib|constructs$|cdk-nag$|node:|type shared/',
  ],
  ['infra/constructs/**', 'infra/|aws-cdk-lib|constructs$|esbuild$|node:|type shared/'],
  ['infra/pipeline.ts', 'type shared/'],
  [
    'infra/{local,commands,transfer}/**',
    `${DOMAIN}|shared/|functions/|infra/(local|commands|transfer|pipeline|environments)|hono|@hono/|sharp$|type aws-lambda`,
  ],
];

interface Import {
  readonly file: string;
  /** A path inside the project, or a package; `type ` before it when only types are taken. */
  readonly target: string;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(/^(?:import|export) (type )?(?:[^'"]*? from )?'([^']+)';|\bimport\('([^']+)'\)/gm);
  return [...found].map(([, type = '', fixed, lazy]) => {
    const specifier = fixed ?? lazy ?? '';
    const target = specifier.startsWith('.') ? normalize(join(file, '..', specifier)) : specifier;
    return { file, target: type + target };
  });
}

const files = (pattern: string) =>
  globSync(`${pattern}`, { cwd: ROOT, withFileTypes: false }).filter((file) => /\.tsx?$/.test(file));
const sources = files('{shared,functions,infra}/**/*.ts');

describe('the tree', () => {
  it.each(RULES)('lets %s import only what it may', (pattern, may) => {
    const found = files(pattern.endsWith('/**') ? `${pattern}/*.ts` : pattern);
    expect(found.length).toBeGreaterThan(0);
    const wrong = found.flatMap(importsOf).filter(({ file, target }) => {
      const stage = /^functions\/([^/]+)/.exec(file)?.[1] ?? '';
      const allowed = new RegExp(
        `^(${may.replaceAll('SELF', stage).replaceAll('PORTS', '(answer-|sign-in-|log-|report-|subscription-)?ports.ts')})`,
      );
      return !allowed.test(target) && !allowed.test(target.replace(/^type /, ''));
    });
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('has a rule for every source file', () => {
    const ruled = new Set(RULES.flatMap(([pattern]) => files(pattern.endsWith('/**') ? `${pattern}/*.ts` : pattern)));
    expect(sources.filter((file) => !ruled.has(file))).toEqual([]);
  });

  it('asks for the time in one place, and fetches in one', () => {
    const using = (what: RegExp) => sources.filter((file) => what.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(using(/new Date\(\)|Date\.now\(\)/)).toEqual(['shared/runtime/clock.ts']);
    expect(using(/(?<![\w.])fetch\(/)).toEqual(['infra/local/embedded-engine.ts', 'shared/channels/http.ts']);
  });

  it('has no barrels and no folders named after patterns', () => {
    expect(
      sources.filter((file) => /(^|\/)(index|utils?|helpers?)\.ts$|\/(utils|helpers|services|mappers)\//.test(file)),
    ).toEqual([]);
  });

  it('keeps a file to one idea: at most 200 lines, but for the words that a translator wants in one place', () => {
    const long = sources.filter(
      (file) =>
        file !== 'shared/domain/moderator-words.ts' && readFileSync(join(ROOT, file), 'utf8').split('\n').length > 201,
    );
    expect(long).toEqual([]);
  });

  it('locks every optional package that something names: one that the registry lacks would break "npm ci" for everybody', () => {
    const lock: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } = JSON.parse(
      readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
    );
    const locked = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)));
    const named = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    );
    expect(named.filter((name) => !locked.has(name))).toEqual([]);
  });
});
