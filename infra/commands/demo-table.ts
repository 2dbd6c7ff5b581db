import type { DeliveryRow } from '../../functions/console/rows.ts';
import type { Metric } from '../../shared/domain/engagement.ts';
import type { EngagementRow } from '../../shared/domain/engagement-rows.ts';

const COLUMNS: readonly (readonly [head: string, metric: Metric])[] = [
  ['reactions', 'reactions'],
  ['comments', 'comments'],
  ['shares', 'shares'],
  ['opens', 'link_opens'],
  ['bot starts', 'bot_starts'],
];
/** Khmer: draft, needs native review. */
const LEGEND = [
  '– cannot be measured there or is not known; 0 is a real zero. Opens are openings, not people.',
  '– មានន័យថា វាស់មិនបាន ឬមិនដឹង; 0 មានន័យថា គ្មាន។ ការបើកតំណ មិនមែនជាចំនួនមនុស្សទេ។',
];

/** What each post brought on each channel that it went to, as an aligned table with its legend. */
export function engagementTable(deliveries: readonly DeliveryRow[], figures: readonly EngagementRow[]): string[] {
  const known = new Map(figures.map((row) => [`${row.scope} ${row.id} ${row.metric}`, row.value]));
  const out = deliveries.filter(({ published_at }) => published_at !== null).toSorted(byPost);
  const lines = out.map(({ delivery_id: id, campaign, post, channel }, index) => {
    const figureOf = (metric: Metric) => known.get(`delivery ${id} ${metric}`);
    const before = out[index - 1];
    const isSame = before?.post === post && before.campaign === campaign;
    return [isSame ? '' : post, channel, ...COLUMNS.map(([, metric]) => shown(figureOf(metric))), answersOf(figureOf)];
  });
  return [...aligned([['post', 'channel', ...COLUMNS.map(([head]) => head), 'answers'], ...lines]), ...LEGEND];
}

function byPost(a: DeliveryRow, b: DeliveryRow): number {
  const order = ({ public_at, campaign, post, channel }: DeliveryRow) => `${public_at} ${campaign} ${post} ${channel}`;
  return order(a) < order(b) ? -1 : 1;
}

function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : String(value);
}

/** What a post asked for: who comes, who did it, how many moderators posted it. Empty where it asked for nothing countable. */
function answersOf(figureOf: (metric: Metric) => number | null | undefined): string {
  const parts: string[] = [];
  const rsvp = figureOf('rsvp');
  const done = figureOf('done');
  const delivered = figureOf('delivered');
  if (rsvp !== undefined) parts.push(`${shown(rsvp)} coming`);
  if (done !== undefined) parts.push(`${shown(done)} did it`);
  if (delivered !== undefined) parts.push(`${shown(figureOf('posted'))} of ${shown(delivered)} posted it`);
  return parts.join(', ');
}

/** The first two columns and the last to the left, the figures to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        if (column === row.length - 1) return cell;
        return column < 2 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
