import { Arn, ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { SchedulerEnv } from '../../shared/aws/environment.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { PipelineFunction } from './pipeline-function.ts';

/** The group of schedules, one for each slot, and the role in which they call. The schedules are set at run time. */
export class Scheduler extends Construct {
  readonly #group: CfnScheduleGroup;
  readonly #groupName: string;
  readonly #deadLetters: DeadLetters;
  readonly #role: Role;
  #target: PipelineFunction | undefined;

  constructor(scope: Construct, id: string, props: { readonly deadLetters: DeadLetters; readonly groupName: string }) {
    super(scope, id);
    this.#groupName = props.groupName;
    this.#deadLetters = props.deadLetters;
    this.#group = new CfnScheduleGroup(this, 'Group', { name: props.groupName });
    this.#role = new Role(this, 'Role', {
      description: 'Schedules of this group call their function in this role',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': this.#group.attrArn },
        },
      }),
    });
    this.#role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.deadLetters.queue.queueArn] }),
    );
  }

  triggers(fn: PipelineFunction): void {
    this.#target = fn;
    this.#role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] }));
  }

  /** Lets a function set slots, and set them again; none is ever deleted by us. */
  openTo(fn: PipelineFunction): void {
    if (!this.#target) throw new Error('Say first what the scheduler triggers');
    fn.allow({
      actions: ['scheduler:CreateSchedule', 'scheduler:UpdateSchedule'],
      resources: [this.#slots],
      because: 'A schedule is named after its slot, known only when it is set',
    });
    fn.allow({
      actions: ['iam:PassRole'],
      resources: [this.#role.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    });
    fn.give<SchedulerEnv>({
      SCHEDULE_GROUP: this.#group.ref,
      SCHEDULE_TARGET_ARN: this.#target.functionArn,
      SCHEDULE_ROLE_ARN: this.#role.roleArn,
      SCHEDULE_DEAD_LETTER_ARN: this.#deadLetters.queue.queueArn,
    });
  }

  get #slots(): string {
    const resource = { service: 'scheduler', resource: 'schedule', resourceName: `${this.#groupName}/slot-*` };
    return Arn.format({ ...resource, arnFormat: ArnFormat.SLASH_RESOURCE_NAME }, Stack.of(this));
  }
}
