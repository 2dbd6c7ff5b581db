import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { Secrets } from '../domain/secrets.ts';
import type { SecretsEnv } from './environment.ts';

/** A changed token is used a minute later. SSM gives out about 40 parameters a second, to the whole account. */
const CACHED_MS = 60_000;

export interface Options {
  readonly client?: SSMClient;
  readonly monotonicMs?: () => number;
}

/**
 * The organisation's tokens: one SecureString, `<prefix>secrets`, holding the JSON of the local secrets file.
 * What is thrown names the parameter and the place in it, never anything of what it holds.
 */
export function ssmSecrets(
  { SECRETS_PREFIX }: SecretsEnv,
  { client = new SSMClient(), monotonicMs = () => performance.now() }: Options = {},
): () => Promise<Secrets> {
  const name = `${SECRETS_PREFIX}secrets`;
  let cached: { readonly value: Promise<Secrets>; readonly untilMs: number } | undefined;

  return () => {
    if (cached && monotonicMs() < cached.untilMs) return cached.value;
    const value = parameter(name, client).then((text) => secretsIn(text, name));
    cached = { value, untilMs: monotonicMs() + CACHED_MS };
    const mine = cached;
    // A bad read must not stay for a minute.
    value.catch(() => {
      if (cached === mine) cached = undefined;
    });
    return value;
  };
}

async function parameter(name: string, client: SSMClient): Promise<string> {
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    return Parameter?.Value ?? '';
  } catch (cause) {
    if (!(cause instanceof ParameterNotFound)) throw cause;
    throw new Error(`SSM has no parameter ${name}: make it, a SecureString with the JSON of the local secrets file`);
  }
}

/** Without the cause, on purpose: the messages of JSON.parse and zod quote what they read. */
function secretsIn(text: string, name: string): Secrets {
  const parsed = Secrets.safeParse(jsonIn(text, name));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, code }) => `${placeOf(path)}: ${code}`);
  throw new Error(`The SSM parameter ${name} is not as it should be (${places.join('; ')})`);
}

/** A channel's name is left out: whoever wrote a token in its place must not find it in a log. */
function placeOf(path: readonly PropertyKey[]): string {
  const known = path.map((part, depth) => (depth === 1 && path[0] === 'channels' ? '*' : String(part)));
  return known.join('.') || 'the whole';
}

function jsonIn(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The SSM parameter ${name} is not JSON`);
  }
}
