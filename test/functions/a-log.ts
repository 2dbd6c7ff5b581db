import { closeMonths } from '../../functions/summarize/close-months.ts';
import { closesAt } from '../../shared/domain/closed-month.ts';
import type { Entry } from '../../shared/domain/delivery.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { fromWallTime, type Instant } from '../../shared/domain/instant.ts';
import { verifyLog } from '../../shared/domain/log-verification.ts';
import type { Ledger } from '../../shared/ports.ts';
import { anEntry } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryContent } from '../fakes/content-store.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { testLog } from '../fakes/log.ts';

/** A ledger and a content store in which months go by. */
export function aLog(ledger: Ledger = memoryLedger()) {
  const contentStore = memoryContent();
  const clock = testClock(fromWallTime('2026-11-20', '12:00'));
  const ports = { ledger, contentStore, clock, log: testLog() };
  return {
    ...ports,
    ports,
    close: () => closeMonths(ports),
    /** The log of this month, and of all before it, as it is when it closes. */
    async closed(month: string) {
      clock.set(closesAt(month));
      await closeMonths(ports);
      return this.month(month);
    },
    async month(month: string) {
      const found = (await ledger.closedMonths()).find((one) => one.month === month);
      if (!found) throw new Error(`${month} is not closed`);
      return found;
    },
    async files(...months: string[]) {
      const files: { name: string; bytes: Uint8Array }[] = [];
      for (const month of months)
        for (const { sha256 } of (await this.month(month)).parts)
          files.push({ name: `${month}.csv`, bytes: await contentStore.kept('log', sha256) });
      return files;
    },
    async verified(...months: string[]) {
      return verifyLog(await this.files(...months), null);
    },
    /** The rows of a month's file, each as its cells by column. */
    async rows(month: string) {
      const [file] = await this.files(month);
      return rowsIn(new TextDecoder().decode(file?.bytes));
    },
    async planned(at: Instant, entry: Partial<Entry> = {}) {
      const delivery = schedule(anEntry({ at, ...entry }), null, fromWallTime('2026-11-01', '08:00'));
      await ledger.create(delivery);
      return delivery;
    },
  };
}

/** Reads a CSV in which no cell holds a line's end, as any program would. */
export function rowsIn(csv: string): Record<string, string>[] {
  const [header = '', ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  const cells = (line: string) =>
    [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)].map((cell) =>
      (cell[1] ?? cell[2] ?? '').replaceAll('""', '"'),
    );
  return lines.map((line) => Object.fromEntries(cells(header).map((name, index) => [name, cells(line)[index] ?? ''])));
}
