import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import { wishOf } from '../../infra/commands/new-wish.ts';
import { CODES } from '../../shared/content/codes.ts';
import { ORGANISATION_FILES } from '../../shared/content/content-tree.ts';
import { DIRECT } from '../../shared/content/reach.ts';
import { readInSpite } from '../../shared/content/read.ts';
import { render } from '../../shared/content/render.ts';
import { scaffold } from '../../shared/content/scaffold/scaffold.ts';
import { CALL_TO_ACTION_TYPES } from '../../shared/domain/content/call-to-action.ts';
import { EXPERIMENT_MEASURES, MEASURES, TOPICS } from '../../shared/domain/content/campaign.ts';
import { wanted } from '../../shared/domain/wanted.ts';
import {
  CIP,
  edit,
  type Folder,
  filesOf,
  NOW,
  problemsOf,
  sampleFolder,
  TIPS,
  textOf,
  told,
  write,
} from './sample-content.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const guide = readFileSync(join(ROOT, 'content', 'README.md'), 'utf8');
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

interface Block {
  readonly language: string;
  readonly text: string;
}
const blocks: Block[] = [...guide.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
  language,
  text,
}));

const SETTINGS = `format: 1
topic: other
name: { km: "ក", en: "A" }
owner: comms
goal: { measure: shares, target: 1, by: 2027-06-01 }
channels: [tg-main]
`;

/** What becomes of the sample when somebody puts an example in its place; null: of what kind it is nobody has said. */
function withExample({ language, text }: Block): Folder | null {
  const folder = sampleFolder();
  const [first = ''] = text.split('\n');
  if (language === 'markdown') {
    write(folder, `${CIP}/posts/08-new.md`, text);
    folder.set(`${CIP}/media/photo.jpg`, null);
    return folder;
  }
  if (language !== 'yml') return null;
  switch (first) {
    case 'format: 1':
      write(folder, `${CIP}/redated.yaml`, text);
      return folder;
    case 'communities:':
      write(folder, '_org/communities.yaml', `format: 1\n${text}`);
      return folder;
    case 'experiment:': {
      const settings = textOf(folder, `${TIPS}/campaign.yaml`);
      write(folder, `${TIPS}/campaign.yaml`, settings.slice(0, settings.indexOf('experiment:')) + text);
      return folder;
    }
    case '    sessions:':
      edit(folder, `${CIP}/campaign.yaml`, '    starts: 2027-01-16 08:00\n    ends:   2027-01-16 11:00\n', text);
      return folder;
    case 'series:':
    case 'events:':
      write(folder, 'campaigns/new-one/campaign.yaml', SETTINGS + text);
      return folder;
    default:
      return null;
  }
}

/** The words of a command, as a shell gives them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/** Does what a line of the guide says, in a folder. */
function run(line: string, folder: Folder): void {
  const [npm, verb, command = '', dashes, ...args] = wordsOf(line);
  expect([npm, verb, dashes], line).toEqual(['npm', 'run', '--']);
  const text = { type: 'string' } as const;
  const options = { name: text, at: text, cta: text, posts: text, lang: text };
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (command === 'new') {
    const made = scaffold(filesOf(folder), wishOf({ ...values, words: positionals }, 'km', [], NOW), NOW);
    for (const [path, words] of made) write(folder, path, words);
  } else if (command === 'check') {
    expect(positionals, line).toEqual(['content']);
    expect(told(problemsOf(folder).problems)).toEqual([]);
  } else {
    expect(command).toBe('preview');
    for (const file of positionals) expect(folder.has(file.replace('content/', '')), line).toBe(true);
  }
}

const listOfKinds = blocks.find(({ language }) => language === 'yaml')?.text ?? '';
const callsToAction = [...listOfKinds.matchAll(/^cta: \{ type: (\w+).*\}/gm)].map(([line, type = '']) => ({
  line,
  type,
}));

/** The sample with a post that asks for this. */
function asking({ line, type }: { line: string; type: string }): { folder: Folder; file: string } {
  const folder = sampleFolder();
  const file = `${type === 'subscribe_series' ? TIPS : CIP}/posts/08-new.md`;
  write(folder, file, `---\nat: 2027-01-06 10:00\n${line}\n---\n=== km ===\nក\n\n=== en ===\nA\n`);
  edit(folder, '_org/org.yaml', 'min_gap_minutes: 120', 'min_gap_minutes: 0');
  return { folder, file };
}

const listed = (head: string) => {
  const [line = ''] = guide.split('\n').filter((one) => one.startsWith(`- \`${head}\``));
  return [...line.slice(line.indexOf('៖')).matchAll(/`(\w+)`/g)].map(([, word]) => word);
};

describe("the author's guide", () => {
  it('explains every code in both languages', () => {
    for (const [code, { en, km }] of Object.entries(CODES)) expect(guide).toContain(`| ${code} | ${en} | ${km} |`);
    expect(guide.match(/^\| E\d\d /gm)).toHaveLength(Object.keys(CODES).length);
  });

  it('lists exactly the topics and measures that there are', () => {
    expect(listed('topic')).toEqual([...TOPICS]);
    expect(listed('goal: measure')).toEqual([...MEASURES]);
    expect(listed('experiment: measure')).toEqual([...EXPERIMENT_MEASURES]);
  });

  it('names every file of an organisation', () => {
    for (const name of ORGANISATION_FILES) expect(guide).toContain(name);
  });

  it('names no command that does not exist', () => {
    const named = [...guide.matchAll(/npm run ([\w-]+)/g)].map(([, name = '']) => name);
    expect(new Set(named)).toEqual(new Set(['new', 'check', 'preview', 'plan']));
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it('has no example that is not tried here', () => {
    const untried = blocks.filter(
      (block) => block.language !== 'yaml' && block.language !== 'sh' && withExample(block) === null,
    );
    expect(untried).toEqual([]);
    expect(blocks.filter(({ language }) => language === 'yaml')).toHaveLength(1);
    expect(guide.match(/^ *```/gm)).toHaveLength(2 * blocks.length);
  });

  it.each(blocks.filter(({ language }) => language === 'markdown' || language === 'yml'))(
    'shows an example that passes the check as it stands: $text',
    (block) => {
      expect(told(problemsOf(withExample(block) ?? sampleFolder()).problems)).toEqual([]);
    },
  );

  it('shows commands that do, one after another in an empty folder, what it says', () => {
    const lines = blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.trim().split('\n'));
    expect(lines.length).toBeGreaterThan(2);
    const folder: Folder = new Map();
    for (const line of lines) run(line, folder);
  });

  it('shows a call to action of each kind that passes the check as it stands', () => {
    expect(callsToAction.map(({ type }) => type)).toEqual([...CALL_TO_ACTION_TYPES]);
    for (const one of callsToAction) expect(told(problemsOf(asking(one).folder).problems), one.line).toEqual([]);
  });

  it('shows an event with several sessions, each of which is counted apart', () => {
    const block = blocks.find(({ text }) => text.startsWith('    sessions:'));
    const { content } = problemsOf((block && withExample(block)) ?? sampleFolder());
    const events = content.campaigns.flatMap(({ settings }) => Object.values(settings.events));
    expect(events.flatMap((event) => event.sessions.map(({ id }) => id))).toEqual(['morning', 'evening']);
  });

  it('says how each call to action looks on Telegram, with the words of its button in both languages', () => {
    const rows = [...guide.matchAll(/^\| `(\w+)` \| ([^|]*) \|/gm)];
    expect(rows.map(([, type]) => type)).toEqual([...CALL_TO_ACTION_TYPES]);
    for (const [index, one] of callsToAction.entries()) {
      const cell = rows[index]?.[2] ?? '';
      const { folder, file } = asking(one);
      const { organisation, campaigns } = readInSpite(filesOf(folder), NOW);
      const [campaign] = campaigns.filter(({ posts }) => posts.some((post) => post.file === file));
      const post = campaign?.posts.find((candidate) => candidate.file === file);
      if (!organisation || !campaign || !post) throw new Error('The sample is there');
      const [delivery] = wanted(organisation, { ...campaign, posts: [post] }).filter(
        ({ channel }) => channel === 'tg-main',
      );
      if (!delivery) throw new Error('It goes to Telegram');
      for (const language of ['km', 'en']) {
        const shown = render(organisation, campaign, post, { ...delivery, language }, new Map(), DIRECT);
        if (shown.button) expect(cell, one.type).toContain(shown.button.label);
        else expect(cell, one.type).not.toContain('button');
        expect(cell.includes('poll'), one.type).toBe(shown.poll !== null);
      }
    }
  });
});
