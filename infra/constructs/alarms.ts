import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FAILED_DELIVERY, TOKEN_DIED } from './log-patterns.ts';

const PERIOD = Duration.minutes(5);

export interface AlarmsProps {
  /** Who is mailed; each confirms once, by the link in AWS's first message. */
  readonly addresses: readonly string[];
  /** Where the README can be read. */
  readonly runbook: string;
  /** Under which name the figures stand that are counted from the logs; no other organisation's. */
  readonly namespace: string;
}

/**
 * What an engineer is woken for, and nothing else: the team itself is told of every post by its bot. Each alarm says in
 * its description which section of the README's runbook it belongs to.
 */
export class Alarms extends Construct {
  readonly #props: AlarmsProps;
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.#props = props;
    this.#topic = new Topic(this, 'Topic', { displayName: `${props.namespace} alarms`, enforceSSL: true });
    for (const address of props.addresses) this.#topic.addSubscription(new EmailSubscription(address));
    this.#letAlarmsSpeak();
  }

  /** What a person must look at because it may be public, may not be, or did not come about. */
  onFailedDelivery(logs: readonly ILogGroup[]): void {
    const failed = this.#counted('FailedDeliveries', FAILED_DELIVERY, logs);
    this.#raise('FailedDelivery', failed, 'A post was refused, was missed or may be public', 'a-delivery-failed');
  }

  /** A platform refuses everything that one token opens. */
  onDeadToken(logs: readonly ILogGroup[]): void {
    const died = this.#counted('DeadTokens', TOKEN_DIED, logs);
    this.#raise('DeadToken', died, 'A channel refuses its token or is closed to us', 'a-token-is-dead');
  }

  /** Nothing is in either queue unless it was tried as often as it may be. */
  onDeadLetters(queues: readonly IQueue[]): void {
    // A queue that nobody used for six hours reports nothing, which must not hide the other one.
    const visible = queues.map((queue, index) => [
      `queue${index}`,
      queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }),
    ]);
    const sum = new MathExpression({
      expression: queues.map((_, index) => `FILL(queue${index}, 0)`).join(' + '),
      usingMetrics: Object.fromEntries(visible),
      label: 'Dead letters',
      period: PERIOD,
    });
    this.#raise('DeadLetters', sum, 'An event was tried as often as it may be', 'dead-letters');
  }

  #counted(metricName: string, pattern: string, logs: readonly ILogGroup[]): IMetric {
    const name = { metricNamespace: this.#props.namespace, metricName };
    const filters = logs.map(
      (logGroup) =>
        new MetricFilter(this, `${metricName}${logGroup.node.id}`, {
          logGroup,
          filterPattern: FilterPattern.literal(pattern),
          metricValue: '1',
          ...name,
        }),
    );
    const [first] = filters;
    if (!first) throw new Error(`${metricName} is counted from no log`);
    return first.metric({ statistic: 'Sum', period: PERIOD });
  }

  #raise(id: string, metric: IMetric, what: string, section: string): void {
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription: `${what}. What to do: ${this.#props.runbook}#${section}`,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
  }

  /** Once a topic has a policy, that alone counts: without this, TLS only would mean that no alarm gets through. */
  #letAlarmsSpeak(): void {
    const stack = Stack.of(this);
    const alarms = stack.formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    this.#topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.#topic.topicArn],
        conditions: { ArnLike: { 'aws:SourceArn': alarms }, StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
    );
  }
}
