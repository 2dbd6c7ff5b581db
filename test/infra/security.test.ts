import { rmSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, describe, expect, test } from 'vitest';
import { FUNCTIONS, type FunctionName } from '../../infra/pipeline.ts';
import { inWords, logicalName, synthesized } from './synthesized.ts';

const SYNTH_TIMEOUT_MS = 30_000;

const KEYS = 'arn:aws:ssm:ap-southeast-1:<AWS::AccountId>:parameter/civicast/sample/keys';

/** What each port takes on AWS: exactly this, on exactly that. */
const TAKES = {
  ledger: [
    'dynamodb:DeleteItem <LedgerTable.Arn>',
    'dynamodb:GetItem <LedgerTable.Arn>',
    'dynamodb:PutItem <LedgerTable.Arn>',
    'dynamodb:UpdateItem <LedgerTable.Arn>',
    'dynamodb:Query <LedgerTable.Arn>',
    'dynamodb:Query <LedgerTable.Arn>/index/due',
    'dynamodb:Query <LedgerTable.Arn>/index/month',
    'dynamodb:Query <LedgerTable.Arn>/index/delivery',
    'dynamodb:Query <LedgerTable.Arn>/index/matter',
  ],
  content: [
    's3:ListBucket <ContentStoreBucket.Arn>',
    's3:GetObject <ContentStoreBucket.Arn>/_org/*',
    's3:GetObject <ContentStoreBucket.Arn>/campaigns/*',
    's3:GetObject <ContentStoreBucket.Arn>/rendered/*',
    's3:GetObject <ContentStoreBucket.Arn>/media/*',
    's3:GetObject <ContentStoreBucket.Arn>/prepared/*',
    's3:PutObject <ContentStoreBucket.Arn>/prepared/*',
    's3:PutObject <ContentStoreBucket.Arn>/rendered/*',
    's3:PutObject <ContentStoreBucket.Arn>/media/*',
  ],
  reports: ['s3:PutObject <ContentStoreBucket.Arn>/campaigns/*.report.html'],
  folder: [
    's3:ListBucket <ContentStoreBucket.Arn>',
    's3:GetObject <ContentStoreBucket.Arn>/_org/*',
    's3:GetObject <ContentStoreBucket.Arn>/campaigns/*',
  ],
  redates: ['s3:PutObject <ContentStoreBucket.Arn>/campaigns/*/redated.yaml'],
  kept: ['s3:GetObject <ContentStoreBucket.Arn>/rendered/*', 's3:GetObject <ContentStoreBucket.Arn>/media/*'],
  readsPrepared: ['s3:GetObject <ContentStoreBucket.Arn>/prepared/*'],
  readsLog: ['s3:GetObject <ContentStoreBucket.Arn>/log/*'],
  closesLog: ['s3:GetObject <ContentStoreBucket.Arn>/log/*', 's3:PutObject <ContentStoreBucket.Arn>/log/*'],
  secrets: ['ssm:GetParameter arn:aws:ssm:ap-southeast-1:<AWS::AccountId>:parameter/civicast/sample/secrets'],
  readsKeys: [`ssm:GetParameter ${KEYS}/*`],
  makesKeys: [`ssm:GetParameter ${KEYS}/*`, `ssm:PutParameter ${KEYS}/*`],
  makesPagesKey: [`ssm:GetParameter ${KEYS}/pack-pages`, `ssm:PutParameter ${KEYS}/pack-pages`],
  destroysKeys: [
    `ssm:GetParametersByPath ${KEYS}`,
    `ssm:GetParametersByPath ${KEYS}/*`,
    `ssm:DeleteParameter ${KEYS}`,
    `ssm:DeleteParameter ${KEYS}/*`,
  ],
  scheduler: [
    'scheduler:CreateSchedule arn:aws:scheduler:ap-southeast-1:<AWS::AccountId>:schedule/civicast-sample/slot-*',
    'scheduler:UpdateSchedule arn:aws:scheduler:ap-southeast-1:<AWS::AccountId>:schedule/civicast-sample/slot-*',
    'iam:PassRole <SchedulerRole.Arn>',
  ],
  sends: ['sqs:SendMessage <DeliveryQueue.Arn>'],
  /** What Lambda does for a function that a queue wakes. */
  receives: [
    'sqs:ChangeMessageVisibility <DeliveryQueue.Arn>',
    'sqs:DeleteMessage <DeliveryQueue.Arn>',
    'sqs:GetQueueAttributes <DeliveryQueue.Arn>',
    'sqs:GetQueueUrl <DeliveryQueue.Arn>',
    'sqs:ReceiveMessage <DeliveryQueue.Arn>',
  ],
  receivesChanges: [
    'sqs:ChangeMessageVisibility <ContentStoreQuiet.Arn>',
    'sqs:DeleteMessage <ContentStoreQuiet.Arn>',
    'sqs:GetQueueAttributes <ContentStoreQuiet.Arn>',
    'sqs:GetQueueUrl <ContentStoreQuiet.Arn>',
    'sqs:ReceiveMessage <ContentStoreQuiet.Arn>',
  ],
  /** What Lambda does with an event that an asynchronous function failed on. */
  fails: [
    'sqs:GetQueueAttributes <DeadLettersQueue.Arn>',
    'sqs:GetQueueUrl <DeadLettersQueue.Arn>',
    'sqs:SendMessage <DeadLettersQueue.Arn>',
  ],
} as const;

const NEEDS: Record<FunctionName, readonly (keyof typeof TAKES)[]> = {
  console: ['ledger', 'kept', 'readsPrepared', 'readsLog', 'folder', 'redates', 'secrets', 'sends', 'makesPagesKey'],
  ingest: ['content', 'reports', 'ledger', 'scheduler', 'sends', 'receivesChanges', 'fails'],
  prepare: ['ledger', 'sends', 'fails'],
  publish: ['ledger', 'kept', 'secrets', 'readsKeys', 'sends', 'receives'],
  receive: ['ledger', 'kept', 'secrets', 'makesKeys'],
  reconcile: ['ledger', 'kept', 'sends', 'secrets', 'readsKeys', 'fails'],
  summarize: ['ledger', 'closesLog', 'secrets', 'destroysKeys', 'fails'],
};

let sample: ReturnType<typeof synthesized>;
beforeAll(() => {
  sample = synthesized();
}, SYNTH_TIMEOUT_MS);

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** All statements of the policies attached to a role. */
function statementsOf(role: string): Statement[] {
  return Object.values(sample.resources.ofType('AWS::IAM::Policy'))
    .filter(({ Properties }) => Properties.Roles.map(inWords).includes(`<${role}>`))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

function permissionsOf(role: string): string[] {
  return statementsOf(role)
    .flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} ${inWords(resource)}`)),
    )
    .sort();
}

describe('permissions', () => {
  test.each(FUNCTIONS.map(({ name }) => name))('gives %s exactly what its ports need', (name) => {
    const log = ['logs:CreateLogStream', 'logs:PutLogEvents'].map(
      (action) => `${action} <${logicalName(name)}Log.Arn>`,
    );
    const wanted = [...log, ...NEEDS[name].flatMap((port) => TAKES[port])];
    expect(permissionsOf(`${logicalName(name)}Role`)).toEqual([...new Set(wanted)].sort());
  });

  test('lets schedules call prepare, and leave what they could not hand over', () => {
    expect(permissionsOf('SchedulerRole')).toEqual([
      'lambda:InvokeFunction <Prepare.Arn>',
      'sqs:SendMessage <DeadLettersQueue.Arn>',
    ]);
  });

  test('takes nothing but schedules of this group into their role', () => {
    expect(sample.resources.ofType('AWS::Scheduler::ScheduleGroup').SchedulerGroup?.Properties.Name).toBe(
      'civicast-sample',
    );
    const [statement] =
      sample.resources.ofType('AWS::IAM::Role').SchedulerRole?.Properties.AssumeRolePolicyDocument.Statement ?? [];
    expect(statement.Principal).toEqual({ Service: 'scheduler.amazonaws.com' });
    expect(inWords(statement.Condition.StringEquals['aws:SourceArn'])).toBe('<SchedulerGroup.Arn>');
  });

  test('hands the role of schedules to nobody but the scheduler', () => {
    for (const { name } of FUNCTIONS) {
      for (const { Action, Condition } of statementsOf(`${logicalName(name)}Role`)) {
        if (![Action].flat().includes('iam:PassRole')) continue;
        expect(Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } });
      }
    }
  });

  test('attaches no policy that others wrote, and none inside a role', () => {
    for (const { Properties } of Object.values(sample.resources.ofType('AWS::IAM::Role'))) {
      expect(Properties.ManagedPolicyArns).toBeUndefined();
      expect(Properties.Policies).toBeUndefined();
    }
  });

  test('lets each service call only from what belongs to this stack', () => {
    const permissions = Object.values(sample.resources.ofType('AWS::Lambda::Permission'));
    expect(permissions.length).toBeGreaterThan(0);
    for (const { Properties } of permissions) expect(Properties.SourceArn).toBeDefined();
  });
});

describe('the rules of AWS Solutions', () => {
  test('are kept, and do look', () => {
    const unsafe = new App();
    rmSync(unsafe.outdir, { recursive: true });
    new Bucket(new Stack(unsafe, 'Unsafe'), 'Bucket');
    const rules = (app: App) =>
      new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);
    expect(rules(unsafe)).toContain('AwsSolutions-S1');
    expect(rules(sample.app)).toEqual([]);
  });

  test('are never waived for a whole stack', () => {
    for (const scope of [sample.app, sample.stack, sample.alarmStack, sample.pagesStack]) {
      expect(scope?.node.metadata.filter(({ type }) => type.includes('acknowledged'))).toEqual([]);
    }
  });
});
