import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CivicStack } from './civic-stack.ts';
import { SAMPLE } from './environments.ts';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

new CivicStack(app, SAMPLE);
