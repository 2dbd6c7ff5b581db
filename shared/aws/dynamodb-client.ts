import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The client for a DynamoDB at this address that asks for no account. */
export function unsignedClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}
