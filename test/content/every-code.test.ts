import { describe, expect, it } from 'vitest';
import { CODES, type Code } from '../../shared/content/codes.ts';
import { START } from '../../shared/content/findings.ts';
import { drawnAnew, drawnInOrder } from '../../shared/content/messages-experiment.ts';
import { unpreparable } from '../../shared/content/messages-sections.ts';
import { readContent } from '../../shared/content/read.ts';
import type { Problem } from '../../shared/domain/content/content.ts';
import type { FileBeginning } from '../../shared/domain/content/media-kind.ts';
import { CIP, edit, type Folder, filesOf, NOW, sampleFolder, TIPS, write } from './sample-content.ts';
import { FORBIDDEN, onlyInOne } from './unseemly.ts';

/** Each code is made for real in a copy of the sample: whoever adds a code adds its mistake here. */

const ORG = '_org/org.yaml';
const HOTLINES = '_org/hotlines.yaml';
const GLOSSARY = '_org/glossary.yaml';
const CAMPAIGN = `${CIP}/campaign.yaml`;
const SERIES = `${TIPS}/campaign.yaml`;
const QUIZ = `${TIPS}/posts/07-quiz.md`;
const HARASSMENT = `${TIPS}/posts/06-harassment.md`;
const ONE = `${CIP}/posts/01-what-is-cip.md`;
const INVITE = `${CIP}/posts/03-invite.md`;
const NOT_SURE = `${CIP}/posts/04-not-sure-to-speak.md`;
const TOMORROW = `${CIP}/posts/05-tomorrow.md`;
const TODAY = `${CIP}/posts/06-today.md`;

/** `place` is "severity file:line:column". */
interface Case {
  readonly place: string;
  readonly made: () => readonly Problem[];
}

const read = (folder: Folder, beginnings: Readonly<Record<string, FileBeginning>> = {}): readonly Problem[] => {
  const files = filesOf(folder).map((file) => {
    const beginning = beginnings[file.path];
    return beginning ? { ...file, beginning } : file;
  });
  return readContent(files, NOW).problems;
};

/** The sample after something was done to it. */
const after = (
  place: string,
  change: (folder: Folder) => void,
  begins: Readonly<Record<string, string>> = {},
): Case => ({
  place,
  made() {
    const folder = sampleFolder();
    change(folder);
    for (const path of Object.keys(begins)) folder.set(path, null);
    const beginning = (first: string) => ({ first: new Uint8Array(Buffer.from(first, 'latin1')), size: first.length });
    return read(folder, Object.fromEntries(Object.entries(begins).map(([path, first]) => [path, beginning(first)])));
  },
});

const written = (place: string, path: string, from: string, to: string): Case =>
  after(place, (folder) => edit(folder, path, from, to));

/** What is seen only when a post is prepared or drawn, told by the same piece as then. */
const told = (file: string, finding: ReturnType<typeof unpreparable>): Case => ({
  place: `${finding.severity} ${file}:1:1`,
  made: () => [{ file, ...START, ...finding }],
});

const AT = '2026-12-28 19:00';
const ASKS = 'cta: { type: share }';

const CASES: Readonly<Record<Code, readonly [Case, ...Case[]]>> = {
  E01: [written(`error ${ONE}:1:1`, ONE, '---\nat', 'at'), written(`error ${ONE}:1:1`, ONE, '}\n---', '}')],
  E02: [after(`error ${ONE}:1:1`, (folder) => write(folder, ONE, ' \n'))],
  E03: [written(`error ${ONE}:4:1`, ONE, ASKS, 'cta:\n\ttype: share')],
  E04: [
    written(`error ${ONE}:2:1`, ONE, 'at:', 'at៖'),
    written(`error ${ONE}:2:4`, ONE, 'at: ', 'at:\u00a0'),
    written(`error ${ONE}:3:25`, ONE, ASKS, 'cta: { type: none, why: “no ask” }'),
  ],
  E05: [written(`error ${ONE}:2:1`, ONE, '---\n', '---\nchanels: [tg-main]\n')],
  E06: [written(`error ${ONE}:2:1`, ONE, AT, '28/12/2026 19:00')],
  E07: [written(`warning ${ONE}:2:1`, ONE, AT, '2026-01-28 19:00')],
  E08: [written(`error ${ONE}:2:1`, ONE, AT, '2026-12-28 21:30')],
  E09: [written(`error ${ONE}:1:1`, ONE, `${ASKS}\n`, '')],
  E10: [written(`error ${ONE}:3:8`, ONE, 'type: share', 'type: attend')],
  E11: [written(`error ${ONE}:2:1`, ONE, `at: ${AT}`, 'at:')],
  E12: [written(`error ${TOMORROW}:3:28`, TOMORROW, 'event: cip-meeting', 'event: cip-meting')],
  E13: [written(`error ${TOMORROW}:2:1`, TOMORROW, '2027-01-15 17:30', '2027-01-17 17:30')],
  E14: [written(`error ${ONE}:1:1`, ONE, '=== km ===', '=== kh ===')],
  E15: [written(`error ${ONE}:5:1`, ONE, '=== km ===', '=== kh ===')],
  E16: [written(`error ${NOT_SURE}:3:12`, NOT_SURE, 'channels: [tg-main,', 'channels: [tg-mian,')],
  E17: [written(`error ${ONE}:5:1`, ONE, '(what-is-cip.jpg)', '(What-is-CIP.JPG)')],
  E18: [written(`error ${INVITE}:5:1`, INVITE, '![សាលប្រជុំឃុំ មានកៅអីរៀបជារង្វង់ និងផ្លូវជម្រាលសម្រាប់រទេះរុញនៅច្រកចូល]', '![]')],
  E19: [written(`error ${ONE}:5:1`, ONE, 'តើលុយរបស់ឃុំ ត្រូវចំណាយលើអ្វី?', 'បងប្អូនអាចមកជួបគ្នាបាន។ '.repeat(31))],
  E20: [written(`error ${NOT_SURE}:6:1`, NOT_SURE, 'ខ្មាសមិនហ៊ាននិយាយ?', 'សូមទូរស័ព្ទ ០១២ ៣៤៥ ៦៧៨')],
  E21: [written(`error ${TODAY}:8:1`, TODAY, '{{event.time}}', '{{event.tiem}}')],
  E22: [written(`error ${ONE}:16:1`, ONE, '![Drawing', '![a](hall.jpg)\n![a](hall.jpg)\n![a](hall.jpg)\n![Drawing')],
  E23: [
    written(`error ${CAMPAIGN}:17:5`, CAMPAIGN, 'ends:   2027-01-16 11:00', 'ends: 2027-01-16 07:00'),
    written(`error ${CAMPAIGN}:19:5`, CAMPAIGN, '      km: ["', '      kh: ["'),
  ],
  E24: [written(`error ${ONE}:4:1`, ONE, ASKS, `${ASKS}\nstatus: redy`)],
  E25: [
    written(`warning ${NOT_SURE}:1:1`, NOT_SURE, '2027-01-12 19:00', '2027-01-09 19:30'),
    written(`error ${NOT_SURE}:1:1`, NOT_SURE, '2027-01-12 19:00', '2027-01-09 19:05'),
  ],
  E26: [
    written(`error ${TOMORROW}:1:1`, ONE, '---\nat', '---\nid: 05-tomorrow\nat'),
    written(`error ${CAMPAIGN}:2:1`, CAMPAIGN, 'format: 1\n', 'format: 1\nid: 2026-12-digital-safety-tips\n'),
  ],
  E27: [after(`error ${ONE}:1:1`, (folder) => folder.set(ONE, new Uint8Array([0xff, 0xfe, 0x41, 0])))],
  E28: [written(`error ${ONE}:3:6`, ONE, '{ type: share }', '{ type: share')],
  E29: [written(`error ${ONE}:4:1`, ONE, ASKS, `${ASKS}\nlite: yes please`)],
  E30: [written(`error ${ONE}:1:1`, ONE, `at: ${AT}\n`, '')],
  E31: [written(`error ${ONE}:3:1`, ONE, `at: ${AT}`, `at: ${AT}\nat: ${AT}`)],
  E32: [written(`error ${ONE}:3:9`, ONE, ASKS, 'cta: &a { type: share }')],
  E33: [
    written(`error ${ONE}:5:1`, ONE, '=== km ===', 'Dear all\n=== km ==='),
    written(`error ${ONE}:27:1`, ONE, '=== km moderator ===', '=== km ==='),
  ],
  E34: [written(`error ${NOT_SURE}:4:11`, NOT_SURE, 'cta:', 'safety: { private_path: none }\ncta:')],
  E35: [
    written(`error ${ORG}:6:1`, ORG, 'approvals: 2 ', 'approvals: 0 '),
    written(`warning ${ORG}:6:1`, ORG, 'approvals: 2 ', 'approvals: 1 '),
  ],
  E36: [after(`error ${CAMPAIGN}:1:1`, (folder) => folder.delete(CAMPAIGN))],
  E37: [written(`error ${ONE}:25:5`, ONE, '![Drawing', 'See ![Drawing')],
  E38: [written(`error ${ONE}:3:8`, ONE, 'type: share', 'type: subscribe_series')],
  E39: [written(`error ${QUIZ}:6:3`, QUIZ, 'km: ["Telegram ពីរជាន់", ', 'km: [')],
  E40: [after(`hold ${CAMPAIGN}:11:11`, () => {})],
  E41: [written(`hold ${ONE}:2:1`, ONE, AT, '2027-04-14 19:00')],
  E42: [
    after(`hold ${HARASSMENT}:2:28`, (folder) => {
      edit(folder, HARASSMENT, 'hotline: digital-help', 'hotline: health-info');
      edit(folder, HOTLINES, '    verified_on: 2026-11-15\n', '');
    }),
  ],
  E43: [
    after(`hold ${ONE}:2:1`, (folder) => {
      const dates = 'election_dates:\n  - { from: 2026-12-20, to: 2026-12-31, why: election }\n';
      edit(folder, ORG, 'link_hosts:', `${dates}link_hosts:`);
      edit(folder, ONE, 'cta:', 'safety: { election_sensitive: true }\ncta:');
    }),
  ],
  E44: [after(`warning ${CIP}/media/old.jpg:1:1`, (folder) => folder.set(`${CIP}/media/old.jpg`, null))],
  E45: [written(`warning ${NOT_SURE}:3:21`, NOT_SURE, 'channels: [tg-main,', 'channels: [tg-main, tg-main,')],
  E46: [after(`warning ${CIP}/posts/notes.txt:1:1`, (folder) => write(folder, `${CIP}/posts/notes.txt`, 'x'))],
  E47: [written(`error ${ONE}:4:1`, ONE, ASKS, `${ASKS}\nexpires: 2026-12-28 18:00`)],
  E48: [written(`error ${ONE}:3:26`, ONE, ASKS, 'cta: { type: learn_more, url: "https://evil.example/x" }')],
  E49: [
    after(`error ${CIP}/posts/08 my post.md:1:1`, (folder) => {
      folder.set(`${CIP}/posts/08 my post.md`, folder.get(ONE) ?? null);
    }),
  ],
  E50: [written(`warning ${INVITE}:44:1`, INVITE, '=== en variant:b ===', '=== en variant:c ===')],
  E51: [told(ONE, unpreparable())],
  E52: [after(`error ${ONE}:5:1`, () => {}, { [`${CIP}/media/what-is-cip.jpg`]: '%PDF-1.7' })],
  E53: [
    after(`warning ${CIP}/redated.yaml:3:3`, (folder) => {
      const moved = '  "03-invit": { was: "2027-01-09 19:00", at: "2027-01-10 18:30" }\n';
      write(folder, `${CIP}/redated.yaml`, `format: 1\nposts:\n${moved}`);
    }),
  ],
  E54: [written(`error ${ONE}:41:1`, ONE, '? Is this connected with a party?\n', '')],
  E55: [written(`warning ${TIPS}/posts/03-two-step-facebook.md:1:1`, ORG, 'packs_per_week: 3', 'packs_per_week: 2')],
  E56: [
    written(
      `warning ${TOMORROW}:5:1`,
      TOMORROW,
      'ស្អែកនេះហើយ!',
      'sUmGeBa¢IjcUlrYmRbCMuXMu éf¶esAr_ TI16 ExmkraqñaM2027',
    ),
  ],
  E57: [
    written(
      `warning ${TODAY}:8:1`,
      TODAY,
      'ព្រឹកនេះ {{event.time}} នៅ{{event.where}}។ ទ្វារបើកម៉ោង ៧:៣០។ មកយឺតបន្តិចក៏នៅតែស្វាគមន៍។',
      'This morning, doors open at 7:30. Coming a little late is still welcome.',
    ),
  ],
  E58: [written(`warning ${ONE}:16:1`, GLOSSARY, 'avoid:\n', 'avoid:\n  - { word: "village group", in: en }\n')],
  E59: [written(`warning ${ONE}:16:1`, ONE, "What is the commune's money spent on?", 'CPP and others will come.')],
  E60: [written(`warning ${ONE}:16:1`, ONE, 'Every year', 'In 2026 it was 1,050,000,000 riel. Every year')],
  E61: [written(`warning ${TODAY}:8:1`, TODAY, 'ព្រឹកនេះ', 'ព្រឹកនេះ មនុស្សទាំងអស់មក '.repeat(40))],
  E62: [
    after(`warning ${CIP}/posts/con.md:1:1`, (folder) => {
      folder.set(`${CIP}/posts/con.md`, folder.get(ONE) ?? null);
    }),
  ],
  E64: [
    after(`warning ${ONE}:4:1`, (folder) => edit(folder, ONE, ASKS, `${ASKS}\npin: true\nchannels: [print-village]`)),
  ],
  E65: [
    after(`error ${ONE}:4:1`, (folder) => edit(folder, ONE, ASKS, `${ASKS}\nvoice: tip.ogg`), {
      [`${CIP}/media/tip.ogg`]: '%PDF-1.7',
    }),
  ],
  E66: [
    after(`error ${ONE}:5:1`, (folder) => {
      edit(folder, ONE, '(what-is-cip.jpg)', '(what-is-cip.mov)');
      folder.set(`${CIP}/media/what-is-cip.mov`, null);
    }),
  ],
  E67: [
    after(`warning ${ONE}:3:26`, (folder) => {
      edit(folder, ONE, ASKS, 'cta: { type: learn_more, document: fee-list.pdf }');
      folder.set(`${CIP}/media/fee-list.pdf`, null);
    }),
  ],
  E68: [written(`warning ${SERIES}:24:3`, SERIES, 'decide_on: 2027-01-06', 'decide_on: 2026-12-20')],
  E69: [
    told(CAMPAIGN, drawnInOrder(['a', 'b'])),
    told(CAMPAIGN, drawnAnew(['a', 'b'], '7')),
    told(CAMPAIGN, drawnAnew(['a', 'b'], null)),
  ],
};

describe('every code', () => {
  it('has its mistake here', () => {
    expect(Object.keys(CASES)).toEqual(Object.keys(CODES));
  });

  it.each(Object.entries(CASES).flatMap(([code, cases]) => cases.map((one) => ({ code, ...one }))))(
    '$code is told at $place, in plain words of two languages',
    ({ code, place, made }) => {
      const found = made().filter((problem) => problem.code === code);
      const places = found.map(({ severity, file, line, column }) => `${severity} ${file}:${line}:${column}`);
      expect(places).toContain(place);
      for (const { message } of found) {
        expect(message.en).toMatch(/^[^\u1780-\u17ff]*[A-Za-z]{3}.*$/s);
        expect(message.km).toMatch(/[\u1780-\u17b3]/);
        expect(message.en).not.toMatch(FORBIDDEN);
        expect(message.km).not.toMatch(FORBIDDEN);
        expect(onlyInOne(message)).toEqual([]);
      }
    },
  );
});
