import { Arn, ArnFormat, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { SecretsEnv } from '../../shared/aws/environment.ts';
import type { PipelineFunction } from './pipeline-function.ts';

/** The organisation's tokens. CloudFormation makes no SecureString, so the parameter is made by hand; here it is only opened. */
export class Secrets extends Construct {
  readonly #prefix: string;

  /** `prefix` begins and ends with a slash. */
  constructor(scope: Construct, id: string, { prefix }: { readonly prefix: string }) {
    super(scope, id);
    this.#prefix = prefix;
  }

  get parameterName(): string {
    return `${this.#prefix}secrets`;
  }

  /** Reading it is enough: the account's own key for SSM decrypts for whoever may read the parameter. */
  openTo(fn: PipelineFunction): void {
    const resource = { service: 'ssm', resource: 'parameter', resourceName: this.parameterName.slice(1) };
    fn.allow({
      actions: ['ssm:GetParameter'],
      resources: [Arn.format({ ...resource, arnFormat: ArnFormat.SLASH_RESOURCE_NAME }, Stack.of(this))],
    });
    fn.give<SecretsEnv>({ SECRETS_PREFIX: this.#prefix });
  }
}
