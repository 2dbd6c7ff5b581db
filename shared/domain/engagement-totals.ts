import type { Delivery } from './delivery.ts';
import type { Metric } from './engagement.ts';
import type { Counted, EngagementRow, Value } from './engagement-rows.ts';
import type { Instant } from './instant.ts';

/** What deliveries brought together: to an event and each of its sessions, and whatever else is added up. */

type Measured = Value & { readonly delivery: Delivery; readonly metric: Metric };

/** How many come to each event, and to each session of one that has several: `event/session`. Whoever comes to both is in both. */
export function eventRows(rows: readonly Measured[], counted: Counted, now: Instant): EngagementRow[] {
  const events = Map.groupBy(
    rows.filter(({ delivery, metric }) => metric === 'rsvp' && delivery.asks.event !== null),
    ({ delivery }) => delivery.asks.event ?? '',
  );
  return [...events].flatMap(([id, together]) => [
    { scope: 'event' as const, id, ...total(together, now) },
    ...sessionsOf(together).map((session) => {
      const coming = together.map((row) => ({ ...row, value: comingTo(session, row, counted) }));
      return { scope: 'event' as const, id: `${id}/${session}`, ...total(coming, now) };
    }),
  ]);
}

/** The sessions to which an event's posts invite, in the order in which they start. */
function sessionsOf(rows: readonly Pick<Measured, 'delivery'>[]): string[] {
  const asked = rows.flatMap(({ delivery }) => delivery.asks.sessions ?? []);
  return [...new Set(asked.toSorted((a, b) => (a.from < b.from ? -1 : 1)).map(({ id }) => id))];
}

/** How many of those who come through a delivery come to this session; as unknown as they all are. */
function comingTo(session: string, { delivery, value }: Measured, { figures }: Counted): number | null {
  if (value === null) return null;
  const figure = figures.find((one) => one.delivery === delivery.id && one.metric === 'rsvp');
  return figure?.sessions?.[session] ?? 0;
}

/** The sum of figures of one source; not known as soon as one of them is not. What is not out yet adds nothing. */
export function total(rows: readonly (Value & { metric: Metric })[], now: Instant): Value & { metric: Metric } {
  const [{ metric, source }] = rows as readonly [Value & { metric: Metric }];
  const out = rows.filter(({ reason }) => reason !== 'not_published' && reason !== 'no_link');
  const as_of = out.map((row) => row.as_of).sort()[0] ?? now;
  if (out.length === 0) return { metric, source, value: null, reason: 'not_published', as_of };
  if (out.some(({ value }) => value === null)) return { metric, source, value: null, reason: 'some_unknown', as_of };
  return { metric, source, value: out.reduce((sum, { value }) => sum + (value ?? 0), 0), as_of };
}
