import type { CallToAction } from '../../domain/content/call-to-action.ts';
import type { OrganisationSettings } from '../../domain/content/organisation.ts';
import { DAY_MS, epochMs, fromWallTime, type Instant, MINUTE_MS, plus, wallDate } from '../../domain/instant.ts';
import { fromWall, toWall } from '../../domain/public-moment.ts';
import { clockWithin, daysAfter } from './clock.ts';
import type { NewPost } from './post-text.ts';
import { MORE_TEXTS, POST_TEXTS } from './post-texts.ts';

/** How a call to action is written down. */
export type Asks = (type: CallToAction['type'], closes: string) => string;

const DAYS_FOR_ANSWERS = 14;

/** Until when answers to a post of that moment are taken. */
export function closing(moment: Instant, settings: OrganisationSettings): string {
  return `${daysAfter(moment, DAYS_FOR_ANSWERS)} ${clockWithin('20:00', settings)}`;
}

/** The invitation, the reminder, the day itself, and what came of it; of those before the event, what is not past yet. */
export function postsOfEvent(starts: string, settings: OrganisationSettings, now: Instant, asks: Asks): NewPost[] {
  const event = fromWall(starts);
  const day = fromWallTime(wallDate(event), '00:00');
  const daysLeft = Math.floor((epochMs(day) - epochMs(fromWallTime(wallDate(now), '00:00'))) / DAY_MS);
  const evening = clockWithin('19:00', settings);
  const morning = clockWithin(toWall(plus(event, -90 * MINUTE_MS)).slice(11), settings);
  const attend = asks('attend_event', '');
  const before: (NewPost & { readonly days: number; readonly time: string })[] = [
    {
      name: 'invite',
      days: Math.min(7, daysLeft - 1),
      time: evening,
      at: '',
      cta: attend,
      text: POST_TEXTS.attend_event,
    },
    { name: 'tomorrow', days: 1, time: clockWithin('17:30', settings), at: '', cta: attend, text: MORE_TEXTS.tomorrow },
    { name: 'today', days: 0, time: morning, at: '', cta: attend, text: MORE_TEXTS.today },
  ];
  const ahead = before.filter(({ name, days, time }) => {
    const at = fromWallTime(daysAfter(day, -days), time);
    return at > plus(now, 60 * MINUTE_MS) && at < event && (name !== 'invite' || days > 1);
  });
  const after = plus(day, 4 * DAY_MS);
  const decided: NewPost = {
    name: 'what-was-decided',
    at: `4 days after ${evening}`,
    cta: asks('give_feedback', closing(after, settings)),
    text: MORE_TEXTS.decided,
  };
  return [
    ...ahead.map(({ days, time, ...post }) => ({
      ...post,
      at: days === 0 ? `event day ${time}` : counted(days, time),
    })),
    decided,
  ];
}

function counted(days: number, time: string): string {
  return `${days} ${days === 1 ? 'day' : 'days'} before ${time}`;
}

/** What asks for one thing; whoever is asked what they think is told later what came of it. */
export function postsOf(cta: CallToAction['type'], day: string, settings: OrganisationSettings, asks: Asks): NewPost[] {
  const evening = clockWithin('19:00', settings);
  const moment = fromWallTime(day, evening);
  const named = cta.replaceAll('_', '-');
  const first = {
    name: named,
    at: `${day} ${evening}`,
    cta: asks(cta, closing(moment, settings)),
    text: POST_TEXTS[cta],
  };
  if (cta !== 'give_feedback') return [first];
  const later = daysAfter(moment, DAYS_FOR_ANSWERS + 14);
  return [
    first,
    { name: 'what-has-changed', at: `${later} ${evening}`, cta: asks('share', ''), text: MORE_TEXTS.changed },
  ];
}

/** So many tips, each in its turn, and before the first one an invitation to subscribe. */
export function postsOfSeries(start: string, tips: number, settings: OrganisationSettings, asks: Asks): NewPost[] {
  const dayBefore = daysAfter(fromWallTime(start, '00:00'), -1);
  const each = Array.from({ length: tips }, (_, index) => ({
    name: 'tip',
    at: null,
    cta: asks('do_it_now', ''),
    text: MORE_TEXTS.tip,
    number: index + 1,
  }));
  return [
    {
      name: 'subscribe',
      at: `${dayBefore} ${clockWithin('17:00', settings)}`,
      cta: asks('subscribe_series', ''),
      text: POST_TEXTS.subscribe_series,
    },
    ...each,
  ];
}
