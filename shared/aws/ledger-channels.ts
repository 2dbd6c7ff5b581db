import * as z from 'zod';
import { CHANNEL_KINDS } from '../domain/content/channel.ts';
import { epochMs, type Instant, latest, plus } from '../domain/instant.ts';
import { CHANNEL_FAULTS } from '../domain/outcome.ts';
import type { Ledger } from '../ports.ts';
import { deliveryId, instant } from './ledger-items.ts';
import type { Table } from './table.ts';

const keys = {
  breaker: (channel: string) => ({ pk: 'breakers', sk: `channel#${channel}` }),
  pause: { pk: 'organisation', sk: 'pause' },
  pace: (bot: string) => ({ pk: `pace#${bot}`, sk: 'reserved' }),
};

const BreakerRow = z.object({
  channel: z.string(),
  reaches: z.object({
    kind: z.enum(CHANNEL_KINDS),
    address: z.string(),
    recipients: z.array(z.string()),
    parent: deliveryId.nullable(),
  }),
  fault: z.enum(CHANNEL_FAULTS),
  why: z.string(),
  since: instant,
  probeAt: instant,
});
const PauseRow = z.object({ since: instant, by: z.string(), resumedBy: z.string().nullable(), rev: z.int() });
const PaceRow = z.object({ until: instant });

/** Several slots may be prepared at the same time; more tries mean something else is wrong. */
const TRIES = 50;

/** Whether anything may leave: the pause, how channels stand, and how far a bot's time is taken. */
export function channelRecords(
  table: Table,
): Pick<Ledger, 'breakers' | 'endPause' | 'pause' | 'probed' | 'reserve' | 'setPause' | 'trip'> {
  return {
    async pause() {
      const row = await table.get(keys.pause);
      return row && PauseRow.parse(row);
    },

    async setPause(pause) {
      const item = { ...keys.pause, ...pause };
      const written =
        pause.rev === 1
          ? await table.putIf(item, 'attribute_not_exists(pk)')
          : await table.putIf(item, 'rev = :previous', { ':previous': pause.rev - 1 });
      return written ? 'saved' : 'superseded';
    },

    async endPause({ rev }) {
      return (await table.removeIf(keys.pause, 'rev = :rev', { ':rev': rev })) ? 'ended' : 'superseded';
    },

    async breakers() {
      const { pk } = keys.breaker('');
      const rows = table.query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
      });
      return (await Array.fromAsync(rows)).map((row) => BreakerRow.parse(row));
    },

    async trip(breaker) {
      const item = { ...keys.breaker(breaker.channel), ...breaker };
      return (await table.putIf(item, 'attribute_not_exists(pk)')) ? 'tripped' : 'known';
    },

    async probed(channel, breaker) {
      if (breaker) await table.put({ ...keys.breaker(channel), ...breaker });
      else await table.remove(keys.breaker(channel));
    },

    async reserve(bot, from, spanMs) {
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const row = await table.get(keys.pace(bot));
        const taken = row && PaceRow.parse(row).until;
        const begins: Instant = taken ? latest(from, taken) : from;
        const item = { ...keys.pace(bot), until: plus(begins, spanMs), ttl: ttlOf(begins) };
        const written = taken
          ? await table.putIf(item, '#until = :taken', { ':taken': taken }, { '#until': 'until' })
          : await table.putIf(item, 'attribute_not_exists(pk)');
        if (written) return begins;
      }
      throw new Error(`The time of ${bot} was taken by others ${TRIES} times in between`);
    },
  };
}

/** Epoch seconds, a day later: nobody asks for the past. */
function ttlOf(begins: Instant): number {
  return Math.ceil(epochMs(begins) / 1000) + 86_400;
}
