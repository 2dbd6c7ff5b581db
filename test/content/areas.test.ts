import { describe, expect, it } from 'vitest';
import { messageBytes, render } from '../../shared/content/render.ts';
import { packNoteFor, packText } from '../../shared/domain/pack-copy.ts';
import { wanted } from '../../shared/domain/wanted.ts';
import { CIP, edit, problemsOf, sampleFolder, told } from './sample-content.ts';

const POST = `${CIP}/posts/01-what-is-cip.md`;
const PUOK = '=== km area:puok ===\nសាលាស្រុកពួក {{event.time}}\n\n';
const KRALANH = '=== km area:kralanh ===\nវត្តក្រឡាញ់\n\n';

/** The sample with these sections at the end of its first post, and its pack. */
function packWith(...sections: readonly string[]) {
  const folder = sampleFolder();
  edit(folder, POST, '=== en ===', `${sections.join('')}=== en ===`);
  const { content, problems } = problemsOf(folder);
  const { organisation, campaigns } = content;
  const campaign = campaigns.find(({ id }) => id === '2027-01-cip-meeting');
  const post = campaign?.posts.find(({ id }) => id === '01-what-is-cip');
  const shown = (channel: string) => {
    if (!organisation || !campaign || !post) throw new Error('It is sound');
    const planned = wanted(organisation, campaign).find((one) => one.post === post.id && one.channel === channel);
    if (!planned) throw new Error('It is planned');
    return { planned, message: render(organisation, campaign, post, planned, new Map(), { publicUrl: null }) };
  };
  return { problems, shown };
}

describe('words for moderators of one district', () => {
  it('stand in the note of those alone: two moderators of different districts read each their own line', () => {
    const { shown, problems } = packWith(PUOK, KRALANH);
    expect(problems).toEqual([]);
    const { message, planned } = shown('mods-siemreap');
    const note = (...districts: string[]) => packNoteFor(message, { withoutLogo: false, districts });
    expect(note('puok')).toBe(`${message.note}\n\nនៅជិតក្រុមរបស់អ្នក៖ សាលាស្រុកពួក ម៉ោង ៨:០០ ព្រឹក`);
    expect(note('kralanh')).toBe(`${message.note}\n\nនៅជិតក្រុមរបស់អ្នក៖ វត្តក្រឡាញ់`);
    expect(note('banteay-srei')).toBe(message.note);
    expect(note('puok', 'kralanh')).toMatch(/ពួក.*\n\n.*ក្រឡាញ់$/);
    const text = (districts: string[]) =>
      packText(message, planned, { withoutLogo: false, countsOpens: false, districts });
    expect(text(['puok'])).toBe(text(['kralanh']));
    expect(text(['puok'])).not.toContain('វត្ត');
  });

  it('are part of what is approved for the pack, and of no other channel', () => {
    const [without, with_] = [packWith(), packWith(PUOK)];
    expect(messageBytes(with_.shown('mods-siemreap').message)).not.toEqual(
      messageBytes(without.shown('mods-siemreap').message),
    );
    expect(messageBytes(with_.shown('tg-main').message)).toEqual(messageBytes(without.shown('tg-main').message));
    expect(new TextDecoder().decode(messageBytes(without.shown('mods-siemreap').message))).not.toContain('areas');
  });

  it.each([
    ['=== km area:pouk ===\nក\n\n', ['error E12'], 'Did you mean "puok"?'],
    [PUOK + PUOK, ['error E33'], 'The same head'],
    ['=== km area:puok variant:a ===\nក\n\n', ['error E15'], 'not known'],
  ])('are checked: %j', (section, codes, said) => {
    const { problems } = packWith(section);
    expect(told(problems).map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(codes);
    expect(problems[0]?.message.en).toContain(said);
    expect(problems[0]?.file).toBe(POST);
  });

  it('are measured with the note, all together, since somebody may run groups in all districts', () => {
    const half = 'ក'.repeat(1900);
    expect(told(packWith(PUOK.replace('សាលា', half)).problems).filter((one) => one.includes('E19'))).toEqual([]);
    const { problems } = packWith(PUOK.replace('សាលា', half), KRALANH.replace('វត្ត', `${half}ខ`));
    expect(told(problems).filter((one) => one.includes('E19'))).toEqual([`error E19 ${POST}:16`]);
  });

  it('may name the district in capitals and with spaces', () => {
    const { shown } = packWith('=== KM Area: Puok ===\nក\n\n');
    expect(shown('mods-siemreap').message.areas).toEqual([{ district: 'puok', words: 'នៅជិតក្រុមរបស់អ្នក៖ ក' }]);
  });
});
