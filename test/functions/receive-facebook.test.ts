import { describe, expect, it } from 'vitest';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { feedOf, PAGE, reaction, receiving } from './receiving.ts';

const ON_THE_PAGE = { kind: 'facebook_page', channel: 'fb-main', address: PAGE } as const;
const reactions = (value: number) => [{ metric: 'reactions', source: 'facebook_callbacks', value }];

describe('callbacks of a Page', () => {
  it('are let in by the handshake that only Facebook knows', async () => {
    const { request } = receiving();
    const asked = (token: string) => `/webhooks/facebook?hub.mode=subscribe&hub.challenge=42&hub.verify_token=${token}`;
    const right = await request(asked('verify-token'));
    expect([right.status, await right.text()]).toEqual([200, '42']);
    expect((await request(asked('another'))).status).toBe(403);
    expect((await request('/webhooks/facebook')).status).toBe(403);
  });

  it('count what people did to a post of ours', async () => {
    const here = receiving();
    await here.published(ON_THE_PAGE, `${PAGE}_7`);
    const comment = { ...reaction(3), item: 'comment', comment_id: `${PAGE}_7_1`, message: 'When does it start?' };
    expect((await here.facebook(feedOf(reaction(1), reaction(2), comment))).status).toBe(200);
    expect(await here.figures()).toEqual([
      { metric: 'comments', source: 'facebook_callbacks', value: 1 },
      ...reactions(2),
    ]);
  });

  it('count each act once, told a hundred times, alone and in batches', async () => {
    const here = receiving();
    await here.published(ON_THE_PAGE, `${PAGE}_7`);
    const alone = Array.from({ length: 90 }, () => here.facebook(feedOf(reaction(1))));
    const batches = Array.from({ length: 10 }, () => here.facebook(feedOf(reaction(2), reaction(1))));
    const answers = await Promise.all([...alone, ...batches]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await here.figures()).toEqual(reactions(2));
  });

  it('take back what was taken back, in any order', async () => {
    const here = receiving();
    await here.published(ON_THE_PAGE, `${PAGE}_7`);
    await here.facebook(feedOf(reaction(1, { verb: 'remove', created_time: 1_799_497_700 })));
    expect(await here.figures()).toEqual(reactions(0));
    await here.facebook(feedOf(reaction(1), reaction(2)));
    expect(await here.figures()).toEqual(reactions(1));
  });

  it('count nothing of the Page itself, of drafts, of posts that are not ours, and of unknown kinds', async () => {
    const here = receiving();
    await here.published(ON_THE_PAGE, `${PAGE}_7`);
    const page = { id: PAGE, name: 'The Page' };
    const nothing = [
      reaction(1, { from: page }),
      reaction(2, { published: 0 }),
      reaction(3, { post_id: `${PAGE}_8` }),
      reaction(4, { item: 'hologram' }),
      reaction(5, { verb: 'levitate' }),
      { item: 'status', verb: 'add', published: 1, post_id: `${PAGE}_7`, from: page },
    ];
    expect((await here.facebook(feedOf(...nothing))).status).toBe(200);
    expect(await here.figures()).toEqual([]);
    expect(await here.engagement.poisons('facebook')).toEqual([]);
  });

  it('are turned away when forged, unsigned or cut short, and when they are too large', async () => {
    const here = receiving();
    await here.published(ON_THE_PAGE, `${PAGE}_7`);
    const body = JSON.stringify(feedOf(reaction(1)));
    expect((await here.facebook(body, 'sha256=00')).status).toBe(401);
    expect((await here.facebook(body, '')).status).toBe(401);
    expect((await here.facebook(body, 'sha1=abc')).status).toBe(401);
    const whole = await here.facebook(body);
    expect(whole.status).toBe(200);
    const signature = 'sha256=66d3b4a3bb9e8e2e0000000000000000000000000000000000000000000000ff';
    expect((await here.facebook(body.slice(0, -9), signature)).status).toBe(401);
    expect((await here.facebook(' '.repeat(1024 * 1024 + 1))).status).toBe(413);
    expect(await here.figures()).toEqual(reactions(1));
  });

  it('are answered 200 when they are signed and say nothing, and leave a hash', async () => {
    const here = receiving();
    for (const body of ['', 'null', '[]', '{"object":"user","entry":[]}', '{'.repeat(50)])
      expect((await here.facebook(body)).status).toBe(200);
    const poisons = await here.engagement.poisons('facebook');
    expect(poisons).toHaveLength(5);
    expect(poisons[0]).toMatchObject({ update: null, what: 'callback', at: here.clock.now() });
  });

  it('leave a trace when one of them is not as Facebook tells such things, and cost no other', async () => {
    const here = receiving();
    await here.published(ON_THE_PAGE, `${PAGE}_7`);
    const strange = reaction(2, { from: { id: { of: 'Cinderella' } } });
    expect((await here.facebook(feedOf(strange, reaction(1)))).status).toBe(200);
    expect(await here.figures()).toEqual(reactions(1));
    expect(await here.engagement.poisons('facebook')).toMatchObject([{ what: 'change', error: 'unreadable' }]);
  });

  it('are told to come again when the ledger cannot be reached, and lose nothing by it', async () => {
    const here = receiving();
    await here.published(ON_THE_PAGE, `${PAGE}_7`);
    let isIll = true;
    const { engagement } = here;
    const ill = { ...engagement };
    for (const name of ['add', 'notePoison'] as const) {
      Object.assign(ill, {
        [name]: async (...values: never[]) => {
          if (isIll) throw new Error('throttled');
          return (engagement[name] as (...values: never[]) => unknown)(...values);
        },
      });
    }
    const again = receiving({ ledger: here.ledger, engagement: ill });
    expect((await again.facebook(feedOf(reaction(1), reaction(2)))).status).toBe(503);
    isIll = false;
    expect((await again.facebook(feedOf(reaction(1), reaction(2)))).status).toBe(200);
    expect(await here.figures()).toEqual(reactions(2));
  });

  it('of which one cannot be counted do not keep the others from it', async () => {
    const engagement = receiving().engagement;
    const { add } = engagement;
    const here = receiving({
      engagement: {
        ...engagement,
        add: async (figure, ...more) => {
          if (figure.metric === 'comments') throw new RangeError('never');
          return add(figure, ...more);
        },
      },
    });
    await here.published(ON_THE_PAGE, `${PAGE}_7`);
    const comment = { ...reaction(3), item: 'comment', comment_id: `${PAGE}_7_1` };
    const statuses: number[] = [];
    for (let times = 0; times < 6; times += 1) {
      statuses.push((await here.facebook(feedOf(comment, reaction(1)))).status);
      expect(await here.figures()).toEqual(reactions(1));
    }
    expect(statuses).toEqual([503, 503, 503, 503, 503, 200]);
    expect(await here.engagement.poisons('facebook')).toMatchObject([{ what: 'acts', error: 'RangeError' }]);
  });

  it('count no more when the campaign ended so long ago that its key is to be destroyed', async () => {
    const here = receiving();
    await here.published(ON_THE_PAGE, `${PAGE}_7`);
    here.clock.set(plus(EVENING, 7 * DAY_MS));
    expect((await here.facebook(feedOf(reaction(1)))).status).toBe(200);
    expect(await here.figures()).toEqual([]);
    expect(await here.keys.of('another')).toHaveLength(32);
  });
});
