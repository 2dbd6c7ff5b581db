import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { DeliveryQueueEnv } from '../../shared/aws/environment.ts';
import { DELIVERY_QUEUE } from '../pipeline.ts';
import { DEAD_LETTER_RETENTION } from './dead-letters.ts';
import type { PipelineFunction } from './pipeline-function.ts';

/** Deliveries on their last fifteen minutes, each delayed to its second. Its dead letters are apart: each is a post that may not have gone out. */
export class DeliveryQueue extends Construct {
  readonly deadLetters: Queue;
  readonly #queue: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const house = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.deadLetters = new Queue(this, 'DeadLetters', { ...house, retentionPeriod: DEAD_LETTER_RETENTION });
    this.#queue = new Queue(this, 'Queue', {
      ...house,
      visibilityTimeout: Duration.seconds(DELIVERY_QUEUE.visibilitySeconds),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: DELIVERY_QUEUE.maxReceives },
    });
  }

  triggers(fn: PipelineFunction): void {
    fn.addEventSource(
      new SqsEventSource(this.#queue, {
        // A batch is sent side by side: each waits out its own last second, and one that fails comes back alone.
        batchSize: 10,
        maxConcurrency: DELIVERY_QUEUE.maxConcurrency,
        reportBatchItemFailures: true,
      }),
    );
  }

  openTo(fn: PipelineFunction): void {
    fn.allow({ actions: ['sqs:SendMessage'], resources: [this.#queue.queueArn] });
    fn.give<DeliveryQueueEnv>({ DELIVERY_QUEUE_URL: this.#queue.queueUrl });
  }
}
