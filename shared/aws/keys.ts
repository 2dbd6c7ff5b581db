import { randomBytes } from 'node:crypto';
import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import type { Keys } from '../answer-ports.ts';
import type { KeysEnv } from './environment.ts';

const KEY_BYTES = 32;

/** Keys as SecureStrings under `<prefix>keys/`: no backup of the table has them. A name's parts are separated by slashes. */
export function ssmKeys({ KEYS_PREFIX }: KeysEnv, client = new SSMClient()): Keys {
  const known = new Map<string, Promise<Uint8Array>>();

  async function stored(name: string): Promise<Uint8Array | null> {
    try {
      const asked = new GetParameterCommand({ Name: KEYS_PREFIX + name, WithDecryption: true });
      const { Parameter } = await client.send(asked);
      const key = Buffer.from(Parameter?.Value ?? '', 'base64');
      if (key.length !== KEY_BYTES) throw new Error(`The SSM parameter ${KEYS_PREFIX}${name} is no key`);
      return key;
    } catch (cause) {
      if (cause instanceof ParameterNotFound) return null;
      throw cause;
    }
  }

  /** The key of that name: this one, unless there is one already. */
  async function first(name: string, made: Uint8Array): Promise<Uint8Array> {
    const Value = Buffer.from(made).toString('base64');
    const put = new PutParameterCommand({ Name: KEYS_PREFIX + name, Value, Type: 'SecureString', Overwrite: false });
    await client.send(put).catch((cause) => {
      if (!(cause instanceof ParameterAlreadyExists)) throw cause;
    });
    const key = await stored(name);
    if (!key) throw new Error(`The SSM parameter ${KEYS_PREFIX}${name} was destroyed as it was made`);
    return key;
  }

  return {
    of(name) {
      const asked =
        known.get(name) ??
        stored(name)
          .then((key) => key ?? first(name, randomBytes(KEY_BYTES)))
          .catch((cause) => {
            known.delete(name);
            throw cause;
          });
      known.set(name, asked);
      return asked;
    },

    async names() {
      const names: string[] = [];
      let NextToken: string | undefined;
      do {
        const page = await client.send(
          new GetParametersByPathCommand({
            Path: KEYS_PREFIX.slice(0, -1),
            Recursive: true,
            ...(NextToken && { NextToken }),
          }),
        );
        names.push(...(page.Parameters ?? []).flatMap(({ Name }) => (Name ? [Name.slice(KEYS_PREFIX.length)] : [])));
        NextToken = page.NextToken;
      } while (NextToken);
      return names.sort();
    },

    async keep(name, key) {
      if (Buffer.compare(await first(name, key), key) !== 0) throw new Error(`There is another key of ${name} already`);
    },

    async destroy(name) {
      known.delete(name);
      await client.send(new DeleteParameterCommand({ Name: KEYS_PREFIX + name })).catch((cause) => {
        if (!(cause instanceof ParameterNotFound)) throw cause;
      });
    },
  };
}
