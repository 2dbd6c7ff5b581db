import { describe, expect, it } from 'vitest';
import { LOG_WORDS } from '../../functions/console/pages/log-words.ts';
import { closeMonths } from '../../functions/summarize/close-months.ts';
import { countMonths } from '../../functions/summarize/count-months.ts';
import { closesAt } from '../../shared/domain/closed-month.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { COUNTED_AT_ONCE } from '../../shared/domain/log-marks.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { asking } from './asking.ts';

const PARTNER = 'token-of-partner';
const JANUARY = '/log?month=2027-01';
/** A number of the page, by its name. */
const numberOf = (text: string, name: string) =>
  new RegExp(`<strong>([^<]*)</strong></td><th scope="row">(?:<a [^>]*>)?${name}<`).exec(text)?.[1];
const rowsIn = (text: string) => [...text.matchAll(/<a href="\/log\/[a-z2-7]{20}">([^<]*)<\/a> <small>([^ ]*)/g)];

async function scene() {
  const here = asking();
  const out = await here.published({}, '41');
  await here.published(
    { post: '04-late', channel: 'fb-main', kind: 'facebook_page', at: plus(EVENING, -HOUR_MS) },
    '42',
  );
  const missed = await here.planned({ post: '05-missed', campaign: 'other', at: plus(EVENING, HOUR_MS) });
  await here.happen(missed, { type: 'missed', at: EVENING, why: 'approval_needed' });
  const record = await here.ledger.campaign('other');
  await here.ledger.saveCampaign({ ...record, revision: record.revision + 1, partnerCode: 'GRANT-7' });
  const found = async () => {
    const delivery = await here.ledger.find(missed.id);
    if (!delivery) throw new Error('It is there');
    return delivery;
  };
  return { ...here, out, missed: found };
}

describe('the log of a month', () => {
  it('says in numbers what became of all that was planned, each with what it means, and 0 where there is none', async () => {
    const here = await scene();
    const { status, text } = await here.page(JANUARY, PARTNER);
    expect(status).toBe(200);
    const numbers = ['planned', 'out', 'late', 'missed', 'refused', 'unknown', 'withdrawn'].map((name) =>
      numberOf(text, name),
    );
    expect(numbers).toEqual(['3', '2', '1', '1', '0', '0', '0']);
    expect(text).toContain('of those out: more than 5 minutes after the planned moment');
  });

  it('counts what a person has posted as posted by hand, and finds it by that', async () => {
    const here = await scene();
    await here.happen(await here.missed(), { type: 'handled', at: EVENING, how: 'by_hand' });
    const { text } = await here.page(`${JANUARY}&outcome=by_hand`, PARTNER);
    expect([numberOf(text, 'posted by hand'), numberOf(text, 'missed')]).toEqual(['1', '0']);
    expect(rowsIn(text).map(([, post]) => post)).toEqual(['05-missed']);
  });

  it('says of each row also what a person has done by hand since', async () => {
    const here = await scene();
    await here.happen(
      here.out,
      { type: 'vanished', at: plus(EVENING, HOUR_MS) },
      { type: 'handled', at: plus(EVENING, HOUR_MS), how: 'by_hand' },
    );
    const { text } = await here.page(`${JANUARY}&outcome=vanished`, PARTNER);
    expect(text).toContain('<strong>out, vanished, posted by hand</strong>');
  });

  it('means by each number what it counts: whatever held a missed post, and what left the plan as well', async () => {
    const { text } = await (await scene()).page(JANUARY, PARTNER);
    expect(text).toContain('nothing was running, or something else held it');
    expect(text).toContain('withdrawn, or taken out of the plan, before it was out');
    expect(text).toContain('a part is out; the rest was refused, held or withdrawn');
    const { missed, withdrawn } = LOG_WORDS.km.marks;
    expect(missed[1]).toContain('មានអ្វីផ្សេងទៀតបានទប់វា');
    expect(withdrawn[1]).toContain('យកវាចេញពីផែនការ');
  });

  it('does not say 0 of what cannot be known, but that it cannot, and why', async () => {
    const { text } = await (await scene()).page(JANUARY, PARTNER);
    expect(numberOf(text, 'people who saw it')).toBe('–');
    expect(text).toContain('Not measurable: no channel tells how many people have seen a post');
  });

  it.each([
    ['campaign=other', ['05-missed']],
    ['channel=fb-main', ['04-late']],
    ['outcome=late', ['04-late']],
    ['outcome=out', ['04-late', '03-invite']],
    ['partner_code=GRANT-7', ['05-missed']],
    ['partner_code=GRANT-7&outcome=out', []],
    ['partner_code=nobody', []],
  ])('shows of it what is asked for: %s', async (filter, posts) => {
    const { text } = await (await scene()).page(`${JANUARY}&${filter}`, PARTNER);
    expect(rowsIn(text).map(([, post]) => post)).toEqual(posts);
  });

  it('counts what is asked for, and offers the codes by which partners know what is theirs', async () => {
    const here = await scene();
    const { text } = await here.page(`${JANUARY}&partner_code=GRANT-7`, PARTNER);
    expect([numberOf(text, 'planned'), numberOf(text, 'missed')]).toEqual(['1', '1']);
    expect(text).toContain('<option value="GRANT-7" selected>');
    // The number leads to its rows, and keeps what was chosen.
    expect(text).toContain('href="/log?month=2027-01&amp;outcome=missed&amp;partner_code=GRANT-7"');
  });

  it('has of a closed month its file, head and number of rows, the numbers as they were then, and what was corrected', async () => {
    const here = await scene();
    here.clock.set(closesAt('2027-01'));
    await closeMonths(here);
    await here.happen(here.out, { type: 'vanished', at: plus(EVENING, HOUR_MS) });
    here.clock.set(closesAt('2027-02'));
    await closeMonths(here);
    const [january] = await here.ledger.closedMonths();
    const { text } = await here.page(JANUARY, PARTNER);
    expect(text).toContain(`npm run verify-log -- deliveries-2027-01.csv --head ${january?.head} --rows 3`);
    expect(text).toContain('href="/log.csv?month=2027-01"');
    expect(text).toMatch(
      /Rows of this month that the file of Feb 2027 corrects: 1<\/a><ul class="plain"><li class="row"><a href="\/log\/[a-z2-7]{20}">03-invite<\/a> <small>tg-main/u,
    );
    expect(numberOf(text, 'vanished')).toBe('0');
    expect(text).toMatch(/Rows, as they are now.*out, vanished/su);
    const february = await here.page('/log?month=2027-02', PARTNER);
    expect(february.text).toContain('Rows of this file that correct Jan 2027: 1');
    expect(await (await here.request('/log.csv?month=2027-01', PARTNER)).text()).toBe(
      await (await here.request('/api/deliveries.csv?month=2027-01', PARTNER)).text(),
    );
  });

  it('goes on where a page ended, over a month too large to count at once, and shows each row once', async () => {
    const here = asking();
    const count = COUNTED_AT_ONCE + 30;
    for (let index = 0; index < count; index += 1)
      await here.planned({ post: `post-${index}`, at: plus(EVENING, (index % 40) * MINUTE_MS) });
    expect(numberOf((await here.page(JANUARY, PARTNER)).text, 'planned')).toBeUndefined();
    await countMonths(here);
    expect(numberOf((await here.page(JANUARY, PARTNER)).text, 'planned')).toBe(String(count));
    const seen: string[] = [];
    for (let path: string | undefined = `${JANUARY}&outcome=waiting`; path; ) {
      const { text } = await here.page(path, PARTNER);
      seen.push(...rowsIn(text).map(([, post]) => post ?? ''));
      path = /href="([^"]*)">More/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(count);
    expect(new Set(seen).size).toBe(count);
  });

  it('finds the one row that is asked for behind many others, by looking further', async () => {
    const here = asking();
    for (let index = 0; index < COUNTED_AT_ONCE + 30; index += 1) await here.planned({ post: `post-${index}` });
    await here.published({ post: 'the-one', at: plus(EVENING, HOUR_MS) }, '41');
    const first = await here.page(`${JANUARY}&outcome=out`, PARTNER);
    expect(rowsIn(first.text)).toEqual([]);
    expect(first.text).toContain('Nothing so far is what you chose. Look further.');
    const more = /href="([^"]*)">More/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(rowsIn((await here.page(more, PARTNER)).text).map(([, post]) => post)).toEqual(['the-one']);
  });

  it('is for staff and partners, shows this month to whoever names none, and forgives a link that was cut', async () => {
    const here = await scene();
    expect((await here.page('/log', 'nobody')).status).toBe(303);
    expect((await here.page('/log', 'token-of-chan')).status).toBe(403);
    for (const path of ['/log', '/log?month=2027', '/log?after=x&outcome=y']) {
      const { status, text } = await here.page(path, 'token-of-dara');
      expect([status, numberOf(text, 'planned')]).toEqual([200, '3']);
    }
  });

  it('takes a month outside of 2000 to 2999 for none, at every door, and shows the last one that it takes', async () => {
    const here = await scene();
    for (const month of ['9999-12', '3000-01', '0000-01', '1999-12']) {
      const { status, text } = await here.page(`/log?month=${month}`, PARTNER);
      expect([status, numberOf(text, 'planned')]).toEqual([200, '3']);
      for (const path of ['/log.csv', '/api/deliveries.csv', '/api/deliveries'])
        expect((await here.request(`${path}?month=${month}`, PARTNER)).status).toBe(400);
    }
    for (const month of ['2000-01', '2999-12'])
      expect((await here.page(`/log?month=${month}`, PARTNER)).status).toBe(200);
  });

  it('puts nobody’s words into the page as anything but words', async () => {
    const here = asking();
    await here.planned({ post: '<script>alert(1)</script>', campaign: '"><img src=x>' });
    const { text } = await here.page(`${JANUARY}&campaign="><b>`, PARTNER);
    expect(text).not.toMatch(/<script|<img|<b>/);
    expect((await here.page(JANUARY, PARTNER)).text).not.toMatch(/<script|<img/);
  });
});
