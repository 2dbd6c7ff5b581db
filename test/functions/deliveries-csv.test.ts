import { describe, expect, it } from 'vitest';
import { closeMonths } from '../../functions/summarize/close-months.ts';
import { countMonths } from '../../functions/summarize/count-months.ts';
import { closesAt, ROWS_A_PART } from '../../shared/domain/closed-month.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { NO_ROW } from '../../shared/domain/log-chain.ts';
import { writeLog } from '../../shared/domain/log-file.ts';
import { LOG_COLUMNS } from '../../shared/domain/log-row.ts';
import { verifyLog } from '../../shared/domain/log-verification.ts';
import { aDelivery, EVENING } from '../fakes/a-delivery.ts';
import { rowsIn } from './a-log.ts';
import { asking } from './asking.ts';

const JANUARY = '/api/deliveries.csv?month=2027-01';

function scene() {
  const here = asking();
  return {
    ...here,
    async file(path = JANUARY, token = 'token-of-partner') {
      const answer = await here.request(path, token);
      const bytes = Buffer.from(await answer.arrayBuffer());
      return { headers: answer.headers, bytes, rows: rowsIn(bytes.toString()) };
    },
    async close(month = '2027-01') {
      here.clock.set(closesAt(month));
      await closeMonths(here);
    },
  };
}

describe('GET /api/deliveries.csv', () => {
  it('shows an open month as it is now, without hashes, so that nobody takes it for closed', async () => {
    const here = scene();
    const delivery = await here.published({}, '=41');
    const { bytes, rows, headers } = await here.file();
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(Object.keys(rows[0] ?? {})).toEqual([...LOG_COLUMNS]);
    expect(rows).toMatchObject([
      { delivery_id: delivery.id, status: 'published', external_id: "'=41", revision: '1', row_sha256: '' },
    ]);
    expect(headers.get('content-disposition')).toContain('deliveries-2027-01-not-closed.csv');
    const found = verifyLog([{ name: 'a', bytes }], null);
    expect(found.faults).toMatchObject([{ line: 2, what: expect.stringContaining('not closed yet') }]);
  });

  it('gives out a closed month byte for byte, whatever becomes of it, and what changed as rows of the next', async () => {
    const here = scene();
    const delivery = await here.published({}, '41');
    await here.close();
    const before = await here.file();
    const [month] = await here.ledger.closedMonths();
    expect(before.headers.get('x-log-head')).toBe(month?.head);
    expect(before.headers.get('x-log-rows')).toBe('1');
    expect(verifyLog([{ name: 'a', bytes: before.bytes }], { head: month?.head ?? '', rows: 1 }).faults).toEqual([]);
    await here.happen(delivery, { type: 'vanished', at: plus(EVENING, HOUR_MS) });
    expect((await here.file()).bytes).toEqual(before.bytes);
    await here.close('2027-02');
    expect((await here.file()).bytes).toEqual(before.bytes);
    const february = await here.file('/api/deliveries.csv?month=2027-02');
    expect(february.rows).toMatchObject([
      {
        delivery_id: delivery.id,
        corrects_month: '2027-01',
        revision: '2',
        reason: 'vanished 2027-01-09T20:00:00+07:00',
      },
    ]);
    const both = [before, february].map(({ bytes }, index) => ({ name: `${index}`, bytes }));
    expect(verifyLog(both, null)).toMatchObject({ faults: [], rows: 2, begins: NO_ROW });
  });

  it('names the next part of a month that does not fit into one answer', async () => {
    const here = scene();
    const content = 'a'.repeat(20);
    const rows = ['1', '2', '3'].map((name) => ({ content: `${name},${content}`, correctsMonth: null, revision: 1 }));
    const { head, files } = writeLog(NO_ROW, rows, 500);
    const parts = [];
    for (const { bytes, ...file } of files) parts.push({ sha256: await here.contentStore.keep('log', bytes), ...file });
    expect(parts.length).toBeGreaterThan(1);
    const closed = { month: '2027-01', closedAt: EVENING, previousHead: NO_ROW, head, rows: 3, parts };
    await here.ledger.closeMonth({ ...closed, figures: {}, corrections: {} });
    const read: Buffer[] = [];
    for (let path: string | undefined = JANUARY; path; ) {
      const { bytes, headers } = await here.file(path);
      read.push(bytes);
      path = /<(.*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
    expect(read).toHaveLength(parts.length);
    expect(
      verifyLog(
        read.map((bytes) => ({ name: 'a', bytes })),
        { head, rows: 3 },
      ).faults,
    ).toEqual([]);
    for (const part of ['0', 'x', '99'])
      expect((await here.request(`${JANUARY}&part=${part}`, 'token-of-dara')).status).toBe(404);
  });

  it('is of an open month too large for one answer had in parts, each row once, and no short file looks whole', async () => {
    const here = scene();
    const count = 2 * ROWS_A_PART + 1_500;
    for (let index = 0; index < count; index += 1)
      await here.ledger.create(aDelivery({ post: `post-${index}`, at: plus(EVENING, (index % 700) * MINUTE_MS) }));
    const name = ({ headers }: { headers: Headers }) => headers.get('content-disposition');
    expect(name(await here.file())).toContain('deliveries-2027-01-not-closed-part-1-goes-on.csv');
    await countMonths(here);
    // Planned since: nearly all of it fits into the room that its part has.
    await here.ledger.create(aDelivery({ post: 'new', at: plus(EVENING, MINUTE_MS) }));
    const { text } = await here.page('/log?month=2027-01&outcome=missed', 'token-of-partner');
    expect(text).toContain('The file is of the whole month, whatever you have chosen above.');
    const paths = [...text.matchAll(/href="(\/log\.csv[^"]*)">Download/g)].map(([, path = '']) => path);
    expect(paths).toHaveLength(3);
    const seen: (string | undefined)[] = [];
    for (const [index, path] of paths.entries()) {
      const file = await here.file(path.replaceAll('&amp;', '&'));
      expect(name(file)).toContain(`deliveries-2027-01-not-closed-part-${index + 1}.csv`);
      expect(file.headers.get('link')).toBeNull();
      seen.push(...file.rows.map(({ delivery_id }) => delivery_id));
    }
    expect(new Set(seen).size).toBe(count + 1);
    expect(seen).toHaveLength(count + 1);
  }, 30_000);

  it('says of a part that more was planned for than it has room that it goes on, and where', async () => {
    const here = scene();
    for (let index = 0; index < 5_100; index += 1)
      await here.ledger.create(aDelivery({ post: `post-${index}`, at: plus(EVENING, (index % 700) * MINUTE_MS) }));
    const until = `${plus(EVENING, 699 * MINUTE_MS)}~${'z'.repeat(20)}`;
    const part = await here.file(`${JANUARY}&part=2&until=${until}`);
    expect(part.headers.get('content-disposition')).toContain('-not-closed-part-2-goes-on.csv');
    const rest = /<(.*)>; rel="next"/.exec(part.headers.get('link') ?? '')?.[1] ?? '';
    const found = await here.file(rest);
    expect(found.headers.get('content-disposition')).toContain('-not-closed-part-2.csv');
    expect(found.headers.get('link')).toBeNull();
    expect(new Set([...part.rows, ...found.rows].map((row) => row.delivery_id)).size).toBe(5_100);
  }, 30_000);

  it('is for staff and partners, tells nobody of single moderators, and names the month that it wants', async () => {
    const here = scene();
    await here.pack('aaaaaaaaaa');
    expect((await here.file()).rows).toEqual([]);
    expect((await here.request(JANUARY, 'nobody')).status).toBe(401);
    expect((await here.request(JANUARY, 'token-of-chan')).status).toBe(403);
    for (const path of ['/api/deliveries.csv', `${JANUARY}-09`, `${JANUARY}&after=x`])
      expect((await here.request(path, 'token-of-partner')).status).toBe(400);
  });
});

describe('a row of the log', () => {
  it('says in its reason what became of it after it was out, or that a person has posted it', async () => {
    const here = scene();
    const out = await here.published({}, '41');
    await here.happen(out, { type: 'removal_asked', at: EVENING }, { type: 'removed', at: EVENING });
    const missed = await here.planned({ post: 'missed' });
    await here.happen(
      missed,
      { type: 'missed', at: EVENING, why: 'paused' },
      { type: 'handled', at: EVENING, how: 'by_hand' },
    );
    const reasons = (await here.file()).rows.map(({ status, reason }) => [status, reason]);
    expect(reasons.sort()).toEqual([
      ['missed', 'paused; posted_by_hand'],
      ['published', 'removed 2027-01-09T19:00:00+07:00'],
    ]);
  });
});
