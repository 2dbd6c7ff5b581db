import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { PublicUrlEnv } from '../shared/aws/environment.ts';
import type { PAGES_KEY } from '../shared/domain/pack-page.ts';
import { SHARP } from './constructs/bundle.ts';
import { ContentStore } from './constructs/content-store.ts';
import { DeadLetters } from './constructs/dead-letters.ts';
import { DeliveryQueue } from './constructs/delivery-queue.ts';
import { HttpDoor } from './constructs/http-door.ts';
import { Keys } from './constructs/keys.ts';
import { Ledger } from './constructs/ledger.ts';
import { PipelineFunction } from './constructs/pipeline-function.ts';
import { Scheduler } from './constructs/scheduler.ts';
import { Secrets } from './constructs/secrets.ts';
import { SignIn } from './constructs/sign-in.ts';
import { Timers } from './constructs/timers.ts';
import { type Environment, secretsPrefix } from './environments.ts';

/** Everything one organisation needs on AWS. */
export class CivicStack extends Stack {
  /** Of the functions that say what became of deliveries and channels; the alarms count in them. */
  readonly logs: Readonly<Record<'publish' | 'reconcile' | 'summarize', ILogGroup>>;
  readonly deadLetterQueues: readonly Queue[];
  readonly signIn: SignIn;

  constructor(scope: Construct, environment: Environment) {
    super(scope, `civicast-${environment.organisation}`, {
      env: { region: environment.region },
      description: `civicast for ${environment.organisation}: civic posts, scheduled, published and answered`,
      terminationProtection: environment.keepsData,
      tags: { civicast: environment.organisation },
    });

    const deadLetters = new DeadLetters(this, 'DeadLetters');
    const console = new PipelineFunction(this, 'console', { deadLetters });
    const ingest = new PipelineFunction(this, 'ingest', { deadLetters, native: SHARP });
    const prepare = new PipelineFunction(this, 'prepare', { deadLetters });
    const publish = new PipelineFunction(this, 'publish', { deadLetters });
    const receive = new PipelineFunction(this, 'receive', { deadLetters });
    const reconcile = new PipelineFunction(this, 'reconcile', { deadLetters });
    const summarize = new PipelineFunction(this, 'summarize', { deadLetters });

    const contentStore = new ContentStore(this, 'ContentStore', {
      deadLetters,
      keepsData: environment.keepsData,
      quietSeconds: environment.quietSeconds,
    });
    const scheduler = new Scheduler(this, 'Scheduler', { deadLetters, groupName: this.stackName });
    const deliveryQueue = new DeliveryQueue(this, 'DeliveryQueue');
    const httpDoor = new HttpDoor(this, 'HttpDoor', { requestsPerSecond: environment.requestsPerSecond });
    const timers = new Timers(this, 'Timers', { deadLetters });
    const ledger = new Ledger(this, 'Ledger', { keepsData: environment.keepsData });
    const secrets = new Secrets(this, 'Secrets', { prefix: secretsPrefix(environment) });

    const address = environment.publicUrl ?? httpDoor.address;
    this.signIn = new SignIn(this, 'SignIn', {
      keepsData: environment.keepsData,
      address,
      provider: environment.identityProvider,
    });
    const keys = new Keys(this, 'Keys', { prefix: `${secretsPrefix(environment)}keys/` });

    // What wakes what.
    contentStore.triggers(ingest);
    scheduler.triggers(prepare);
    deliveryQueue.triggers(publish);
    httpDoor.triggers(receive);
    timers.triggers(reconcile);
    timers.triggers(summarize);
    httpDoor.triggers(console);

    // What each may touch: content becomes slots,
    contentStore.openTo(ingest);
    ledger.openTo(ingest);
    scheduler.openTo(ingest);
    deliveryQueue.openTo(ingest);
    ingest.give<PublicUrlEnv>({ PUBLIC_URL: address });

    // slots become deliveries,
    ledger.openTo(prepare);
    deliveryQueue.openTo(prepare);

    // deliveries become outcomes,
    contentStore.openKeptTo(publish);
    secrets.openTo(publish);
    ledger.openTo(publish);
    deliveryQueue.openTo(publish);
    keys.openTo(publish, 'read');

    // the world answers,
    contentStore.openKeptTo(receive);
    secrets.openTo(receive);
    ledger.openTo(receive);
    keys.openTo(receive, 'make');

    // what is unknown is looked up, what was missed is picked up,
    contentStore.openKeptTo(reconcile);
    keys.openTo(reconcile, 'read');
    secrets.openTo(reconcile);
    ledger.openTo(reconcile);
    deliveryQueue.openTo(reconcile);

    // Pages are read, what must go is deleted, the log of a month is closed,
    contentStore.openLogTo(summarize);
    ledger.openTo(summarize);
    keys.openTo(summarize, 'destroy');
    secrets.openTo(summarize);

    // and people look, and decide.
    contentStore.openToConsole(console);
    secrets.openTo(console);
    ledger.openTo(console);
    deliveryQueue.openTo(console);
    keys.openOneTo(console, 'pack-pages' satisfies typeof PAGES_KEY);
    console.give<PublicUrlEnv>({ PUBLIC_URL: address });

    this.signIn.openTo(console);

    this.logs = { publish: publish.logGroup, reconcile: reconcile.logGroup, summarize: summarize.logGroup };
    this.deadLetterQueues = [deadLetters.queue, deliveryQueue.deadLetters];

    new CfnOutput(this, 'Address', { value: httpDoor.address, description: 'Where callbacks and people arrive' });
    new CfnOutput(this, 'ContentBucket', { value: contentStore.bucketName, description: 'Where authors put content' });
    if (this.signIn.pool)
      new CfnOutput(this, 'UserPool', { value: this.signIn.pool.userPoolId, description: 'Where people are put' });
    new CfnOutput(this, 'LedgerTable', { value: ledger.tableName, description: 'For npm run export and import' });
    new CfnOutput(this, 'SecretsParameter', {
      value: secrets.parameterName,
      description: 'A SecureString to be made by hand: JSON, as the local secrets file',
    });
  }
}
