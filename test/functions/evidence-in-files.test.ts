import { describe, expect, it } from 'vitest';
import { closeMonths } from '../../functions/summarize/close-months.ts';
import { closesAt } from '../../shared/domain/closed-month.ts';
import { replan } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { NO_ROW } from '../../shared/domain/log-chain.ts';
import { readLog, readRow, writeLog } from '../../shared/domain/log-file.ts';
import { partsNaming } from '../../shared/domain/log-lookup.ts';
import { contentOf } from '../../shared/domain/log-row.ts';
import { aDelivery, anEntry, EVENING } from '../fakes/a-delivery.ts';
import { memoryContent } from '../fakes/content-store.ts';
import { asking } from './asking.ts';
import { PARTNER } from './evidence-scene.ts';

const JANUARY = '2027-01';
const deliveries = Array.from({ length: 12 }, (_, index) =>
  aDelivery({ post: `post-${index}`, at: plus(EVENING, (index % 5) * MINUTE_MS) }),
);

/** A console before a month whose file has several parts, over a store that loses what it is told to, and counts. */
async function scene() {
  const kept = memoryContent();
  const read: string[] = [];
  const lost = new Set<string>();
  const contentStore: typeof kept = {
    ...kept,
    async kept(area, hash) {
      read.push(area);
      if (lost.has(area)) throw new Error(`${area}/${hash} is missing`);
      return kept.kept(area, hash);
    },
  };
  const here = asking({ contentStore });
  for (const delivery of deliveries) await here.ledger.create(delivery);
  const rows = deliveries.map((delivery) => ({ content: contentOf(delivery), correctsMonth: null, revision: 1 }));
  const { head, files } = writeLog(NO_ROW, rows, 1_500);
  const parts = [];
  for (const { bytes, ...file } of files) parts.push({ sha256: await kept.keep('log', bytes), ...file });
  const closed = { month: JANUARY, closedAt: closesAt(JANUARY), previousHead: NO_ROW, head, rows: 12, parts };
  await here.ledger.closeMonth({ ...closed, figures: {}, corrections: {} });
  here.clock.set(plus(closesAt(JANUARY), HOUR_MS));
  return { ...here, files, parts, read, lost };
}

describe('where a delivery stands in the files', () => {
  it('is found in the one part in which its moment is, whichever part that is', async () => {
    const here = await scene();
    expect(here.parts.length).toBeGreaterThan(2);
    for (const { id } of deliveries) {
      here.read.length = 0;
      const { text } = await here.page(`/log/${id}`, PARTNER);
      expect(text).toMatch(/Jan 2027 \(\d+\), line \d, revision 1.*Nothing of it has changed since/su);
      expect(here.read.filter((area) => area === 'log')).toHaveLength(1);
    }
  });

  it('is found also where it had another moment when the month was closed', async () => {
    const here = await scene();
    const [delivery] = deliveries;
    const entry = anEntry({ post: 'post-0', at: plus(here.clock.now(), DAY_MS) });
    const moved = delivery && replan(delivery, entry, null, here.clock.now());
    if (!moved) throw new Error('It can be moved');
    await here.ledger.save(moved);
    expect((await here.page(`/log/${moved.id}`, PARTNER)).text).toMatch(/Jan 2027 \(1\), line 2.*It has changed/su);
  });

  it('is looked for in every part of a month of which nobody kept where its parts begin', async () => {
    const { ledger, parts } = await scene();
    const [closed] = await ledger.closedMonths();
    const [delivery] = deliveries;
    if (!closed || !delivery) throw new Error('They are there');
    expect(partsNaming(delivery, [closed])).toHaveLength(1);
    const asBefore = { ...closed, parts: parts.map((part) => ({ ...part, first: null })) };
    expect(partsNaming(delivery, [asBefore])).toHaveLength(parts.length);
  });

  it('is read as from the whole file', async () => {
    const { files } = await scene();
    for (const { bytes } of files) {
      const rows = [...readLog(bytes)];
      const found = deliveries.map(({ id }) => readRow(bytes, id)).filter((row) => row !== null);
      expect(new Map(found.map((row) => [row.line, row]))).toEqual(new Map(rows.map((row) => [row.line, row])));
    }
  });

  it('cannot be said where that file is lost, and the page says so', async () => {
    const here = await scene();
    here.lost.add('log');
    const { status, text } = await here.page(`/log/${deliveries[0]?.id}`, PARTNER);
    expect(status).toBe(200);
    expect(text).toMatch(
      /Jan 2027 \(1\): this file cannot be read any more.*Whether it has changed since cannot be known/su,
    );
    expect(text).not.toContain('In no file yet');
  });
});

describe('words that are lost', () => {
  it('are said to be so, beside the hashes that are left', async () => {
    const here = asking();
    const { id, text: hash } = await here.published({}, '41');
    here.clock.set(closesAt(JANUARY));
    await closeMonths(here);
    const { status, text } = await here.page(`/log/${id}`, PARTNER);
    expect(status).toBe(200);
    expect(text).toContain('Its words cannot be read any more');
    expect(text).toContain(hash);
    expect((await here.request(`/log/${id}/photo/1`, PARTNER)).status).toBe(404);
  });
});
