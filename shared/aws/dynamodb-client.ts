import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The client for a DynamoDB at this address that asks for no account. */
export function unsignedClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

/** The client for the account that this computer is signed in to. */
export function clientIn(region: string): DynamoDBClient {
  return new DynamoDBClient({ region });
}
