import { Arn, ArnFormat, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { KeysEnv } from '../../shared/aws/environment.ts';
import type { PipelineFunction } from './pipeline-function.ts';

const ACTIONS = {
  read: ['ssm:GetParameter'],
  make: ['ssm:GetParameter', 'ssm:PutParameter'],
  destroy: ['ssm:GetParametersByPath', 'ssm:DeleteParameter'],
} as const;

/**
 * The keys that make personal things unreadable: SecureStrings that the functions make and destroy themselves. They are
 * no part of the table, so that none of its backups holds one.
 */
export class Keys extends Construct {
  readonly #prefix: string;

  /** `prefix` begins and ends with a slash. */
  constructor(scope: Construct, id: string, { prefix }: { readonly prefix: string }) {
    super(scope, id);
    this.#prefix = prefix;
  }

  openTo(fn: PipelineFunction, to: keyof typeof ACTIONS): void {
    fn.allow({
      actions: ACTIONS[to],
      resources: to === 'destroy' ? [this.#under(''), this.#under('*')] : [this.#under('*')],
      because: 'There is one key for each campaign, made when the campaign is first answered',
    });
    fn.give<KeysEnv>({ KEYS_PREFIX: this.#prefix });
  }

  /** Opens one key alone: whoever has it can read nothing that the others keep. */
  openOneTo(fn: PipelineFunction, name: string): void {
    fn.allow({ actions: ACTIONS.make, resources: [this.#under(name)] });
    fn.give<KeysEnv>({ KEYS_PREFIX: this.#prefix });
  }

  #under(name: string): string {
    const resourceName = `${this.#prefix.slice(1)}${name}`.replace(/\/$/, '');
    const resource = { service: 'ssm', resource: 'parameter', resourceName };
    return Arn.format({ ...resource, arnFormat: ArnFormat.SLASH_RESOURCE_NAME }, Stack.of(this));
  }
}
