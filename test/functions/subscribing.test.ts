import { describe, expect, it } from 'vitest';
import { subscriberOf } from '../../shared/actions/subscriptions.ts';
import { BOT_WORDS } from '../../shared/content/bot-words.ts';
import { SUBSCRIPTION_WORDS } from '../../shared/content/subscription-words.ts';
import type { Entry } from '../../shared/domain/delivery.ts';
import { DAY_MS, HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { MODERATOR_WORDS } from '../../shared/domain/moderator-words.ts';
import type { TipSeries } from '../../shared/domain/tip-series.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { aSeries, postOf } from '../fakes/a-series.ts';
import { command, membership, press, receiving, start } from './receiving.ts';

const SOK = 987_654_321;
const ASKS = { cta: 'subscribe_series', event: null, from: null, until: null } as const;
const WORDS = SUBSCRIPTION_WORDS.en;

/** A series of three whose first tip is out, and asks people to subscribe. */
async function scene(series: Partial<TipSeries> = {}, asks: Entry['asks'] = ASKS) {
  const here = receiving();
  const tips = aSeries().tips.slice(0, 3);
  await here.subscriptions.keepSeries(aSeries({ tips, ...series }));
  const first = await here.published({ campaign: 'tips', post: postOf(0), asks }, '7');
  for (const [index, { post }] of tips.slice(1).entries())
    await here.planned({ campaign: 'tips', post, at: plus(EVENING, (index + 1) * DAY_MS) });
  const record = await here.ledger.campaign('tips');
  await here.ledger.saveCampaign({ ...record, revision: record.revision + 1, endsAt: plus(EVENING, 2 * DAY_MS) });
  const wish = `subscribe_${first.id}`;
  return {
    ...here,
    first,
    wish,
    say: async (update: unknown) => (await here.telegram(update)).reply.text,
    of: async (user: number) => here.subscriptions.subscription(await subscriberOf('tips', String(user), here)),
    subscriptions: async () => (await here.figures('tips')).filter(({ metric }) => metric === 'subscriptions'),
  };
}

describe('whoever starts the bot by a post that asks to subscribe', () => {
  it('is told how many messages come and when, what is kept, and how it ends', async () => {
    const here = await scene();
    // Saturday, 19:01.
    expect(await here.say(start(SOK, here.wish))).toBe(
      'Done: Tips.\n\nYou get 3 messages. The first one comes in a moment. Then on each Mon, Wed, Fri at 19:00.\n\n' +
        'To stop, send /stop.\n\nWe keep only the number of this chat, encrypted, your language and which messages were sent. ' +
        'No name, no phone number. We delete it when there are no more messages, when the campaign is over, or when you send /stop.',
    );
    expect(await here.say(start(SOK + 1, here.wish, 'km'))).toContain(
      'អ្នកនឹងទទួលបានសារចំនួន ៣។ សារដំបូងមកក្នុងពេលបន្តិចទៀត។ បន្ទាប់មក រៀងរាល់ថ្ងៃចន្ទ ពុធ សុក្រ ម៉ោង ៧:០០ យប់។',
    );
    expect(await here.of(SOK)).toMatchObject({ language: 'en', had: [], turn: null, dueAt: here.clock.now() });
    expect(await here.subscriptions()).toEqual([{ metric: 'subscriptions', source: 'bot', value: 2 }]);
  });

  it('leaves nothing by which they could be found without the key', async () => {
    const here = await scene();
    await here.say(start(SOK, here.wish));
    const kept = JSON.stringify(await here.of(SOK));
    for (const trace of [String(SOK), 'Cinderella', Buffer.from(String(SOK)).toString('base64')])
      expect(kept).not.toContain(trace);
  });

  it('is one subscriber, however often they ask', async () => {
    const here = await scene();
    await here.say(start(SOK, here.wish));
    const before = await here.of(SOK);
    expect(await here.say(start(SOK, here.wish))).toBe(WORDS.already);
    expect(await here.of(SOK)).toEqual(before);
    expect(await here.subscriptions()).toMatchObject([{ value: 1 }]);
  });

  it('is told when the first one comes, at night', async () => {
    const here = await scene();
    here.clock.set(plus(EVENING, 4 * HOUR_MS));
    expect(await here.say(start(SOK, here.wish))).toContain('The first one comes on Sun 10 Jan 2027, 06:00 Phnom Penh');
  });

  it('is not promised what comes after the campaign is over', async () => {
    const here = await scene();
    here.clock.set(plus(EVENING, 7 * DAY_MS));
    expect(await here.say(start(SOK, here.wish))).toContain('Before this campaign ends you get 1 of its 3 messages.');
    here.clock.set(plus(EVENING, 9 * DAY_MS));
    expect(await here.say(start(SOK + 1, here.wish))).toBe(BOT_WORDS.en.done.over);
    expect(await here.allKeys.names()).toEqual(['campaign/tips', 'moderators']);
  });

  it('is told where there is nothing to subscribe to', async () => {
    const closed = await scene({ isOpen: false });
    expect(await closed.say(start(SOK, closed.wish))).toBe(WORDS.notBySubscription);
    const empty = await scene({ tips: [] });
    expect(await empty.say(start(SOK, empty.wish))).toBe(WORDS.notBySubscription);
    const other = await scene({}, { ...ASKS, cta: 'share' });
    expect(await other.say(start(SOK, other.wish))).toBe(BOT_WORDS.en.oldButton);
    for (const here of [closed, empty, other]) expect(await here.of(SOK)).toBeNull();
  });
});

describe('whoever was given a post that its channel never had', () => {
  it('is answered by the link below it as by its button', async () => {
    const here = await scene();
    const lost = await here.planned({ campaign: 'tips', post: 'lost', asks: { ...ASKS, cta: 'do_it_now' } });
    const link = start(SOK, `done_${lost.id}`);
    // Nobody can have read what waits still.
    expect(await here.say(link)).toBe(BOT_WORDS.en.hello);
    await here.happen(lost, { type: 'missed', at: EVENING, why: 'approval_needed' });
    expect(await here.say(link)).toBe(BOT_WORDS.en.done.counted);
    expect(await here.say(press(SOK, `done:${lost.id}`))).toBe(BOT_WORDS.en.done.known);
  });
});

describe('whoever presses the button below a channel’s post', () => {
  it('is led to the bot, which could not write to them otherwise', async () => {
    const here = await scene();
    expect((await here.telegram(press(SOK, `subscribe:${here.first.id}`))).reply).toMatchObject({
      method: 'answerCallbackQuery',
      text: WORDS.pressStart,
      url: `https://t.me/our_bot?start=${here.wish}`,
    });
    expect(await here.of(SOK)).toBeNull();
  });

  it('is told what to do where nobody has named the bot, or where it is over', async () => {
    const nameless = await scene({ bot: null });
    const { reply } = await nameless.telegram(press(SOK, `subscribe:${nameless.first.id}`));
    expect(reply).toMatchObject({ text: BOT_WORDS.en.notTakenYet });
    expect(reply).not.toHaveProperty('url');
    const closed = await scene({ isOpen: false });
    expect(await closed.say(press(SOK, `subscribe:${closed.first.id}`))).toBe(WORDS.notBySubscription);
  });
});

describe('whoever leaves', () => {
  it('by /stop has nothing kept of them, and is told the same as a stranger', async () => {
    const here = await scene();
    await here.say(start(SOK, here.wish));
    expect(await here.say(command(SOK, '/stop'))).toBe(MODERATOR_WORDS.en.left);
    expect(await here.say(command(SOK + 1, '/stop'))).toBe(MODERATOR_WORDS.en.left);
    expect(await here.of(SOK)).toBeNull();
  });

  it('is not brought back by the same message told once more, and may begin again', async () => {
    const here = await scene();
    const wish = start(SOK, here.wish);
    await here.say(wish);
    await here.say(command(SOK, '/stop'));
    expect(await here.say(wish)).toBe(BOT_WORDS.en.hello);
    expect(await here.of(SOK)).toBeNull();
    const later = { ...start(SOK, here.wish) };
    await here.say({ ...later, message: { ...later.message, date: later.message.date + 60 } });
    expect(await here.of(SOK)).not.toBeNull();
    expect(await here.subscriptions()).toMatchObject([{ value: 1 }]);
  });

  it('by blocking the bot has nothing kept of them; old news ends nothing that began after it', async () => {
    const here = await scene();
    await here.say(start(SOK, here.wish));
    await here.say(membership(SOK, 'kicked', 0));
    expect(await here.of(SOK)).not.toBeNull();
    await here.say(membership(SOK, 'kicked', 120));
    expect(await here.of(SOK)).toBeNull();
  });
});
