import { describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import { postOf } from '../fakes/a-series.ts';
import { type Arrived, listeningTips } from '../fakes/tip-sender.ts';
import { givingTips, THE_NINTH, wall } from './giving-tips.ts';

const FRIDAY = wall('2026-12-11');
const sok = (position: number) => `sok ${postOf(position)}`;

describe('a tip to one person', () => {
  const answering = (answers: Readonly<Record<string, Outcome>>, steps: readonly string[] = ['text']) =>
    listeningTips(steps, ({ post, step }: Arrived) => answers[`${post} ${step}`] ?? null);
  const unknown: Outcome = { kind: 'unknown', why: 'telegram: timeout' };
  const first = `${postOf(0)} text`;

  it('is never sent again when nobody knows whether it arrived: the next one comes, and the count says so', async () => {
    const here = await givingTips({ tips: answering({ [first]: unknown }) });
    await here.publish(0);
    await here.publish(1);
    await here.subscribe('sok');
    expect(await here.at(THE_NINTH)).toEqual([sok(0)]);
    await here.until(plus(FRIDAY, -MINUTE_MS));
    expect(await here.at(FRIDAY)).toEqual([sok(1)]);
    expect(await here.counts()).toEqual({ tips_unknown: 1, tips_sent: 1 });
  });

  it('is sent at the moment that the platform names when it says not yet', async () => {
    const until = plus(THE_NINTH, 42 * SECOND_MS);
    let times = 0;
    const tips = listeningTips(['text'], () => {
      times += 1;
      return times === 1 ? { kind: 'deferred', until, why: 'telegram_429: rate' } : null;
    });
    const here = await givingTips({ tips });
    await here.publish(0);
    await here.subscribe('sok');
    expect(await here.at(THE_NINTH)).toEqual([]);
    expect(await here.at(plus(until, -1))).toEqual([]);
    expect(await here.at(until)).toEqual([sok(0)]);
    expect(times).toBe(2);
  });

  it('goes on with its second message alone when the platform said not yet to that', async () => {
    let times = 0;
    const tips = listeningTips(['album', 'text'], ({ step }) => {
      if (step === 'album') return null;
      times += 1;
      return times === 1 ? { kind: 'deferred', until: null, why: 'telegram_429: rate' } : null;
    });
    const here = await givingTips({ tips });
    await here.publish(0);
    await here.subscribe('sok');
    await here.at(THE_NINTH);
    expect(await here.of('sok')).toMatchObject({ turn: { out: ['album'], leaseUntil: null } });
    await here.at(plus(THE_NINTH, MINUTE_MS));
    expect(tips.arrived.map(({ step }) => step)).toEqual(['album', 'text']);
    expect(await here.counts()).toEqual({ tips_sent: 1 });
  });

  it('is not gone on with when it is taken back between its messages', async () => {
    const tips = answering({ [first]: { kind: 'deferred', until: null, why: 'telegram_429: rate' } }, [
      'album',
      'text',
    ]);
    const here = await givingTips({ tips });
    const published = await here.publish(0);
    await here.subscribe('sok');
    await here.at(THE_NINTH);
    await here.ledger.save({ ...published, removedAt: THE_NINTH, rev: published.rev + 1 });
    await here.at(plus(THE_NINTH, MINUTE_MS));
    expect(tips.arrived.map(({ step }) => step)).toEqual(['album']);
    expect([await here.of('sok'), await here.counts()]).toMatchObject([{ had: [postOf(0)] }, { tips_unknown: 1 }]);
  });

  it('forgets whoever has blocked the bot, and keeps whoever was refused it for another reason', async () => {
    const blocked = await givingTips({
      tips: answering({ [first]: { kind: 'refused', why: 'telegram_403: blocked' } }),
    });
    await blocked.publish(0);
    await blocked.subscribe('sok');
    await blocked.at(THE_NINTH);
    expect([await blocked.of('sok'), await blocked.counts()]).toEqual([null, {}]);

    const refused = await givingTips({
      tips: answering({ [first]: { kind: 'refused', why: 'telegram_400: too_long' } }),
    });
    await refused.publish(0);
    await refused.subscribe('sok');
    await refused.at(THE_NINTH);
    expect([await refused.of('sok'), await refused.counts()]).toMatchObject([
      { had: [postOf(0)] },
      { tips_refused: 1 },
    ]);
  });

  it('goes to many at the pace of the bot, each once, and keeps nobody waiting for one who cannot be read', async () => {
    const here = await givingTips();
    await here.publish(0);
    const people = Array.from({ length: 60 }, (_, number) => `person-${number}`);
    for (const one of people) await here.subscribe(one);
    await here.subscribe('broken');
    const broken = await here.of('broken');
    if (broken) await here.subscriptions.keep({ ...broken, sealedChat: 'damaged', rev: 2 });
    const arrived = await here.at(THE_NINTH);
    expect(arrived.toSorted()).toEqual(people.map((one) => `${one} ${postOf(0)}`).toSorted());
    // Two seconds are full of 25 each.
    expect(here.clock.now() >= plus(THE_NINTH, 2 * SECOND_MS)).toBe(true);
    expect(await here.at(plus(THE_NINTH, MINUTE_MS))).toEqual([]);
  });

  it('is given up with everything else when the campaign’s key goes', async () => {
    const here = await givingTips({ approved: false });
    await here.subscribe('sok');
    await here.ledger.saveCampaign({ ...here.record, revision: 2, endsAt: THE_NINTH });
    await here.at(plus(THE_NINTH, 7 * DAY_MS));
    expect(await here.of('sok')).toBeNull();
    expect(here.said('sok')).toEqual([]);
  });
});
