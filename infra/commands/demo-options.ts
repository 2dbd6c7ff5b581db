import { Mendable } from '../../shared/domain/mendable.ts';
import { existingFolder, readOptions } from './options.ts';

export const USAGE = 'npm run demo -- [--content DIR] [--data DIR] [--seed N] [--port 4000] [--stay | --no-stay]';

const LARGEST_SEED = 2 ** 31 - 1;

export interface DemoOptions {
  readonly content: string;
  readonly data: string;
  readonly seed: number;
  readonly port: number;
  /** Whether it goes on after its end, so that somebody can look around. */
  readonly stays: boolean;
  /** What was said beside the data folder and must be said again to open it. */
  readonly again: readonly string[];
}

/** Reads the options of `npm run demo`; throws a Mendable for what is wrong with them. */
export function demoOptions(args: string[]): DemoOptions {
  const { values, positionals } = readOptions(
    args,
    {
      content: { type: 'string' },
      data: { type: 'string' },
      seed: { type: 'string' },
      port: { type: 'string' },
      stay: { type: 'boolean' },
      'no-stay': { type: 'boolean' },
    },
    USAGE,
  );
  const [extra] = positionals;
  if (extra) throw new Mendable(`What is ${extra}? Usage: ${USAGE}`);
  const { content, port } = values;
  return {
    content: existingFolder(content ?? 'content'),
    data: values.data ?? '.data/demo',
    seed: wholeNumber('--seed', values.seed ?? '1', LARGEST_SEED),
    port: wholeNumber('--port', port ?? '4000', 65_535),
    stays: values['no-stay'] ? false : (values.stay ?? Boolean(process.stdin.isTTY && process.stdout.isTTY)),
    again: [...(content === undefined ? [] : ['--content', content]), ...(port === undefined ? [] : ['--port', port])],
  };
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isInteger(number) || number < 0 || number > most) {
    throw new Mendable(`${name} "${text}" is not a whole number from 0 to ${most}. Usage: ${USAGE}`);
  }
  return number;
}
