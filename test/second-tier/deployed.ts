import { setTimeout as pause } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod';
import { platformDouble } from '../fakes/platform-double.ts';
import { withoutHash } from '../infra/synthesized.ts';
import { deploy } from './deploy.ts';
import { type MiniStack, signedFor, startMiniStack } from './mini-stack.ts';

export const APP_SECRET = 'app-secret';
export const WEBHOOK_SECRET = 'webhook-secret';
/** Neither of them is the author of anything. */
export const APPROVERS = ['token-of-sophea', 'token-of-dara'] as const;

const SECRETS = {
  channels: { 'fb-main': { pageToken: 'page-token' } },
  facebook: { appSecret: APP_SECRET, verifyToken: 'verify-token' },
  telegram: { botToken: '42:bot-token', webhookSecret: WEBHOOK_SECRET },
  people: [
    { name: 'Sophea', role: 'approver', token: APPROVERS[0] },
    { name: 'Dara', role: 'comms', token: APPROVERS[1] },
  ],
};

export type Deployed = Awaited<ReturnType<typeof deployed>>;

/** The whole stack, deployed, with these secrets, for platforms that are not ours and say yes to everything. */
export async function deployed(name: string, secrets: string | null = JSON.stringify(SECRETS)) {
  const platform = await platformDouble();
  const mini = await startMiniStack(name, { FACEBOOK_API_URL: platform.url, TELEGRAM_API_URL: platform.url });
  const s3 = new S3Client(mini.config);
  const ssm = new SSMClient(mini.config);
  const scheduler = new SchedulerClient(mini.config);
  const sqs = new SQSClient(mini.config);
  const stop = async () => {
    for (const client of [s3, ssm, scheduler, sqs]) client.destroy();
    await mini.stop();
    await platform.stop();
  };
  try {
    const { outputs, physicalIds } = await deploy(mini);
    const nameOf = named(physicalIds);
    const bucket = outputs.get('ContentBucket');
    const secretsParameter = outputs.get('SecretsParameter') ?? '';
    const putSecrets = async (Value: string) => {
      const asked = { Name: secretsParameter, Value, Type: 'SecureString' as const, Overwrite: true };
      await ssm.send(new PutParameterCommand(asked));
    };
    if (secrets !== null) await putSecrets(secrets);
    const door = `${mini.url}/_aws/execute-api/${nameOf('HttpDoorApi')}`;
    const attributesOf = async (queue: string): Promise<Partial<Record<string, string>>> => {
      const asked = { QueueUrl: nameOf(queue), AttributeNames: ['All' as const] };
      return (await sqs.send(new GetQueueAttributesCommand(asked))).Attributes ?? {};
    };
    const linesOf = async (fn: string) => {
      const { events } = await askLogs('FilterLogEvents', { logGroupName: nameOf(`${fn}Log`) }, mini);
      return events.map(({ message }) => message);
    };
    return {
      platform,
      scheduler,
      sqs,
      nameOf,
      secretsParameter,
      putSecrets,
      stop,

      /** Uploads files as an author would, one after the other. */
      async put(files: ReadonlyMap<string, Uint8Array>) {
        for (const [Key, Body] of files) await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
      },

      async arnOf(queue: string): Promise<string> {
        return (await attributesOf(queue)).QueueArn ?? '';
      },

      /** How many messages a queue holds, those that somebody has in hand and those that are delayed included. */
      async waiting(queue: string): Promise<number> {
        const found = await attributesOf(queue);
        const { ApproximateNumberOfMessages: ready, ApproximateNumberOfMessagesNotVisible: inHand } = found;
        return Number(ready) + Number(inHand) + Number(found.ApproximateNumberOfMessagesDelayed);
      },

      /** Invokes a function as rules and schedules do: asynchronously. */
      async invokeLater(fn: string, event: object): Promise<void> {
        const path = `/2015-03-31/functions/${nameOf(fn)}/invocations`;
        const headers = { ...signedFor('lambda', mini), 'x-amz-invocation-type': 'Event' };
        const { status } = await fetch(mini.url + path, { method: 'POST', headers, body: JSON.stringify(event) });
        if (status !== 202) throw new Error(`Invoking ${fn} was answered with ${status}`);
      },

      /** How often a function was run to its end. */
      async runsOf(fn: string): Promise<number> {
        return (await linesOf(fn)).filter((line) => line.startsWith('END RequestId')).length;
      },

      /** What a function has logged itself. */
      async loggedBy(fn: string): Promise<Record<string, unknown>[]> {
        return (await linesOf(fn)).filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
      },

      /** A call through the HTTP API. */
      async call(path: string, init: RequestInit & { readonly token?: string } = {}) {
        const { token, ...rest } = init;
        const headers = { ...(token && { authorization: `Bearer ${token}` }), ...init.headers };
        const response = await fetch(door + path, { redirect: 'manual', ...rest, headers });
        const bytes = Buffer.from(await response.arrayBuffer());
        return { status: response.status, headers: response.headers, bytes, json: () => JSON.parse(bytes.toString()) };
      },
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** Names by what the stack calls a thing, without the hash that CDK adds. */
function named(physicalIds: ReadonlyMap<string, string>) {
  const names = new Map([...physicalIds].map(([id, name]) => [withoutHash(id), name]));
  return (id: string): string => {
    const name = names.get(id);
    if (name === undefined) throw new Error(`The stack has no ${id}`);
    return name;
  };
}

/** What `look` finds as soon as it finds something. */
export async function until<Value>(
  what: string,
  withinMs: number,
  look: () => Promise<Value | null | undefined | false>,
): Promise<Value> {
  for (const end = Date.now() + withinMs; Date.now() < end; await pause(200)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`It did not come about in ${withinMs / 1000} s that ${what}`);
}

const LogEvents = z.object({ events: z.array(z.object({ message: z.string() })) });

async function askLogs(action: string, body: object, mini: MiniStack) {
  const headers = {
    ...signedFor('logs', mini),
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `Logs_20140328.${action}`,
  };
  const response = await fetch(mini.url, { method: 'POST', headers, body: JSON.stringify(body) });
  return LogEvents.parse(await response.json());
}
