import { describe, expect, it } from 'vitest';
import { epochMs, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant.ts';
import type { CallFault, Fate, Faults } from '../simulation/faults.ts';
import { NO_FAULTS } from '../simulation/mix.ts';
import type { Asked } from '../simulation/posts.ts';
import { broken, count } from '../simulation/scoreboard.ts';
import { simulate } from '../simulation/simulation.ts';

/** The rows of the table in which comparable systems fail, each with the one right answer. */
const AT_MS = 20 * MINUTE_MS;
const A_POST: Asked = { kind: 'facebook_page', channel: 1, photos: 0, atMs: AT_MS, text: 'សួស្តី' };
const ON_PAGE = A_POST;
const DISCUSSED: Asked = { ...A_POST, kind: 'telegram_channel', channel: 0 };
const ALONE: Asked = { ...A_POST, kind: 'telegram_channel', channel: 1 };
const ALBUM: Asked = { ...ALONE, photos: 3 };
const UNHURT: Fate = { diesAt: null, pausedAt: null, pausedMs: 0, skewMs: 0 };

/** One post in a world where only its calls fail: the first as the list says, and then as its last says, or not at all. */
async function one(asked: Asked, calls: readonly (CallFault | null)[], faults: Partial<Faults> = {}) {
  let made = 0;
  const call = () => {
    made += 1;
    return calls[made - 1] ?? null;
  };
  const simulated = await simulate({ seed: 1, mix: NO_FAULTS, posts: () => [asked], faults: { call, ...faults } });
  const [delivery] = simulated.deliveries;
  if (!delivery) throw new Error('it is planned');
  const lives = simulated.platform.of(delivery.id);
  const counted = count(1, simulated);
  return {
    state: delivery.state,
    /** The steps that are live, each as often as it is. */
    live: lives.map(({ of }) => of?.step),
    lateMs: lives.map(({ atMs }) => atMs - AT_MS),
    calls: made,
    broken: broken(counted),
    beyond: counted.beyond_bounds,
    knownAfterMs: simulated.witness.knownAfterMs,
    dues: delivery.events.flatMap((event) =>
      event.type === 'deferred' ? epochMs(event.until) - epochMs(event.at) : [],
    ),
  };
}

const always = (fault: CallFault) => Array.from({ length: 99 }, () => fault);
const PUBLISHED = { status: 'published' };
const ONCE = { live: ['post'], broken: 0 };

describe('accepted, response lost once', () => {
  it('is found on the Page, and in the discussion group of a channel: 1 live, published', async () => {
    expect(await one(ON_PAGE, ['answerLost'])).toMatchObject({ ...ONCE, calls: 1, state: PUBLISHED });
    expect(await one(DISCUSSED, ['answerLost'])).toMatchObject({
      live: ['text'],
      calls: 1,
      state: PUBLISHED,
      broken: 0,
    });
  });

  it('is a person’s to settle where nobody can look: 1 live, and never sent again', async () => {
    const shown = { status: 'unknown', why: 'timeout' };
    expect(await one(ALONE, ['answerLost'])).toMatchObject({ live: ['text'], calls: 1, state: shown, broken: 0 });
  });
});

describe('accepted, response lost the same every time', () => {
  it('is 1 live, published, after one call', async () => {
    expect(await one(ON_PAGE, always('answerLost'))).toMatchObject({ ...ONCE, calls: 1, state: PUBLISHED });
  });

  it('is 1 live also when it is accepted only four minutes after we gave up', async () => {
    const late = { acceptedAfterMs: () => 4 * MINUTE_MS - SECOND_MS };
    expect(await one(ON_PAGE, always('acceptedLate'), late)).toMatchObject({ ...ONCE, calls: 1, state: PUBLISHED });
  });
});

describe('never accepted, connection reset', () => {
  it('is sent once more when the Page has proved it absent: 1 live, five minutes late', async () => {
    const sent = await one(ON_PAGE, ['resetBefore']);
    expect(sent).toMatchObject({ ...ONCE, calls: 2, state: PUBLISHED });
    expect(sent.lateMs[0]).toBeGreaterThan(5 * MINUTE_MS);
  });

  it('is sent no third time: 0 live, and a person is shown that it is unknown', async () => {
    const sent = await one(ON_PAGE, always('resetBefore'));
    expect(sent).toMatchObject({ live: [], calls: 2, state: { status: 'unknown' }, broken: 0 });
  });

  it('is not sent again on Telegram, where absence cannot be proved: 0 live, shown as unknown', async () => {
    for (const channel of [ALONE, DISCUSSED])
      expect(await one(channel, ['resetBefore'])).toMatchObject({ live: [], calls: 1, state: { status: 'unknown' } });
  });
});

describe('worker dies after acceptance', () => {
  it('is 1 live, and known within 90 seconds where the channel can be read', async () => {
    for (const [channel, step] of [
      [ON_PAGE, 'post'],
      [DISCUSSED, 'text'],
    ] as const) {
      const sent = await one(channel, always('diesAfterAcceptance'));
      expect(sent).toMatchObject({ live: [step], calls: 1, state: PUBLISHED, broken: 0 });
      expect(sent.knownAfterMs).toHaveLength(1);
      expect(sent.knownAfterMs[0]).toBeLessThan(90 * SECOND_MS);
    }
  });

  it('is 1 live and shown as unknown where it cannot', async () => {
    const shown = { status: 'unknown', why: 'worker_died' };
    expect(await one(ALONE, always('diesAfterAcceptance'))).toMatchObject({ live: ['text'], calls: 1, state: shown });
  });
});

describe('accepted + HTTP 500', () => {
  it.each([
    ['once', ['acceptedThen500']],
    ['always', always('acceptedThen500')],
  ] as const)('%s: 1 live, published', async (_, calls) => {
    expect(await one(ON_PAGE, calls)).toMatchObject({ ...ONCE, calls: 1, state: PUBLISHED });
  });
});

describe('Telegram 429, retry_after 30, six times', () => {
  it('waits as long as it was told each time: 1 live, published', async () => {
    const throttled = Array.from({ length: 6 }, () => 'throttled' as const);
    const sent = await one(ALONE, throttled, { retryAfterMs: () => 30 * SECOND_MS });
    expect(sent).toMatchObject({ live: ['text'], calls: 7, state: PUBLISHED, broken: 0 });
    expect(Math.min(...sent.dues)).toBeGreaterThanOrEqual(30 * SECOND_MS);
    expect(sent.lateMs[0]).toBeLessThan(6 * 50 * SECOND_MS);
  });
});

describe('album whose second step is rejected', () => {
  it('is incomplete, and says what is missing; the first step is live once', async () => {
    const sent = await one(ALBUM, [null, ...always('refused')]);
    const state = { status: 'incomplete', why: 'http_400', sent: [{ step: 'album' }] };
    expect(sent).toMatchObject({ live: ['album'], calls: 2, state, broken: 0 });
  });
});

describe('two schedulers', () => {
  it('that trigger everything twice send once', async () => {
    const twice = () => 'twice' as const;
    const sent = await one(ON_PAGE, [], { slot: twice, queue: twice, timer: twice });
    expect(sent).toMatchObject({ ...ONCE, calls: 1, state: PUBLISHED });
  });
});

describe('a job slower than its lease', () => {
  /** The worker that is given the post first is paused at one of its await points, and goes on minutes later. */
  async function pausedAt(point: number, pausedMs: number, calls: readonly (CallFault | null)[] = []) {
    let workers = 0;
    const invocation = (name: string): Fate => {
      if (!name.startsWith('publish')) return UNHURT;
      workers += 1;
      return workers === 1 ? { ...UNHURT, pausedAt: point, pausedMs } : UNHURT;
    };
    return one(ON_PAGE, calls, { invocation });
  }

  it('never makes two, wherever it is paused: only at the door itself can no lease prevent it, and that is counted', async () => {
    let atTheDoor = 0;
    for (let point = 1; point <= 40; point += 1)
      for (const minutes of [2, 6]) {
        const sent = await pausedAt(point, minutes * MINUTE_MS);
        if (sent.beyond > 0) atTheDoor += 1;
        else expect([point, minutes, sent.live, sent.broken]).toEqual([point, minutes, ['post'], 0]);
      }
    expect(atTheDoor).toBeLessThanOrEqual(2);
  });

  it.each(['throttled', 'refused', null] as const)(
    'that goes on while another worker sends does not undo what that one did, whatever it was told: %s',
    async (answer) => {
      for (let point = 20; point <= 34; point += 1)
        for (let seconds = 305; seconds <= 341; seconds += 6) {
          const sent = await pausedAt(point, seconds * SECOND_MS, [answer, 'answerLost']);
          if (sent.beyond === 0) expect([point, seconds, sent.broken]).toEqual([point, seconds, 0]);
        }
    },
  );
});

describe('crash between claim and dispatch', () => {
  it('is sent once more when the Page has proved it absent: 1 live, published', async () => {
    expect(await one(ON_PAGE, ['diesBeforeAcceptance'])).toMatchObject({ ...ONCE, calls: 2, state: PUBLISHED });
  });

  it('is shown as unknown on a channel that cannot be read, and not stuck for ever', async () => {
    const shown = { status: 'unknown', why: 'worker_died' };
    expect(await one(ALONE, ['diesBeforeAcceptance'])).toMatchObject({ live: [], calls: 1, state: shown, broken: 0 });
  });
});
