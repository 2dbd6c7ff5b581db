import { describe, expect, it } from 'vitest';
import { CIP, edit, mistake, problemsOf, sampleFolder, told } from './sample-content.ts';

const ONE = `${CIP}/posts/01-what-is-cip.md`;
const TOMORROW = `${CIP}/posts/05-tomorrow.md`;
const GLOSSARY = '_org/glossary.yaml';

/** The Khmer words of the first post. */
const KM = 'តើលុយរបស់ឃុំ ត្រូវចំណាយលើអ្វី?';
const EN = "What is the commune's money spent on?";

/** What is found of a post whose whole section in this language is these words. */
function said(language: 'km' | 'en', words: string) {
  const folder = sampleFolder();
  const text = new TextDecoder().decode(folder.get(TOMORROW) ?? undefined);
  const [, before = ''] = new RegExp(`=== ${language} ===\n([^]*?)\n\n===`).exec(text) ?? [];
  edit(folder, TOMORROW, before, words);
  return problemsOf(folder).problems;
}

describe('the letters of a text', () => {
  it.each([
    // As Limon stores "Kingdom of Cambodia, nation, religion, king" and a heading of the penal code.
    'RBHraCaNacRkkm<úCa\nCati sasna RBHmhakSRt',
    'EpñkTI 1\nbTelμIsEdl)anRbRBwtþ b¤cat;fa)anRbRBwtþenAelIEdndI énRBHraCaNacRkkm<úCa',
    'sUmGeBa¢IjcUlrYmRbCMuXMu éf¶esAr_ TI16 ExmkraqñaM2027',
    'ÓŠåŪúû¢ ¤PHtaQNackækmB‘uCa RbúCaBlrdæ sßab½n Gnuvtþn_',
  ])('of an old Khmer font are told as what they are: %j', (words) => {
    const problems = said('km', words);
    expect(told(problems)).toEqual([`warning E56 ${TOMORROW}:5`]);
    expect(problems[0]?.message.en).toContain('From line 6 this looks typed in an old Khmer font (Limon, ABC …)');
    expect(problems[0]?.message.km).toContain('ចាប់ពីបន្ទាត់ទី ៦');
    expect(problems[0]?.message.km).toContain('យូនីកូដ');
  });

  it('of an old font are found below a heading in Unicode too', () => {
    const problems = said('km', `${KM}\n\nsUmGeBa¢IjcUlrYmRbCMuXMu éf¶esAr_ RBHraCaNacRkkm<úCa`);
    expect(told(problems)).toEqual([`warning E56 ${TOMORROW}:5`]);
    expect(problems[0]?.message.en).toContain('From line 8');
  });

  it('of the other language are told under either head', () => {
    const km = said('km', 'The commune meeting is tomorrow at eight. Bring one neighbour.');
    expect(told(km)).toEqual([`warning E57 ${TOMORROW}:5`]);
    expect(km[0]?.message.en).toContain('headed km, but there is no Khmer in it');
    const en = said('en', `${KM} ${KM}`);
    expect(told(en).map((one) => one.split(' ')[1])).toEqual(['E57']);
    expect(en[0]?.message.en).toContain('headed en, but it is in Khmer');
    expect(en[0]?.message.km).toContain('=== km ===');
  });

  it.each([
    '👍👍👍',
    'OK',
    'https://example.org/a/very/long/page?with=Words&And=CamelCase #CommuneMeeting2027 @civicast_sample_bot',
    '{{event.when}}\n{{event.where}}',
    `${KM}\nFacebook, YouTube, TikTok, WhatsApp, LinkedIn, iPhone, IDPoor, NGOs`,
    `${KM}\nSettings → Privacy and Security → Two-Step Verification`,
    `${KM}\nhttps://bit.ly/aBcDeF https://t.me/aBcXyZ`,
    'ស្អែក ម៉ោង ៨\nTelegram <b>Settings</b> McDonald',
  ])('raise no false alarm: %j', (words) => {
    expect(told(said('km', words))).toEqual([]);
  });
});

describe('a word that the organisation avoids', () => {
  const avoiding = (entry: string) => {
    const folder = sampleFolder();
    edit(folder, GLOSSARY, 'avoid:\n', `avoid:\n  - ${entry}\n`);
    return problemsOf(folder).problems;
  };

  it('is told with what to write instead, in both languages', () => {
    const [problem, ...others] = avoiding('{ word: "Village Group", in: en, use: "neighbours" }');
    expect(others).toEqual([]);
    expect(told(problem ? [problem] : [])).toEqual([`warning E58 ${ONE}:16`]);
    expect(problem?.message.en).toContain('avoids "Village Group" (line 23). Write "neighbours"');
    expect(problem?.message.km).toContain('សូមសរសេរ «neighbours»');
  });

  it.each<[string, number]>([
    ['{ word: "illage" }', 0],
    ['{ word: "village group", in: km }', 0],
    ['{ word: "kh", in: language, use: km }', 0],
    // Whole, though nothing stands between Khmer words; and found through a zero-width space.
    ['{ word: "ប្រជាពលរដ្ឋ" }', 1],
    ['{ word: "ប្រជា\u200bពលរដ្ឋ" }', 1],
    // Cuts a cluster; is a piece of another word.
    ['{ word: "ប្រជាពលរដ" }', 0],
    ['{ word: "រដ" }', 0],
    ['{ word: "កា" }', 0],
  ])('is found as a whole word only: %s', (entry, most) => {
    const files = new Set(avoiding(entry).map(({ file }) => file));
    expect(files.has(ONE) ? 1 : 0).toBe(most);
    if (most === 0) expect([...files]).toEqual([]);
  });
});

describe('the name of a party', () => {
  it.each([
    [EN, 'CPP and others will come. What is it for?', 'CPP', 16],
    [EN, 'Funcinpec spoke.', 'FUNCINPEC', 16],
    [EN, 'The Cambodian People’s Party spoke.', "Cambodian People's Party", 16],
    [KM, 'គណបក្សប្រជាជនកម្ពុជា​អញ្ជើញ', 'បក្សប្រជាជនកម្ពុជា', 5],
    [KM, 'តំណាងគណបក្សភ្លើងទៀននឹងមក', 'បក្សភ្លើងទៀន', 5],
    [KM, 'ហ្វ៊ុន\u200bស៊ិន\u200bប៉ិច នឹងមក', 'ហ្វ៊ុនស៊ិនប៉ិច', 5],
  ])('is told with the reason, and stops nothing: %j → %j', (from, to, name, line) => {
    const { problems } = mistake(ONE, from, to);
    expect(told(problems)).toEqual([`warning E59 ${ONE}:${line}`]);
    expect(problems[0]?.message.en).toContain(`names a party ("${name}"). Your organisation is neutral`);
    expect(problems[0]?.message.km).toContain('អព្យាក្រឹត');
  });

  it.each([
    [EN, 'Is it a party? The CPPS and cppa standard, and candlelight.'],
    [KM, 'មិនពាក់ព័ន្ធនឹងគណបក្សណាទេ។ ប្រជាជនកម្ពុជាទាំងអស់ ភ្លើងទៀន ឆន្ទៈខ្មែរ'],
  ])('is not seen in other words: %j → %j', (from, to) => {
    expect(told(mistake(ONE, from, to).problems)).toEqual([]);
  });
});

describe('a figure without a source', () => {
  it.each([
    ['It cost 1,200,000 riel.', '1,200,000 riel'],
    ['It cost $5 million.', '$5'],
    ['It cost US$ 300.', 'US$ 300'],
    ['It cost 30 USD.', '30 USD'],
    ['It cost 2.5 million dollars.', '2.5 million dollars'],
    ['ចំណាយ ៥០០ លានរៀល។', '500 លានរៀល'],
    ['ចំណាយ ១០.០០០៛', '10.000៛'],
    ['ចំណាយ ៣ពាន់លានដុល្លារ', '3ពាន់លានដុល្លា'],
    ['Only 31% came.', '31%'],
    ['Only 31 per cent came.', '31 per cent'],
    ['មានតែ ៣១ ភាគរយ', '31 ភាគរយ'],
  ])('is told where it stands: %j', (words, figure) => {
    const from = /[ក-៿]/.test(words) ? KM : EN;
    const { problems } = mistake(ONE, from, words);
    expect(told(problems)).toEqual([`warning E60 ${ONE}:${from === KM ? 5 : 16}`]);
    expect(problems[0]?.message.en).toContain(`There is a figure ("${figure}", line`);
    expect(problems[0]?.message.km).toContain('ប្រភព');
  });

  it.each([
    'It cost 5 USD.\nSource: commune budget 2026, page 3',
    '• Sources: the ministry. It cost 5 USD.',
    'It cost 5 USD.\nប្រភព៖ ថវិកាឃុំ ២០២៦',
    'It cost 5 USD.\nប្រភពព័ត៌មាន: ថវិកាឃុំ',
    'We meet at 8:00 on 16 January 2027 in room 5, 120 seats, 3 points.',
    'The rielity of 5 usdollars',
  ])('has one, or is none: %j', (words) => {
    expect(told(mistake(ONE, EN, words).problems)).toEqual([]);
  });

  it('has its sources in the settings as well, which are never printed', () => {
    const folder = sampleFolder();
    edit(folder, ONE, EN, 'It cost 5 USD.');
    edit(folder, ONE, 'cta:', 'sources: ["ថវិកាឃុំ ២០២៦ ទំព័រ ៣"]\ncta:');
    const { problems, content } = problemsOf(folder);
    expect(told(problems)).toEqual([]);
    const post = content.campaigns.flatMap(({ posts }) => posts).find(({ id }) => id === '01-what-is-cip');
    expect(post?.settings.sources).toEqual(['ថវិកាឃុំ ២០២៦ ទំព័រ ៣']);
    edit(folder, ONE, 'sources: ["ថវិកាឃុំ ២០២៦ ទំព័រ ៣"]', 'sources: commune budget');
    expect(told(problemsOf(folder).problems)).toEqual([`error E29 ${ONE}:3`]);
    edit(folder, ONE, 'sources: commune budget', 'sources: []');
    expect(told(problemsOf(folder).problems)).toEqual([`error E29 ${ONE}:3`]);
  });

  it('may stand in what only moderators read', () => {
    expect(told(mistake(ONE, 'Please post between', 'It cost 5 USD. Please post between').problems)).toEqual([]);
  });
});

describe('a long text', () => {
  it('is told with the number of its Khmer words, from 121 on', () => {
    const words = (count: number) => 'ឃុំ '.repeat(count).trim();
    expect(told(said('km', words(120)))).toEqual([]);
    const problems = said('km', words(121));
    expect(told(problems)).toEqual([`warning E61 ${TOMORROW}:5`]);
    expect(problems[0]?.message.en).toContain('This text has 121 words; more than 120');
    expect(problems[0]?.message.km).toContain('១២១ ពាក្យ');
  });

  it('counts words that no space divides', () => {
    const problems = said('km', 'បងប្អូនអាចមកជួបគ្នាបាន។ '.repeat(31));
    expect(problems[0]?.message.en).toMatch(/This text has (1[5-9]|2\d)\d words/);
  });
});
