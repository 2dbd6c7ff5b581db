import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AlarmStack } from './alarm-stack.ts';
import { CivicStack } from './civic-stack.ts';
import { type Environment, SAMPLE } from './environments.ts';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

// One line per organisation.
deploys(SAMPLE);

function deploys(environment: Environment): void {
  new AlarmStack(app, new CivicStack(app, environment), environment);
}
