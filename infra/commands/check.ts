import { resolve } from 'node:path';
import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import { SEVERITIES } from '../../shared/content/severity-words.ts';
import type { Problem } from '../../shared/domain/content/content.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { contentFolder } from '../../shared/local/content-folder.ts';
import { machineTime } from '../../shared/runtime/clock.ts';
import { existingFolder, languageOption, nowOption, readOptions, run } from './options.ts';

const USAGE = 'npm run check -- [DIR] [--now ISO] [--lang km|en] [--json]';

/**
 * `npm run check`: everything that is wrong with a content folder, one problem a line; what they amount to goes to
 * standard error. Exit 1 when there are errors.
 */
async function checkCommand(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    { now: { type: 'string' }, lang: { type: 'string', default: 'en' }, json: { type: 'boolean' } },
    USAGE,
  );
  const lang = languageOption(values.lang, USAGE);
  if (positionals.length > 1) throw new Mendable(`Only one folder can be checked at a time. Usage: ${USAGE}`);
  const now = nowOption(values.now) ?? machineTime();
  const folder = resolve(existingFolder(positionals[0] ?? 'content'));
  const files = await loadContent(contentFolder(folder, folder));
  if (files.length === 0) {
    throw new Mendable(
      `There is no content in "${folder}": a content folder has the folders _org and campaigns in it.`,
    );
  }
  const { problems } = readContent(files, now);
  if (values.json) console.log(JSON.stringify(problems.map(atTheDesk), null, 1));
  else {
    if (problems.length > 0) console.log(problems.map((problem) => inWords(problem, lang)).join('\n'));
    console.error(summary(problems, files.length, lang));
  }
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** At the desk nothing is on its way: what is missing is missing. */
function atTheDesk({ awaits, ...problem }: Problem): Problem {
  return problem;
}

function inWords({ file, line, column, code, severity, message }: Problem, language: 'km' | 'en'): string {
  const how = severity === 'error' ? '' : `(${SEVERITIES[severity].one[language]}) `;
  return oneLine(`${file}:${line}:${column}  ${code}  ${how}${message[language]}`);
}

/** A file's name may hold anything, a terminal's control signs included. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, '?');
}

function summary(problems: readonly Problem[], files: number, language: 'km' | 'en'): string {
  const counts = (['error', 'hold', 'warning'] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    if (count === 0) return [];
    const { one, many } = SEVERITIES[severity];
    return language === 'km'
      ? `${one.km} ${count}`
      : `${count} ${count === 1 && severity !== 'hold' ? one.en : many.en}`;
  });
  const found = counts.length > 0 ? counts.join(', ') : language === 'km' ? 'គ្មានកំហុសទេ' : 'Nothing wrong';
  return language === 'km' ? `ឯកសារ ${files}៖ ${found}` : `${found} in ${files} files.`;
}

await run(checkCommand);
