import { describe, expect, it } from 'vitest';
import { CIP, edit, type Folder, problemsOf, sampleFolder, textOf, told, write } from './sample-content.ts';

const ONE = `${CIP}/posts/01-what-is-cip.md`;
const CAMPAIGN = `${CIP}/campaign.yaml`;
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

function spoilt(change: (folder: Folder) => void) {
  const folder = sampleFolder();
  change(folder);
  return problemsOf(folder).problems;
}

function moved(from: string, to: string) {
  return spoilt((folder) => {
    folder.set(to, folder.get(from) ?? null);
    folder.delete(from);
  });
}

describe('a file at the wrong place, or with the wrong name,', () => {
  it.each([
    [ONE, `${CIP}/01-what-is-cip.md`, 'posts/01-what-is-cip.md'],
    [ONE, `${CIP}/posts/01-what-is-cip.txt`, 'posts/01-what-is-cip.md'],
    [ONE, `${CIP}/posts/01-what-is-cip.md.txt`, 'posts/01-what-is-cip.md'],
    [ONE, `${CIP}/posts/week1/01-what-is-cip.md`, 'posts/01-what-is-cip.md'],
    [`${CIP}/media/hall.jpg`, `${CIP}/Media/hall.jpg`, 'media/hall.jpg'],
    [`${CIP}/media/hall.jpg`, `${CIP}/hall.jpg`, 'media/hall.jpg'],
    [`${CIP}/media/hall.jpg`, `${CIP}/posts/hall.jpg`, 'media/hall.jpg'],
    [CAMPAIGN, `${CIP}/campaign.yml`, 'campaign.yaml'],
    [CAMPAIGN, `${CIP}/Campaign.yaml`, 'campaign.yaml'],
    ['_org/places.yaml', '_org/Places.yml', 'places.yaml'],
  ])('is told with the name that it should have: %s as %s', (from, to, meant) => {
    const found = moved(from, to).filter(({ file }) => file === to);
    expect(told(found)).toEqual([`warning E46 ${to}:1`]);
    expect(found[0]?.message.en).toContain(`Should its name be "${meant}"`);
    expect(found[0]?.message.km).toContain(`«${meant}»`);
  });

  it('leaves nothing to be said of what it uses, where it may be a post', () => {
    expect(told(moved(ONE, `${CIP}/posts/01-what-is-cip.docx`))).toEqual([
      `warning E46 ${CIP}/posts/01-what-is-cip.docx:1`,
    ]);
  });

  it('is what computers leave lying about: nobody is told of it', () => {
    const left = ['~$post.docx', '.DS_Store', 'Thumbs.db', 'desktop.ini', '._01-what-is-cip.md'];
    expect(spoilt((folder) => left.map((name) => folder.set(`${CIP}/posts/${name}`, latin1('x'))))).toEqual([]);
  });

  it.each([
    ['campaigns', 'Campaigns'],
    ['_org', '_Org'],
  ])('is told once where the whole folder %s is called %s', (from, to) => {
    const found = spoilt((folder) => {
      for (const [path, bytes] of sampleFolder()) {
        if (!path.startsWith(`${from}/`)) continue;
        folder.set(path.replace(from, to), bytes);
        folder.delete(path);
      }
    }).filter(({ file }) => file.startsWith(to));
    expect(found.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning E46']);
    expect(found[0]?.message.en).toBe(
      `Nothing in the folder "${to}" is read: its name must be "${from}", in small letters. Rename the folder.`,
    );
    expect(found[0]?.message.km).toContain(`«${from}» ដោយអក្សរតូច`);
  });

  it.each([
    [`${CIP}/media/aux.jpg`, 'aux.jpg'],
    [`${CIP}/media/What?.jpg`, 'What?.jpg'],
    [`${CIP}/media/hall .`, 'hall .'],
    [`${CIP}/media/hall\\big.jpg`, 'hall\\big.jpg'],
  ])('is told where Windows cannot keep it: %s', (path, name) => {
    const found = spoilt((folder) => folder.set(path, null)).filter(({ code }) => code === 'E62');
    expect(told(found)).toEqual([`warning E62 ${path}:1`]);
    expect(found[0]?.message.en).toContain(`Windows cannot keep a file or folder called "${name}"`);
    expect(found[0]?.message.en).toContain('Rename it');
    expect(found[0]?.message.km).toContain(`Windows មិនអាចរក្សាទុកឯកសារ ឬថតឈ្មោះ «${name}» បានទេ`);
    expect(found[0]?.message.km).toContain('សូមប្តូរឈ្មោះ');
  });

  it('may be called what only begins like a name of Windows, and Khmer', () => {
    const fine = ['console.jpg', 'com10.jpg', 'សាលារៀន.jpg', 'a.b.jpg'].map((name) => `${CIP}/media/${name}`);
    const found = spoilt((folder) => fine.map((path) => folder.set(path, null)));
    expect(found.map(({ code }) => code)).toEqual(fine.map(() => 'E44'));
  });

  it('is told once for a folder that Windows cannot keep', () => {
    const found = spoilt((folder) => {
      for (const name of ['a.jpg', 'b.jpg']) folder.set(`${CIP}/media/new: /${name}`, null);
    });
    expect(told(found.filter(({ code }) => code === 'E62'))).toEqual([`warning E62 ${CIP}/media/new: /a.jpg:1`]);
  });

  it('is a shortcut of Windows: it is told as that, and never taken for what it leads to', () => {
    for (const path of [`${CIP}/media/hall.jpg.lnk`, `${CIP}/posts/08-more.md.lnk`, '_org/places.url']) {
      const found = spoilt((folder) => folder.set(path, latin1('x')));
      expect(told(found)).toEqual([`warning E46 ${path}:1`]);
      expect(found[0]?.message.en).toContain('only a shortcut to something elsewhere');
      expect(found[0]?.message.km).toContain('ផ្លូវកាត់ (shortcut)');
    }
  });

  it.each(['media\\hall.jpg', 'media/hall.jpg', '../media/hall.jpg', 'C:\\Users\\Dara\\hall.jpg'])(
    'is told by its name alone where a photo is written with its folders and lies in media: %s',
    (written) => {
      const found = spoilt((folder) => edit(folder, ONE, '(what-is-cip.jpg)', `(${written})`));
      expect(told(found)).toEqual([`error E17 ${ONE}:5`]);
      expect(found[0]?.message.en).toBe(
        `"${written}" (line 14) is written with folders. Write only its name: hall.jpg`,
      );
      expect(found[0]?.message.km).toContain('សូមសរសេរតែឈ្មោះឯកសារ៖ hall.jpg');
    },
  );

  it('never leads a photo out of the folder', () => {
    for (const path of [
      '../media/elsewhere.jpg',
      'C:\\Users\\elsewhere.jpg',
      '/etc/passwd',
      'https://a.example/b.jpg',
    ]) {
      const found = spoilt((folder) => edit(folder, ONE, '(what-is-cip.jpg)', `(${path})`));
      expect(told(found)).toEqual([`error E17 ${ONE}:5`]);
      expect(found[0]?.message.en).toContain('write only its name, for example hall.jpg');
    }
  });
});

describe('a post that is no plain text', () => {
  it.each([
    ['PK\x03\x04\x14\0\x06\0\b\0\0\0!\0', 'This is a Word document', 'ឯកសារ Word'],
    ['{\\rtf1\\ansi hello}', 'This is a Word document', 'ឯកសារ Word'],
    ['%PDF-1.7\n%\xe2\xe3', 'This is a PDF document', 'ឯកសារ PDF'],
    ['\xff\xd8\xff\xe0\0', 'This is a picture, a sound or a video', 'រូបភាព'],
  ])('is told as what it is: %j', (bytes, en, km) => {
    const found = spoilt((folder) => folder.set(ONE, latin1(bytes)));
    expect(told(found)).toEqual([`error E27 ${ONE}:1`]);
    expect(found[0]?.message.en).toContain(en);
    expect(found[0]?.message.km).toContain(km);
  });

  it('is told apart from UTF-16, with or without its mark, from Windows letters, and from a damaged line', () => {
    const told16 = spoilt((folder) => folder.set(ONE, new Uint8Array(Buffer.from(textOf(folder, ONE), 'utf16le'))));
    expect(told16.map(({ message }) => message.en)).toEqual([expect.stringContaining('not saved as UTF-8 (UTF-16)')]);
    const windows = spoilt((folder) =>
      folder.set(ONE, latin1('---\nat: 2026-12-28 19:00\n---\n=== km ===\nRb\xe6 \xb4\n')),
    );
    expect(windows.map(({ message }) => message.en)).toEqual([
      expect.stringContaining('not saved as UTF-8. In Notepad'),
    ]);
    const damaged = spoilt((folder) => edit(folder, ONE, 'Every year', 'Every\0 year'));
    expect(damaged.map(({ message }) => message.en)).toEqual([expect.stringContaining('damaged: line 19')]);
    expect(damaged[0]?.message.km).toContain('បន្ទាត់ទី ១៩');
  });

  it('may have the line ends of old computers', () => {
    expect(spoilt((folder) => write(folder, ONE, textOf(folder, ONE).replaceAll('\n', '\r')))).toEqual([]);
  });
});

it('A file of aliases upon aliases is told in two lines and in no time', () => {
  const letters = [...'abcdefghij'];
  const lines = letters.map((letter, index) => {
    const inner = index === 0 ? 'x' : `*${letters[index - 1]}`;
    return `${letter}: &${letter} [${Array(9).fill(inner).join(', ')}]`;
  });
  const started = performance.now();
  const found = spoilt((folder) => write(folder, CAMPAIGN, lines.join('\n')));
  expect(performance.now() - started).toBeLessThan(5000);
  expect(told(found)).toEqual([`error E32 ${CAMPAIGN}:1`, `error E32 ${CAMPAIGN}:2`]);
});
