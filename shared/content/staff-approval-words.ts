import type { Change } from '../domain/approval.ts';
import type { Bilingual } from '../domain/content/language.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { HoldReason } from '../domain/hold.ts';
import { holdInWords } from '../domain/hold-words.ts';
import type { Instant } from '../domain/instant.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import { type Button, buttonsOf, linksOf, type Message, type Sha256 } from '../domain/message.ts';
import type { StaffMessage } from '../domain/staff.ts';
import { momentInWords } from './dates.ts';
import { inBoth } from './staff-command-words.ts';

/** What the bot asks the team about a post before it goes out. Khmer first, then English. Khmer: draft, needs native review. */

/** A post that waits, as people are asked about it. */
export interface Asked {
  readonly campaign: string;
  readonly post: string;
  readonly version: Sha256;
  readonly deliveries: readonly [Delivery, ...Delivery[]];
  readonly by: Instant;
  readonly approvedBy: readonly string[];
  readonly waitingFor: number;
}

/** One text of a post, with the channels that say it. */
export interface Said {
  readonly channels: readonly string[];
  readonly message: Message;
}

const VERSION_DIGITS = 12;

/** What can still be said to exactly this version; each at most 48 of the 64 bytes that a button carries. */
export function decisionButtons(
  { version, deliveries: [{ id }] }: Pick<Asked, 'version' | 'deliveries'>,
  holds: ReadonlySet<HoldReason>,
): StaffMessage['buttons'] {
  const key = `${id}:${version.slice(0, VERSION_DIGITS)}`;
  const lift = 'ផ្ញើទោះជាយ៉ាងណា · Send it all the same';
  return [
    { label: '✅ យល់ព្រម · Approve', data: `approve:${key}` },
    { label: '✏️ សុំកែអត្ថបទ · Change the text', data: `change_text:${key}` },
    { label: '🖼 សុំប្ដូររូបភាព · Change the picture', data: `change_picture:${key}` },
    { label: '🗓 សុំប្ដូរម៉ោង · Change the moment', data: `change_moment:${key}` },
    ...(holds.has('quiet_date') ? [{ label: `🤫 ${lift}`, data: `lift_quiet:${key}` }] : []),
    ...(holds.has('election_date') ? [{ label: `🗳 ${lift}`, data: `lift_election:${key}` }] : []),
  ];
}

/** The post with its texts and pictures, each text alone; then the question. In this order. */
export function askApproval(
  asked: Asked,
  texts: readonly Said[],
  holds: ReadonlySet<HoldReason>,
): readonly StaffMessage[] {
  const pieces = texts.flatMap(piecesOf);
  const shown = pieces.map(({ text, photos, video, voice, words }, index): StaffMessage => {
    const before = pieces[index - 1];
    const isSame = before?.photos.map(({ sha256 }) => sha256).join() === photos.map(({ sha256 }) => sha256).join();
    const isSeen = video === undefined || before?.video?.sha256 === video.sha256;
    const isHeard = voice === undefined || before?.voice?.sha256 === voice.sha256;
    return {
      shows: { text, photos: isSame ? [] : photos, ...(!isSeen && { video }), ...(!isHeard && { voice }) },
      text: words.join('\n'),
      buttons: [],
    };
  });
  return [...shown, { text: questionOf(asked, holds), buttons: decisionButtons(asked, holds) }];
}

/** What is looked at by itself, and the words below it. */
interface Piece extends Pick<Message, 'text' | 'photos' | 'video' | 'voice'> {
  readonly words: readonly string[];
}

function piecesOf({ channels, message }: Said): Piece[] {
  const { text, photos, video, plain, voice } = message;
  const heard = voice && { voice };
  const own = {
    text,
    photos,
    ...(video && { video }),
    ...heard,
    words: [`⬆️ ${channels.join(', ')} · ${lengthOf(text)}`, ...besides(message)],
  };
  return plain ? [own, { ...plain, ...heard, words: [WITHOUT_LOGO, lengthOf(plain.text)] }] : [own];
}

const WITHOUT_LOGO = [
  '⬆️ សម្រាប់អ្នកសម្របសម្រួលដែលមិនចង់បានឡូហ្គោ និងឈ្មោះអង្គការ៖',
  'for moderators who want no logo and no name of the organisation:',
].join('\n');

function lengthOf(text: string): string {
  return `${inKhmerDigits(text.length)} តួអក្សរ · ${text.length} characters`;
}

/** What belongs to it and stands in no text. */
function besides(message: Message): readonly string[] {
  const { poll, note, link, pin, areas = [] } = message;
  const target = (button: Button) => (button.kind === 'link' && !link ? ` → ${button.url}` : '');
  return [
    ...(pin ? ['📌 នឹងត្រូវបានខ្ទាស់នៅលើ Telegram · is pinned on Telegram'] : []),
    ...buttonsOf(message).map((button) => `ប៊ូតុង · button: ${button.label}${target(button)}`),
    ...linksOf(message).map((one) => `តំណនាំទៅ · the link leads to: ${one.target}`),
    ...(poll ? [`ស្ទង់មតិ · poll: ${poll.question} (${poll.options.join(' / ')})`] : []),
    ...(note ? [`\nកំណត់ចំណាំមុនអត្ថបទ · note before the text:\n${note}`] : []),
    ...areas.map(({ district, words }) => `\n${district}: ${words}`),
  ];
}

function questionOf({ campaign, post, deliveries, by, approvedBy, waitingFor }: Asked, holds: ReadonlySet<HoldReason>) {
  const isEdit = deliveries[0].amendment?.kind === 'edit';
  const moments = [...Map.groupBy(deliveries, ({ at }) => at)];
  const when = (language: 'km' | 'en') =>
    moments.map(([at, own]) => `• ${momentInWords(at, language)} → ${own.map(({ channel }) => channel).join(', ')}`);
  const names = approvedBy.join(', ');
  const others = [...holds].filter((reason) => reason !== 'approval_needed');
  return inBoth(
    {
      km: [
        isEdit ? 'អត្ថបទថ្មីជំនួសអត្ថបទដែលចេញហើយ រង់ចាំការយល់ព្រម៖' : 'រង់ចាំការយល់ព្រម៖',
        ...when('km'),
        `បានយល់ព្រម៖ ${names || 'មិនទាន់មាននរណា'}។ ត្រូវការ ${inKhmerDigits(waitingFor)} នាក់ទៀត។`,
        ...others.map((reason) => `⏸ ${holdInWords(reason).km}`),
        `បើមិនយល់ព្រមត្រឹម ${momentInWords(by, 'km')} វានឹងមិនចេញទេ។`,
      ].join('\n'),
      en: [
        isEdit ? 'New words in the place of those that are out wait for approval:' : 'This waits for approval:',
        ...when('en'),
        `Approved by: ${names || 'nobody yet'}. ${waitingFor} more ${waitingFor === 1 ? 'is' : 'are'} needed.`,
        ...others.map((reason) => `⏸ ${holdInWords(reason).en}`),
        `Not approved by ${momentInWords(by, 'en')}: it is not sent.`,
      ].join('\n'),
    },
    `✋ ${post} · ${campaign}`,
  );
}

/** Told the day before, and an hour before: what holds it, and that its moment does not wait. */
export function remind(
  { post, campaign, at }: Pick<Delivery, 'post' | 'campaign' | 'at'>,
  holds: ReadonlySet<HoldReason>,
  waitingFor: number,
  buttons: StaffMessage['buttons'],
): StaffMessage {
  const sentences = (language: 'km' | 'en') => [...holds].map((reason) => `⏸ ${holdInWords(reason)[language]}`);
  const needed =
    waitingFor > 0
      ? {
          km: ` ត្រូវការការយល់ព្រម ${inKhmerDigits(waitingFor)} នាក់ទៀត។`,
          en: ` ${waitingFor} more ${waitingFor === 1 ? 'person has' : 'people have'} to approve it.`,
        }
      : { km: '', en: '' };
  const text = inBoth(
    {
      km: [
        ...sentences('km'),
        `បើនៅតែដូច្នេះត្រឹម ${momentInWords(at, 'km')} វានឹងមិនចេញទេ។${needed.km} /approve បង្ហាញអ្វីដែលរង់ចាំ។`,
      ].join('\n'),
      en: [
        ...sentences('en'),
        `If that is still so at ${momentInWords(at, 'en')}, it is not sent.${needed.en} /approve shows what waits.`,
      ].join('\n'),
    },
    `⏰ ${post} · ${campaign}`,
  );
  return { text, buttons };
}

const CHANGES: Readonly<Record<Change, Bilingual>> = {
  text: { km: 'អត្ថបទ', en: 'the text' },
  picture: { km: 'រូបភាព', en: 'the picture' },
  moment: { km: 'ម៉ោងចេញ', en: 'the moment' },
};

/** Told once to whoever can change it. */
export function tellChangeAsked(campaign: string, post: string, name: string, change: Change): StaffMessage {
  const { km, en } = CHANGES[change];
  const text = inBoth(
    {
      km: `${name} ចង់ឱ្យកែ${km}មុនវាចេញ។ វារង់ចាំរហូតដល់មានការកែ ឬ ${name} យល់ព្រមដោយខ្លួនឯង។`,
      en: `${name} wants ${en} changed before it goes out. It waits until it is changed, or until ${name} approves it after all.`,
    },
    `✏️ ${post} · ${campaign}`,
  );
  return { text, buttons: [] };
}
