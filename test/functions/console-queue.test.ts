import { describe, expect, it } from 'vitest';
import { momentInWords } from '../../shared/content/dates.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { EVENING, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { asking } from './asking.ts';

const DARA = 'token-of-dara';
const SOPHEA = 'token-of-sophea';
const CHAN = 'token-of-chan';
const LATER = plus(EVENING, 2 * HOUR_MS);

describe('the queue', () => {
  it('shows by day and moment what goes out, what holds it, and who can let it go', async () => {
    const here = asking();
    await here.planned({ at: LATER, publicAt: LATER });
    await here.planned({ at: plus(LATER, DAY_MS), post: '04-later', channel: 'fb-main', kind: 'facebook_page' });
    const { text } = await here.page('/', DARA);
    expect(text).toMatch(/Today · Sat 9 Jan 2027.*21:00.*03-invite.*held.*Tomorrow · Sun 10 Jan 2027.*04-later/su);
    expect(text).toContain(
      'Not enough people have approved exactly this version. Who can let it go: people of the team',
    );
    expect(text).toContain('approved 0/2');
    expect(text).toContain('In the next seven days nothing goes out by itself');
  });

  it('names the next one that leaves by itself: what is held is not it', async () => {
    const here = asking();
    await here.planned({ at: LATER, post: '04-held', approval: sha256('another') });
    const second = await here.planned({ at: plus(LATER, HOUR_MS), post: '05-next' });
    for (const name of ['Dara', 'Sophea']) await here.ledger.approve(questionOf(second), yesOf(name));
    expect((await here.page('/', DARA)).text).toContain('Next: 05-next at Sat 9 Jan 2027, 22:00 Phnom Penh time');
  });

  it('looks for it beyond the page, as far as a page may, and names what was put off by the moment that it was given', async () => {
    const here = asking();
    for (let index = 0; index < 40; index += 1) await here.planned({ at: plus(LATER, index), post: `held-${index}` });
    const next = await here.planned({ at: plus(LATER, HOUR_MS), post: 'next', approval: sha256('next') });
    for (const name of ['Dara', 'Sophea']) await here.ledger.approve(questionOf(next), yesOf(name));
    expect((await here.page('/', DARA)).text).toContain('Next: next at Sat 9 Jan 2027, 22:00');
    const first = await here.planned({ at: EVENING, post: 'put-off', approval: sha256('off') });
    for (const name of ['Dara', 'Sophea']) await here.ledger.approve(questionOf(first), yesOf(name));
    const until = plus(here.clock.now(), 30 * MINUTE_MS);
    const leaseUntil = plus(EVENING, MINUTE_MS);
    const waiting = await here.happen(
      first,
      { type: 'claimed', at: EVENING, worker: 'one', leaseUntil, steps: ['text'] },
      { type: 'deferred', at: EVENING, until, why: 'telegram_429' },
    );
    expect((await here.page('/', DARA)).text).toContain(`Next: put-off at ${momentInWords(until, 'en')}`);
    for (let index = 0; index < 200; index += 1) await here.planned({ at: plus(LATER, index), post: `more-${index}` });
    await here.happen(waiting, { type: 'missed', at: until, why: 'expired' });
    expect((await here.page('/', DARA)).text).toMatch(/Of the next \d\d none goes out by itself: each is held\./);
  });

  it('has one red line for a channel that takes nothing, with the mend', async () => {
    const here = asking();
    const reaches = { kind: 'facebook_page', address: '1', recipients: [], parent: null } as const;
    const breaker = {
      channel: 'fb-main',
      reaches,
      fault: 'token',
      why: 'facebook_190',
      since: EVENING,
      probeAt: LATER,
    };
    await here.ledger.trip(breaker as never);
    const { text } = await here.page('/', DARA);
    expect(text.match(/class="bad"/g)).toHaveLength(1);
    expect(text).toMatch(
      /✕ fb-main takes nothing of ours since Sat 9 Jan 2027, 19:00.*The token does not work any more/su,
    );
  });

  it('goes on at the moment at which a full page ended, and loses none', async () => {
    const here = asking();
    const posts = Array.from({ length: 70 }, (_, index) => `post-${String(index).padStart(2, '0')}`);
    for (const [index, post] of posts.entries()) await here.planned({ at: plus(LATER, index * MINUTE_MS), post });
    const seen: string[] = [];
    for (let path = '/'; path; ) {
      const { text } = await here.page(path, DARA);
      seen.push(...(text.match(/>post-\d\d</g) ?? []).map((found) => found.slice(1, -1)));
      path = /href="(\/\?from=[^"]+)">More/.exec(text)?.[1] ?? '';
    }
    expect(seen).toEqual(posts);
  });

  it('ends a page in the middle of a moment at which very much is planned, and loses none either', async () => {
    const here = asking();
    const channels = Array.from({ length: 450 }, (_, index) => `channel-${index}`);
    for (const [index, channel] of channels.entries())
      await here.planned({ at: LATER, post: `post-${index % 10}`, channel });
    const seen: string[] = [];
    let pages = 0;
    for (let path = '/'; path; pages += 1) {
      const { text } = await here.page(path, DARA);
      seen.push(...(text.match(/>channel-\d+</g) ?? []).map((found) => found.slice(1, -1)));
      path = (/href="(\/\?from=[^"]+)">More/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&');
    }
    expect([pages, seen.toSorted()]).toEqual([3, channels.toSorted()]);
  });

  it('shows creators what they wrote alone, and says so where there is nothing', async () => {
    const here = asking();
    await here.planned({ at: LATER, author: 'Dara' });
    expect((await here.page('/', CHAN)).text).toContain('Nothing is planned for these days.');
    await here.planned({ at: LATER, post: '04-own', author: 'Chan' });
    const { text } = await here.page('/', CHAN);
    expect(text).toContain('04-own');
    expect(text).not.toContain('03-invite');
    expect(text).not.toContain('Pause all');
  });

  it('leads partners to the log, which is theirs', async () => {
    const { status, location } = await asking().page('/', 'token-of-partner');
    expect([status, location]).toEqual([303, '/log']);
  });

  it('stops everything by one press, and goes on by those of two people', async () => {
    const here = asking();
    expect((await here.press('/pause', CHAN)).status).toBe(403);
    const paused = await here.press('/pause', DARA);
    expect([paused.status, paused.location]).toEqual([303, '/?said=paused']);
    expect(await here.ledger.pause()).toMatchObject({ by: 'Dara' });
    expect((await here.page('/', SOPHEA)).text).toContain('Dara has paused everything, since Sat 9 Jan 2027');
    expect((await here.press('/resume', SOPHEA)).location).toBe('/?said=resume_waits');
    expect((await here.press('/resume', SOPHEA)).location).toBe('/?said=resume_waits');
    expect((await here.press('/resume', DARA)).location).toBe('/?said=resumed');
    expect((await here.press('/resume', DARA)).location).toBe('/?said=not_paused');
    expect(await here.ledger.pause()).toBeNull();
  });

  it('says what came of a press in words of its own, whatever stands in its address', async () => {
    const here = asking();
    expect((await here.page('/?said=resumed', DARA)).text).toContain('Everything goes on.');
    for (const said of ['<script>', 'toString', '__proto__', 'constructor'])
      expect((await here.page(`/?said=${encodeURIComponent(said)}`, DARA)).text).not.toMatch(
        /script>|native code|role="status"/,
      );
  });

  it.each(['2027-13-40', '2027-02-30', 'tomorrow', '<b>', "2027-01-09T00:00:00Z'"])(
    'begins today where it is asked to begin on no day: %s',
    async (from) => {
      const here = asking();
      await here.planned({ at: LATER });
      const { status, text } = await here.page(`/?from=${encodeURIComponent(from)}`, DARA);
      expect([status, text.includes('Today')]).toEqual([200, true]);
    },
  );

  it('is read in Khmer unless somebody chooses English, which is remembered', async () => {
    const here = asking();
    const response = await here.request('/', DARA);
    expect(await response.text()).toContain('<html lang="km">');
    const chosen = await here.request('/?language=en', DARA);
    expect(await chosen.text()).toContain('<html lang="en">');
    expect(chosen.headers.get('set-cookie')).toBe('language=en; Max-Age=31536000; Path=/; SameSite=Lax');
  });
});
