import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Two weeks: SQS's longest, so that nothing goes while the only person who could look is away. */
export const DEAD_LETTER_RETENTION = Duration.days(14);

/** Where an event ends that a function failed on, or that never reached it. Ids only; no callback ever comes here. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      retentionPeriod: DEAD_LETTER_RETENTION,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue itself, of functions, rules and schedules, which the rule does not see.',
    });
  }
}
