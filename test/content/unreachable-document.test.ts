import { describe, expect, it } from 'vitest';
import { CIP, edit, problemsOf, sampleFolder, told } from './sample-content.ts';

const ONE = `${CIP}/posts/01-what-is-cip.md`;

function foundWith(cta: string, channels = '') {
  const folder = sampleFolder();
  edit(folder, ONE, 'cta: { type: share }\n', `cta: { type: learn_more, ${cta} }\n${channels}`);
  folder.set(`${CIP}/media/fee-list.pdf`, null);
  return problemsOf(folder).problems;
}

describe('a document to read', () => {
  it('is warned of where it reaches nobody, with the names of the channels and what to do', () => {
    const problems = foundWith('document: fee-list.pdf');
    expect(told(problems)).toEqual([`warning E67 ${ONE}:3`]);
    expect(problems[0]?.message.en).toContain('on fb-main, tg-main, mods-siemreap: ');
    expect(problems[0]?.message.km).toContain('url: "https://..."');
  });

  it('may go to paper, and stand beside an address', () => {
    expect(told(foundWith('document: fee-list.pdf', 'channels: [print-village]\n'))).toEqual([]);
    expect(told(foundWith('document: fee-list.pdf, url: "https://example.org/fees"'))).toEqual([]);
  });

  it('that is not there is told as that alone', () => {
    const ofPost = foundWith('document: other.pdf').filter(({ file }) => file === ONE);
    expect(told(ofPost)).toEqual([`error E17 ${ONE}:3`]);
  });
});
