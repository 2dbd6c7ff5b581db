import { setTimeout as pause } from 'node:timers/promises';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  paginateScan,
} from '@aws-sdk/client-dynamodb';

/** A row as DynamoDB itself writes it down, so that nothing is lost between two tables: sets, bytes, long numbers. */
export type TableRow = Record<string, AttributeValue>;

/** All rows of a table, whatever they are. Only for moving a table as a whole. */
export interface TableRows {
  all(): AsyncIterable<TableRow>;
  /** Puts rows as they are, over whatever has their keys. */
  put(rows: AsyncIterable<TableRow>): Promise<void>;
}

/** What one call takes. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const ROWS_AT_ONCE = 25;
const FIRST_PAUSE_MS = 50;
const TRIES = 10;

export function dynamoRows(client: DynamoDBClient, table: string): TableRows {
  async function write(rows: readonly TableRow[]): Promise<void> {
    let left = rows.map((Item) => ({ PutRequest: { Item } }));
    for (let tries = 0; left.length > 0; tries += 1) {
      if (tries === TRIES)
        throw new Error(`The table ${table} takes no more rows: ${left.length} were put back each time`);
      if (tries > 0) await pause(FIRST_PAUSE_MS * 2 ** tries * (0.5 + Math.random()));
      const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: left } }));
      left = (UnprocessedItems?.[table] ?? []).flatMap(({ PutRequest }) =>
        PutRequest?.Item ? [{ PutRequest: { Item: PutRequest.Item } }] : [],
      );
    }
  }

  return {
    async *all() {
      for await (const { Items } of paginateScan({ client }, { TableName: table, ConsistentRead: true }))
        yield* Items ?? [];
    },
    async put(rows) {
      let batch: TableRow[] = [];
      for await (const row of rows) {
        if (batch.push(row) < ROWS_AT_ONCE) continue;
        await write(batch);
        batch = [];
      }
      await write(batch);
    },
  };
}
