import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { FUNCTIONS, type FunctionName, type Trigger } from '../pipeline.ts';
import { bundle } from './bundle.ts';
import type { DeadLetters } from './dead-letters.ts';

export interface PipelineFunctionProps {
  readonly deadLetters: DeadLetters;
  /** Native packages that no bundle can hold, with all that they need. */
  readonly native?: readonly string[];
}

export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Why a resource that ends in `*` may be that wide: cdk-nag is told this, for exactly these resources. */
  readonly because?: string;
}

/** One of FUNCTIONS, by its name. It begins with no permission but to write its own log. */
export class PipelineFunction extends LambdaFunction {
  readonly stage: FunctionName;
  readonly trigger: Trigger;

  constructor(scope: Construct, stage: FunctionName, { deadLetters, native = [] }: PipelineFunctionProps) {
    const { entry, purpose, timeoutSeconds, memoryMb, trigger } = specificationOf(stage);
    const id = stage.charAt(0).toUpperCase() + stage.slice(1);
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: RetentionDays.TWO_WEEKS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, id, {
      description: purpose,
      code: bundle(entry, native),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.X86_64,
      timeout: Duration.seconds(timeoutSeconds),
      memorySize: memoryMb,
      // Its own role: the managed policy that CDK would attach lets a function write every log of the account.
      role: new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
      logGroup,
      environment: { NODE_OPTIONS: '--enable-source-maps' },
    });
    this.stage = stage;
    this.trigger = trigger;
    logGroup.grantWrite(this);
    if (isAsynchronous(trigger)) {
      this.configureAsyncInvoke({ onFailure: new SqsDestination(deadLetters.queue), ...retriesOf(trigger) });
    }
  }

  /** Gives what an adapter must be told, typed by the schema that its handler parses. */
  give<Env extends Readonly<Record<string, string>>>(env: Env): void {
    for (const [name, value] of Object.entries(env)) this.addEnvironment(name, value);
  }

  allow({ actions, resources, conditions, because }: Permission): void {
    this.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: [...actions],
        resources: [...resources],
        ...(conditions ? { conditions } : {}),
      }),
    );
    if (because === undefined || this.role === undefined) return;
    for (const resource of resources) {
      const written = asWritten(Stack.of(this).resolve(resource));
      Validations.of(this.role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${written}]`, reason: because });
    }
  }
}

function specificationOf(stage: FunctionName) {
  const found = FUNCTIONS.find(({ name }) => name === stage);
  if (!found) throw new Error(`infra/pipeline.ts names no function ${stage}`);
  return found;
}

function isAsynchronous(trigger: Trigger): boolean {
  return trigger !== 'http' && trigger !== 'queue';
}

/** The next tick of a timer is its retry; a slot is worth nothing an hour later; content always is. */
function retriesOf(trigger: Trigger): { readonly retryAttempts: number; readonly maxEventAge: Duration } {
  if (typeof trigger === 'object') return { retryAttempts: 0, maxEventAge: Duration.minutes(trigger.everyMinutes) };
  return { retryAttempts: 2, maxEventAge: Duration.hours(trigger === 'slot' ? 1 : 6) };
}

/** A resource as cdk-nag writes it in its findings: references as `<LogicalId.Attribute>`. */
function asWritten(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) throw new Error(`Not a resource: ${String(value)}`);
  if ('Ref' in value) return `<${String(value.Ref)}>`;
  if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt'])) return `<${value['Fn::GetAtt'].join('.')}>`;
  if ('Fn::Join' in value && Array.isArray(value['Fn::Join'])) {
    const [separator, parts] = value['Fn::Join'];
    return (Array.isArray(parts) ? parts : []).map(asWritten).join(String(separator));
  }
  throw new Error(`Not a resource: ${JSON.stringify(value)}`);
}
