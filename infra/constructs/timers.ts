import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';
import type { PipelineFunction } from './pipeline-function.ts';

/** Wakes functions at the pace that infra/pipeline.ts gives them. */
export class Timers extends Construct {
  readonly #deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { deadLetters }: { readonly deadLetters: DeadLetters }) {
    super(scope, id);
    this.#deadLetters = deadLetters;
  }

  triggers(fn: PipelineFunction): void {
    if (typeof fn.trigger !== 'object') throw new Error(`infra/pipeline.ts gives ${fn.stage} no pace`);
    const interval = Duration.minutes(fn.trigger.everyMinutes);
    new Rule(this, fn.node.id, {
      description: `Every ${interval.toHumanString()}: ${fn.stage}`,
      schedule: Schedule.rate(interval),
      targets: [
        // A tick that cannot be handed over is not retried beyond the next one.
        new LambdaFunction(fn, { deadLetterQueue: this.#deadLetters.queue, retryAttempts: 1, maxEventAge: interval }),
      ],
    });
  }
}
