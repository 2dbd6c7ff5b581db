import { describe, expect, it } from 'vitest';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { CHANNEL, press, receiving, snapshot, start } from './receiving.ts';

const IN_THE_CHANNEL = { channel: 'tg-main', address: CHANNEL } as const;
const NOW = Date.parse(EVENING) / 1000;
const bot = (metric: string, value: number) => ({ metric, source: 'bot', value });

describe('updates of the bot', () => {
  it('are turned away without the secret', async () => {
    const here = receiving();
    expect((await here.telegram(snapshot(1, NOW), 'another')).status).toBe(401);
    expect((await here.telegram(snapshot(1, NOW), '')).status).toBe(401);
    expect((await here.telegram(' '.repeat(1024 * 1024 + 1))).status).toBe(413);
    expect(await here.figures()).toEqual([]);
  });

  it('say how many reactions there are now: the last date wins, and an empty list is zero', async () => {
    const here = receiving();
    await here.published(IN_THE_CHANNEL, '41');
    const reactions = (value: number) => [{ metric: 'reactions', source: 'telegram_snapshot', value }];
    await here.telegram(snapshot(5, NOW));
    await here.telegram(snapshot(3, NOW - 60));
    expect(await here.figures()).toEqual(reactions(5));
    await here.telegram(snapshot(0, NOW + 30));
    expect(await here.figures()).toEqual(reactions(0));
    expect((await here.telegram(snapshot(9, 0))).status).toBe(200);
    expect(await here.figures()).toEqual(reactions(0));
  });

  it('find a channel that is named by its @name, and pass over messages that are not ours', async () => {
    const here = receiving();
    await here.published({ ...IN_THE_CHANNEL, address: '@CivicChannel' }, '41');
    await here.telegram(snapshot(2, NOW, 41, { id: -1_009_999_999_999, username: 'civicchannel' }));
    await here.telegram(snapshot(7, NOW, 42, { id: -1_009_999_999_999, username: 'civicchannel' }));
    await here.telegram(snapshot(7, NOW, 41, { id: -1_008_888_888_888 }));
    expect(await here.figures()).toEqual([{ metric: 'reactions', source: 'telegram_snapshot', value: 2 }]);
  });

  it('keep a channel’s automatic forward for a day, as a hash of its text', async () => {
    const here = receiving();
    const message = {
      message_id: 5,
      date: NOW,
      chat: { id: -1_001_000_000_003, type: 'supergroup', title: 'Talk' },
      is_automatic_forward: true,
      forward_origin: { type: 'channel', chat: { id: Number(CHANNEL), type: 'channel' }, message_id: 41, date: NOW },
      text: 'Cinderella Hoover is invited',
    };
    await here.telegram({ update_id: 1, message });
    const [forward, ...others] = await here.engagement.forwards(CHANNEL);
    expect(others).toEqual([]);
    expect(forward).toMatchObject({ channel: CHANNEL, message: '41' });
    expect(JSON.stringify(forward)).not.toContain('Cinderella');
  });

  it('that cannot be understood are answered 200 and leave id, kind, error and hash', async () => {
    const here = receiving();
    const broken = { update_id: 77, message_reaction_count: { chat: 'Cinderella Hoover', date: 'yesterday' } };
    expect(await here.telegram(broken)).toEqual({ status: 200, reply: {} });
    for (const body of ['', '{', '[]', '"Cinderella"']) expect((await here.telegram(body)).status).toBe(200);
    const poisons = await here.engagement.poisons('telegram');
    expect(poisons).toHaveLength(5);
    expect(poisons).toContainEqual(expect.objectContaining({ update: 77, what: 'message_reaction_count' }));
    expect(JSON.stringify([poisons, here.log.lines])).not.toContain('Cinderella');
  });

  it('come again a few times when something of ours is ill, and then no more, so that nobody waits behind them for a day', async () => {
    const { ledger, engagement } = receiving();
    const broken = async () => Promise.reject(new Error('throttled'));
    const here = receiving({ ledger: { ...ledger, find: broken }, engagement });
    const update = press(1, 'rsvp:aaaaaaaaaaaaaaaaaaaa');
    const statuses: number[] = [];
    for (let times = 0; times < 6; times += 1) statuses.push((await here.telegram(update)).status);
    expect(statuses).toEqual([503, 503, 503, 503, 503, 200]);
    expect(await engagement.poisons('telegram')).toMatchObject([{ what: 'press', error: 'Error' }]);
    const all = receiving({ ledger: { ...ledger, find: broken }, engagement: { ...engagement, notePoison: broken } });
    expect((await all.telegram(update)).status).toBe(503);
  });

  it('that failed because the keys could not be read are counted when they come again', async () => {
    let isIll = true;
    const keys = receiving().allKeys;
    const of = async (name: string) => (isIll ? Promise.reject(new Error('ThrottlingException')) : keys.of(name));
    const here = receiving({ keys: { of } });
    const { id } = await here.published(IN_THE_CHANNEL, '41');
    const update = press(1, `rsvp:${id}`);
    expect((await here.telegram(update)).status).toBe(503);
    isIll = false;
    expect((await here.telegram(update)).reply.text).toContain('counted as coming');
    expect(await here.figures()).toEqual([bot('rsvp', 1)]);
  });
});

describe('a press of a button below a post', () => {
  it('counts a person once, and is answered in the language of their Telegram', async () => {
    const here = receiving();
    const { id } = await here.published(IN_THE_CHANNEL, '41');
    const first = await here.telegram(press(1, `rsvp:${id}`));
    expect(first).toMatchObject({ status: 200, reply: { method: 'answerCallbackQuery' } });
    expect(first.reply.text).toContain('counted as coming');
    expect((await here.telegram(press(1, `rsvp:${id}`))).reply.text).toContain('already');
    await here.telegram(press(2, `rsvp:${id}`, 'km'));
    expect(await here.figures()).toEqual([bot('rsvp', 2)]);
  });

  it('counts who comes to an event once, whichever of its posts they press', async () => {
    const here = receiving();
    const invite = await here.published(IN_THE_CHANNEL, '41');
    const reminder = await here.published({ ...IN_THE_CHANNEL, post: '05-tomorrow' }, '42');
    await here.telegram(press(1, `rsvp:${invite.id}`));
    await here.telegram(press(1, `rsvp:${reminder.id}`));
    expect(await here.figures()).toEqual([bot('rsvp', 1)]);
  });

  it('is answered, and counts nothing, when the button is no longer ours', async () => {
    const here = receiving();
    for (const data of ['', 'x', 'rsvp:aaaaaaaaaaaaaaaaaaaa', 'rsvp:../../etc/passwd', 'posted:', '១២៣'])
      expect((await here.telegram(press(1, data))).reply).toMatchObject({ method: 'answerCallbackQuery' });
    expect(await here.figures()).toEqual([]);
  });

  it('counts until the event ends, however long ago the last post was, and not after', async () => {
    const here = receiving();
    const { id, asks } = await here.published(IN_THE_CHANNEL, '41');
    const ends = asks.until ?? EVENING;
    here.clock.set(plus(ends, -HOUR_MS));
    expect((await here.telegram(press(1, `rsvp:${id}`))).reply.text).toContain('counted as coming');
    here.clock.set(ends);
    expect((await here.telegram(press(2, `rsvp:${id}`))).reply.text).toContain('is over');
    expect(await here.figures()).toEqual([bot('rsvp', 1)]);
  });

  it('counts nothing that the post does not ask', async () => {
    const here = receiving();
    const { id } = await here.published(IN_THE_CHANNEL, '41');
    await here.telegram(press(1, `done:${id}`));
    expect((await here.telegram(start(1, `done_${id}`))).reply.text).not.toContain('counted');
    expect(await here.figures()).toEqual([bot('bot_starts', 1)]);
  });

  it('says so when an answer cannot be taken in yet', async () => {
    const here = receiving();
    const { id } = await here.published(IN_THE_CHANNEL, '41');
    expect((await here.telegram(press(1, `feedback:${id}`))).reply.text).toContain('cannot take answers yet');
  });
});
