import { describe, expect, it } from 'vitest';
import { fetchUpdates } from '../../infra/local/fetch-updates.ts';
import type { FetchingBot } from '../../shared/channels/bot.ts';
import type { BotPicture, BotReply } from '../../shared/domain/callback.ts';
import { testLog } from '../fakes/log.ts';

type Waiting = Awaited<ReturnType<FetchingBot['updates']>>;

const update = (number: number) => ({ update: number, body: new TextEncoder().encode(String(number)) });
const numberOf = (body: Uint8Array) => Number(new TextDecoder().decode(body));
const failed = (why: string): Waiting => ({ kind: 'failed', why, retryAfterSeconds: 0.001 });

/** Fetches from a server that gives these answers one after the other, and is stopped when it is asked once more. */
async function fetched(
  rounds: readonly Waiting[],
  take: (update: number) => Promise<BotReply | null> = async () => null,
) {
  const stop = new AbortController();
  const offsets: number[] = [];
  const taken: number[] = [];
  const said: (BotReply | BotPicture)[] = [];
  const log = testLog();
  const bot: FetchingBot = {
    async updates(offset) {
      offsets.push(offset);
      const round = rounds[offsets.length - 1];
      if (!round) stop.abort();
      return round ?? failed('stopped');
    },
    async say(...replies) {
      said.push(...replies);
      return false;
    },
  };
  const one = async (body: Uint8Array) => {
    const number = numberOf(body);
    const reply = await take(number);
    taken.push(number);
    return reply;
  };
  await fetchUpdates({ bot, take: one, log, stop: stop.signal });
  return { offsets, taken, said, log };
}

describe('fetching updates', () => {
  it('takes them one after the other, however long one takes, and then asks for what is behind them', async () => {
    const slowly = async (number: number) => {
      await new Promise((resolve) => setTimeout(resolve, number === 5 ? 30 : 0));
      return null;
    };
    const { taken, offsets } = await fetched([{ kind: 'updates', updates: [update(5), update(6), update(7)] }], slowly);
    expect(taken).toEqual([5, 6, 7]);
    expect(offsets).toEqual([0, 8]);
  });

  it('asks again from the one that could not be written down, and loses none', async () => {
    let isIll = true;
    const take = async (number: number) => {
      if (number === 6 && isIll) {
        isIll = false;
        throw new Error('the ledger cannot be reached');
      }
      return null;
    };
    const first: Waiting = { kind: 'updates', updates: [update(5), update(6), update(7)] };
    const second: Waiting = { kind: 'updates', updates: [update(6), update(7)] };
    const { taken, offsets } = await fetched([first, second], take);
    expect(offsets).toEqual([0, 6, 8]);
    expect(taken).toEqual([5, 6, 7]);
  });

  it('says each reply, and goes on when nobody hears it', async () => {
    const note: BotReply = { kind: 'note', query: 'query-1', text: 'Thank you!' };
    const { said, offsets } = await fetched([{ kind: 'updates', updates: [update(5)] }], async () => note);
    expect(said).toEqual([note]);
    expect(offsets).toEqual([0, 6]);
  });

  it('says once what keeps it from fetching, and again only when that is something else', async () => {
    const { log } = await fetched([failed('token'), failed('token'), failed('webhook_set')]);
    expect(log.lines.map(({ details }) => details)).toEqual([{ why: 'token' }, { why: 'webhook_set' }]);
  });
});
