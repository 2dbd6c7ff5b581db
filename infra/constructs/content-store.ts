import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ContentStoreEnv } from '../../shared/aws/environment.ts';
import { CONTENT_QUEUE } from '../pipeline.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { PipelineFunction } from './pipeline-function.ts';

/** What authors write. */
const WRITTEN = ['_org/', 'campaigns/'];
/** Where they write it: inside a campaign's folder, beside which its report lies. */
const CHANGED = [{ prefix: '_org/' }, { wildcard: 'campaigns/*/*' }];
/** What was made of it, by its hash: all that ever goes out. */
const KEPT = ['rendered/', 'media/'];
/** The closed months of the delivery log. */
const LOG = ['log/'];
/** What was made of which original photo, and what small picture of which photo that goes out. */
const PREPARED = ['prepared/'];
const LOG_NAMED = 'A closed month is named by the hash of its file';
/** All that the console writes into the folder. */
const REDATED = 'campaigns/*/redated.yaml';

/** All that ingest writes there; the rule does not see it. */
const REPORTS = 'campaigns/*.report.html';

export interface ContentStoreProps {
  readonly deadLetters: DeadLetters;
  readonly keepsData: boolean;
  readonly quietSeconds?: number | undefined;
}

/** The bucket with the content folder, and beside it what was made of it. Every version is kept. */
export class ContentStore extends Construct {
  readonly #bucket: Bucket;
  readonly #deadLetters: DeadLetters;
  /** Every change comes again through it, when its folder may have become quiet. */
  readonly #quiet: Queue;

  constructor(scope: Construct, id: string, props: ContentStoreProps) {
    super(scope, id);
    this.#deadLetters = props.deadLetters;
    this.#quiet = new Queue(this, 'Quiet', {
      deliveryDelay: Duration.seconds(props.quietSeconds ?? CONTENT_QUEUE.quietSeconds),
      visibilityTimeout: Duration.seconds(CONTENT_QUEUE.visibilitySeconds),
      deadLetterQueue: { queue: props.deadLetters.queue, maxReceiveCount: CONTENT_QUEUE.maxReceives },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.#bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
      // Also where data is not kept: AWS deletes no bucket that is not empty, and emptying it takes a custom resource.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // CDK's own switch for this brings a custom resource along.
    const { defaultChild } = this.#bucket.node;
    if (!(defaultChild instanceof CfnBucket)) throw new Error('A Bucket without its CfnBucket');
    defaultChild.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    Validations.of(this.#bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Access logs would keep the source addresses of authors; versions and CloudTrail say what was changed.',
    });
  }

  get bucketName(): string {
    return this.#bucket.bucketName;
  }

  /**
   * Only what authors write wakes a function, never what was made of it: at once, to note that something changes, and
   * once more after the quiet period.
   */
  triggers(fn: PipelineFunction): void {
    const lost = { deadLetterQueue: this.#deadLetters.queue, maxEventAge: Duration.hours(6) };
    new Rule(this, 'Changed', {
      description: `Content changed: ${fn.stage}`,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created', 'Object Deleted'],
        detail: {
          bucket: { name: [this.#bucket.bucketName] },
          object: { key: CHANGED },
        },
      },
      targets: [new LambdaFunction(fn, lost), new SqsQueue(this.#quiet, lost)],
    });
    const { maxConcurrency } = CONTENT_QUEUE;
    fn.addEventSource(
      new SqsEventSource(this.#quiet, { batchSize: 10, maxConcurrency, reportBatchItemFailures: true }),
    );
  }

  /** Opens the folder for reading, what was made of it for adding, and the reports beside it. Nothing is ever deleted. */
  openTo(fn: PipelineFunction): void {
    this.#openFolderTo(fn);
    fn.allow({
      actions: ['s3:PutObject'],
      resources: [this.#bucket.arnForObjects(REPORTS)],
      because: 'Writes beside each campaign what was understood of it',
    });
    fn.allow({
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: this.#under([...KEPT, ...PREPARED]),
      because: 'What was made of content is named by a hash',
    });
    fn.give<ContentStoreEnv>({ CONTENT_BUCKET: this.#bucket.bucketName });
  }

  /** Opens the folder and what was made of it for reading, and the new moments of posts, and nothing else, for writing. */
  openToConsole(fn: PipelineFunction): void {
    this.openKeptTo(fn);
    this.#openFolderTo(fn);
    fn.allow({ actions: ['s3:GetObject'], resources: this.#under(LOG), because: LOG_NAMED });
    fn.allow({
      actions: ['s3:GetObject'],
      resources: this.#under(PREPARED),
      because: 'Finds the small picture of a photo by a name made of a hash',
    });
    fn.allow({
      actions: ['s3:PutObject'],
      resources: [this.#bucket.arnForObjects(REDATED)],
      because: 'Gives posts of any campaign a new moment',
    });
  }

  /** Opens only what was made of the content: what was approved is what goes out. */
  openKeptTo(fn: PipelineFunction): void {
    fn.allow({
      actions: ['s3:GetObject'],
      resources: this.#under(KEPT),
      because: 'What was made of content is named by a hash',
    });
    fn.give<ContentStoreEnv>({ CONTENT_BUCKET: this.#bucket.bucketName });
  }

  /** Opens the closed months of the log, for reading and for adding one; never for deleting. */
  openLogTo(fn: PipelineFunction): void {
    fn.allow({ actions: ['s3:GetObject', 's3:PutObject'], resources: this.#under(LOG), because: LOG_NAMED });
    fn.give<ContentStoreEnv>({ CONTENT_BUCKET: this.#bucket.bucketName });
  }

  #openFolderTo(fn: PipelineFunction): void {
    // Over the whole bucket: with a condition on the prefix, reading a missing key answers "forbidden", not "missing".
    fn.allow({ actions: ['s3:ListBucket'], resources: [this.#bucket.bucketArn] });
    fn.allow({
      actions: ['s3:GetObject'],
      resources: this.#under(WRITTEN),
      because: 'Reads whatever authors put into the content folder',
    });
  }

  #under(prefixes: readonly string[]): string[] {
    return prefixes.map((prefix) => this.#bucket.arnForObjects(`${prefix}*`));
  }
}
