import { Mendable } from '../../shared/domain/mendable.ts';

/** What a person types or pastes, shown nowhere; or all of standard input, where something else writes it. */
export async function hiddenValue(what: string): Promise<string> {
  const value = (process.stdin.isTTY ? await typed(what) : await piped()).trim();
  if (value === '') throw new Mendable(`Nothing was given for ${what}: nothing was changed.`);
  if (/\s|\p{Cc}/u.test(value)) throw new Mendable(`A secret is one word; ${what} had a space or a line break in it.`);
  return value;
}

async function piped(): Promise<string> {
  process.stdin.setEncoding('utf8');
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return text;
}

/** In raw mode the terminal echoes nothing, and leaves every key to us. */
async function typed(what: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(`Paste ${what}, then Enter (it is not shown): `);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  let value = '';
  try {
    for await (const keys of stdin) {
      for (const key of String(keys)) {
        if (key === '\r' || key === '\n' || key === '\u0004') return value;
        if (key === '\u0003') throw new Mendable('Stopped: nothing was changed.');
        value = key === '\u007f' || key === '\b' ? value.slice(0, -1) : value + key;
      }
    }
    return value;
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}
