import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { deliveryItem } from '../../shared/aws/delivery-item.ts';
import { dynamoRows, type TableRow } from '../../shared/aws/table-rows.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';

/** Writes so many deliveries into a table as if they had gone through their lives. */
export async function putDeliveries(
  deliveries: Iterable<Delivery>,
  client: DynamoDBClient,
  table: string,
): Promise<void> {
  await dynamoRows(client, table).put(rowsOf(deliveries));
}

async function* rowsOf(deliveries: Iterable<Delivery>): AsyncGenerator<TableRow> {
  for (const delivery of deliveries) yield marshall(deliveryItem(delivery), { removeUndefinedValues: true });
}
