import { readOptions, run } from '../../infra/commands/options.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { MIXES } from './mix.ts';
import { crowdedPosts } from './posts.ts';
import type { Random } from './random.ts';
import { broken, score } from './scoreboard.ts';
import { asJson, inWords } from './words.ts';

const USAGE =
  'npm run simulate -- [--seed N] [--posts N] [--moderators N] [--packs-per-week N] [--mix usual|harsh|none] [--watch DELIVERY[,…]] [--json]';

/** `npm run simulate`: everything goes wrong, and the platforms' truth is held against the ledger. Exit 1 when they differ. */
async function simulateCommand(args: string[]): Promise<number> {
  const { values } = readOptions(
    args,
    {
      seed: { type: 'string', default: '1' },
      posts: { type: 'string', default: '10000' },
      moderators: { type: 'string' },
      'packs-per-week': { type: 'string' },
      mix: { type: 'string', default: 'usual' },
      watch: { type: 'string' },
      json: { type: 'boolean' },
    },
    USAGE,
  );
  const mix = MIXES[values.mix];
  if (!mix) throw new Mendable(`--mix is ${Object.keys(MIXES).join(', ')}, not "${values.mix}". Usage: ${USAGE}`);
  const watched = values.watch && {
    watched: { ids: values.watch.split(','), tell: (line: string) => console.log(line) },
  };
  const posts = wholeNumber('--posts', values.posts);
  const many = values.moderators ? wholeNumber('--moderators', values.moderators) : 0;
  const crowded = many > 0 && { posts: (random: Random) => crowdedPosts(posts, many, random) };
  const limit = values['packs-per-week'];
  const limited = limit && { packsPerWeek: wholeNumber('--packs-per-week', limit) };
  const reached = await score(wholeNumber('--seed', values.seed), posts, mix, { ...watched, ...crowded, ...limited });
  console.log(values.json ? asJson(reached) : inWords(reached));
  return broken(reached) > 0 ? 1 : 0;
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Mendable(`${option} is a whole number from 1 on, not "${text}". Usage: ${USAGE}`);
}

await run(simulateCommand);
