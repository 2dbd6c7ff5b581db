import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AlarmStack } from '../../infra/alarm-stack.ts';
import { CivicStack } from '../../infra/civic-stack.ts';
import { type Environment, SAMPLE } from '../../infra/environments.ts';
import { SignInPagesStack } from '../../infra/sign-in-pages-stack.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template's shape is what the tests are about
  readonly Properties: any;
  readonly DeletionPolicy?: string;
}

/** An organisation's stacks as `cdk synth` makes them, but without bundling and without CloudFormation's own checks, which `npm run synth` runs. */
export function synthesized(environment: Environment = SAMPLE) {
  process.env.CDK_VALIDATION = 'false';
  const { context } = JSON.parse(readFileSync(join(PROJECT, 'cdk.json'), 'utf8'));
  const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } });
  const stack = new CivicStack(app, environment);
  const alarmStack = new AlarmStack(app, stack, environment);
  const { pool } = stack.signIn;
  const pagesStack = pool && new SignInPagesStack(app, stack, environment, pool);
  const template = Template.fromStack(stack);
  const alarmTemplate = Template.fromStack(alarmStack);
  const pages = pagesStack && Template.fromStack(pagesStack);
  rmSync(app.outdir, { recursive: true });
  const resources = resourcesOf(template);
  const alarms = resourcesOf(alarmTemplate);
  return { app, stack, template, resources, alarmStack, alarmTemplate, alarms, pagesStack, pages };
}

/** By type and by the name that the stack gives, without the hash that CDK adds. */
export function resourcesOf(template: Template) {
  const all = Object.entries(template.toJSON().Resources as Record<string, Resource>);
  return {
    all: all.map(([, resource]) => resource),
    ofType: (type: string) =>
      Object.fromEntries(all.flatMap(([id, it]) => (it.Type === type ? [[withoutHash(id), it] as const] : []))),
  };
}

/** A value with its references as `<Name.Attribute>`, and what another stack told as `<its output>`. */
export function inWords(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[kind, content] = []] = Object.entries(value as object);
  if (kind === 'Ref') return `<${withoutHash(content)}>`;
  if (kind === 'Fn::GetStackOutput') return `<${content.OutputName}>`;
  if (kind === 'Fn::GetAtt') return `<${withoutHash(content[0])}.${content[1]}>`;
  if (kind === 'Fn::Join') return content[1].map(inWords).join(content[0]);
  throw new Error(`Not a reference: ${JSON.stringify(value)}`);
}

export function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

export function logicalName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
