import { GetParameterCommand, ParameterNotFound, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { Mendable } from '../domain/mendable.ts';

/**
 * The SecureString with an organisation's tokens, for the person who keeps them. Of what AWS says only the kind of the
 * error is repeated: its words may hold what was sent.
 */
export function secretsParameter(parameterName: string, client: SSMClient) {
  const name = `The SSM parameter ${parameterName}`;
  return {
    name,
    async read(): Promise<string | null> {
      try {
        const { Parameter } = await client.send(new GetParameterCommand({ Name: parameterName, WithDecryption: true }));
        return Parameter?.Value ?? '';
      } catch (cause) {
        if (cause instanceof ParameterNotFound) return null;
        throw new Mendable(
          `${name} cannot be read (${kindOf(cause)}): are you signed in to AWS, with the right to it?`,
        );
      }
    },
    async write(text: string): Promise<void> {
      // A standard parameter takes 4 KB, which a dozen people and Pages reach; AWS then makes it an advanced one by itself.
      const put = { Name: parameterName, Value: text, Type: 'SecureString', Tier: 'Intelligent-Tiering' } as const;
      try {
        await client.send(new PutParameterCommand({ ...put, Overwrite: true }));
      } catch (cause) {
        throw new Mendable(
          `${name} cannot be written (${kindOf(cause)}): are you signed in to AWS, with the right to it? It is as it was.`,
        );
      }
    },
  };
}

/** A client for the account that this terminal is signed in to. */
export function ssmIn(region: string): SSMClient {
  return new SSMClient({ region });
}

function kindOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause;
}
