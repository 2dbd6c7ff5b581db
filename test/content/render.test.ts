import { describe, expect, it } from 'vitest';
import { DIRECT } from '../../shared/content/reach.ts';
import { messageBytes, render } from '../../shared/content/render.ts';
import type { Post } from '../../shared/domain/content/campaign.ts';
import { Message, type Photo } from '../../shared/domain/message.ts';
import type { PlannedDelivery } from '../../shared/domain/plan.ts';
import { aCampaign, aDelivery, anOrganisation, aPost, aSection, MEETING, somePhotos } from './a-post.ts';

const hall = { file: 'hall.jpg', alt: 'សាលប្រជុំឃុំ' };
const road = { file: 'road.jpg', alt: 'ផ្លូវភូមិ' };

function shown(post: Post, planned: PlannedDelivery, prepared: ReadonlyMap<string, Photo> = new Map()): Message {
  return render(anOrganisation(), aCampaign(), post, planned, prepared, DIRECT);
}

function says(post: Post, planned: PlannedDelivery = aDelivery('telegram_channel'), campaign = aCampaign()): string {
  return render(anOrganisation(), campaign, post, planned, new Map(), DIRECT).text;
}

describe('placeholders', () => {
  it('say when, where and what about, in Khmer', () => {
    const post = aPost([aSection('🗓 {{event.when}}\n📍 {{event.where}}\n\n{{event.agenda}}\n\n{{event.time}}')]);
    expect(says(post)).toBe(
      [
        '🗓 ថ្ងៃសៅរ៍ ទី១៦ ខែមករា ឆ្នាំ២០២៧ ម៉ោង ៨:០០–១១:០០ ព្រឹក',
        '📍 សាលាឃុំគំរូ',
        '',
        '• ៨:០០ បើកប្រជុំ',
        '• ៨:៤៥ ប្រជាពលរដ្ឋលើកតម្រូវការ',
        '',
        'ម៉ោង ៨:០០ ព្រឹក',
      ].join('\n'),
    );
  });

  it('say it in English, also to readers of a third language', () => {
    const text = '{{event.when}} | {{ event.where }} | {{event.agenda}} | {{event.time}}';
    const expected =
      'Sat 16 Jan 2027, 08:00–11:00 | Kumru commune office (sample) | • 8:00 Opening\n• 8:45 Citizens raise needs | 8:00 in the morning';
    for (const language of ['en', 'jra']) {
      expect(says(aPost([aSection(text, { language })]), aDelivery('facebook_page', { language }))).toBe(expected);
    }
  });

  it('name both parts of the day when a meeting goes on into the next one', () => {
    const campaign = aCampaign({ 'cip-meeting': { ...MEETING, ends: '2027-01-16 14:30' } });
    const post = aPost([aSection('{{event.when}}')]);
    expect(says(post, aDelivery('telegram_channel'), campaign)).toMatch(/ ម៉ោង ៨:០០ ព្រឹក–២:៣០ រសៀល$/);
  });

  it('name both days when an event lasts longer than one', () => {
    const campaign = aCampaign({ camp: { ...MEETING, ends: '2027-01-17 11:00' } });
    const post = aPost([aSection('{{event.when}}'), aSection('{{event.when}}', { language: 'en' })]);
    expect(says(post, aDelivery('telegram_channel', { language: 'en' }), campaign)).toBe(
      'Sat 16 Jan 2027, 08:00 – Sun 17 Jan 2027, 11:00',
    );
    expect(says(post, aDelivery('telegram_channel'), campaign)).toMatch(/៨:០០ ព្រឹក – ថ្ងៃអាទិត្យ ទី១៧ /);
  });

  it('mean the event that the post invites to, where the campaign has several', () => {
    const campaign = aCampaign({ first: MEETING, second: { ...MEETING, starts: '2027-01-16 09:00' } });
    const cta = { type: 'attend_event', event: 'second' } as const;
    expect(says(aPost([aSection('{{event.time}}')], { cta }), aDelivery('facebook_page'), campaign)).toMatch(
      /^ម៉ោង ៩:០០/,
    );
  });

  it('stay as written where nobody can tell what they mean', () => {
    const text = '{{event.when}} {{event.attended}} {{name}}';
    const several = aCampaign({ first: MEETING, second: MEETING });
    expect(says(aPost([aSection(text)]), aDelivery('facebook_page'), several)).toBe(text);
    expect(says(aPost([aSection(text)]), aDelivery('facebook_page'), aCampaign({}))).toBe(text);
    expect(says(aPost([aSection('{{event.attended}}')]))).toBe('{{event.attended}}');
    const lost = aCampaign({ 'cip-meeting': { ...MEETING, place: 'nowhere' } });
    expect(says(aPost([aSection('{{event.where}}')]), aDelivery('facebook_page'), lost)).toBe('{{event.where}}');
  });
});

describe('the section of a channel', () => {
  const tomorrow = aPost([
    aSection('ស្អែកនេះហើយ!', { photos: [hall] }),
    aSection('It is tomorrow!', { language: 'en', photos: [{ ...hall, alt: 'Commune hall' }] }),
    aSection('សូមគោរពបងប្អូនទាំងអស់!', { scope: 'loudspeaker' }),
    aSection('ខ្លី', { scope: 'telegram', photos: [road] }),
    aSection('សូមបង្ហោះចន្លោះម៉ោង ៦ ដល់ ៩ យប់។', { scope: 'moderator' }),
  ]);

  it.each([
    ['facebook_page', 'ស្អែកនេះហើយ!'],
    ['telegram_channel', 'ខ្លី'],
    ['telegram_group', 'ខ្លី'],
    ['offline_pack', 'សូមគោរពបងប្អូនទាំងអស់!'],
  ] as const)('is the one written for it: %s', (kind, text) => {
    expect(says(tomorrow, aDelivery(kind))).toBe(text);
  });

  it('is for moderators the text for everybody, never the note to them', () => {
    expect(says(tomorrow, aDelivery('moderator_pack'))).toBe('ស្អែកនេះហើយ!');
  });

  it('shows the photos of the text that it replaces, unless it has its own', () => {
    const prepared = somePhotos('hall.jpg', 'road.jpg');
    const alts = (kind: PlannedDelivery['kind'], language = 'km') =>
      shown(tomorrow, aDelivery(kind, { language }), prepared).photos.map((photo) => photo.alt);
    expect(alts('offline_pack')).toEqual(['សាលប្រជុំឃុំ']);
    expect(alts('telegram_channel')).toEqual(['ផ្លូវភូមិ']);
    expect(alts('telegram_channel', 'en')).toEqual(['Commune hall']);
  });

  it('is the variant that was drawn, else the text without one, else the first that is written', () => {
    const a = aSection('របៀបវារៈច្បាស់លាស់', { variant: 'a' });
    const b = aSection('ផ្លូវក្នុងភូមិអ្នក', { variant: 'b' });
    const plain = aSection('ធម្មតា');
    const variant = (sections: Post['sections'], drawn: string | null) =>
      says(aPost(sections), aDelivery('moderator_pack', { variant: drawn }));
    expect(variant([a, b, plain], 'b')).toBe('ផ្លូវក្នុងភូមិអ្នក');
    expect(variant([a, b, plain], '06:30')).toBe('ធម្មតា');
    expect(variant([a, b, plain], null)).toBe('ធម្មតា');
    expect(variant([a, b], '06:30')).toBe('របៀបវារៈច្បាស់លាស់');
  });

  it('is for a kind of channel also the variant written for it', () => {
    const sections = [
      aSection('A', { variant: 'a' }),
      aSection('B', { variant: 'b' }),
      aSection('B on Telegram', { scope: 'telegram', variant: 'b' }),
    ];
    expect(says(aPost(sections), aDelivery('telegram_channel', { variant: 'b' }))).toBe('B on Telegram');
    expect(says(aPost(sections), aDelivery('telegram_channel', { variant: 'a' }))).toBe('A');
  });

  it('is none where the post has no words in the language: an empty message rather than the wrong language', () => {
    const post = aPost(tomorrow.sections, { cta: { type: 'do_it_now' } });
    const message = shown(post, aDelivery('telegram_channel', { language: 'jra' }));
    expect(message).toEqual({
      format: 1,
      language: 'jra',
      text: '',
      entities: [],
      photos: [],
      button: null,
      poll: null,
      link: null,
      note: null,
      plain: null,
      answers: [],
    });
  });
});

describe('a message', () => {
  it('keeps the text as it was written, zero-width spaces and vowel order included', () => {
    const written = 'ប្រជា\u200bពលរដ្ឋ​ \u17c1\u17b6  ពីរ\n\n\n១';
    expect(says(aPost([aSection(written)]))).toBe(written);
  });

  it('shows the photos in their order, three at most, and none that is not prepared', () => {
    const files = ['3.jpg', '1.jpg', 'missing.jpg', '2.jpg', '4.jpg'];
    const post = aPost([aSection('x', { photos: files.map((file) => ({ file, alt: `alt ${file}` })) })]);
    const prepared = somePhotos('1.jpg', '2.jpg', '3.jpg', '4.jpg');
    const { photos } = shown(post, aDelivery('facebook_page'), prepared);
    expect(photos.map((photo) => photo.alt)).toEqual(['alt 3.jpg', 'alt 1.jpg', 'alt 2.jpg']);
    expect(photos[1]?.sha256).toBe(prepared.get('1.jpg')?.sha256);
  });

  it('to be pinned is so on Telegram only, and leaves all others the bytes that they had', () => {
    const [plain, pinned] = [{}, { pin: true }].map((settings) => aPost([aSection('x')], settings));
    if (!plain || !pinned) throw new Error('There are two');
    for (const kind of ['telegram_channel', 'telegram_group'] as const) {
      expect(shown(pinned, aDelivery(kind))).toEqual({ ...shown(plain, aDelivery(kind)), pin: true });
    }
    for (const kind of ['facebook_page', 'moderator_pack', 'offline_pack'] as const) {
      expect(messageBytes(shown(pinned, aDelivery(kind)))).toEqual(messageBytes(shown(plain, aDelivery(kind))));
    }
    const bytes = messageBytes(shown(pinned, aDelivery('telegram_channel')));
    expect(Message.parse(JSON.parse(new TextDecoder().decode(bytes))).pin).toBe(true);
  });

  it('of a lite post has no photo, on any channel', () => {
    const post = aPost([aSection('x', { photos: [hall] })], { lite: true });
    for (const kind of ['facebook_page', 'telegram_channel', 'moderator_pack', 'offline_pack'] as const) {
      expect(shown(post, aDelivery(kind), somePhotos('hall.jpg')).photos).toEqual([]);
    }
  });

  it('has the same bytes whatever the order of its keys, and reads back as itself', () => {
    const cta = { type: 'call_hotline', hotline: 'digital-help' } as const;
    const post = aPost([aSection('អត្ថបទ​', { photos: [hall] })], { cta });
    const message = shown(post, aDelivery('telegram_channel'), somePhotos('hall.jpg'));
    const turned = JSON.parse(JSON.stringify(message), (_, value) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(message));
    expect(messageBytes(turned)).toEqual(messageBytes(message));
    expect(Message.parse(JSON.parse(new TextDecoder().decode(messageBytes(message))))).toEqual(message);
  });

  it('keeps its bytes from one version of the software to the next: what was approved is what goes out', () => {
    const message = shown(aPost([aSection('ក')]), aDelivery('telegram_channel'));
    expect(new TextDecoder().decode(messageBytes(message))).toBe(
      '{"format":1,"language":"km","text":"ក","entities":[],"photos":[],"button":null,"poll":null,"link":null,"note":null}',
    );
  });
});
