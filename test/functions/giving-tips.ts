import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { sealedChatOf, subscriberOf } from '../../shared/actions/subscriptions.ts';
import { messageBytes } from '../../shared/content/render.ts';
import type { BotLanguage } from '../../shared/domain/callback.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, fromWallTime, type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { seriesDate } from '../../shared/domain/public-moment.ts';
import { subscribed } from '../../shared/domain/subscription.ts';
import type { TipSeries } from '../../shared/domain/tip-series.ts';
import { anEntry, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { noModerators } from '../fakes/a-moderator.ts';
import { aSeries, postOf } from '../fakes/a-series.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryEngagement } from '../fakes/engagement-ledger.ts';
import { happen } from '../fakes/happen.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { testLog } from '../fakes/log.ts';
import { A_MESSAGE, fakeChannel, fakeChannels } from '../fakes/platforms.ts';
import { listeningTips } from '../fakes/tip-sender.ts';

export const wall = (date: string, time = '19:00') => fromWallTime(date, time);
/** Wednesday, on which the series' second tip is public. */
export const THE_NINTH = wall('2026-12-09', '10:00');
const RULE = { start: '2026-12-07', on: ['mon', 'wed', 'fri'], time: '19:00', also_by_subscription: true } as const;
const FIRST_PLANNED = wall('2026-12-01');
const CAMPAIGN = 'tips';

/** When a tip is public, counted from 0. */
export function publicAt(position: number): Instant {
  return wall(seriesDate({ ...RULE, on: [...RULE.on] }, position));
}

/** A series of tips on a real channel, planned and approved, and those who are given it. */
export async function givingTips({
  series = {},
  approved = true,
  tips = listeningTips(),
}: {
  readonly series?: Partial<TipSeries>;
  readonly approved?: boolean;
  readonly tips?: ReturnType<typeof listeningTips>;
} = {}) {
  const ledger = memoryLedger();
  const engagement = memoryEngagement();
  const clock = testClock(FIRST_PLANNED);
  const log = testLog();
  const own = aSeries(series);
  const world = noModerators();
  await world.subscriptions.keepSeries(own);
  const ports = {
    ...world,
    clock,
    ledger,
    log,
    tips,
    figures: engagement,
    channels: fakeChannels(fakeChannel(['text'])),
    contentStore: { kept: async () => messageBytes(A_MESSAGE) },
    tell: async () => 0,
    team: async () => [],
    queue: { send: async () => {} },
  };
  const approve = (delivery: Delivery) => ledger.approve(questionOf(delivery), yesOf('Sophea'));
  const plan = async (position: number, changes: Partial<Entry> = {}): Promise<Delivery> => {
    const at = publicAt(position);
    const delivery = schedule(
      anEntry({ campaign: CAMPAIGN, post: postOf(position), at, ...changes }),
      null,
      FIRST_PLANNED,
    );
    await ledger.create(delivery);
    if (approved) await approve(delivery);
    return delivery;
  };
  for (const { position } of own.tips) await plan(position);
  const endsAt = publicAt(Math.max(0, own.tips.length - 1));
  const record = {
    campaign: CAMPAIGN,
    revision: 1,
    approvalsNeeded: 1,
    missing: [],
    endsAt: plus(endsAt, 60 * DAY_MS),
  };
  await ledger.saveCampaign(record);

  const here = {
    ...ports,
    engagement,
    approve,
    plan,
    record,
    /** A tip as it is now. */
    async tip(position: number): Promise<Delivery> {
      const all = await ledger.deliveriesOf(CAMPAIGN);
      const found = all.find(({ post }) => post === postOf(position));
      if (!found) throw new Error(`tip ${position} was planned`);
      return found;
    },
    /** Lets a tip go out on its channel, at its moment. */
    async publish(position: number): Promise<Delivery> {
      const delivery = await here.tip(position);
      const at = delivery.publicAt;
      const step = { step: 'text', externalId: String(position), permalink: null, at };
      return happen(
        ledger,
        delivery,
        { type: 'claimed', at, worker: 'one', leaseUntil: plus(at, MINUTE_MS), steps: ['text'] },
        { type: 'step_sent', at, step },
        { type: 'published', at },
      );
    },
    /** Somebody begins to be given it. */
    async subscribe(chat: string, at: Instant = THE_NINTH, language: BotLanguage = 'en'): Promise<void> {
      clock.set(at);
      const who = await subscriberOf(CAMPAIGN, chat, ports);
      const sealedChat = await sealedChatOf(CAMPAIGN, chat, ports);
      const forgetAt = plus(endsAt, 67 * DAY_MS);
      await ports.subscriptions.begin(subscribed({ ...who, sealedChat, language, forgetAt }, at), `${chat} ${at}`);
    },
    of: async (chat: string) => ports.subscriptions.subscription(await subscriberOf(CAMPAIGN, chat, ports)),
    /** What arrived of tips when reconcile ran at this moment: `<chat> <post>`. */
    async at(now: Instant): Promise<string[]> {
      clock.set(now);
      const before = tips.arrived.length;
      await reconcile(ports);
      return tips.arrived.slice(before).map(({ chat, post }) => `${chat} ${post}`);
    },
    /** Runs through to a moment, jumping from one that somebody waits for to the next. */
    async until(end: Instant): Promise<void> {
      for (let now = clock.now(); now <= end; now = plus(now, 30 * MINUTE_MS)) await here.at(now);
    },
    said: (chat: string) =>
      world.sayings.flatMap((saying) =>
        'text' in saying && saying.kind !== 'note' && saying.chat === chat ? [saying.text] : [],
      ),
    counts: async () =>
      Object.fromEntries(
        [...Map.groupBy(await engagement.figures(CAMPAIGN), ({ metric }) => metric)].map(([metric, all]) => [
          metric,
          all.reduce((sum, { value }) => sum + value, 0),
        ]),
      ),
  };
  return here;
}
