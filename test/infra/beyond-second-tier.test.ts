import { beforeAll, describe, expect, test } from 'vitest';
import { inWords, type Resource, synthesized } from './synthesized.ts';

const SYNTH_TIMEOUT_MS = 30_000;

let sample: ReturnType<typeof synthesized>;
beforeAll(() => {
  sample = synthesized();
}, SYNTH_TIMEOUT_MS);

const all = (type: string): [string, Resource['Properties']][] =>
  Object.entries(sample.resources.ofType(type)).map(([name, { Properties }]) => [name, Properties]);

/** test/README.md names all that MiniStack does not do. What other tests do not hold against the template stands here. */
describe('what the second tier cannot show, the template says', () => {
  test('how long a rule tries to hand an event over: as long as it is worth something', () => {
    const tries = all('AWS::Events::Rule').map(([name, { Targets }]) => [name, Targets[0].RetryPolicy]);
    expect(Object.fromEntries(tries)).toEqual({
      ContentStoreChanged: { MaximumEventAgeInSeconds: 6 * 3600 },
      TimersReconcile: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 1 },
      TimersSummarize: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 1 },
    });
  });

  test('that each rule, and no other, may leave in the dead letters what it could not hand over', () => {
    const [policy] = all('AWS::SQS::QueuePolicy').filter(([name]) => name.startsWith('DeadLetters'));
    const statements: { Effect: string; Principal: { Service?: string }; Condition: Record<string, object> }[] =
      policy?.[1].PolicyDocument.Statement ?? [];
    const rules = statements
      .filter(({ Effect, Principal }) => Effect === 'Allow' && Principal.Service === 'events.amazonaws.com')
      .map(({ Condition }) => inWords(Object.values(Condition.ArnEquals ?? {})[0]));
    expect(rules.sort()).toEqual(['<ContentStoreChanged.Arn>', '<TimersReconcile.Arn>', '<TimersSummarize.Arn>']);
    expect(statements.filter(({ Effect }) => Effect === 'Allow')).toHaveLength(rules.length);
  });

  test('how old an event may become before a function is not tried again', () => {
    const ages = all('AWS::Lambda::EventInvokeConfig').map(([, { FunctionName, MaximumEventAgeInSeconds }]) => [
      inWords(FunctionName),
      MaximumEventAgeInSeconds,
    ]);
    expect(Object.fromEntries(ages)).toEqual({
      '<Ingest>': 6 * 3600,
      '<Prepare>': 3600,
      '<Reconcile>': 60,
      '<Summarize>': 3600,
    });
  });

  test('whom a schedule calls, in which role, and where it leaves what it could not hand over', () => {
    const { Variables } = sample.resources.ofType('AWS::Lambda::Function').Ingest?.Properties.Environment ?? {};
    expect(inWords(Variables.SCHEDULE_GROUP)).toBe('<SchedulerGroup>');
    expect(inWords(Variables.SCHEDULE_TARGET_ARN)).toBe('<Prepare.Arn>');
    expect(inWords(Variables.SCHEDULE_ROLE_ARN)).toBe('<SchedulerRole.Arn>');
    expect(inWords(Variables.SCHEDULE_DEAD_LETTER_ARN)).toBe('<DeadLettersQueue.Arn>');
  });

  test('that the bucket is encrypted, and half an upload goes after a week', () => {
    const [[, bucket] = []] = all('AWS::S3::Bucket');
    expect(bucket.BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
      { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
    expect(bucket.LifecycleConfiguration.Rules).toEqual([
      { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' },
    ]);
  });

  test('that no queue takes anything unencrypted, at rest or on the way', () => {
    const queues = all('AWS::SQS::Queue');
    expect(queues.map(([, { SqsManagedSseEnabled }]) => SqsManagedSseEnabled)).toEqual([true, true, true, true]);
    const policies = all('AWS::SQS::QueuePolicy').map(([, { PolicyDocument }]) => PolicyDocument.Statement);
    expect(policies).toHaveLength(queues.length);
    for (const statements of policies) {
      expect(statements).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
    }
  });

  test('that the access log goes after two weeks, and no page of others may read the API', () => {
    expect(sample.resources.ofType('AWS::Logs::LogGroup').HttpDoorAccessLog?.Properties.RetentionInDays).toBe(14);
    const [[, api] = []] = all('AWS::ApiGatewayV2::Api');
    expect(api.CorsConfiguration).toBeUndefined();
  });
});
