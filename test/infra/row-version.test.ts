import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { ROW_VERSION } from '../../shared/aws/table.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { paused } from '../../shared/domain/pause.ts';
import { aDelivery, NOON } from '../fakes/a-delivery.ts';
import { type Answer, asJson, awsDouble, json } from './aws-double.ts';

async function ledger(answer: () => Answer) {
  const double = await awsDouble(answer);
  return { double, ledger: dynamoLedger(new DynamoDBClient(double.config), 'ledger') };
}

describe('the version of a row', () => {
  test('is written to each', async () => {
    const here = await ledger(() => json({}));
    await using double = here.double;
    await here.ledger.create(aDelivery());
    await here.ledger.setPause(paused('Dara', NOON));
    await here.ledger.setMark('a chore', NOON);
    const versions = double.asked.map((asked) => asJson(asked).Item.version);
    expect(versions).toEqual(Array.from({ length: 3 }, () => ({ N: String(ROW_VERSION) })));
  });

  test('that is yet to come is not touched, in one line', async () => {
    const newer = { pk: { S: 'x' }, sk: { S: 'y' }, version: { N: String(ROW_VERSION + 1) } };
    const here = await ledger(() => json({ Item: newer, Items: [newer] }));
    await using _ = here.double;
    const said = `A newer civicast has written here (rows of version ${ROW_VERSION + 1}): go on with that one.`;
    for (const asked of [() => here.ledger.pause(), () => here.ledger.deliveriesOf('x')]) {
      await expect(asked()).rejects.toThrow(Mendable);
      await expect(asked()).rejects.toThrow(said);
    }
  });
});
