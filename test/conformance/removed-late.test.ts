import { afterAll, expect, it } from 'vitest';
import { startEngine } from '../../infra/local/embedded-engine.ts';
import { LEDGER_TABLE } from '../../infra/pipeline.ts';
import { unsignedClient } from '../../shared/aws/dynamodb-client.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { createLedgerTable } from '../../shared/aws/ledger-table.ts';
import { dynamoModerators } from '../../shared/aws/moderator-book.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { aModerator } from '../fakes/a-moderator.ts';

const engine = await startEngine(null);
const [client, other] = [unsignedClient(engine.url), unsignedClient(engine.url)];
await createLedgerTable(client, 'late', LEDGER_TABLE);
afterAll(async () => {
  client.destroy();
  other.destroy();
  await engine.stop();
});

it('removes nobody who did something after the list of those who must go was read', async () => {
  const book = dynamoModerators(other, 'late');
  const idle = aModerator('idle-one', ['here']);
  const now = plus(NOON, 181 * DAY_MS);
  const back = { ...idle, seenAt: now, rev: 2 };
  await book.keep(idle, null);
  let comesBack = () => book.keep(back, idle);
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const answer = await next(args);
        if (commandName !== 'QueryCommand' || !JSON.stringify(answer.output).includes('idle-one')) return answer;
        await comesBack();
        comesBack = async () => 'kept';
        return answer;
      },
    { step: 'initialize' },
  );
  expect(await dynamoLedger(client, 'late').removeExpired(now)).toBe(0);
  expect(await book.moderator('idle-one')).toEqual(back);
  expect(await Array.fromAsync(book.activeIn('here'))).toEqual(['idle-one']);
});
