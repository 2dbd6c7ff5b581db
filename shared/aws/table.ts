import { setTimeout as pause } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';

import { Mendable } from '../domain/mendable.ts';

type Row = Record<string, unknown>;
type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
/** One write of several that stand or fall together. */
export type Write =
  | { readonly Put: Omit<NonNullable<Writes['Put']>, 'TableName'> }
  | { readonly Update: Omit<NonNullable<Writes['Update']>, 'TableName'> }
  | { readonly Delete: Omit<NonNullable<Writes['Delete']>, 'TableName'> };
type Input<Command extends { TableName: unknown }> = Omit<Command, 'TableName'>;

/** The few calls that the ledger makes on its table. Reads by key are consistent. */
export interface Table {
  get(key: Row): Promise<Row | null>;
  put(item: Row): Promise<void>;
  /** False when the condition refused: that is an answer, not a fault. */
  putIf(item: Row, condition: string, values?: Row, names?: Record<string, string>): Promise<boolean>;
  /** The row as it is afterwards; null when the condition refused. */
  update(input: Input<UpdateCommandInput>): Promise<Row | null>;
  /** All or nothing; false when one of the conditions refused. */
  together(writes: readonly Write[]): Promise<boolean>;
  remove(key: Row): Promise<void>;
  /** False when the condition refused. */
  removeIf(key: Row, condition: string, values: Row): Promise<boolean>;
  /** Removes it; false when somebody else was first. */
  takeAway(key: Row): Promise<boolean>;
  /** How many rows a partition has. */
  count(pk: string): Promise<number>;
  /** All rows, page by page: as many as fit into an answer, or so many at a time. */
  query(input: Input<QueryCommandInput> & { readonly atATime?: number }): AsyncGenerator<Row>;
}

/** Written to every row, so that a later civicast knows what it reads, and this one what it must not touch. */
export const ROW_VERSION = 2;

const CONFLICT_TRIES = 20;
const CONFLICT_PAUSE_MS = 20;

export function dynamoTable(client: DynamoDBClient, name: string): Table {
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return {
    async get(key) {
      const { Item } = await db.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }));
      return Item ? known(Item) : null;
    },
    async put(item) {
      await db.send(new PutCommand({ TableName: name, Item: versioned(item) }));
    },
    async putIf(item, condition, values, names) {
      try {
        const bound = {
          ...(values && { ExpressionAttributeValues: values }),
          ...(names && { ExpressionAttributeNames: names }),
        };
        await db.send(
          new PutCommand({ TableName: name, Item: versioned(item), ConditionExpression: condition, ...bound }),
        );
        return true;
      } catch (cause) {
        if (cause instanceof ConditionalCheckFailedException) return false;
        throw cause;
      }
    },
    async update(input) {
      try {
        const { Attributes } = await db.send(new UpdateCommand({ TableName: name, ReturnValues: 'ALL_NEW', ...input }));
        return Attributes ?? {};
      } catch (cause) {
        if (cause instanceof ConditionalCheckFailedException) return null;
        throw cause;
      }
    },
    async together(writes) {
      const items = writes.map((write): Writes => {
        if ('Put' in write) return { Put: { TableName: name, ...write.Put, Item: versioned(write.Put.Item ?? {}) } };
        if ('Delete' in write) return { Delete: { TableName: name, ...write.Delete } };
        return { Update: { TableName: name, ...write.Update } };
      });
      for (let tries = 1; ; tries += 1) {
        try {
          await db.send(new TransactWriteCommand({ TransactItems: items }));
          return true;
        } catch (cause) {
          if (!(cause instanceof TransactionCanceledException)) throw cause;
          const codes = (cause.CancellationReasons ?? []).map(({ Code }) => Code);
          if (codes.includes('ConditionalCheckFailed')) return false;
          // Two writers met on one row: whoever lost tries again, and not all at the same moment.
          if (!codes.includes('TransactionConflict') || tries === CONFLICT_TRIES) throw cause;
          await pause(Math.random() * CONFLICT_PAUSE_MS * tries);
        }
      }
    },
    async removeIf(key, condition, values) {
      try {
        const bound = { ConditionExpression: condition, ExpressionAttributeValues: values };
        await db.send(new DeleteCommand({ TableName: name, Key: key, ...bound }));
        return true;
      } catch (cause) {
        if (cause instanceof ConditionalCheckFailedException) return false;
        throw cause;
      }
    },
    async takeAway(key) {
      const taken = await db.send(new DeleteCommand({ TableName: name, Key: key, ReturnValues: 'ALL_OLD' }));
      return taken.Attributes !== undefined;
    },
    async remove(key) {
      await db.send(new DeleteCommand({ TableName: name, Key: key }));
    },
    async count(pk) {
      let count = 0;
      let from: Row | undefined;
      do {
        const page = await db.send(
          new QueryCommand({
            TableName: name,
            Select: 'COUNT',
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': pk },
            ExclusiveStartKey: from,
          }),
        );
        count += page.Count ?? 0;
        from = page.LastEvaluatedKey;
      } while (from);
      return count;
    },
    async *query({ atATime, ...input }) {
      let from: Row | undefined;
      let left = input.Limit ?? Number.POSITIVE_INFINITY;
      do {
        const page = await db.send(
          new QueryCommand({ TableName: name, Limit: atATime, ...input, ExclusiveStartKey: from }),
        );
        yield* (page.Items ?? []).map(known);
        left -= page.Items?.length ?? 0;
        from = page.LastEvaluatedKey;
      } while (from && left > 0);
    },
  };
}

function versioned(item: Row): Row {
  return { version: ROW_VERSION, ...item };
}

/** A row as it is; what a newer civicast has written may mean what this one would undo. */
function known(row: Row): Row {
  const { version } = row;
  if (typeof version === 'number' && version > ROW_VERSION)
    throw new Mendable(`A newer civicast has written here (rows of version ${version}): go on with that one.`);
  return row;
}
