import type { Delivery } from '../../../shared/domain/delivery.ts';
import type { Metric } from '../../../shared/domain/engagement.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { Act } from './acts.ts';

/** What the public did as whoever invented it knows it: what the system counted must be the same. */
export interface Tally {
  note(act: Act, about: Delivery, at: Instant): void;
  /** By delivery; only of what happened at all. */
  counts(): ReadonlyMap<string, Readonly<Partial<Record<Metric, number>>>>;
  /** Acts of people; those of them that answer what was answered before, or an event that is over; looks at links by machines. */
  readonly totals: { people: number; repeated: number; late: number; machines: number };
}

export function openTally(): Tally {
  const counts = new Map<string, Partial<Record<Metric, number>>>();
  const reacted = new Set<string>();
  const answered = new Set<string>();
  const totals = { people: 0, repeated: 0, late: 0, machines: 0 };

  function add({ id }: Delivery, metric: Metric, change: 1 | -1 = 1): void {
    const own = counts.get(id) ?? {};
    counts.set(id, { ...own, [metric]: (own[metric] ?? 0) + change });
  }

  /** However often somebody presses, they come once to an event, or a session of it, and do once what a post asks. */
  function answer(action: string, as: number, about: Delivery, at: Instant, session?: string): void {
    if (action !== 'rsvp' && action !== 'done') return;
    const { until } = about.asks.sessions?.find(({ id }) => id === session) ?? about.asks;
    if (action === 'rsvp' && until !== null && until <= at) {
      totals.late += 1;
      return;
    }
    const once = `${action} ${as} ${action === 'rsvp' ? about.asks.event : about.id} ${session}`;
    if (answered.has(once)) totals.repeated += 1;
    else add(about, action);
    answered.add(once);
  }

  function react(as: number, isTakenBack: boolean, about: Delivery): void {
    const one = `${about.id} ${as}`;
    if (reacted.has(one) === !isTakenBack) return;
    add(about, 'reactions', isTakenBack ? -1 : 1);
    if (isTakenBack) reacted.delete(one);
    else reacted.add(one);
  }

  return {
    totals,
    counts: () => counts,
    note(act, about, at) {
      totals[act.kind === 'preview' ? 'machines' : 'people'] += 1;
      switch (act.kind) {
        case 'page_reaction':
          return react(act.as, act.type === 'NONE', about);
        case 'chat_reaction':
          return react(act.as, false, about);
        case 'comment':
          return add(about, 'comments');
        case 'share':
          return add(about, 'shares');
        case 'open':
          return add(about, 'link_opens');
        case 'press':
          return answer(act.action, act.as, about, at, act.session);
        case 'start': {
          add(about, 'link_opens');
          const once = `start ${act.as} ${about.campaign}`;
          if (!answered.has(once)) add(about, 'bot_starts');
          answered.add(once);
          // The first of its links is the one that is followed.
          return answer(answerOf(about), act.as, about, at, about.asks.sessions?.[0]?.id);
        }
        case 'preview':
        case 'respond':
        case 'block':
          return;
        default:
          act satisfies never;
      }
    },
  };
}

/** What the bot takes for an answer when somebody starts it from this post. */
function answerOf({ asks }: Delivery): string {
  return asks.cta === 'attend_event' ? 'rsvp' : asks.cta === 'do_it_now' ? 'done' : '';
}
