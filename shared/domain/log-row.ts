import { textHashOf } from './arms.ts';
import { doneByHand } from './by-hand.ts';
import { type Delivery, type DeliveryState, isForModerators, missingSteps, sentSteps } from './delivery.ts';
import { type Instant, withOffset } from './instant.ts';

/** A row of the delivery log, and the bytes that stand for it in a file. One row is one line, whatever it holds. */

/** What a row says of its delivery; what changes here has changed for whoever reads the log. */
export const CONTENT_COLUMNS = [
  'delivery_id',
  'campaign',
  'post',
  'channel',
  'kind',
  'language',
  'variant',
  'planned_at',
  'published_at',
  'status',
  'reason',
  'attempts',
  'external_id',
  'permalink',
  'text_sha256',
] as const;

export const LOG_COLUMNS = [...CONTENT_COLUMNS, 'corrects_month', 'revision', 'previous_sha256', 'row_sha256'] as const;

/** By this Excel knows that a file is UTF-8, and shows Khmer as Khmer. */
export const BYTE_ORDER_MARK = '\uFEFF';
export const LINE_END = '\r\n';
export const LOG_HEADER = BYTE_ORDER_MARK + LOG_COLUMNS.join(',') + LINE_END;

/** What spreadsheets take for the beginning of a formula, full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** The row's cells up to `text_sha256`, as they stand in the file. */
export function contentOf(delivery: Delivery): string {
  const { id, campaign, post, channel, kind, language, variant, at, state, attempts } = delivery;
  const publishedAt = publishedAtOf(state);
  // Handing out is no message of any platform.
  const [first] = isForModerators(delivery) ? [] : sentSteps(state);
  const cells: Readonly<Record<(typeof CONTENT_COLUMNS)[number], string | number | null>> = {
    delivery_id: id,
    campaign,
    post,
    channel,
    kind,
    language,
    variant,
    planned_at: withOffset(at),
    published_at: publishedAt && withOffset(publishedAt),
    status: state.status,
    reason: [reasonOf(delivery), ...afterwards(delivery)].filter((part) => part !== null).join('; '),
    attempts,
    external_id: first?.externalId ?? null,
    permalink: first?.permalink ?? null,
    text_sha256: textHashOf(delivery),
  };
  return CONTENT_COLUMNS.map((name) => cell(cells[name])).join(',');
}

/** Why it is as it is; of what is only partly out also what is missing. */
export function reasonOf(delivery: Delivery): string | null {
  const { state } = delivery;
  if (!('why' in state)) return null;
  const missing = state.status === 'incomplete' ? missingSteps(delivery) : [];
  return missing.length > 0 ? `${state.why} (missing: ${missing.join(', ')})` : state.why;
}

/** When it became public, as far as it is known; null for everything that is not out. */
export function publishedAtOf(state: DeliveryState): Instant | null {
  return state.status === 'published' || state.status === 'delivered' || state.status === 'incomplete'
    ? state.sent[0].at
    : null;
}

/** What became of it after it was out, and what a person has done by hand, where `why` does not say so. */
function afterwards(delivery: Delivery): string[] {
  const { state, removedAt, vanishedAt } = delivery;
  const byHand = state.status === 'cancelled' && state.why === 'by_hand' ? null : doneByHand(delivery);
  return [
    ...(removedAt === null ? [] : [`removed ${withOffset(removedAt)}`]),
    ...(vanishedAt === null ? [] : [`vanished ${withOffset(vanishedAt)}`]),
    ...(byHand === null ? [] : [`${byHand}_by_hand`]),
  ];
}

/** One cell, quoted where it must be, and harmless: no spreadsheet computes it, and it never ends the line. */
export function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const harmless = (FORMULA.test(text) ? `'${text}` : text).replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The cells of a line, without its end. */
export function cellsOf(line: string): string[] {
  const found = `,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g);
  return [...found].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
