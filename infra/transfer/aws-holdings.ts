import { s3ContentStore } from '../../shared/aws/content-store.ts';
import { accountClient } from '../../shared/aws/dynamodb-client.ts';
import { ssmKeys } from '../../shared/aws/keys.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { dynamoRows } from '../../shared/aws/table-rows.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import type { Holdings } from './holdings.ts';

/** The names of what an organisation's stack keeps, as the deployment prints them. */
export interface AwsNames {
  readonly table: string;
  readonly bucket: string;
  /** Where its keys are in the SSM Parameter Store, e.g. `/civicast/sample/keys/`. */
  readonly keys: string;
}

/** What is kept on AWS, in the account and region that this computer is signed in to. */
export function awsHoldings({ table, bucket, keys }: AwsNames): Holdings {
  const client = accountClient();
  return {
    ledger: dynamoLedger(client, table),
    rows: dynamoRows(client, table),
    store: s3ContentStore({ bucket }),
    keys: ssmKeys({ KEYS_PREFIX: keys }),
    clock: systemClock(),
    origin: { platforms: 'real', clock: { now: null, speed: 1 } },
    close: async () => client.destroy(),
  };
}
