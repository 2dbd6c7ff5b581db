import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AlarmStack } from './alarm-stack.ts';
import { CivicStack } from './civic-stack.ts';
import { type Environment, SAMPLE } from './environments.ts';
import { SignInPagesStack } from './sign-in-pages-stack.ts';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

// One line per organisation.
deploys(SAMPLE);

function deploys(asked: Environment): void {
  // For trying out, where nobody wants to wait a minute: cdk deploy --context quietSeconds=5
  const quietSeconds = app.node.tryGetContext('quietSeconds');
  const environment = quietSeconds === undefined ? asked : { ...asked, quietSeconds: Number(quietSeconds) };
  const flow = new CivicStack(app, environment);
  new AlarmStack(app, flow, environment);
  if (flow.signIn.pool) new SignInPagesStack(app, flow, environment, flow.signIn.pool);
}
