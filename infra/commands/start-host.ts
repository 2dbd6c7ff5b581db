import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../../shared/domain/content/content.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { jsonLog } from '../../shared/runtime/log.ts';
import { writable } from '../local/data-folder.ts';
import { startHost } from '../local/host.ts';
import { narrator } from './narrator.ts';
import { existingFolder, nowOption, readOptions } from './options.ts';
import { type ContentRead, contentSummary, startSummary } from './start-summary.ts';

const USAGE = 'npm start -- [--content DIR] [--data DIR] [--port 4000] [--now ISO] [--speed N]';
const FASTEST = 3600;

/** `npm start`: the whole system on this computer, until it is interrupted. */
export async function start(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const setting = settingOf(args);
  const stopped = new Promise<null>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(null));
  });
  writable(setting.data);
  const file = createWriteStream(join(setting.data, 'civicast.log'), { flags: 'a' });
  // A full disk must not end what still publishes; the ledger says by itself what it could not write.
  file.on('error', () => {});
  const log = narrator(jsonLog((line) => file.write(`${line}\n`)));

  let isReady = false;
  let read: ContentRead | null = null;
  const report = async (content: Content, checkedMs: number) => {
    read = { content, checkedMs };
    if (isReady) console.log(contentSummary(content));
  };
  const host = await startHost({ ...setting, env: process.env, log, report });
  isReady = true;
  console.log(await startSummary(host, read, setting.content));

  const failure = await Promise.race([host.failed, stopped]);
  console.log('Stopping: what is being sent is still written down …');
  await host.stop();
  if (failure) throw new Mendable(failure);
  process.exit(0);
}

function settingOf(args: string[]) {
  const { values, positionals } = readOptions(
    args,
    {
      content: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string' },
      now: { type: 'string' },
      speed: { type: 'string' },
    },
    USAGE,
  );
  const [extra] = positionals;
  if (extra) throw new Mendable(`What is ${extra}? Name the content folder with --content. Usage: ${USAGE}`);
  const content = existingFolder(values.content ?? 'content');
  return {
    content,
    data: values.data ?? '.data',
    port: wholeNumber('--port', values.port ?? '4000', 65_535),
    now: nowOption(values.now),
    speed: wholeNumber('--speed', values.speed ?? '1', FASTEST),
  };
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  const least = name === '--port' ? 0 : 1;
  if (!Number.isInteger(number) || number < least || number > most) {
    throw new Mendable(`${name} "${text}" is not a whole number from ${least} to ${most}. Usage: ${USAGE}`);
  }
  return number;
}
