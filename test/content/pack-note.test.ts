import { describe, expect, it } from 'vitest';
import { DIRECT } from '../../shared/content/reach.ts';
import { readContent } from '../../shared/content/read.ts';
import { render } from '../../shared/content/render.ts';
import type { Photo } from '../../shared/domain/message.ts';
import { wanted } from '../../shared/domain/wanted.ts';
import { aCampaign, aDelivery, anOrganisation, aPost, aSection, somePhotos } from './a-post.ts';
import { type Asks, shown } from './render-look.ts';
import { filesOf, NOW, sampleFolder } from './sample-content.ts';

const HOW_TO = {
  km: 'អត្ថបទនៅក្នុងសារតែឯង ខាងក្រោយគេ៖ ចុចលើវាឱ្យយូរ រួចចុច «ចម្លង» (Copy) នោះអ្នកបានអត្ថបទនោះទាំងស្រុង គ្មានលើសគ្មានខ្វះ។ អ្នកអាចកែអត្ថបទបានតាមចិត្ត។ បើមិនសមនឹងក្រុមរបស់អ្នក អ្នកអាចបដិសេធបាន ដោយមិនបាច់ប្រាប់មូលហេតុទេ។',
  en: 'The text comes last, in a message of its own: press and hold it, tap Copy, and you have exactly that text. Change it as you like. If it does not suit your group, saying no is fine, and you need not say why.',
};

/** The note of a sample post's pack, in either language. */
function sampleNote(id: string, language: 'km' | 'en', photos = somePhotos('hall.jpg')): string | null {
  const { organisation, campaigns } = readContent(filesOf(sampleFolder()), NOW);
  const campaign = campaigns.find(({ posts }) => posts.some((post) => post.id === id));
  const post = campaign?.posts.find((one) => one.id === id);
  const planned = campaign && organisation && wanted(organisation, campaign);
  const pack = planned?.find((one) => one.post === id && one.kind === 'moderator_pack');
  if (!organisation || !campaign || !post || !pack) throw new Error(`The sample has no pack of ${id}`);
  return render(organisation, campaign, post, { ...pack, language }, photos, DIRECT).note;
}

function noteOf(cta: Asks, language: 'km' | 'en'): string {
  return shown(cta, 'moderator_pack', language).note ?? '';
}

function notePhotos(photos: ReadonlyMap<string, Photo>, language = 'en', lite = false): string | undefined {
  const references = [...photos.keys()].map((file) => ({ file, alt: 'x' }));
  const post = aPost([aSection('ក', { language, photos: references })], { lite });
  const planned = aDelivery('moderator_pack', { language });
  const { note } = render(anOrganisation(), aCampaign(), post, planned, photos, DIRECT);
  return note?.split('\n')[1];
}

describe("a pack's note", () => {
  it('says in Khmer what the pack is for, what it asks, how heavy it is and how to use it', () => {
    expect(sampleNote('03-invite', 'km')).toBe(
      [
        'សម្រាប់ផ្សាយ៖ ថ្ងៃសៅរ៍ ទី៩ ខែមករា ឆ្នាំ២០២៧ ម៉ោង ៧:០០ យប់ ឬក្រោយបន្តិច',
        'អ្វីដែលស្នើសុំ៖ «ខ្ញុំនឹងចូលរួម»',
        'រូបភាព ១ (១៧ KB)',
        '',
        HOW_TO.km,
      ].join('\n'),
    );
  });

  it('says it in English', () => {
    expect(sampleNote('03-invite', 'en')).toBe(
      [
        'To post: Sat 9 Jan 2027, 19:00 Phnom Penh time, or soon after',
        'What people are asked: “I will come”',
        '1 photo, 17 KB',
        '',
        HOW_TO.en,
      ].join('\n'),
    );
  });

  it('has what the author tells moderators and the answers, between what it is and how to use it', () => {
    const note = sampleNote('01-what-is-cip', 'en', somePhotos('what-is-cip.jpg'));
    expect(note?.split('\n\n')).toEqual([
      'To post: Mon 28 Dec 2026, 19:00 Phnom Penh time, or soon after\nWhat people are asked: “Share”\n1 photo, 17 KB',
      'Please post between 6 and 9 in the evening.',
      'If somebody asks:',
      '“Is this connected with a party?”\nNo. This is information for all citizens and is not connected with any party.',
      "“Where can the commune's plan be seen?”\nAsk at the commune office. Everyone may ask to see it.",
      HOW_TO.en,
    ]);
    expect(sampleNote('01-what-is-cip', 'km')).toContain(
      '\n\nសូមបង្ហោះចន្លោះម៉ោង ៦ ដល់ ៩ យប់។\n\nបើមានគេសួរ៖\n\n«តើនេះពាក់ព័ន្ធនឹងគណបក្សណាមួយទេ?»\nទេ។',
    );
  });

  it('fills in the event in what the author tells moderators', () => {
    const post = aPost([aSection('ក'), aSection('{{event.where}}', { scope: 'moderator' })]);
    const { note } = render(anOrganisation(), aCampaign(), post, aDelivery('moderator_pack'), new Map(), DIRECT);
    expect(note).toContain('\n\nសាលាឃុំគំរូ\n\n');
  });

  it.each<[Asks, string | null, string | null]>([
    [{ type: 'share' }, '«ចែករំលែក»', '“Share”'],
    [{ type: 'attend_event', event: 'cip-meeting' }, '«ខ្ញុំនឹងចូលរួម»', '“I will come”'],
    [
      { type: 'give_feedback', about: 'x', questions: ['q'], closes: '2027-01-14 20:00' },
      '«ឆ្លើយជាឯកជន»',
      '“Answer privately”',
    ],
    [
      { type: 'ask_question', topic: 'x', answer_within_days: 2, answered_where: 'private' },
      '«សួរជាឯកជន»',
      '“Ask privately”',
    ],
    [{ type: 'do_it_now' }, '«ខ្ញុំធ្វើរួចហើយ»', '“I did it”'],
    [{ type: 'subscribe_series' }, '«ទទួលសារបន្តបន្ទាប់»', '“Get this series”'],
    [{ type: 'learn_more', document: 'fees.pdf' }, '«ព័ត៌មានបន្ថែម»', '“Learn more”'],
    [{ type: 'join_group', group: '@kumru_women' }, '«ចូលរួមក្រុម»', '“Join the group”'],
    [
      { type: 'vote_poll', options: { km: ['ក', 'ខ'], en: ['A', 'B'] } },
      '«តើអ្នកជ្រើសមួយណា?»',
      '“Which one do you choose?”',
    ],
    [
      { type: 'call_hotline', hotline: 'digital-help' },
      'ទូរស័ព្ទទៅ ខ្សែជំនួយសុវត្ថិភាពឌីជីថល',
      'call Digital safety helpline (sample)',
    ],
    [{ type: 'visit_service', place: 'kumru-health-centre' }, 'ទៅ មណ្ឌលសុខភាពគំរូ', 'go to Kumru health centre (sample)'],
    [{ type: 'call_hotline', hotline: 'nobody' }, null, null],
    [{ type: 'none', why: 'It only thanks.' }, null, null],
  ])('says what people are asked: %o', (cta, km, en) => {
    expect(noteOf(cta, 'km').split('\n')[1]).toBe(km === null ? 'មានតែអត្ថបទ គ្មានរូបភាព (០ KB)' : `អ្វីដែលស្នើសុំ៖ ${km}`);
    expect(noteOf(cta, 'en').split('\n')[1]).toBe(
      en === null ? 'Text only, no photo (0 KB)' : `What people are asked: ${en}`,
    );
    for (const language of ['km', 'en'] as const) expect(noteOf(cta, language).length).toBeLessThanOrEqual(600);
  });

  it('says how many photos there are and what they weigh together, rounded up', () => {
    const weighing = (...bytes: number[]) =>
      new Map(
        [...somePhotos(...bytes.map((_, index) => `${index}.jpg`))].map(([file, photo], index) => [
          file,
          { ...photo, bytes: bytes[index] ?? 0 },
        ]),
      );
    expect(notePhotos(weighing(18_001))).toBe('1 photo, 19 KB');
    expect(notePhotos(weighing(19_000))).toBe('1 photo, 19 KB');
    expect(notePhotos(weighing(400, 500, 101))).toBe('3 photos, 2 KB together');
    expect(notePhotos(weighing(18_001, 2000), 'km')).toBe('រូបភាព ២ (សរុប ២១ KB)');
    expect(notePhotos(weighing(18_001), 'jra')).toBe('1 photo, 19 KB');
    expect(notePhotos(weighing(18_001), 'en', true)).toBe('Text only, no photo (0 KB)');
  });

  it('is only in a pack', () => {
    for (const kind of ['facebook_page', 'telegram_channel', 'telegram_group', 'offline_pack'] as const) {
      expect(shown({ type: 'share' }, kind, 'en').note).toBe(null);
    }
  });
});
