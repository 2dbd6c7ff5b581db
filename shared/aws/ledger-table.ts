import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { LedgerTableLayout } from './ledger-items.ts';

/** Creates the ledger's table where no CloudFormation does: on a laptop and in tests. An existing one gets the indexes that it lacks. */
export async function createLedgerTable(
  client: DynamoDBClient,
  table: string,
  layout: LedgerTableLayout,
): Promise<void> {
  const { partitionKey, sortKey, indexes, timeToLive } = layout;
  const attributes = new Set<string>([
    partitionKey,
    sortKey,
    ...indexes.flatMap((index) => [index.partitionKey, index.sortKey]),
  ]);
  try {
    await client.send(
      new CreateTableCommand({
        TableName: table,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [...attributes].map(textAttribute),
        KeySchema: keySchema(partitionKey, sortKey),
        GlobalSecondaryIndexes: indexes.map(indexOf),
      }),
    );
  } catch (cause) {
    if (!(cause instanceof ResourceInUseException)) throw cause;
    return addMissingIndexes(client, table, layout);
  }
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: table,
      TimeToLiveSpecification: { AttributeName: timeToLive, Enabled: true },
    }),
  );
}

/** A table of an earlier version; DynamoDB adds one index at a time. */
async function addMissingIndexes(client: DynamoDBClient, table: string, { indexes }: LedgerTableLayout): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  const known = new Set(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  for (const index of indexes.filter(({ name }) => !known.has(name)))
    await client.send(
      new UpdateTableCommand({
        TableName: table,
        AttributeDefinitions: [index.partitionKey, index.sortKey].map(textAttribute),
        GlobalSecondaryIndexUpdates: [{ Create: indexOf(index) }],
      }),
    );
}

function textAttribute(AttributeName: string) {
  return { AttributeName, AttributeType: 'S' as const };
}

function indexOf({ name, partitionKey, sortKey, projection }: LedgerTableLayout['indexes'][number]) {
  return {
    IndexName: name,
    KeySchema: keySchema(partitionKey, sortKey),
    Projection: { ProjectionType: projection },
  };
}

function keySchema(partition: string, sort: string) {
  return [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
}
