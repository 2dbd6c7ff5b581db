import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EngagementLedger } from '../answer-ports.ts';
import type { Figure } from '../domain/engagement.ts';
import { FigureRow, ForwardRow, HostsRow, keys, LinkRow, PoisonRow, PoisonTimes } from './engagement-items.ts';
import { expiry } from './ledger-items.ts';
import { dynamoTable } from './table.ts';

/** How many links are read at a time. */
const AT_A_TIME = 25;

/** What the public did, on DynamoDB, or on anything that speaks its API. */
export function dynamoEngagement(client: DynamoDBClient, tableName: string): EngagementLedger {
  const table = dynamoTable(client, tableName);
  const rowsUnder = ({ pk, prefix }: { pk: string; prefix: string }) =>
    Array.fromAsync(
      table.query({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ConsistentRead: true,
      }),
    );
  async function opening(code: string, at: Figure['asOf']): Promise<LinkRow | null> {
    const row = await table.update({
      Key: keys.link(code),
      UpdateExpression: 'ADD opens :one SET last_at = :at',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':one': 1, ':at': at },
    });
    return row && LinkRow.parse(row);
  }
  const naming = { '#value': 'value', '#metric': 'metric', '#source': 'source' };

  return {
    async add(figure, change, at, { token, forgetAt }) {
      const { delivery, metric, source, session } = figure;
      const once = { ...keys.once(token), ...expiry(token, forgetAt) };
      const counted = await table.together([
        { Put: { Item: once, ConditionExpression: 'attribute_not_exists(pk)' } },
        {
          Update: {
            Key: keys.figure(figure),
            UpdateExpression:
              'ADD #value :change SET delivery = :delivery, #metric = :metric, #source = :source, as_of = :at' +
              (session === undefined ? '' : ', #session = :session'),
            ExpressionAttributeNames: { ...naming, ...(session !== undefined && { '#session': 'session' }) },
            ExpressionAttributeValues: {
              ...(session !== undefined && { ':session': session }),
              ':change': change,
              ':delivery': delivery,
              ':metric': metric,
              ':source': source,
              ':at': at,
            },
          },
        },
      ]);
      return counted ? 'counted' : 'known';
    },

    async replace(figure, part, value, at) {
      const { delivery, metric, source } = figure;
      const row = await table.update({
        Key: keys.figure(figure, part),
        UpdateExpression:
          'SET #value = :value, delivery = :delivery, #metric = :metric, #source = :source, as_of = :at',
        ConditionExpression: 'attribute_not_exists(pk) OR as_of <= :at',
        ExpressionAttributeNames: naming,
        ExpressionAttributeValues: {
          ':value': value,
          ':delivery': delivery,
          ':metric': metric,
          ':source': source,
          ':at': at,
        },
      });
      return row ? 'replaced' : 'older';
    },

    async figures(campaign) {
      const parts = (await rowsUnder(keys.figures(campaign))).map((row) => FigureRow.parse(row));
      const wholes = Map.groupBy(parts, ({ delivery, metric, source }) => `${delivery} ${metric} ${source}`);
      return [...wholes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => figureOf(campaign, own));
    },

    async keepLink({ code, target, campaign, delivery, countsFor }) {
      const link = { target, campaign, delivery, opens: 0, ...(countsFor && { counts_for: countsFor }) };
      await table.putIf({ ...keys.link(code), ...link }, 'attribute_not_exists(pk)');
    },

    async linkTarget(code) {
      const row = await table.get(keys.link(code));
      return row && LinkRow.parse(row).target;
    },

    async openLink(code, at) {
      const opened = await opening(code, at);
      const other = opened?.counts_for ? await opening(opened.counts_for, at) : null;
      if (other?.counts_for) await opening(other.counts_for, at);
      return opened?.target ?? null;
    },

    async linkOpens(codes) {
      const found = new Map<string, { opens: number; lastAt: Figure['asOf'] | null }>();
      for (let start = 0; start < codes.length; start += AT_A_TIME) {
        const some = codes.slice(start, start + AT_A_TIME);
        const rows = await Promise.all(some.map((code) => table.get(keys.link(code))));
        for (const [index, row] of rows.entries()) {
          const code = some[index];
          if (!row || code === undefined) continue;
          const { opens, last_at } = LinkRow.parse(row);
          found.set(code, { opens, lastAt: last_at });
        }
      }
      return found;
    },

    async allowHosts(hosts) {
      await table.put({ ...keys.hosts, hosts });
    },

    async allowedHosts() {
      const row = await table.get(keys.hosts);
      return row ? HostsRow.parse(row).hosts : [];
    },

    async noteForward({ channel, message, text, at }, forgetAt) {
      await table.put({
        ...keys.forward(channel, message),
        channel,
        message,
        text,
        at,
        ...expiry(`${channel} ${message}`, forgetAt),
      });
    },

    async forwards(channel) {
      return (await rowsUnder(keys.forwards(channel))).map((row) => ForwardRow.parse(row));
    },

    async notePoison({ platform, update, what, error, sha256, at }, forgetAt) {
      const { ttl, due_shard, due_at } = expiry(sha256, forgetAt);
      const values = { platform, update, what, error, sha256, at, ttl, due_shard, due_at };
      const names = Object.keys(values);
      const row = await table.update({
        Key: keys.poison(platform, sha256),
        UpdateExpression: `ADD #times :one SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
        ExpressionAttributeNames: { '#times': 'times', ...Object.fromEntries(names.map((name) => [`#${name}`, name])) },
        ExpressionAttributeValues: {
          ':one': 1,
          ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
        },
      });
      return PoisonTimes.parse(row).times;
    },

    async poisons(platform) {
      return (await rowsUnder(keys.poisons(platform))).map((row) => PoisonRow.parse(row));
    },
  };
}

function figureOf(campaign: string, parts: readonly FigureRow[]): Figure {
  const [{ delivery, metric, source, as_of }] = parts as readonly [FigureRow, ...FigureRow[]];
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  const asOf = parts.reduce((last, part) => (part.as_of > last ? part.as_of : last), as_of);
  const sessions = parts.flatMap(({ session, value }) => (session === undefined ? [] : [[session, value] as const]));
  const told = sessions.length > 0 ? { sessions: Object.fromEntries(sessions) } : {};
  // Somebody may take back what was given before we listened.
  return { campaign, delivery, metric, source, value: Math.max(0, total), asOf, ...told };
}
