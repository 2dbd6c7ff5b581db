import { type DeliveryRow, rowsOf } from '../../functions/console/rows.ts';
import { readEngagement } from '../../shared/actions/read-engagement.ts';
import { dateInWords } from '../../shared/content/dates.ts';
import { HOLD_WORDS } from '../../shared/domain/hold-words.ts';
import { DAY_MS, epochMs, type Instant, withOffset } from '../../shared/domain/instant.ts';
import type { PlannedDelivery } from '../../shared/domain/plan.ts';
import { MODERATORS } from '../local/demo/moderators.ts';
import type { Tally } from '../local/demo/tally.ts';
import type { LocalPorts } from '../local/open-local.ts';
import { engagementTable } from './demo-table.ts';

const GOOD: ReadonlySet<string> = new Set(['published', 'delivered']);

/** What is going to be seen. */
export function demoBegins(planned: readonly PlannedDelivery[], seed: number, begins: Instant): string {
  const posts = new Set(planned.map(({ campaign, post }) => `${campaign}/${post}`)).size;
  const campaigns = new Set(planned.map(({ campaign }) => campaign)).size;
  const last =
    planned
      .map(({ publicAt }) => publicAt)
      .sort()
      .at(-1) ?? begins;
  const weeks = Math.ceil((epochMs(last) - epochMs(begins)) / (7 * DAY_MS));
  return [
    '',
    `civicast demo · ${posts} posts in ${campaigns} campaigns · ${weeks} weeks in about half a minute: the clock jumps`,
    `A sandbox Facebook and Telegram, a made-up public (seed ${seed}) and ${MODERATORS} moderators. Nothing leaves this computer.`,
    '',
    `It is ${dateInWords(begins, 'en')}.`,
  ].join('\n');
}

/** What became of everything, and what came back. */
export async function demoSummary(ports: LocalPorts): Promise<string> {
  const rows = (await rowsOf({ children: true }, ports)).map(({ row }) => row);
  const own = rows.filter(({ recipient }) => recipient === undefined);
  const packs = rows.filter(({ recipient }) => recipient !== undefined);
  const lists = await Promise.all(
    (await ports.ledger.campaigns()).map(({ campaign }) => readEngagement(campaign, ports)),
  );
  return [
    '',
    `Deliveries  ${counted(own.map(({ status }) => (status === 'delivered' ? 'handed out as packs' : status)))}`,
    ...(packs.length > 0
      ? [`Packs       ${counted(packs.map(({ status }) => status))} · of these: ${counted(packs.map(saidOf))}`]
      : []),
    ...notDelivered(rows),
    '',
    ...engagementTable(own, lists.flat()),
  ].join('\n');
}

/** What the table can be held against. */
export function agreement({ people, repeated, late, machines }: Tally['totals']): string {
  return `The figures agree with the ${people} things that people did. Not counted: ${repeated} answers given twice, ${late} after the event was over, ${machines} looks at links by machines.`;
}

function saidOf({ response }: DeliveryRow): string {
  return response === undefined || response === 'none' ? 'no answer' : response;
}

function counted(names: readonly string[]): string {
  const groups = [...Map.groupBy(names, (name) => name)].sort(([, a], [, b]) => b.length - a.length);
  return groups.map(([name, own]) => `${own.length} ${name}`).join(' · ');
}

/** What is not out, by channel and reason, in words where there are some. */
function notDelivered(rows: readonly DeliveryRow[]): string[] {
  const not = rows.filter(({ status }) => !GOOD.has(status));
  const groups = [
    ...Map.groupBy(not, (row) => `${row.channel} ${row.status} ${row.reason ?? row.held ?? ''}`).values(),
  ];
  return groups.flatMap((together) => {
    const [row] = together;
    if (!row) return [];
    const reason = row.reason ?? row.held ?? 'unknown';
    const words = Object.entries(HOLD_WORDS).find(([known]) => known === reason)?.[1];
    return [
      `Not out     ${together.length} × ${row.channel}, ${row.status}: ${words?.en ?? reason}`,
      ...(words ? [`            ${words.km}`] : []),
    ];
  });
}

export interface Afterwards {
  readonly data: string;
  readonly end: Instant;
  readonly again: readonly string[];
  readonly stays: boolean;
}

/** Where to look now, and how to come back. */
export function whereToLook(url: string, { data, end, again, stays }: Afterwards): string {
  const command = ['npm start --', '--data', data, '--now', withOffset(end), ...again].map(quoted).join(' ');
  return [
    '',
    stays ? 'Where to look' : `Where to look, after  ${command}`,
    place(`${url}/sandbox`, 'the Page and the channel, as people saw them; you can act there too'),
    place(`${url}/sandbox/telegram/people/1`, 'what one moderator received, and answered'),
    place(`${url}/log`, 'the delivery log: every delivery, and what became of it'),
    place(`${url}/api/engagement`, 'what came back, as figures'),
    ...(stays ? ['', `Stop with Ctrl+C. The same again later:  ${command}`] : []),
    '',
  ].join('\n');
}

function place(url: string, what: string): string {
  return `  ${url.padEnd(50)}${what}`;
}

function quoted(word: string): string {
  return /^[\w./:+ -]+$/.test(word) && (!word.includes(' ') || word === 'npm start --') ? word : `'${word}'`;
}
