import type { Campaign } from '../../shared/domain/content/campaign.ts';
import type { Organisation } from '../../shared/domain/content/organisation.ts';
import type { Stopped } from '../../shared/domain/content/stopped.ts';
import { type HoldReason, plannedHoldOf } from '../../shared/domain/hold.ts';
import { type Instant, wallDate } from '../../shared/domain/instant.ts';
import { isGone, type PlannedDelivery } from '../../shared/domain/plan.ts';
import { publicMoment } from '../../shared/domain/public-moment.ts';
import { wanted } from '../../shared/domain/wanted.ts';

/** What a report says of one post. */
export interface ReportRow {
  readonly post: string;
  /** Meant for the public; null: nobody knows yet. */
  readonly at: Instant | null;
  readonly state: 'draft' | 'mistaken' | 'waiting' | 'gone' | 'planned';
  readonly awaits: readonly string[];
  /** Channels that get the same at the same moment together. */
  readonly goes: readonly ReportLine[];
}

interface ReportLine {
  readonly channels: readonly string[];
  readonly language: string;
  readonly variant: string | null;
  /** Null where it leaves at the moment itself. */
  readonly leaves: Instant | null;
  /** What the content alone holds, approvals aside: everything waits for those. */
  readonly held: HoldReason | null;
}

/** YYYY-MM-DD, or null for what has no moment; in order. */
export type ReportDay = readonly [date: string | null, rows: readonly ReportRow[]];

/** What goes where and when, as the folder says it at this moment; what was sent is no part of it. */
export function reportDays(
  organisation: Organisation | null,
  campaign: Campaign | null,
  stopped: readonly Stopped[],
  now: Instant,
): ReportDay[] {
  const plans = Map.groupBy(organisation && campaign ? wanted(organisation, campaign) : [], ({ post }) => post);
  const isStopped = new Set(stopped.map(({ file }) => file));
  const sound = (campaign?.posts ?? []).filter(({ file }) => !isStopped.has(file));
  const rows: ReportRow[] = [
    ...sound.map((post) => {
      const planned = plans.get(post.id) ?? [];
      const at = campaign && (publicMoment(campaign, post)?.at ?? null);
      const gone = planned.every((delivery) => isGone(delivery, now));
      const state = post.settings.status === 'draft' ? 'draft' : planned.length > 0 && gone ? 'gone' : 'planned';
      return { post: post.id, at, state, awaits: [], goes: linesOf(planned, now) } as const;
    }),
    ...stopped.map(({ post, at, awaits, mistaken }) => {
      return { post, at, state: mistaken ? 'mistaken' : 'waiting', awaits, goes: [] } as const;
    }),
  ];
  const inOrder = rows.sort((a, b) => compare(a.at ?? '9', b.at ?? '9') || compare(a.post, b.post));
  return [...Map.groupBy(inOrder, ({ at }) => at && wallDate(at))];
}

function linesOf(planned: readonly PlannedDelivery[], now: Instant): ReportLine[] {
  const lines = planned.map(({ channel, language, variant, at, publicAt, ...delivery }) => {
    const hold = plannedHoldOf({ at, ...delivery }, now);
    const held = hold === 'approval_needed' ? null : hold;
    return { channel, language, variant, leaves: at === publicAt ? null : at, held };
  });
  const alike = Map.groupBy(lines, ({ channel, ...line }) => JSON.stringify(line));
  return [...alike.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { channel, ...line } = first;
    return { ...line, channels: own.map((one) => one.channel) };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
