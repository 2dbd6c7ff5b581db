import { describe, expect, it } from 'vitest';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import { move, schedule } from '../../shared/domain/delivery-life.ts';
import type { Figure } from '../../shared/domain/engagement.ts';
import { type Counted, engagementRows } from '../../shared/domain/engagement-rows.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';

const LATER = plus(EVENING, 3 * HOUR_MS);

function published(entry: Partial<Entry> = {}, type: 'published' | 'delivered' = 'published'): Delivery {
  return sent(schedule(anEntry(entry), null, NOON), type);
}

function sent(delivery: Delivery, type: 'published' | 'delivered'): Delivery {
  const step = { step: 'text', externalId: '41', permalink: null, at: EVENING };
  const events = [
    { type: 'claimed', at: EVENING, worker: 'one', leaseUntil: plus(EVENING, MINUTE_MS), steps: ['text'] },
    { type: 'step_sent', at: EVENING, step },
    { type, at: EVENING },
  ] as const;
  return events.reduce((current: Delivery, event) => move(current, event) ?? current, delivery);
}

const figure = (
  of: Delivery,
  metric: Figure['metric'],
  source: Figure['source'],
  value: number,
  asOf: Instant = LATER,
) => ({ campaign: of.campaign, delivery: of.id, metric, source, value, asOf }) satisfies Figure;

const rowsOf = (counted: Partial<Counted>, now: Instant = LATER) =>
  engagementRows(
    'meeting',
    { deliveries: [], tallies: new Map(), figures: [], opens: new Map(), telegramCalls: [], ...counted },
    now,
  );

function value(rows: ReturnType<typeof rowsOf>, metric: string, scope = 'delivery', source?: string) {
  const found = rows.filter(
    (row) => row.scope === scope && row.metric === metric && (source === undefined || row.source === source),
  );
  return found.map((row) => [row.value, row.reason ?? row.source]);
}

const page = { kind: 'facebook_page', channel: 'fb-main', address: '100' } as const;

describe('engagement', () => {
  it('is null with a reason before anything is out', () => {
    const rows = rowsOf({ deliveries: [schedule(anEntry({ ...page, link: 'codecodecode' }), null, NOON)] });
    expect(rows.map((row) => row.value)).toEqual(rows.map(() => null));
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(['not_published']));
  });

  it('is not 0 while a Page has told nothing, and is 0 once it has told of another post', () => {
    const quiet = published(page);
    const other = published({ ...page, post: '04-other' });
    expect(value(rowsOf({ deliveries: [quiet] }), 'reactions')).toEqual([[null, 'no_callback_yet']]);
    const figures = [figure(other, 'comments', 'facebook_callbacks', 2)];
    const told = rowsOf({ deliveries: [quiet, other], figures });
    expect(value(told, 'comments')).toEqual([
      [0, 'facebook_callbacks'],
      [2, 'facebook_callbacks'],
    ]);
    const old = [{ ...figures[0], asOf: NOON } as Figure];
    expect(value(rowsOf({ deliveries: [quiet, other], figures: old }), 'reactions')[0]).toEqual([
      null,
      'no_callback_yet',
    ]);
  });

  it('prefers what the Page itself says while that is fresh, and never adds the two', () => {
    const post = published(page);
    const figures = [
      figure(post, 'reactions', 'facebook_callbacks', 7),
      figure(post, 'reactions', 'facebook_summary', 9),
    ];
    expect(value(rowsOf({ deliveries: [post], figures }), 'reactions')).toEqual([[9, 'facebook_summary']]);
    const stale = plus(LATER, 2 * HOUR_MS + 1);
    expect(value(rowsOf({ deliveries: [post], figures }, stale), 'reactions')).toEqual([[7, 'facebook_callbacks']]);
  });

  it('says what Telegram tells no bot', () => {
    const post = published();
    const rows = rowsOf({ deliveries: [post], figures: [figure(post, 'reactions', 'telegram_snapshot', 0)] });
    expect(value(rows, 'reactions')).toEqual([[0, 'telegram_snapshot']]);
    expect(value(rows, 'comments')).toEqual([[null, 'not_told_by_telegram']]);
    expect(value(rows, 'shares')).toEqual([[null, 'not_told_by_telegram']]);
  });

  it('counts openings of the delivery’s own link, and says when it has none', () => {
    const post = published({ link: 'codecodecode' });
    const opens = new Map([['codecodecode', { opens: 31, lastAt: LATER }]]);
    expect(value(rowsOf({ deliveries: [post], opens }), 'link_opens')).toEqual([[31, 'tracked_link']]);
    expect(value(rowsOf({ deliveries: [post] }), 'link_opens')).toEqual([[0, 'tracked_link']]);
    expect(value(rowsOf({ deliveries: [published()] }), 'link_opens')).toEqual([[null, 'no_link']]);
  });

  it('of the bot is 0 only when the bot is heard at all', () => {
    const post = published();
    expect(value(rowsOf({ deliveries: [post] }), 'rsvp')).toEqual([[null, 'no_callback_yet']]);
    expect(value(rowsOf({ deliveries: [post], telegramCalls: [NOON] }), 'rsvp')).toEqual([[null, 'no_callback_yet']]);
    expect(value(rowsOf({ deliveries: [post], telegramCalls: [NOON, LATER] }), 'rsvp')).toEqual([[0, 'bot']]);
    const aMonthLater = [plus(EVENING, 30 * DAY_MS)];
    expect(value(rowsOf({ deliveries: [post], telegramCalls: aMonthLater }), 'rsvp')).toEqual([
      [null, 'no_callback_yet'],
    ]);
  });

  it('of an event is the sum of its posts, and unknown when one of them is', () => {
    const invite = published();
    const reminder = published({ post: '05-tomorrow' });
    const figures = [figure(invite, 'rsvp', 'bot', 3), figure(reminder, 'rsvp', 'bot', 2)];
    const deliveries = [invite, reminder];
    expect(value(rowsOf({ deliveries, figures }), 'rsvp', 'event')).toEqual([[5, 'bot']]);
    expect(value(rowsOf({ deliveries, figures: figures.slice(1) }), 'rsvp', 'event')).toEqual([[null, 'some_unknown']]);
    const planned = schedule(anEntry({ post: '06-today' }), null, NOON);
    expect(value(rowsOf({ deliveries: [...deliveries, planned], figures }), 'rsvp', 'event')).toEqual([[5, 'bot']]);
  });

  it('of an event with several sessions is told of each of them too, and as unknown as the whole', () => {
    const session = (id: string, hours: number) => {
      return { id, from: plus(EVENING, hours * HOUR_MS), until: plus(EVENING, (hours + 1) * HOUR_MS) };
    };
    const asks = { ...anEntry().asks, cta: 'attend_event', event: 'meeting' } as const;
    const sessions = [session('evening', 9), session('morning', 1)];
    const invite = published({ asks: { ...asks, sessions } });
    const reminder = published({ post: '05-tomorrow', asks: { ...asks, sessions } });
    const figures = [
      { ...figure(invite, 'rsvp', 'bot', 7), sessions: { morning: 4, evening: 2 } },
      { ...figure(reminder, 'rsvp', 'bot', 1), sessions: { evening: 1 } },
    ];
    const toldOf = (counted: Partial<Counted>) =>
      rowsOf(counted)
        .filter(({ scope, metric }) => scope === 'event' && metric === 'rsvp')
        .map((row) => [row.id, row.value, row.reason ?? row.source]);
    expect(toldOf({ deliveries: [invite, reminder], figures })).toEqual([
      ['meeting', 8, 'bot'],
      ['meeting/morning', 4, 'bot'],
      ['meeting/evening', 3, 'bot'],
    ]);
    expect(toldOf({ deliveries: [invite, reminder], figures: figures.slice(1) })).toEqual([
      ['meeting', null, 'some_unknown'],
      ['meeting/morning', null, 'some_unknown'],
      ['meeting/evening', null, 'some_unknown'],
    ]);
  });

  it('of a campaign keeps its sources apart', () => {
    const telegram = published();
    const facebook = published(page);
    const figures = [
      figure(telegram, 'reactions', 'telegram_snapshot', 4),
      figure(facebook, 'reactions', 'facebook_callbacks', 6),
    ];
    const rows = rowsOf({ deliveries: [telegram, facebook], figures });
    expect(value(rows, 'reactions', 'campaign')).toEqual([
      [4, 'telegram_snapshot'],
      [6, 'facebook_callbacks'],
    ]);
  });

  it('of a pack is what its moderators said, and what happens in their groups cannot be known', () => {
    const pack = published(
      { kind: 'moderator_pack', channel: 'mods', address: '', recipients: ['siem-reap'] },
      'delivered',
    );
    const tallies = new Map([[pack.id, { delivered: 3, posted: 1, declined: 1 }]]);
    const rows = rowsOf({ deliveries: [pack], tallies });
    expect(value(rows, 'delivered')).toEqual([[3, 'packs']]);
    expect(value(rows, 'posted')).toEqual([[1, 'packs']]);
    expect(value(rows, 'declined')).toEqual([[1, 'packs']]);
    expect(value(rows, 'reactions')).toEqual([[null, 'not_measurable']]);
    expect(new Set(rows.filter(({ scope }) => scope === 'delivery').map(({ id }) => id))).toEqual(new Set([pack.id]));
  });
});
