import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { SAMPLE } from '../../infra/environments.ts';
import { synthesized } from './synthesized.ts';

const SYNTH_TIMEOUT_MS = 30_000;

let angkor: ReturnType<typeof synthesized>;
let bokor: ReturnType<typeof synthesized>;
beforeAll(() => {
  angkor = synthesized({ ...SAMPLE, organisation: 'angkor', keepsData: true, alarmAddresses: ['it@angkor.example'] });
  bokor = synthesized({ ...SAMPLE, organisation: 'bokor', keepsData: true, alarmAddresses: ['it@bokor.example'] });
}, SYNTH_TIMEOUT_MS);

const textOf = (made: typeof angkor) =>
  JSON.stringify([made.template.toJSON(), made.alarmTemplate.toJSON(), made.pages?.toJSON()]);

/** Every name that is not left to CloudFormation: two of the same would be one thing, or a failed deployment. */
function namesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' &&
    /^(Name|\w*(Bucket|Table|Queue|Topic|Function|Role|Pool|Alarm|Budget|LogGroup)Name|\w+_PREFIX|MetricNamespace)$/.test(
      key,
    )
      ? [`${key} ${inner}`]
      : namesOf(inner),
  );
}

describe('two organisations', () => {
  test('have stacks of their own, three each', () => {
    const names = [angkor, bokor].map(({ stack, alarmStack, pagesStack }) =>
      [stack, alarmStack, pagesStack].map((one) => one?.stackName),
    );
    expect(names).toEqual([
      ['civicast-angkor', 'civicast-angkor-alarms', 'civicast-angkor-sign-in'],
      ['civicast-bokor', 'civicast-bokor-alarms', 'civicast-bokor-sign-in'],
    ]);
  });

  test('share nothing: what one’s stacks say is what the other’s say with its name in place of theirs', () => {
    expect(textOf(angkor)).not.toContain('bokor');
    expect(textOf(bokor)).not.toContain('angkor');
    expect(textOf(angkor)).not.toContain('Fn::ImportValue');
    for (const [made, own] of [
      [angkor, 'angkor'],
      [bokor, 'bokor'],
    ] as const) {
      const others = [...textOf(made).matchAll(/"StackName":"([^"]+)"/g)].map(([, name]) => name);
      expect(new Set(others)).toEqual(new Set([`civicast-${own}`]));
    }
  });

  test('have no name in common that one of them would take from the other', () => {
    const names = (made: typeof angkor) =>
      [...made.resources.all, ...made.alarms.all]
        .flatMap(({ Type, Properties }) => namesOf(Properties).map((name) => `${Type} ${name}`))
        // What is named within a thing of its own, or need not be the only one of its name.
        .filter(
          (name) =>
            !/UserPoolGroup|IndexName|StageName|MetricName|Name (QueueName|verified_email|until|Api)$/.test(name),
        );
    expect(names(angkor).length).toBeGreaterThan(0);
    expect(names(angkor).filter((name) => names(bokor).includes(name))).toEqual([]);
  });

  test('keep their tokens, keys, schedules and figures apart', () => {
    for (const own of ['/civicast/angkor/', '/civicast/angkor/keys/', 'schedule/civicast-angkor/slot-*']) {
      expect(textOf(angkor)).toContain(own);
    }
    const filters = Object.values(angkor.alarms.ofType('AWS::Logs::MetricFilter'));
    const spaces = filters.map(({ Properties }) => Properties.MetricTransformations[0].MetricNamespace);
    expect(new Set(spaces)).toEqual(new Set(['civicast-angkor']));
  });

  test('take one line each in infra/app.ts', () => {
    expect(readFileSync('infra/app.ts', 'utf8')).toMatch(/^deploys\(SAMPLE\);$/m);
  });
});
