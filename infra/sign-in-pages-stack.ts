import { Stack } from 'aws-cdk-lib';
import { CfnManagedLoginBranding } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { CivicStack } from './civic-stack.ts';
import type { UserPoolOfConsole } from './constructs/sign-in.ts';
import type { Environment } from './environments.ts';

/**
 * How Cognito's own pages look: as Cognito has them. Without any style it shows none. They stand beside the flow and not
 * in it, so that the flow's template can be deployed as it is where nobody draws such pages.
 */
export class SignInPagesStack extends Stack {
  constructor(scope: Construct, flow: CivicStack, environment: Environment, pool: UserPoolOfConsole) {
    super(scope, `${flow.stackName}-sign-in`, {
      env: { region: environment.region },
      description: `civicast for ${environment.organisation}: the look of the pages by which people sign in`,
      tags: { civicast: environment.organisation },
    });
    new CfnManagedLoginBranding(this, 'Look', { ...pool, useCognitoProvidedValues: true });
  }
}
