import { writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { inBothLanguages } from '../../shared/content/in-both-languages.ts';
import { SEVERITIES } from '../../shared/content/severity-words.ts';
import type { Problem } from '../../shared/domain/content/content.ts';
import { machineTime } from '../../shared/runtime/clock.ts';
import { type PostFile, postFiles } from '../local/preview/post-files.ts';
import { type Preview, previews } from '../local/preview/previews.ts';
import { here, languageOption, nowOption, readOptions, run } from './options.ts';

const USAGE = 'npm run preview -- POST.md [MORE.md …] [--out FILE.html] [--lang km|en] [--now ISO]';

/**
 * `npm run preview`: writes beside each post, or where `--out` says, one page that shows it as every channel will have
 * it. Prints where the page is; what is wrong with the post stands on it, and is no reason to write none.
 */
async function previewCommand(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    { out: { type: 'string' }, lang: { type: 'string', default: 'km' }, now: { type: 'string' } },
    USAGE,
  );
  const language = languageOption(values.lang, USAGE);
  const posts = positionals.flatMap((named) => postFiles(named, here(named)));
  if (posts.length === 0) throw noneNamed();
  if (values.out !== undefined && posts.length > 1) throw oneOut();
  for (const [root, own] of Map.groupBy(posts, (post) => post.root)) {
    const publicUrl = process.env.CIVICAST_PUBLIC_URL?.replace(/\/+$/, '') || null;
    const setting = { root, now: nowOption(values.now) ?? machineTime(), language, publicUrl };
    const pages = await previews(
      own.map(({ path }) => path),
      setting,
    );
    for (const [path, preview] of pages) await write(values.out ? here(values.out) : beside({ root, path }), preview);
  }
  return 0;
}

function beside({ root, path }: PostFile): string {
  return join(root, path.replace(/\.md$/i, '.preview.html'));
}

async function write(file: string, { page, problems }: Preview): Promise<void> {
  await writeFile(file, page).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EACCES' || cause.code === 'EPERM' || cause.code === 'ENOENT') throw cannotWrite(basename(file));
    throw cause;
  });
  console.log(relative(here('.'), file));
  const counts = (['error', 'hold', 'warning'] as const).flatMap((severity) => countOf(problems, severity));
  if (counts.length > 0) console.error(`  ${counts.join(', ')}`);
}

function countOf(problems: readonly Problem[], severity: Problem['severity']): string[] {
  const count = problems.filter((problem) => problem.severity === severity).length;
  const { km, en } = SEVERITIES[severity].one;
  return count === 0 ? [] : [`${count} ${km} · ${en}`];
}

/** Khmer: draft, needs native review. */
function noneNamed() {
  return inBothLanguages({
    km: `សូមប្រាប់ឯកសារប្រកាសដែលអ្នកចង់មើល៖ npm run preview -- content/campaigns/…/posts/01-….md`,
    en: `Name the post that you want to see: npm run preview -- content/campaigns/…/posts/01-….md`,
  });
}

/** Khmer: draft, needs native review. */
function oneOut() {
  return inBothLanguages({
    km: `--out ប្រើបានតែជាមួយប្រកាសមួយ។ បើគ្មានវា ទំព័រនីមួយៗនៅក្បែរប្រកាសរបស់វា។`,
    en: `--out goes with one post only. Without it each page lies beside its post.`,
  });
}

/** Khmer: draft, needs native review. */
function cannotWrite(file: string) {
  return inBothLanguages({
    km: `សរសេរ «${file}» មិនបានទេ។ សូមជ្រើសកន្លែងផ្សេងដោយ --out។`,
    en: `"${file}" cannot be written. Choose another place with --out.`,
  });
}

await run(previewCommand);
