import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { Mendable } from '../domain/mendable.ts';
import { readSecrets, type Secrets } from '../domain/secrets.ts';
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
    const value = parameter(name, client).then((text) => readSecrets(text, `The SSM parameter ${name}`));
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
    throw new Mendable(`SSM has no parameter ${name}: make it, a SecureString with the JSON of the local secrets file`);
  }
}
