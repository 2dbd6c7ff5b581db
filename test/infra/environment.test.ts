import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { FUNCTIONS } from '../../infra/pipeline.ts';
import { logicalName, synthesized } from './synthesized.ts';

const SYNTH_TIMEOUT_MS = 30_000;

let functions: ReturnType<ReturnType<typeof synthesized>['resources']['ofType']>;
beforeAll(() => {
  functions = synthesized().resources.ofType('AWS::Lambda::Function');
}, SYNTH_TIMEOUT_MS);

describe('environment', () => {
  test.each(FUNCTIONS.map(({ name, entry }) => ({ name, entry })))(
    'gives $name every variable that it will parse, and no other',
    async ({ name, entry }) => {
      const { env } = await import(join(import.meta.dirname, '..', '..', dirname(entry), 'aws.ts'));
      const { NODE_OPTIONS, ...given } = functions[logicalName(name)]?.Properties.Environment.Variables ?? {};
      expect(NODE_OPTIONS).toBe('--enable-source-maps');
      expect(Object.keys(given).sort()).toEqual(Object.keys(env.shape).sort());
    },
    SYNTH_TIMEOUT_MS,
  );
});
