import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chain, NO_ROW } from '../../shared/domain/log-chain.ts';
import { cell, cellsOf, LINE_END, LOG_COLUMNS, LOG_HEADER } from '../../shared/domain/log-row.ts';
import { verifyLog } from '../../shared/domain/log-verification.ts';

const texts = fc.oneof(fc.string(), fc.constantFrom('=1+1', 'សួស្តី, "ពិភពលោក"', '@x', '-1001', 'a\r\nb', '\t=1', ''));
const bodies = fc.array(
  fc.array(texts, { minLength: 2, maxLength: 4 }).map((row) => row.map(cell).join(',')),
  {
    minLength: 2,
    maxLength: 12,
  },
);

function chained(rows: readonly string[], begins = NO_ROW) {
  let head = begins;
  const lines = rows.map((body) => {
    const row = chain(head, body);
    head = row.head;
    return row.line;
  });
  return { lines, head };
}

const file = (lines: readonly string[], name = '2027-01.csv') => ({
  name,
  bytes: Buffer.from(LOG_HEADER + lines.join('')),
});
const faultsIn = (text: string) => verifyLog([{ name: 'a.csv', bytes: Buffer.from(text) }], null).faults;
const faultsOf = (lines: readonly string[]) => verifyLog([file(lines)], null).faults;

describe('the chain of the delivery log', () => {
  it('is what anybody can compute: SHA-256 of the hash before, a line feed and the row without its two hashes', () => {
    const [line = ''] = chained(['one,"a, b",1']).lines;
    const [hash, previous] = line.trimEnd().split(',').reverse();
    expect(previous).toBe('0'.repeat(64));
    expect(hash).toBe(createHash('sha256').update(`${previous}\none,"a, b",1`).digest('hex'));
  });

  it('finds nothing wrong in a file as it was written, whatever its rows say', () => {
    fc.assert(
      fc.property(bodies, (rows) => {
        const { lines, head } = chained(rows);
        const found = verifyLog([file(lines)], { head, rows: rows.length });
        expect(found).toMatchObject({ faults: [], rows: rows.length, begins: NO_ROW, isTruncationChecked: true });
      }),
    );
  });

  it('finds a row of which a single character was changed, and says in which line', () => {
    fc.assert(
      fc.property(bodies, fc.nat(), fc.nat(), (rows, which, where) => {
        const { lines } = chained(rows);
        const index = which % lines.length;
        const line = lines[index] ?? '';
        const place = where % (line.length - LINE_END.length);
        const other = line[place] === '7' ? '8' : '7';
        const changed = line.slice(0, place) + other + line.slice(place + 1);
        // The line itself, or, where its own hash was written over, the one after it too.
        expect(faultsOf(lines.with(index, changed))[0]).toMatchObject({ file: '2027-01.csv', line: index + 2 });
      }),
    );
  });

  it('finds a row that was changed and given the hash that fits, by the row after it', () => {
    fc.assert(
      fc.property(bodies, fc.nat(), (rows, which) => {
        const { lines } = chained(rows);
        const index = which % (lines.length - 1);
        const previous = chained(rows.slice(0, index)).head;
        const forged = chain(previous, `${rows[index]}x`).line;
        expect(faultsOf(lines.with(index, forged))).toMatchObject([{ line: index + 3 }]);
      }),
    );
  });

  it('finds a row that was removed between others, added, or moved', () => {
    fc.assert(
      fc.property(bodies, fc.nat(), fc.nat(), (rows, from, to) => {
        const distinct = rows.map((row, index) => `${index},${row}`);
        const { lines } = chained(distinct);
        const taken = from % lines.length;
        if (taken > 0 && taken < lines.length - 1)
          expect(faultsOf(lines.toSpliced(taken, 1))).toMatchObject([{ line: taken + 2 }]);
        expect(faultsOf(lines.toSpliced((to % lines.length) + 1, 0, lines[taken] ?? ''))).not.toEqual([]);
        const place = to % lines.length;
        if (place !== taken)
          expect(faultsOf(lines.toSpliced(taken, 1).toSpliced(place, 0, lines[taken] ?? ''))).not.toEqual([]);
      }),
    );
  });

  it('finds what is missing at the end, or at the beginning, by the head and the number of rows alone', () => {
    const { lines, head } = chained(['1', '2', '3']);
    const said = { head, rows: 3 };
    expect(verifyLog([file(lines.slice(0, 2))], null)).toMatchObject({ faults: [], isTruncationChecked: false });
    expect(verifyLog([file(lines.slice(0, 2))], said).faults).toHaveLength(2);
    expect(verifyLog([file(lines.slice(1))], said).faults).toMatchObject([
      { what: 'has another number of rows: 2, not 3' },
    ]);
    expect(verifyLog([file([])], said).faults).not.toEqual([]);
  });

  it('goes on over the files of several months, one without a row included', () => {
    const first = chained(['1', '2']);
    const second = chained(['3', '4'], first.head);
    const files = [file(first.lines, 'a.csv'), file([], 'b.csv'), file(second.lines, 'c.csv')];
    expect(verifyLog(files, { head: second.head, rows: 4 }).faults).toEqual([]);
    expect(verifyLog([...files].reverse(), null).faults).toMatchObject([{ file: 'a.csv', line: 2 }]);
    expect(verifyLog(files.slice(2), null)).toMatchObject({ faults: [], begins: first.head });
    expect(verifyLog([file(first.lines.slice(0, 1)), file(second.lines, 'c.csv')], null).faults).toMatchObject([
      { file: 'c.csv', line: 2 },
    ]);
  });

  it('says of a month that is not closed that it may still change, and of anything else that it is no log', () => {
    expect(faultsIn(`${LOG_HEADER}x,1,,${LINE_END}`)).toMatchObject([
      { line: 2, what: expect.stringContaining('not closed yet') },
    ]);
    for (const text of ['', 'nothing', `${LOG_HEADER}x`]) expect(faultsIn(text)).not.toEqual([]);
  });

  it('does not take for a change that a program wrote other ends of line, or left the byte order mark out', () => {
    const { lines } = chained(['1', '2']);
    const text = (LOG_HEADER + lines.join('')).replaceAll('\r\n', '\n').slice(1);
    expect(faultsIn(text)).toEqual([]);
  });

  it('takes bytes that are no text for a change, also where they are read as the sign that was there', () => {
    const { lines } = chained(['a\uFFFD']);
    const bytes = file(lines).bytes;
    const place = bytes.indexOf('\uFFFD');
    const changed = Buffer.concat([bytes.subarray(0, place), Buffer.of(0xff), bytes.subarray(place + 3)]);
    expect(verifyLog([{ name: 'a.csv', bytes: changed }], null).faults).toMatchObject([{ line: 0 }]);
  });
});

describe('a cell of the log', () => {
  it('reads back as what it says, on one line, and no spreadsheet takes it for a formula', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 6 }), (row) => {
        const line = row.map(cell).join(',');
        expect(line).not.toMatch(/[\r\n\t]/);
        const read = cellsOf(line);
        expect(read).toHaveLength(row.length);
        for (const text of read) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        const asWritten = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
        for (const [index, text] of row.entries())
          expect([asWritten(text), `'${asWritten(text)}`]).toContain(read[index]);
      }),
    );
  });

  it.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'is harmless when it begins as %j',
    (text) => {
      expect(cellsOf(cell(text))[0]).toMatch(/^'/);
    },
  );

  it('stands in the columns that partners script against', () => {
    expect(LOG_COLUMNS.join(', ')).toBe(
      'delivery_id, campaign, post, channel, kind, language, variant, planned_at, published_at, status, reason, attempts, external_id, permalink, text_sha256, corrects_month, revision, previous_sha256, row_sha256',
    );
  });
});
