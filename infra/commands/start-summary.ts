import { type HoldPorts, whyHeld } from '../../shared/actions/why-held.ts';
import { momentInWords } from '../../shared/content/dates.ts';
import { waitingFor } from '../../shared/content/waiting-words.ts';
import type { Content } from '../../shared/domain/content/content.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { type HoldReason, plannedHoldOf } from '../../shared/domain/hold.ts';
import { holdInWords } from '../../shared/domain/hold-words.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { plan } from '../../shared/domain/plan.ts';
import type { Ledger } from '../../shared/ports.ts';

const SLOTS_SHOWN = 5;

/** A content folder as it was read, and how long reading and checking it took. */
export interface ContentRead {
  readonly content: Content;
  readonly checkedMs: number;
}

/** As much of the host as is looked at. */
export interface Started {
  readonly url: string;
  readonly ports: HoldPorts & {
    readonly ledger: Pick<Ledger, 'campaigns' | 'deliveriesOf'>;
    readonly platforms: 'sandbox' | 'real';
  };
}

/** What somebody sees who has just started it: where to look, what comes next, what waits and why, what is wrong. */
export async function startSummary(host: Started, read: ContentRead | null, folder: string): Promise<string> {
  const content = read?.content;
  const { ledger, clock, platforms } = host.ports;
  const campaigns = await ledger.campaigns();
  const deliveries = (await Promise.all(campaigns.map(({ campaign }) => ledger.deliveriesOf(campaign)))).flat();
  const waiting = deliveries.filter(({ state }) => state.status === 'scheduled').sort((a, b) => (a.at < b.at ? -1 : 1));
  const posts = content?.campaigns.flatMap((campaign) => campaign.posts).length ?? 0;

  return [
    '',
    `civicast · ${folder} · ${count(posts, 'post')} in ${count(content?.campaigns.length ?? 0, 'campaign')} · it is ${momentInWords(clock.now(), 'en')}`,
    '',
    'Look here',
    ...(platforms === 'sandbox'
      ? [
          place(`${host.url}/sandbox`, 'what was posted, as people would see it; react, comment, press'),
          place(`${host.url}/sandbox/telegram/people`, 'talk with the bot: be a moderator, or anybody'),
        ]
      : []),
    place(`${host.url}/`, 'the console: what goes out when, what it waits for, and the log'),
    place(`${host.url}/api/engagement`, 'what people did with them'),
    '',
    'Next',
    ...nextSlots(waiting),
    ...(await held(waiting, host)),
    ...(content ? [contentSummary(content)] : []),
    readiness(read, clock.now()),
    '',
  ].join('\n');
}

function place(url: string, what: string): string {
  return `  ${url.padEnd(48)}${what}`;
}

/** What is right and wrong with the content, in one line; the errors; and what has not arrived yet, which is none. */
export function contentSummary({ problems }: Pick<Content, 'problems'>): string {
  const of = (severity: string) =>
    problems.filter((problem) => problem.severity === severity && problem.awaits === undefined);
  const errors = of('error');
  const awaited = Map.groupBy(
    problems.filter(({ awaits }) => awaits !== undefined),
    ({ file, awaits = '' }) => `${file} ${awaits}`,
  );
  return [
    `Content  ${count(errors.length, 'error')}, ${count(of('hold').length, 'hold')}, ${count(of('warning').length, 'warning')} · npm run check shows them all`,
    ...errors.map(({ file, line, column, code, message }) => `  ${file}:${line}:${column}  ${code}  ${message.en}`),
    ...[...awaited.values()].flatMap(([problem]) => {
      const { en, km } = waitingFor([problem?.awaits ?? '']);
      return problem ? `  ${problem.file}  ${en} · ${km}` : [];
    }),
  ].join('\n');
}

function nextSlots(waiting: readonly Delivery[]): string[] {
  const slots = [...Map.groupBy(waiting, ({ at }) => at)];
  if (slots.length === 0) return ['  nothing is planned: write a post, or give one a later moment'];
  const shown = slots.slice(0, SLOTS_SHOWN).map(([at, together]) => `  ${inWords(at)}   ${titles(together)}`);
  return slots.length > SLOTS_SHOWN
    ? [...shown, `  … and ${count(slots.length - SLOTS_SHOWN, 'later moment')}`]
    : shown;
}

function titles(deliveries: readonly Delivery[]): string {
  const byPost = Map.groupBy(deliveries, ({ post }) => post);
  return [...byPost].map(([post, own]) => `${post} → ${own.map(({ channel }) => channel).join(', ')}`).join(' · ');
}

/** What waits for somebody. The sandbox shows samples of what only real channels would wait for, and is told apart. */
async function held(waiting: readonly Delivery[], { ports }: Started): Promise<string[]> {
  const now = ports.clock.now();
  const waits: [HoldReason, Delivery][] = [];
  const samples: [HoldReason, Delivery][] = [];
  for (const [campaign, own] of Map.groupBy(waiting, (delivery) => delivery.campaign)) {
    const why = await whyHeld(campaign, ports);
    for (const delivery of own) {
      const reason = await why(delivery);
      if (reason) waits.push([reason, delivery]);
      else if (ports.platforms === 'sandbox') samples.push([plannedHoldOf(delivery, now), delivery]);
    }
  }
  return [
    '',
    ...inSentences('Held', waits),
    ...inSentences('Held from real channels (the sandbox shows them all the same, as samples)', samples),
  ];
}

function inSentences(head: string, reasons: readonly [HoldReason, Delivery][]): string[] {
  if (reasons.length === 0) return [];
  const sentences = [...Map.groupBy(reasons, ([reason]) => reason)].flatMap(([reason, own]) => [
    `  ${count(own.length, 'delivery')}: ${holdInWords(reason).en}`,
    `    ${holdInWords(reason).km}`,
  ]);
  return [head, ...sentences, ''];
}

function inWords(at: Instant): string {
  return momentInWords(at, 'en').replace(' Phnom Penh time', '');
}

function count(number: number, noun: string): string {
  const plural = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${number} ${number === 1 ? noun : plural}`;
}

/** How fast and how large it is, measured now. */
function readiness(read: ContentRead | null, now: Instant): string {
  const planningSince = performance.now();
  if (read) plan(read.content, now);
  const planMs = Math.round(performance.now() - planningSince);
  const memoryMb = Math.round(process.memoryUsage.rss() / 1_000_000);
  const content = read ? ` · content checked in ${read.checkedMs} ms, planned in ${planMs} ms` : '';
  return `Ready in ${(performance.now() / 1000).toFixed(1)} s, ${memoryMb} MB${content} · stop with Ctrl+C`;
}
