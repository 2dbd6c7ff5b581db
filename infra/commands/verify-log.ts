import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beginsTheLog, type Expected, type Verification, verifyLog } from '../../shared/domain/log-verification.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { Sha256 } from '../../shared/domain/message.ts';
import { readOptions, run } from './options.ts';

const USAGE = 'npm run verify-log -- FILE.csv [FILE.csv …] [--head SHA --rows N]';

/**
 * `npm run verify-log`: whether the delivery log of one month, or of several in their order, is as it was closed. Exit 1
 * when it is not; asks nobody, and needs nothing but the files.
 */
async function verifyLogCommand(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { head: { type: 'string' }, rows: { type: 'string' } }, USAGE);
  if (positionals.length === 0) throw new Mendable(`Name the file to verify. Usage: ${USAGE}`);
  const expected = expectedOf(values.head, values.rows);
  const files = positionals.map((path) => ({ name: basename(path), bytes: bytesOf(path) }));
  const found = verifyLog(files, expected);
  for (const { file, line, what } of found.faults) console.log(`${file}${line === 0 ? '' : `:${line}`}  ${what}`);
  console.log(summaryOf(found));
  return found.faults.length > 0 ? 1 : 0;
}

function expectedOf(head: string | undefined, rows: string | undefined): Expected | null {
  if (head === undefined && rows === undefined) return null;
  if (!Sha256.safeParse(head).success || !/^\d+$/.test(rows ?? ''))
    throw new Mendable(`--head and --rows go together, as they stand on the log page. Usage: ${USAGE}`);
  return { head: head ?? '', rows: Number(rows) };
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new Mendable(`${path} cannot be read: name the CSV file as it was downloaded.`);
  }
}

function summaryOf(found: Verification): string {
  const { faults, rows, begins, head, isTruncationChecked } = found;
  const said = [
    faults.length === 0 ? `${rows} rows, each as it was written.` : `${faults.length} faults in ${rows} rows.`,
    ...(head === null ? [] : [`head ${head}`]),
    ...(begins === null ? [] : [beginsTheLog(found) ? 'It begins with the first row of the log.' : startOf(begins)]),
    ...(isTruncationChecked ? [] : ['Truncation not checked: give --head and --rows as the log page shows them.']),
  ];
  return said.join('\n');
}

function startOf(begins: Sha256): string {
  return `The first row follows ${begins}: the head of the month before, whose file you can give before this one.`;
}

await run(verifyLogCommand);
