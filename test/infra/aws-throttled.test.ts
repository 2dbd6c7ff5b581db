import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { dynamoRows, type TableRow } from '../../shared/aws/table-rows.ts';
import { aDelivery } from '../fakes/a-delivery.ts';
import { type Answer, type Asked, asJson, awsDouble, json } from './aws-double.ts';

const throttled = json({ __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' }, 400);

/** A table that says so often that it has no time, and then answers. */
async function busy(times: number, answer: (asked: Asked, nth: number) => Answer) {
  let calls = 0;
  const double = await awsDouble((asked) => {
    calls += 1;
    return calls <= times ? throttled : answer(asked, calls - times);
  });
  return { double, client: new DynamoDBClient({ ...double.config, maxAttempts: 3 }) };
}

describe('a table that has no time', () => {
  test('is asked again, and what was written is written once', async () => {
    const { double, client } = await busy(2, () => json({}));
    await using _ = double;
    expect(await dynamoLedger(client, 'ledger').create(aDelivery())).toBe('created');
    expect(double.asked).toHaveLength(3);
    expect(new Set(double.asked.map(({ body }) => body.toString())).size).toBe(1);
  });

  test('that never has any is a fault, and not an answer', async () => {
    const { double, client } = await busy(9, () => json({}));
    await using _ = double;
    await expect(dynamoLedger(client, 'ledger').create(aDelivery())).rejects.toThrow(
      expect.objectContaining({ name: 'ProvisionedThroughputExceededException' }),
    );
  });

  test('gets again what it put back, and only that', async () => {
    const rows: TableRow[] = Array.from({ length: 30 }, (_, index) => ({ pk: { S: `row ${index}` }, sk: { S: 'a' } }));
    const written: unknown[] = [];
    const { double, client } = await busy(0, (asked, nth) => {
      const requests: unknown[] = asJson(asked).RequestItems.moved;
      const back = nth === 1 ? requests.slice(20) : [];
      written.push(...requests.slice(0, requests.length - back.length));
      return json({ UnprocessedItems: back.length > 0 ? { moved: back } : {} });
    });
    await using _ = double;
    await dynamoRows(client, 'moved').put(from(rows));
    expect(double.asked.map((asked) => asJson(asked).RequestItems.moved.length)).toEqual([25, 5, 5]);
    expect(written).toEqual(rows.map((Item) => ({ PutRequest: { Item } })));
  });
});

async function* from<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
