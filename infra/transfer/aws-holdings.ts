import { bucketIn, s3ContentStore } from '../../shared/aws/content-store.ts';
import { clientIn } from '../../shared/aws/dynamodb-client.ts';
import { ssmKeys } from '../../shared/aws/keys.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { ssmIn } from '../../shared/aws/secrets-parameter.ts';
import { dynamoRows } from '../../shared/aws/table-rows.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import type { Holdings } from './holdings.ts';

/** The names of what an organisation's stack keeps, as the deployment prints them. */
export interface AwsNames {
  readonly region: string;
  readonly table: string;
  readonly bucket: string;
  /** Where its keys are in the SSM Parameter Store, e.g. `/civicast/sample/keys/`. */
  readonly keys: string;
}

/** What is kept on AWS, in the account that this computer is signed in to. */
export async function awsHoldings({ region, table, bucket, keys }: AwsNames): Promise<Holdings> {
  const client = clientIn(region);
  const ledger = dynamoLedger(client, table);
  await ledger.pause().catch((cause) => {
    const kind = cause instanceof Error ? cause.name : typeof cause;
    throw new Mendable(
      `The table ${table} in ${region} cannot be read (${kind}): are you signed in to AWS, with the right to it?`,
    );
  });
  return {
    ledger,
    rows: dynamoRows(client, table),
    store: s3ContentStore(bucketIn(region, bucket)),
    keys: ssmKeys({ KEYS_PREFIX: keys }, ssmIn(region)),
    clock: systemClock(),
    origin: { platforms: 'real', clock: { now: null, speed: 1 } },
    close: async () => client.destroy(),
  };
}
