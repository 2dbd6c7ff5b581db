import { readEngagement } from '../../../shared/actions/read-engagement.ts';
import { dateInWords, timeInWords } from '../../../shared/content/dates.ts';
import { type Delivery, isForModerators, mayBePublic } from '../../../shared/domain/delivery.ts';
import type { Metric } from '../../../shared/domain/engagement.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { LocalPorts } from '../open-local.ts';

/** `Mon 7 Dec 2026, 19:00  ` and what happened then. */
export function atMoment(at: Instant, what: string): string {
  return `${`${dateInWords(at, 'en')}, ${timeInWords(at, 'en')}`.padEnd(WIDTH)}${what}`;
}

const WIDTH = 'Mon 07 Dec 2026, 19:00  '.length;

/** Where a post has gone, in one line; and where not. */
export function postGoesOut(at: Instant, deliveries: readonly Delivery[]): string {
  const own = deliveries.filter(({ parent }) => parent === null);
  const out = own.filter(({ state }) => mayBePublic(state));
  const places = out.toSorted(channelsFirst).map((one) => placeOf(one, deliveries));
  const not = own.filter(({ state }) => !mayBePublic(state)).map(({ channel }) => channel);
  const held = not.length > 0 ? `   (held: ${not.join(', ')})` : '';
  return atMoment(at, `${own[0]?.post} → ${places.join(', ')}${held}`);
}

function channelsFirst(a: Delivery, b: Delivery): number {
  const order = (one: Delivery) => `${isForModerators(one)} ${one.channel}`;
  return order(a) < order(b) ? -1 : 1;
}

function placeOf({ id, channel }: Delivery, deliveries: readonly Delivery[]): string {
  const packs = deliveries.filter(({ parent, state }) => parent === id && state.status === 'delivered').length;
  return packs > 0 ? `${channel} (${packs} packs)` : channel;
}

/** Each counted by one source, or told apart by it: figures of two sources are never added. */
const NAMES: readonly (readonly [Metric, one: string, many: string, source?: RegExp])[] = [
  ['reactions', 'reaction on Facebook', 'reactions on Facebook', /^facebook_/],
  ['reactions', 'on Telegram', 'on Telegram', /^telegram_/],
  ['comments', 'comment', 'comments'],
  ['shares', 'share', 'shares'],
  ['link_opens', 'opening', 'openings'],
  ['rsvp', '“I will come”', '“I will come”'],
  ['done', '“I did it”', '“I did it”'],
  ['posted', 'moderator posted it', 'moderators posted it'],
];

/** What a post has brought on all its channels, as the system itself knows it, in one line. */
export async function postCameBack(deliveries: readonly Delivery[], ports: LocalPorts): Promise<string> {
  const [first] = deliveries;
  if (!first) return '';
  const ids = new Set<string>(deliveries.map(({ id }) => id));
  const rows = (await readEngagement(first.campaign, ports)).filter(
    ({ scope, id }) => scope === 'delivery' && ids.has(id),
  );
  const parts = NAMES.flatMap(([metric, one, many, source = /./]) => {
    const own = rows.filter((row) => row.metric === metric && source.test(row.source ?? ''));
    const sum = own.reduce((total, { value }) => total + (value ?? 0), 0);
    return sum === 0 ? [] : [`${sum} ${sum === 1 ? one : many}`];
  });
  return `${' '.repeat(WIDTH)}↩ ${first.post}: ${parts.join(', ') || 'nothing came back'}`;
}
