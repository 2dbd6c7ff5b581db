import { setTimeout as pause } from 'node:timers/promises';
import { type MiniStack, signedFor } from './mini-stack.ts';

const DEPLOYED_WITHIN_MS = 60_000;

export interface Stack {
  /** What the template gives out, by name. */
  readonly outputs: ReadonlyMap<string, string>;
  /** What each resource is called in the end, by its logical id. */
  readonly physicalIds: ReadonlyMap<string, string>;
}

/** Creates a stack from the template at this address, as `cdk deploy` has it done, and waits until it stands. */
export async function createStack(stack: string, templateUrl: string, mini: MiniStack): Promise<Stack> {
  await ask(
    'CreateStack',
    { StackName: stack, TemplateURL: templateUrl, 'Capabilities.member.1': 'CAPABILITY_IAM' },
    mini,
  );
  for (const until = Date.now() + DEPLOYED_WITHIN_MS; Date.now() < until; await pause(100)) {
    const described = await ask('DescribeStacks', { StackName: stack }, mini);
    const status = textOf(described, 'StackStatus');
    if (status === 'CREATE_IN_PROGRESS') continue;
    if (status !== 'CREATE_COMPLETE') throw new Error(`${status}: ${await reasons(stack, mini)}`);
    const resources = await ask('DescribeStackResources', { StackName: stack }, mini);
    return {
      outputs: pairs(described, 'OutputKey', 'OutputValue'),
      physicalIds: pairs(resources, 'LogicalResourceId', 'PhysicalResourceId'),
    };
  }
  throw new Error(`The stack does not stand after ${DEPLOYED_WITHIN_MS / 1000} s`);
}

async function reasons(stack: string, mini: MiniStack): Promise<string> {
  const events = await ask('DescribeStackEvents', { StackName: stack }, mini);
  return [...pairs(events, 'LogicalResourceId', 'ResourceStatusReason')].map((pair) => pair.join(': ')).join('; ');
}

/** A call of CloudFormation's query API. */
async function ask(action: string, parameters: Readonly<Record<string, string>>, mini: MiniStack): Promise<string> {
  const body = new URLSearchParams({ Action: action, Version: '2010-05-15', ...parameters });
  const response = await fetch(mini.url, { method: 'POST', headers: signedFor('cloudformation', mini), body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${action}: ${textOf(text, 'Message') ?? text}`);
  return text;
}

function textOf(xml: string, tag: string): string | undefined {
  const [, text] = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml) ?? [];
  return text?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** From each member that has both. */
function pairs(xml: string, key: string, value: string): Map<string, string> {
  const members = xml.split('<member>').map((member) => [textOf(member, key), textOf(member, value)] as const);
  return new Map(members.flatMap(([name, text]) => (name !== undefined && text !== undefined ? [[name, text]] : [])));
}
