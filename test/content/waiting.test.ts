import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentSummary } from '../../infra/commands/start-summary.ts';
import { readContent } from '../../shared/content/read.ts';
import { CIP, edit, filesOf, NOW, problemsOf, sampleFolder, write } from './sample-content.ts';

const PHOTO = `${CIP}/media/what-is-cip.jpg`;
const POST = `${CIP}/posts/01-what-is-cip.md`;

/** The sample without some of its files. */
function without(...paths: string[]) {
  const folder = sampleFolder();
  for (const path of paths) if (!folder.delete(path)) throw new Error(`The sample has no ${path}`);
  return folder;
}

const errorsIn = (folder: ReturnType<typeof sampleFolder>) =>
  problemsOf(folder).problems.filter(({ severity }) => severity === 'error');

describe('a folder that arrives in pieces', () => {
  it('is never wrong for what is merely not there yet, whichever of its files are', () => {
    const paths = [...sampleFolder().keys()];
    fc.assert(
      fc.property(fc.subarray(paths), (there) => {
        const folder = new Map([...sampleFolder()].filter(([path]) => there.includes(path)));
        const wrong = readContent(filesOf(folder), NOW).problems.filter(
          ({ severity, awaits }) => severity === 'error' && awaits === undefined,
        );
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('names what each post waits for, and the moment at which it is meant to go', () => {
    const { content } = problemsOf(without(PHOTO));
    expect(content.stopped).toMatchObject([{ file: POST, awaits: ['what-is-cip.jpg'], mistaken: false }]);
    expect(content.stopped[0]?.at).toBe('2026-12-28T12:00:00.000Z');
    expect(content.campaigns.find(({ folder }) => CIP.endsWith(folder))?.posts.length).toBeGreaterThan(4);
  });

  it('waits as a whole for its settings and its questions', () => {
    for (const [file, awaits] of [
      [`${CIP}/campaign.yaml`, 'campaign.yaml'],
      [`${CIP}/questions.yaml`, 'questions.yaml'],
      ['_org/places.yaml', '_org/places.yaml'],
    ] as const) {
      const errors = errorsIn(without(file));
      expect(errors.length).toBeGreaterThan(0);
      expect(new Set(errors.map((problem) => problem.awaits))).toEqual(new Set([awaits]));
    }
  });

  it('calls it a mistake where the file is there under nearly the same name', () => {
    for (const name of ['what-is-CIP.jpg', 'what-is-cip.JPG', 'what_is_cip.jpg', 'waht-is-cip.jpg']) {
      const folder = without(PHOTO);
      folder.set(`${CIP}/media/${name}`, null);
      const [error] = errorsIn(folder);
      expect(error).toMatchObject({ code: 'E17' });
      expect(error?.awaits).toBeUndefined();
      expect(error?.message.en).toContain(name);
    }
  });

  it('waits for one of a numbered set, though its like is there', () => {
    const folder = without(PHOTO);
    edit(folder, POST, 'what-is-cip.jpg', 'hall-2.jpg');
    edit(folder, POST, 'what-is-cip.jpg', 'hall-2.jpg');
    folder.set(`${CIP}/media/hall-1.jpg`, null);
    expect(errorsIn(folder).map(({ awaits }) => awaits)).toEqual(['hall-2.jpg', 'hall-2.jpg']);
  });

  it('says of a post that it has a mistake too, where it waits and has one', () => {
    const folder = without(PHOTO);
    edit(folder, POST, 'cta:', 'ctaa:');
    expect(problemsOf(folder).content.stopped).toMatchObject([{ awaits: ['what-is-cip.jpg'], mistaken: true }]);
  });

  it('is told in the console in both languages, apart from errors', () => {
    const folder = without(PHOTO);
    write(folder, `${CIP}/posts/09-wrong.md`, 'nothing');
    const lines = contentSummary(problemsOf(folder).content).split('\n');
    expect(lines[0]).toMatch(/^Content {2}[1-9]\d* errors?, /);
    expect(lines.filter((line) => line.includes('what-is-cip.jpg'))).toEqual([
      `  ${POST}  waiting for what-is-cip.jpg · កំពុងរង់ចាំ what-is-cip.jpg`,
    ]);
  });
});
