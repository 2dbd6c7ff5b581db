import { beforeAll, describe, expect, test } from 'vitest';
import { SAMPLE } from '../../infra/environments.ts';
import { CONTENT_QUEUE, DELIVERY_QUEUE, FUNCTIONS, LEDGER_TABLE, ROUTES } from '../../infra/pipeline.ts';
import { inWords, logicalName, synthesized } from './synthesized.ts';

const SYNTH_TIMEOUT_MS = 30_000;
const ASYNCHRONOUS = ['Ingest', 'Prepare', 'Reconcile', 'Summarize'];

let sample: ReturnType<typeof synthesized>;
let real: ReturnType<typeof synthesized>;

beforeAll(() => {
  sample = synthesized();
  real = synthesized({ ...SAMPLE, organisation: 'real', keepsData: true });
}, SYNTH_TIMEOUT_MS);

/** The only resource of a type. */
function only(type: string, { resources } = sample) {
  const found = Object.values(resources.ofType(type));
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} of ${type}`);
  return first;
}

/** How a queue wakes a function. */
function mapping(queue: string) {
  const all = Object.values(sample.resources.ofType('AWS::Lambda::EventSourceMapping'));
  return all.find(({ Properties }) => inWords(Properties.EventSourceArn) === queue)?.Properties;
}

describe('functions', () => {
  test('are those of infra/pipeline.ts, with their size, and no other', () => {
    const made = sample.resources.ofType('AWS::Lambda::Function');
    expect(Object.keys(made).sort()).toEqual(FUNCTIONS.map(({ name }) => logicalName(name)).sort());
    for (const { name, purpose, timeoutSeconds, memoryMb } of FUNCTIONS) {
      expect(made[logicalName(name)]?.Properties).toMatchObject({
        Description: purpose,
        Timeout: timeoutSeconds,
        MemorySize: memoryMb,
        Runtime: 'nodejs24.x',
        Architectures: ['x86_64'],
        Handler: 'index.handler',
      });
    }
  });

  test('have each its own code', () => {
    const code = Object.values(sample.resources.ofType('AWS::Lambda::Function')).map((fn) => fn.Properties.Code.S3Key);
    expect(new Set(code).size).toBe(FUNCTIONS.length);
  });

  test('keep their logs for two weeks', () => {
    const logs = sample.resources.ofType('AWS::Logs::LogGroup');
    for (const { name } of FUNCTIONS) {
      expect(logs[`${logicalName(name)}Log`]?.Properties.RetentionInDays).toBe(14);
    }
  });
});

describe('triggers', () => {
  test('lets in exactly the routes, each to its function', () => {
    const integrations = sample.resources.ofType('AWS::ApiGatewayV2::Integration');
    const made = Object.values(sample.resources.ofType('AWS::ApiGatewayV2::Route')).map(({ Properties }) => {
      const integration = integrations[inWords(Properties.Target).replace(/^integrations\/<|>$/g, '')];
      return `${Properties.RouteKey} ${inWords(integration?.Properties.IntegrationUri)}`;
    });
    const wanted = ROUTES.map((route) => `${route.method} ${route.path} <${logicalName(route.function)}.Arn>`);
    expect(made.sort()).toEqual(wanted.sort());
  });

  test('limits what comes in, and logs neither source addresses nor paths', () => {
    const { DefaultRouteSettings, AccessLogSettings } = only('AWS::ApiGatewayV2::Stage').Properties;
    expect(DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
    expect(Object.values(JSON.parse(AccessLogSettings.Format)).sort()).toEqual([
      '$context.integrationErrorMessage',
      '$context.integrationStatus',
      '$context.requestId',
      '$context.requestTimeEpoch',
      '$context.responseLatency',
      '$context.responseLength',
      '$context.routeKey',
      '$context.status',
    ]);
  });

  test('wakes ingest for what authors write, at once and again when it may be quiet, and not for what was made of it', () => {
    const { EventPattern, Targets } =
      sample.resources.ofType('AWS::Events::Rule').ContentStoreChanged?.Properties ?? {};
    expect(EventPattern).toMatchObject({
      source: ['aws.s3'],
      'detail-type': ['Object Created', 'Object Deleted'],
      detail: { object: { key: [{ prefix: '_org/' }, { wildcard: 'campaigns/*/*' }] } },
    });
    expect(inWords(EventPattern.detail.bucket.name[0])).toBe('<ContentStoreBucket>');
    expect(Targets.map(({ Arn }: { Arn: unknown }) => inWords(Arn))).toEqual([
      '<Ingest.Arn>',
      '<ContentStoreQuiet.Arn>',
    ]);
    expect(mapping('<ContentStoreQuiet.Arn>')).toMatchObject({
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: CONTENT_QUEUE.maxConcurrency },
    });
    expect(inWords(mapping('<ContentStoreQuiet.Arn>').FunctionName)).toBe('<Ingest>');
  });

  test('has what changed come again after the quiet period of its organisation', () => {
    const quick = synthesized({ ...SAMPLE, organisation: 'quick', quietSeconds: 5 });
    const delay = ({ resources }: typeof sample) =>
      resources.ofType('AWS::SQS::Queue').ContentStoreQuiet?.Properties.DelaySeconds;
    expect([delay(sample), delay(quick)]).toEqual([60, 5]);
  }, 30_000);

  test('wakes reconcile every minute and summarize every hour', () => {
    const rules = sample.resources.ofType('AWS::Events::Rule');
    const pace = (name: string) => [
      rules[name]?.Properties.ScheduleExpression,
      inWords(rules[name]?.Properties.Targets[0].Arn),
    ];
    expect(pace('TimersReconcile')).toEqual(['rate(1 minute)', '<Reconcile.Arn>']);
    expect(pace('TimersSummarize')).toEqual(['rate(1 hour)', '<Summarize.Arn>']);
  });

  test('loses no event that a rule could not hand over', () => {
    for (const { Properties } of Object.values(sample.resources.ofType('AWS::Events::Rule'))) {
      for (const target of Properties.Targets)
        expect(inWords(target.DeadLetterConfig.Arn)).toBe('<DeadLettersQueue.Arn>');
    }
  });

  test('loses no event that an asynchronous function failed on; a timer’s next tick is its retry', () => {
    const made = sample.resources.ofType('AWS::Lambda::EventInvokeConfig');
    const configs = Object.values(made).map(({ Properties }) => ({
      of: inWords(Properties.FunctionName),
      to: inWords(Properties.DestinationConfig.OnFailure.Destination),
      retries: Properties.MaximumRetryAttempts,
    }));
    const to = '<DeadLettersQueue.Arn>';
    expect(configs.sort((a, b) => (a.of < b.of ? -1 : 1))).toEqual(
      ASYNCHRONOUS.map((name, index) => ({ of: `<${name}>`, to, retries: index < 2 ? 2 : 0 })),
    );
  });

  test('gives due deliveries to publish, and takes back single ones', () => {
    expect(Object.keys(sample.resources.ofType('AWS::Lambda::EventSourceMapping'))).toHaveLength(2);
    const Properties = mapping('<DeliveryQueue.Arn>');
    expect(inWords(Properties.FunctionName)).toBe('<Publish>');
    expect(Properties).toMatchObject({
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: DELIVERY_QUEUE.maxConcurrency },
    });
  });
});

describe('what is kept', () => {
  test('in the ledger’s table: keys, indexes, expiry and restoring as written in infra/pipeline.ts', () => {
    const { Properties } = only('AWS::DynamoDB::Table');
    const keys = ({ partitionKey, sortKey }: { partitionKey: string; sortKey: string }) => [
      { AttributeName: partitionKey, KeyType: 'HASH' },
      { AttributeName: sortKey, KeyType: 'RANGE' },
    ];
    expect(Properties).toMatchObject({
      KeySchema: keys(LEDGER_TABLE),
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: LEDGER_TABLE.timeToLive, Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    expect(Properties.GlobalSecondaryIndexes).toEqual(
      LEDGER_TABLE.indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keys(index),
        Projection: { ProjectionType: index.projection },
      })),
    );
    const types = Properties.AttributeDefinitions.map(({ AttributeType }: { AttributeType: string }) => AttributeType);
    expect(new Set(types)).toEqual(new Set(['S']));
  });

  test('in the bucket: every version, closed to the public, open only over TLS', () => {
    const { Properties } = only('AWS::S3::Bucket');
    expect(Properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    const statements = only('AWS::S3::BucketPolicy').Properties.PolicyDocument.Statement;
    expect(statements).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });

  test('in the queue: what came back too often goes to dead letters, for two weeks', () => {
    const queues = sample.resources.ofType('AWS::SQS::Queue');
    const { VisibilityTimeout, RedrivePolicy } = queues.DeliveryQueue?.Properties ?? {};
    expect(VisibilityTimeout).toBe(DELIVERY_QUEUE.visibilitySeconds);
    expect(VisibilityTimeout).toBeGreaterThan(FUNCTIONS.find(({ name }) => name === 'publish')?.timeoutSeconds ?? 0);
    expect(RedrivePolicy.maxReceiveCount).toBe(DELIVERY_QUEUE.maxReceives);
    expect(inWords(RedrivePolicy.deadLetterTargetArn)).toBe('<DeliveryQueueDeadLetters.Arn>');
    const quiet = queues.ContentStoreQuiet?.Properties ?? {};
    expect(quiet.VisibilityTimeout).toBeGreaterThan(
      FUNCTIONS.find(({ name }) => name === 'ingest')?.timeoutSeconds ?? 0,
    );
    expect(inWords(quiet.RedrivePolicy.deadLetterTargetArn)).toBe('<DeadLettersQueue.Arn>');
    expect(quiet.RedrivePolicy.maxReceiveCount).toBe(CONTENT_QUEUE.maxReceives);
    for (const name of ['DeliveryQueueDeadLetters', 'DeadLettersQueue']) {
      expect(queues[name]?.Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
    }
  });

  test('outlives the stack where real people are', () => {
    expect(only('AWS::DynamoDB::Table', real)).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: { DeletionProtectionEnabled: true },
    });
    expect(only('AWS::S3::Bucket', real).DeletionPolicy).toBe('Retain');
    expect(only('AWS::DynamoDB::Table').DeletionPolicy).toBe('Delete');
  });

  test('by AWS itself: there is no custom resource', () => {
    const foreign = /^(?!AWS::)|^AWS::CloudFormation::CustomResource$/;
    expect(sample.resources.all.filter(({ Type }) => foreign.test(Type))).toEqual([]);
  });
});
