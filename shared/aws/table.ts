import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';

type Row = Record<string, unknown>;
type Input<Command extends { TableName: unknown }> = Omit<Command, 'TableName'>;

/** The few calls that the ledger makes on its table. Reads by key are consistent. */
export interface Table {
  get(key: Row): Promise<Row | null>;
  /** False when the condition refused: that is an answer, not a fault. */
  putIf(item: Row, condition: string, values?: Row): Promise<boolean>;
  update(input: Input<UpdateCommandInput>): Promise<void>;
  remove(key: Row): Promise<void>;
  /** All rows, page by page. */
  query(input: Input<QueryCommandInput>): AsyncGenerator<Row>;
}

export function dynamoTable(client: DynamoDBClient, name: string): Table {
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return {
    async get(key) {
      const { Item } = await db.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }));
      return Item ?? null;
    },
    async putIf(item, condition, values) {
      try {
        const bound = values ? { ExpressionAttributeValues: values } : {};
        await db.send(new PutCommand({ TableName: name, Item: item, ConditionExpression: condition, ...bound }));
        return true;
      } catch (cause) {
        if (cause instanceof ConditionalCheckFailedException) return false;
        throw cause;
      }
    },
    async update(input) {
      await db.send(new UpdateCommand({ TableName: name, ...input }));
    },
    async remove(key) {
      await db.send(new DeleteCommand({ TableName: name, Key: key }));
    },
    async *query(input) {
      let from: Row | undefined;
      let left = input.Limit ?? Number.POSITIVE_INFINITY;
      do {
        const page = await db.send(new QueryCommand({ TableName: name, ...input, ExclusiveStartKey: from }));
        yield* page.Items ?? [];
        left -= page.Items?.length ?? 0;
        from = page.LastEvaluatedKey;
      } while (from && left > 0);
    },
  };
}
