import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { SAMPLE } from '../../infra/environments.ts';
import { jsonLog, lambdaLog } from '../../shared/runtime/log.ts';
import { matches } from './filter-pattern.ts';
import { inWords, synthesized } from './synthesized.ts';

const SYNTH_TIMEOUT_MS = 30_000;
const ADDRESSES = ['dara@example.org', 'sok@example.org'] as const;
const ENVIRONMENT = {
  ...SAMPLE,
  alarmAddresses: ADDRESSES,
  monthlyBudgetUsd: 25,
  runbook: 'https://example.org/README.md',
};

interface QueueMetric {
  readonly Id: string;
  readonly MetricStat: {
    readonly Stat: string;
    readonly Metric: { readonly Dimensions: readonly [{ Value: unknown }] };
  };
}

interface Notified {
  readonly Notification: { readonly NotificationType: string; readonly Threshold: number };
  readonly Subscribers: readonly { readonly Address: string }[];
}

let made: ReturnType<typeof synthesized>;
beforeAll(() => {
  made = synthesized(ENVIRONMENT);
}, SYNTH_TIMEOUT_MS);

const alarm = (name: string) => made.alarms.ofType('AWS::CloudWatch::Alarm')[name]?.Properties;

/** Which log each figure is counted in, and how. */
function filtersOf(metric: string) {
  return Object.values(made.alarms.ofType('AWS::Logs::MetricFilter'))
    .map(({ Properties }) => ({
      log: /(?<=Ref)[A-Z][a-z]+(?=Log)/.exec(inWords(Properties.LogGroupName))?.[0],
      pattern: Properties.FilterPattern,
      counts: Properties.MetricTransformations[0],
    }))
    .filter(({ counts }) => counts.MetricName === metric);
}

/** Whether a line that our log writes is counted. */
function counted(metric: string, log: string, event: string, details: Readonly<Record<string, unknown>>): boolean {
  const lines: string[] = [];
  jsonLog((line) => lines.push(line)).info(event, details);
  const [found] = filtersOf(metric).filter((filter) => filter.log === log);
  return found !== undefined && matches(found.pattern, lines[0] ?? '');
}

describe('a line of the log', () => {
  test('is JSON and nothing else: CloudWatch finds no field behind the time and request that Lambda’s console puts before it', () => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const said = vi.spyOn(console, 'log').mockReturnValue();
    onTestFinished(() => void vi.restoreAllMocks());
    lambdaLog.error('channel_broken', { channel: 'fb-main' });
    expect(said).not.toHaveBeenCalled();
    expect(written.mock.calls).toEqual([['{"level":"error","event":"channel_broken","channel":"fb-main"}\n']]);
  });
});

describe('an engineer', () => {
  test('is told by four alarms and no other', () => {
    expect(Object.keys(made.alarms.ofType('AWS::CloudWatch::Alarm')).sort()).toEqual([
      'AlarmsDeadLetters',
      'AlarmsDeadToken',
      'AlarmsFailedDelivery',
    ]);
    expect(Object.keys(made.alarms.ofType('AWS::Budgets::Budget'))).toHaveLength(1);
  });

  test('finds in each alarm the section of the runbook that says what to do', () => {
    const readme = readFileSync('README.md', 'utf8');
    const sections = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    const links = Object.values(made.alarms.ofType('AWS::CloudWatch::Alarm')).map(
      ({ Properties }) => /What to do: https:\/\/example\.org\/README\.md#(.+)$/.exec(Properties.AlarmDescription)?.[1],
    );
    const [budget] = Object.values(made.alarms.ofType('AWS::Budgets::Budget'));
    links.push(/runbook, (.+)$/.exec(budget?.Properties.Budget.BudgetName)?.[1]);
    expect(links).toHaveLength(4);
    for (const link of links) expect(sections).toContain(link);
  });

  test('is mailed, whoever of the addresses it is, over TLS only, and by no other alarms than this account’s', () => {
    const subscriptions = Object.values(made.alarms.ofType('AWS::SNS::Subscription')).map(({ Properties }) => [
      Properties.Protocol,
      Properties.Endpoint,
    ]);
    expect(subscriptions.sort()).toEqual(ADDRESSES.map((address) => ['email', address]));
    const [policy] = Object.values(made.alarms.ofType('AWS::SNS::TopicPolicy'));
    const { Statement } = policy?.Properties.PolicyDocument ?? {};
    expect(Statement).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
    const allowed = Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
    expect(allowed).toEqual([
      expect.objectContaining({
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: expect.objectContaining({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }),
      }),
    ]);
    for (const { Properties } of Object.values(made.alarms.ofType('AWS::CloudWatch::Alarm'))) {
      expect(Properties.AlarmActions.map(inWords)).toEqual(['<AlarmsTopic>']);
    }
  });
});

describe('a delivery that failed', () => {
  test('rings within five minutes, and only while there is one', () => {
    expect(alarm('AlarmsFailedDelivery')).toMatchObject({
      Namespace: 'civicast-sample',
      MetricName: 'FailedDeliveries',
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
    for (const { counts } of filtersOf('FailedDeliveries')) {
      expect(counts).toEqual({ MetricName: 'FailedDeliveries', MetricNamespace: 'civicast-sample', MetricValue: '1' });
    }
  });

  test.each([
    ['Publish', 'attempted', 'refused', 'facebook_100: bad_request'],
    ['Publish', 'attempted', 'unknown', 'telegram: timeout'],
    ['Publish', 'attempted', 'incomplete', 'telegram_400: other'],
    ['Reconcile', 'settled', 'unknown', 'worker_died'],
    ['Reconcile', 'settled', 'missed', 'expired'],
    ['Reconcile', 'settled', 'missed', 'channel_broken'],
  ])('is counted in the log of %s: %s, %s because of %s', (log, event, status, why) => {
    expect(counted('FailedDeliveries', log, event, { id: 'x', status, why })).toBe(true);
  });

  test.each([
    ['one that is out', 'Publish', 'attempted', { status: 'published' }],
    ['one that waits', 'Publish', 'attempted', { status: 'scheduled' }],
    ['one that a person took back', 'Reconcile', 'settled', { status: 'cancelled', why: 'withdrawn' }],
    ['one that people did not approve', 'Reconcile', 'settled', { status: 'missed', why: 'approval_needed' }],
    ['one of a pause', 'Reconcile', 'settled', { status: 'missed', why: 'paused' }],
    ['a moderator who blocked the bot', 'Publish', 'attempted', { status: 'refused', why: 'telegram_403: blocked' }],
    ['another line that has a status', 'Publish', 'not_recorded', { status: 'refused', why: 'telegram_400: other' }],
  ])('is not %s', (_, log, event, details) => {
    expect(counted('FailedDeliveries', log, event, details)).toBe(false);
  });
});

describe('a dead token', () => {
  test.each([
    ['Publish', 'channel_broken', { channel: 'fb-main', fault: 'token', why: 'facebook_190: token' }],
    ['Publish', 'channel_broken', { channel: 'tg-main', fault: 'gone', why: 'telegram_403: kicked' }],
    ['Summarize', 'not_polled', { id: 'x', why: 'facebook_190_460: token' }],
  ])('is counted in the log of %s: %s', (log, event, details) => {
    expect(counted('DeadTokens', log, event, details)).toBe(true);
  });

  test('is not a Page that was only slow', () => {
    expect(counted('DeadTokens', 'Summarize', 'not_polled', { why: 'facebook: timeout' })).toBe(false);
  });

  test('rings on what is counted', () => {
    expect(alarm('AlarmsDeadToken')).toMatchObject({
      Namespace: 'civicast-sample',
      MetricName: 'DeadTokens',
      Statistic: 'Sum',
    });
  });
});

describe('dead letters', () => {
  test('ring whichever of the two queues they lie in, and while the other one reports nothing', () => {
    const { Metrics, Threshold } = alarm('AlarmsDeadLetters');
    const [sum, ...queues] = Metrics;
    expect(Threshold).toBe(1);
    expect(sum).toMatchObject({ Expression: 'FILL(queue0, 0) + FILL(queue1, 0)', ReturnData: true });
    const told = queues.map(({ Id, MetricStat }: QueueMetric) => [
      Id,
      MetricStat.Stat,
      inWords(MetricStat.Metric.Dimensions[0].Value).replace(/[0-9A-F]{8}QueueName[0-9A-F]{8}>$/, ''),
    ]);
    expect(told).toEqual([
      ['queue0', 'Maximum', '<PublishOutputFnGetAttDeadLettersQueue'],
      ['queue1', 'Maximum', '<PublishOutputFnGetAttDeliveryQueueDeadLetters'],
    ]);
    const deadLetters = Object.keys(made.resources.ofType('AWS::SQS::Queue')).filter(
      (name) => name !== 'DeliveryQueue' && name !== 'ContentStoreQuiet',
    );
    expect(deadLetters.sort()).toEqual(['DeadLettersQueue', 'DeliveryQueueDeadLetters']);
  });
});

describe('the budget', () => {
  test('tells all addresses at 80 % of the month’s money, and when the forecast exceeds it', () => {
    const [budget] = Object.values(made.alarms.ofType('AWS::Budgets::Budget'));
    const { Budget, NotificationsWithSubscribers } = budget?.Properties ?? {};
    expect(Budget).toMatchObject({
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: 25, Unit: 'USD' },
    });
    // What AWS takes as a name.
    expect(Budget.BudgetName).toMatch(/^[^:\\]{1,100}$/);
    expect(
      NotificationsWithSubscribers.map(({ Notification, Subscribers }: Notified) => [
        Notification.NotificationType,
        Notification.Threshold,
        Subscribers.map(({ Address }) => Address),
      ]),
    ).toEqual([
      ['ACTUAL', 80, [...ADDRESSES]],
      ['FORECASTED', 100, [...ADDRESSES]],
    ]);
  });
});

describe('the flow’s own stack', () => {
  test('holds nothing that counts logs or money, so that it can be deployed alone', () => {
    const aside = /^AWS::(Budgets|CloudWatch|SNS)::|MetricFilter|QueryDefinition|UserPoolUser|ManagedLoginBranding/;
    expect(made.resources.all.filter(({ Type }) => aside.test(Type))).toEqual([]);
    expect(made.alarms.all.filter(({ Type }) => !aside.test(Type))).toEqual([]);
  });
});
