import { describe, expect, it } from 'vitest';
import { CIP, edit, mistake, problemsOf, sampleFolder, TIPS, told, write } from './sample-content.ts';

const CAMPAIGN = `${CIP}/campaign.yaml`;
const ONE = `${CIP}/posts/01-what-is-cip.md`;
const NEEDS = `${CIP}/posts/02-list-your-needs.md`;
const INVITE = `${CIP}/posts/03-invite.md`;
const NOT_SURE = `${CIP}/posts/04-not-sure-to-speak.md`;
const TOMORROW = `${CIP}/posts/05-tomorrow.md`;
const TODAY = `${CIP}/posts/06-today.md`;
const QUIZ = `${TIPS}/posts/07-quiz.md`;
const HARASSMENT = `${TIPS}/posts/06-harassment.md`;
const ORG = '_org/org.yaml';

/** path, what stands there, what is written instead, what is found */
type Row = readonly [path: string, from: string, to: string, found: readonly string[]];

const found = ([path, from, to]: Row) => told(mistake(path, from, to).problems);

describe('the settings of a post', () => {
  it.each<Row>([
    [ONE, '---\nat', 'at', [`error E01 ${ONE}:1`]],
    [ONE, '}\n---', '}', [`error E01 ${ONE}:1`]],
    [ONE, '---\nat', '———\nat', [`error E01 ${ONE}:1`]],
    [ONE, 'at: 2026', 'at:\u00a02026', [`error E04 ${ONE}:2`]],
    [ONE, 'at: 2026', 'a\u200bt: 2026', [`error E04 ${ONE}:2`]],
    [ONE, 'at: 2026', 'at៖ 2026', [`error E04 ${ONE}:2`]],
    [ONE, 'at: 2026', 'at：2026', [`error E04 ${ONE}:2`]],
    [ONE, 'at: 2026', 'at:2026', [`error E04 ${ONE}:2`]],
    [ONE, '{ type: share }', '{ type:share }', [`error E04 ${ONE}:3`]],
    [ONE, '{ type: share }', '{ type: none, why: “no ask” }', [`error E04 ${ONE}:3`]],
    [ONE, '2026-12-28 19:00', '2027-02-30 19:00', [`error E06 ${ONE}:2`]],
    [ONE, '2026-12-28 19:00', '2570-12-28 19:00', [`error E06 ${ONE}:2`]],
    [ONE, '2026-12-28 19:00', '2026-12-28T19:00+07:00', [`error E06 ${ONE}:2`]],
    [ONE, '2026-12-28 19:00', '2026-12-28 7:00', [`error E06 ${ONE}:2`]],
    [ONE, '2026-12-28 19:00', '2026-12-28', [`error E06 ${ONE}:2`]],
    [ONE, '2026-12-28 19:00', '2026-12-28 21:00', [`error E08 ${ONE}:2`]],
    [ONE, '2026-12-28 19:00', '2026-12-28 05:59', [`error E08 ${ONE}:2`]],
    [ONE, 'at: 2026-12-28 19:00', 'at:', [`error E11 ${ONE}:2`]],
    [ONE, 'at: 2026-12-28 19:00\n', '', [`error E30 ${ONE}:1`]],
    [ONE, 'cta: { type: share }', 'cta: share', [`error E10 ${ONE}:3`]],
    [ONE, 'cta: { type: share }', 'cta: { }', [`error E10 ${ONE}:3`]],
    [ONE, '{ type: share }', '{ type: share, bring: food }', [`error E05 ${ONE}:3`]],
    [ONE, '{ type: share }', '{ type: learn_more }', [`error E29 ${ONE}:3`]],
    [ONE, '{ type: share }', '{ type: learn_more, url: "https://evil.example/x" }', [`error E48 ${ONE}:3`]],
    [ONE, '{ type: share }', '{ type: learn_more, document: plan.pdf }', [`error E17 ${ONE}:3`]],
    [ONE, '{ type: share }', '{ type: share', [`error E28 ${ONE}:3`]],
    [ONE, '{ type: share }', '{ type: none, why: "x }', [`error E28 ${ONE}:3`]],
    [ONE, 'at: 2026', 'at: 2026-12-28 19:00\nat: 2026', [`error E31 ${ONE}:3`]],
    [ONE, 'cta: { type: share }', 'cta: &a { type: share }', [`error E32 ${ONE}:3`]],
    [ONE, 'cta: { type: share }', 'cta: *a', [`error E09 ${ONE}:3`, `error E32 ${ONE}:3`]],
    [
      ONE,
      '{ type: share }',
      '{ type: share, what_to_say: Join #1 now }',
      [`warning E32 ${ONE}:3`, `error E28 ${ONE}:3`],
    ],
    [ONE, '{ type: share }', '{ type: share, what_to_say: "Join #1 now" } # a note', []],
    [ONE, '{ type: share }', '{ type: share, what_to_say: "012 345 678" }', [`error E20 ${ONE}:3`]],
    [ONE, 'cta: { type: share }', 'cta: { type: share }\nexpires: 2026-12-28 18:00', [`error E47 ${ONE}:4`]],
    [ONE, 'cta: { type: share }', 'cta: { type: share }\nlite: yes please', [`error E29 ${ONE}:4`]],
    [ONE, 'cta: { type: share }', 'cta: { type: share }\nstatus: redy', [`error E24 ${ONE}:4`]],
    [ONE, 'cta: { type: share }', 'cta: { type: share }\nchannels: tg-main', [`error E29 ${ONE}:4`]],
    [NOT_SURE, 'channels: [tg-main,', 'channels: [tg-mian,', [`error E16 ${NOT_SURE}:3`]],
    [NOT_SURE, 'channels: [tg-main,', 'channels: [tg-main, tg-main,', [`warning E45 ${NOT_SURE}:3`]],
    [NOT_SURE, 'answered_where: tg-main', 'answered_where: tg-mian', [`error E16 ${NOT_SURE}:4`]],
    [NOT_SURE, 'cta:', 'safety: { private_path: none }\ncta:', [`error E34 ${NOT_SURE}:4`]],
    [NEEDS, 'closes: 2027-01-14', 'closes: 2027-01-03', [`error E47 ${NEEDS}:3`]],
    [NEEDS, 'questions: [need,', 'questions: [needs,', [`error E12 ${NEEDS}:3`]],
    [TOMORROW, 'event: cip-meeting', 'event: cip-meting', [`error E12 ${TOMORROW}:3`]],
    [HARASSMENT, 'hotline: digital-help', 'hotline: digital', [`error E12 ${HARASSMENT}:2`]],
    [QUIZ, 'km: ["Telegram ពីរជាន់", ', 'km: [', [`error E39 ${QUIZ}:6`]],
    [
      QUIZ,
      '    en: ["Telegram two-step", "Facebook two-step", "Checked devices", "Not yet"]\n',
      '',
      [`error E14 ${QUIZ}:6`],
    ],
    [QUIZ, 'type: vote_poll', 'type: subscribe_series', [`error E05 ${QUIZ}:5`, `error E05 ${QUIZ}:6`]],
  ])('%s: %j → %j', (...row) => {
    expect(found(row)).toEqual(row[3]);
  });
});

describe('the words of a post', () => {
  it.each<Row>([
    [ONE, '=== km moderator ===', '=== km moderater ===', [`error E15 ${ONE}:27`]],
    [ONE, '=== km ===', '=== khmer ===', [`error E14 ${ONE}:1`, `error E15 ${ONE}:5`]],
    [ONE, '=== en ===', '=== eng ===', [`error E14 ${ONE}:1`, `error E15 ${ONE}:16`]],
    [ONE, '=== en ===', '=== xq ===', [`error E14 ${ONE}:1`, `error E15 ${ONE}:16`]],
    [ONE, '=== km ===', 'Dear all\n=== km ===', [`error E33 ${ONE}:5`]],
    [ONE, '=== km moderator ===', '=== km ===', [`error E33 ${ONE}:27`]],
    [ONE, '=== en ===', '=== en ===\n=== fr ===', [`error E33 ${ONE}:16`]],
    [ONE, '(what-is-cip.jpg)', '(missing.jpg)', [`error E17 ${ONE}:5`]],
    [ONE, '(what-is-cip.jpg)', '(../../../_org/org.yaml)', [`error E17 ${ONE}:5`]],
    [
      ONE,
      '![Drawing of a village road with a well, a school and a street light, each joined by an arrow to the commune budget]',
      '![]',
      [`error E18 ${ONE}:16`],
    ],
    [ONE, '![Drawing', 'See ![Drawing', [`error E37 ${ONE}:25`]],
    [ONE, '![Drawing', '![a](hall.jpg)\n![a](hall.jpg)\n![a](three-points.jpg)\n![Drawing', [`error E22 ${ONE}:16`]],
    [TODAY, '{{event.time}}', '{{event.tiem}}', [`error E21 ${TODAY}:8`]],
    [TODAY, '{{event.time}}', '{{event.time}', [`error E21 ${TODAY}:8`]],
    [TODAY, '{{event.time}}', '{{event.attended}}', [`error E21 ${TODAY}:8`]],
    [
      INVITE,
      '=== en variant:b ===',
      '=== en variant:c ===',
      [`warning E50 ${CAMPAIGN}:30`, `warning E50 ${INVITE}:44`],
    ],
    [ONE, 'Please share this', 'Call +855 12 345 678. Please share this', [`error E20 ${ONE}:16`]],
    [
      ONE,
      'Please share this',
      'The budget is 1.050.000.000 riel, 05-12-2026 19:00, call 0800 000 001. Source: the council',
      [],
    ],
  ])('%s: %j → %j', (...row) => {
    expect(found(row)).toEqual(row[3]);
  });

  it('may be in further languages, with heads written freely, and keep their zero-width spaces', () => {
    const folder = sampleFolder();
    edit(folder, ONE, '=== km ===', '  ==== KM ====  ');
    edit(folder, ONE, '=== en ===', '=== en');
    edit(folder, ONE, '=== km moderator ===', '=== cja ===\nចាម\u200bមួយ  \n\n=== km Moderator===');
    const { content, problems } = problemsOf(folder);
    expect(problems).toEqual([]);
    const post = content.campaigns.flatMap(({ posts }) => posts).find(({ id }) => id === '01-what-is-cip');
    expect(post?.sections.map(({ language, scope }) => `${language} ${scope}`)).toEqual([
      'km null',
      'en null',
      'cja null',
      'km moderator',
      'en moderator',
      'km answers',
      'en answers',
    ]);
    expect(post?.sections[2]?.text).toBe('ចាម\u200bមួយ  ');
  });

  it('a photo line leaves the text, its description stays', () => {
    const { content } = problemsOf(sampleFolder());
    const post = content.campaigns.flatMap(({ posts }) => posts).find(({ id }) => id === '02-list-your-needs');
    const section = post?.sections[1];
    expect(section?.text).toMatch(/^What does your village.*commune meeting\.$/s);
    expect(section?.photos).toEqual([
      {
        file: 'three-points.jpg',
        alt: 'A letter box and three sheets of paper numbered 1, 2 and 3',
        withoutLogo: 'three-points.no-logo.jpg',
      },
    ]);
  });
});

describe('a date in words, or with other signs,', () => {
  it.each([
    '28 ធ្នូ 2026 19:00',
    'ថ្ងៃទី២៨ ខែធ្នូ ឆ្នាំ២០២៦ ម៉ោង ១៩:០០',
    'Dec 28 2026 19:00',
    'December 28, 2026 19:00',
    '28 Dec 2026 7pm',
    '28-Dec-2026 19:00',
    '2026-12-28 19h00',
    '2026-12-28 19h',
    '2026-12-28 at 19:00',
    '2026-12-28, 19:00',
    '2026-12-28 ម៉ោង 19:00',
    '2026–12–28 19:00',
    '2026-12-28 ១៩៖០០',
  ])('is told with the digits to write: %s', (written) => {
    const { problems } = mistake(ONE, '2026-12-28 19:00', written);
    expect(told(problems)).toEqual([`error E06 ${ONE}:2`]);
    expect(problems[0]?.message.en).toContain('is not written in digits with - and :. Write: at: 2026-12-28 19:00');
    expect(problems[0]?.message.km).toContain('សូមសរសេរ៖ at: 2026-12-28 19:00');
  });
});

describe('what is written differently but meant clearly', () => {
  it.each<Row>([
    [ONE, '2026-12-28 19:00', '២០២៦-១២-២៨ ១៩:០០', []],
    [ONE, '2026-12-28 19:00', '"2026-12-28 19:00"', []],
    [ONE, '2026-12-28 19:00', '2026-12-28  19:00', []],
    [CAMPAIGN, 'target: 80', 'target: ៨០', []],
    [CAMPAIGN, 'starts: 2027-01-16 08:00', "starts: '២០២៧-០១-១៦ ០៨:០០'", []],
    [`${TIPS}/campaign.yaml`, 'time: "19:00"', 'time: ១៩:០០', []],
    [`${TIPS}/campaign.yaml`, 'time: "19:00"', 'time: 19:00', []],
    [ORG, 'post_hours: "06:00-21:00"', 'post_hours: ០៦:០០-២១:០០', []],
  ])('%s: %j → %j', (...row) => {
    expect(found(row)).toEqual(row[3]);
  });

  it('reads Windows line ends and a byte order mark', () => {
    const folder = sampleFolder();
    for (const [path, bytes] of folder) {
      if (bytes) write(folder, path, `\ufeff${new TextDecoder().decode(bytes).replaceAll('\n', '\r\n')}`);
    }
    const { content, problems } = problemsOf(folder);
    expect(problems).toEqual([]);
    expect(content.campaigns).toEqual(problemsOf(sampleFolder()).content.campaigns);
  });

  it('normalises the moment, and leaves words their Khmer digits', () => {
    const { content } = mistake(ONE, '2026-12-28 19:00', '២០២៦-១២-២៨ ១៩:០០');
    const campaign = content.campaigns.find(({ folder }) => CIP.endsWith(folder));
    expect(campaign?.posts[0]?.settings.at).toBe('2026-12-28 19:00');
    expect(campaign?.settings.name.km).toContain('២០២៧');
    expect(campaign?.settings.events['cip-meeting']?.agenda.km?.[0]).toMatch(/^៨:០០/);
  });
});
