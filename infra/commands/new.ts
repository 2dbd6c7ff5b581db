import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import { scaffold } from '../../shared/content/scaffold/scaffold.ts';
import { contentFolder } from '../../shared/local/content-folder.ts';
import { machineTime } from '../../shared/runtime/clock.ts';
import { wishOf } from './new-wish.ts';
import { HELP, NEXT } from './new-words.ts';
import { existingFolder, here, languageOption, nowOption, readOptions, run } from './options.ts';

const USAGE =
  'npm run new -- campaign|series|post|organisation [FOLDER] [--name "…"] [--cta TYPE] [--at "YYYY-MM-DD HH:MM"] [--posts N] [--content DIR] [--lang km|en]';
const text = { type: 'string' } as const;

/**
 * `npm run new`: begins a campaign, a series, one more post, or the organisation's own files: drafts that pass the check
 * as they stand. Nothing is written over. Without words it says what it can do.
 */
async function newCommand(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    {
      name: text,
      'name-km': text,
      'name-en': text,
      cta: text,
      at: text,
      posts: text,
      content: text,
      now: text,
      lang: { ...text, default: 'km' },
    },
    USAGE,
  );
  const language = languageOption(values.lang, USAGE);
  if (positionals.length === 0) {
    console.log(`${HELP.km}\n${HELP.en}`);
    return 0;
  }
  const root = existingFolder(values.content ?? 'content');
  const now = nowOption(values.now) ?? machineTime();
  const files = await loadContent(contentFolder(root, root));
  const folders = [...new Set(files.flatMap(({ path }) => /^campaigns\/([^/]+)\//.exec(path)?.[1] ?? []))];
  const made = scaffold(files, wishOf({ ...values, words: positionals }, language, folders, now), now);
  for (const [path, content] of made) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content, { flag: 'wx' });
  }
  const shown = (path: string) => relative(here('.'), join(root, path));
  console.log([...made.keys()].map(shown).join('\n'));
  const quoted = (path: string) => (/^[\w./-]+$/.test(path) ? path : `"${path}"`);
  const [post] = [...made.keys()].filter((path) => path.endsWith('.md'));
  const check = `npm run check -- ${quoted(relative(here('.'), root) || '.')}${language === 'km' ? ' --lang km' : ''}`;
  console.log(`\n${NEXT[language](check, post ? `npm run preview -- ${quoted(shown(post))}` : null)}`);
  for (const { file, line, message } of await foundIn(root, [...made.keys()], now))
    console.error(`${shown(file)}:${line}  ${message[language]}`);
  return 0;
}

/** What is wrong with the moment that was asked for: everything else is in order. */
async function foundIn(root: string, paths: readonly string[], now: ReturnType<typeof machineTime>) {
  const { problems } = readContent(await loadContent(contentFolder(root, root)), now);
  return problems.filter(({ file, severity }) => severity !== 'hold' && paths.includes(file));
}

await run(newCommand);
