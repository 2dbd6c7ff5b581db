import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { postFiles } from '../../infra/local/preview/post-files.ts';
import { previews } from '../../infra/local/preview/previews.ts';
import { loadContent } from '../../shared/content/load.ts';
import { scaffold } from '../../shared/content/scaffold/scaffold.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { Message } from '../../shared/domain/message.ts';
import { contentFolder } from '../../shared/local/content-folder.ts';
import { NOW } from '../content/sample-content.ts';
import { deliveries, sampleHosts, until } from '../host/sample-hosts.ts';

const here = sampleHosts();
const CIP = 'campaigns/2027-01-cip-meeting';
const INVITE = `${CIP}/posts/03-invite.md`;

async function preview(file: string, language: 'km' | 'en' = 'en'): Promise<string> {
  const setting = { root: here.content('.'), now: NOW, language, publicUrl: null };
  return (await previews([file], setting)).get(file)?.page ?? '';
}

/** What a page says in its cards, by channel. */
function cards(page: string): Record<string, string> {
  const articles = page.split('<article>').slice(1);
  return Object.fromEntries(articles.map((card) => [/<small>([\w-]+)<\/small>/.exec(card)?.[1] ?? '', card]));
}

const sizes = (card: string) => [...card.matchAll(/<data value="(\d+)">/g)].map(([, bytes]) => Number(bytes));

describe('the preview of a post', () => {
  it('shows the very picture, words and number of bytes that the platforms receive', async () => {
    const shown = await preview(INVITE);
    const host = await here.start({ speed: 120 });
    const [row] = await until(async () => {
      const out = (await deliveries(host)).filter(({ post, status }) => post === '03-invite' && status === 'published');
      return out.length === 2 && out.filter(({ channel }) => channel === 'tg-main');
    });
    const chat = await (await fetch(`${host.url}/sandbox/telegram/chats/-1001000000001`)).text();
    const picture = await fetch(new URL(/src="([^"]+\.jpg)"/.exec(chat)?.[1] ?? '', `${host.url}/sandbox/`));
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect(shown).toContain(`href="data:image/jpeg;base64,${bytes.toString('base64')}"`);

    const [delivery] = (await host.ports.ledger.deliveriesOf('2027-01-cip-meeting')).filter(
      ({ id }) => id === row?.delivery_id,
    );
    if (!delivery) throw new Error('It is out');
    const kept = await host.ports.contentStore.kept('rendered', delivery.message);
    const message = Message.parse(JSON.parse(Buffer.from(kept).toString()));
    const card = cards(shown)['tg-main'] ?? '';
    expect(sizes(card).slice(0, 2)).toEqual([bytes.length, bytes.length + Buffer.byteLength(message.text)]);
    expect(card).toContain(`${message.text.length} / 1024 characters`);
    for (const line of message.text.split('\n')) expect(card.replace(/<\/?strong>/g, '')).toContain(line);
    expect(card).toContain(message.button?.label);
  });

  it('is one file: each picture is in it once, and nothing in it is loaded or run', async () => {
    const page = await preview(INVITE);
    expect(page.match(/;base64,/g)).toHaveLength(1);
    expect(page.match(/<use href="#picture-/g)?.length).toBeGreaterThan(6);
    expect(page).not.toMatch(/<script|<link|src=|url\(|@import/);
  });

  it('shows every channel of the post, each other text and language folded away, and when it is public', async () => {
    const page = await preview(INVITE);
    expect(Object.keys(cards(page))).toEqual(['fb-main', 'tg-main', 'mods-siemreap', 'print-village']);
    expect(page).toContain('Public at: Sat 9 Jan 2027, 19:00 Phnom Penh time');
    const card = cards(page)['mods-siemreap'] ?? '';
    expect([...(card.split('<details>')[0]?.matchAll(/<h3>([^<]*)/g) ?? [])].map(([, said]) => said)).toEqual([
      'Experiment: “a”, for the groups that drew it',
      'Experiment: “b”, for the groups that drew it',
    ]);
    expect(cards(page)['tg-main']).toContain('<summary>Another text: b');
    expect([...card.matchAll(/<summary>([^<]*)/g)].map(([, said]) => said)).toEqual([
      'English (not published here) · Text a',
      'English (not published here) · Text b',
    ]);
    expect(card).toContain('It gets here earlier: Sat 9 Jan 2027, 07:00 Phnom Penh time');
    expect(card).toContain('Moderators receive separate messages');
  });

  it('says first what is wrong with it, in both languages, and shows what can be understood all the same', async () => {
    here.edit(INVITE, 'at: 2027-01-09 19:00', 'at: 9/1/2027 19:00');
    here.edit(INVITE, '(hall.jpg)', '(hall-2.jpg)');
    const page = await preview(INVITE, 'km');
    const [before = '', after = ''] = page.split('<div class="cards">');
    expect(before).toMatch(/កំហុស E06<\/strong> <small>បន្ទាត់ 2<\/small>/);
    expect(before).toContain('2027-01-09 19:00');
    expect(before).toMatch(/E17/);
    expect(before).toContain('មិនទាន់មានថ្ងៃ និងម៉ោងផ្សាយ');
    expect(after).toContain('របៀបវារៈច្បាស់លាស់');
    expect(page).not.toMatch(/zod|undefined|\[object/);
  });

  it('shows a draft that has no date and no call to action yet', async () => {
    writeFileSync(
      here.content(`${CIP}/posts/08-idea.md`),
      '---\nstatus: draft\n---\n=== km ===\nគំនិត\n\n=== en ===\nAn idea\n',
    );
    const page = await preview(`${CIP}/posts/08-idea.md`);
    expect(page).toContain('A draft: it does not go out');
    expect(page).toContain('It has no date and time yet');
    expect(cards(page)['tg-main']).toContain('គំនិត');
  });

  it('shows a post of a series on the day of its turn', async () => {
    const page = await preview('campaigns/2026-12-digital-safety-tips/posts/03-two-step-facebook.md');
    expect(page).toContain('Public at: Fri 11 Dec 2026');
  });

  it('leaves out a photo that cannot be shown, and says so', async () => {
    writeFileSync(here.content(`${CIP}/media/hall.jpg`), 'this is no photo');
    const page = await preview(INVITE);
    expect(page).toContain('E52');
    expect(page).not.toContain('base64');
    expect(cards(page)['fb-main']).toContain('របៀបវារៈច្បាស់លាស់');
  });

  it('shows what was just begun', async () => {
    const wish = { kind: 'campaign', folder: 'new-one', name: { km: 'ក', en: 'A' }, at: null, spoken: 'km' } as const;
    const files = await loadContent(contentFolder(here.content('.'), here.content('.')));
    const made = scaffold(files, { ...wish, cta: 'attend_event' }, NOW);
    mkdirSync(here.content('campaigns/new-one/posts'), { recursive: true });
    for (const [path, text] of made) writeFileSync(here.content(path), text);
    const page = await preview('campaigns/new-one/posts/01-invite.md');
    expect(Object.keys(cards(page))).toEqual(['fb-main', 'tg-main', 'mods-siemreap', 'print-village']);
    expect(cards(page)['tg-main']).toContain('សូមអញ្ជើញចូលរួម៖ ក');
    expect(page).not.toMatch(/warning|<strong>error/);
  });

  it('says what keeps it from being shown at all', async () => {
    here.edit(`${CIP}/campaign.yaml`, 'format: 1', 'format: [1');
    const page = await preview(INVITE);
    expect(page).toContain('This post cannot be shown yet');
    expect(page).toMatch(/error E\d\d<\/strong> <small>campaigns\/2027-01-cip-meeting\/campaign.yaml · line \d/);
  });

  it('leaves nothing behind of what was made on the way', async () => {
    const before = readdirSync(join(here.content('.'), '..')).toSorted();
    await preview(INVITE);
    expect(readdirSync(join(here.content('.'), '..')).toSorted()).toEqual(before);
    expect(readdirSync(here.content(`${CIP}/posts`))).not.toContain('03-invite.preview.html');
  });
});

describe('a post that somebody names', () => {
  const find = (path: string) => postFiles(path, here.content(path));

  it('is found with its content folder, whatever the folders above are called', () => {
    const folder = here.content('../ឯកសារ របស់ខ្ញុំ');
    mkdirSync(folder);
    renameSync(here.content('.'), join(folder, 'content'));
    const file = join(folder, 'content', INVITE);
    expect(postFiles('03-invite.md', file)).toEqual([{ root: join(folder, 'content'), path: INVITE }]);
    renameSync(join(folder, 'content'), here.content('.'));
    rmSync(folder, { recursive: true });
  });

  it('may be a whole campaign', () => {
    expect(find(CIP)).toHaveLength(7);
    expect(find(`${CIP}/posts`)).toEqual(find(CIP));
  });

  it.each([
    [`${CIP}/posts/03-invit.md`, 'Did you mean "03-invite.md"?'],
    [`${CIP}/posts/nothing-like-it.md`, 'one with spaces goes between " "'],
    [`${CIP}/campaign.yaml`, 'is not a post'],
    ['_org', 'is a folder without posts'],
    ['.', 'is a folder without posts'],
  ])('is told about in one line where it is none: %s', (path, said) => {
    expect(() => find(path)).toThrow(Mendable);
    expect(() => find(path)).toThrow(said);
    expect(() => find(path)).toThrow(/[\u1780-\u17ff]/);
    expect(() => find(path)).not.toThrow(/\n|\/tmp/);
  });
});
