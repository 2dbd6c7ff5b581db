import { afterAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../infra/local/embedded-engine.ts';
import { LEDGER_TABLE } from '../../infra/pipeline.ts';
import { unsignedClient } from '../../shared/aws/dynamodb-client.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { createLedgerTable } from '../../shared/aws/ledger-table.ts';
import { dynamoModerators } from '../../shared/aws/moderator-book.ts';
import { invitationTo } from '../../shared/domain/community.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { aModerator } from '../fakes/a-moderator.ts';

const engine = await startEngine(null);
const client = unsignedClient(engine.url);
await createLedgerTable(client, 'retention', LEDGER_TABLE);
const book = dynamoModerators(client, 'retention');
const ledger = dynamoLedger(client, 'retention');
afterAll(async () => {
  client.destroy();
  await engine.stop();
});

describe('what is kept of moderators', () => {
  it('goes half a year after they last did anything, from every list, and sooner of those who blocked the bot', async () => {
    const idle = aModerator('idle-one', ['here'], { welcomedAt: null });
    const seen = aModerator('seen-one', ['here'], { seenAt: plus(NOON, 100 * DAY_MS) });
    const gone = aModerator('gone-one', ['here'], { reachable: false });
    for (const moderator of [idle, seen, gone]) await book.keep(moderator, null);
    await ledger.removeExpired(plus(NOON, 31 * DAY_MS));
    expect(await book.moderator('gone-one')).toBeNull();
    expect(await Array.fromAsync(book.activeIn('here'))).toEqual(['idle-one', 'seen-one']);
    await ledger.removeExpired(plus(NOON, 181 * DAY_MS));
    expect(await book.moderator('idle-one')).toBeNull();
    expect(await Array.fromAsync(book.activeIn('here'))).toEqual(['seen-one']);
    expect(await Array.fromAsync(book.toWelcome())).toEqual([]);
  });

  it('lasts while they are there: the day on which they were last seen moves it', async () => {
    const one = aModerator('busy-one', ['there']);
    await book.keep(one, null);
    const later = { ...one, seenAt: plus(NOON, 150 * DAY_MS), rev: 2 };
    await book.keep(later, one);
    await ledger.removeExpired(plus(NOON, 200 * DAY_MS));
    expect(await book.moderator('busy-one')).toEqual(later);
    expect(await Array.fromAsync(book.activeIn('there'))).toEqual(['busy-one']);
  });

  it('has no invitation left that nobody can take any more', async () => {
    await book.invite(invitationTo('here', 'token-1', NOON));
    await ledger.removeExpired(plus(NOON, 91 * DAY_MS));
    expect(await book.revokeInvitation('token-1')).toBe(false);
  });
});
