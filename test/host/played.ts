import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everythingOf } from '../../infra/local/demo/everything-of.ts';
import { startHost } from '../../infra/local/host.ts';
import { readEngagement } from '../../shared/actions/read-engagement.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { EngagementRow } from '../../shared/domain/engagement-rows.ts';
import { parseInstant } from '../../shared/domain/instant.ts';
import { testLog } from '../fakes/log.ts';

export interface Played {
  readonly deliveries: readonly Delivery[];
  readonly figures: readonly EngagementRow[];
  readonly moderators: number;
}

/** What a demo left in its folder, read by the host that its last lines name: with the clock that they name. */
export async function openPlayed(said: string, content: string): Promise<Played> {
  const [, data = '', now = ''] = /npm start -- --data (\S+) --now (\S+)/.exec(said) ?? [];
  const flags = { content, data, port: 0, env: {}, now: parseInstant(now), speed: 1 };
  const host = await startHost({ ...flags, log: testLog(), report: async () => {} });
  try {
    const { ledger, moderators } = host.ports;
    const campaigns = (await ledger.campaigns()).map(({ campaign }) => campaign);
    const codes = await Array.fromAsync(moderators.activeIn('siem-reap'));
    return {
      deliveries: (await Promise.all(campaigns.map((campaign) => everythingOf(campaign, ledger)))).flat(),
      figures: (await Promise.all(campaigns.map((campaign) => readEngagement(campaign, host.ports)))).flat(),
      moderators: codes.length,
    };
  } finally {
    await host.stop();
  }
}

/** How many reactions stand below each post of the sandbox's Page, by the post's own id. */
export function reactionsOnPage(data: string): Map<string, number> {
  const people = new Map<string, Set<number>>();
  for (const line of readFileSync(join(data, 'sandbox', 'platforms.ndjson'), 'utf8')
    .trim()
    .split('\n')) {
    const { kind, page, number, person, reaction } = JSON.parse(line);
    if (kind !== 'page_reaction') continue;
    const own = people.get(`${page}_${number}`) ?? new Set();
    people.set(`${page}_${number}`, own);
    if (reaction === null) own.delete(person);
    else own.add(person);
  }
  return new Map([...people].map(([post, own]) => [post, own.size]));
}

/** The figures that are the same whenever they are read. */
export function valuesOf({ figures }: Played): string[] {
  return figures.map(({ scope, id, metric, source, value }) => `${scope} ${id} ${metric} ${source} ${value}`).sort();
}
