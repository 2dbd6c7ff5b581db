import type { Keyboard } from '../domain/callback.ts';
import type { Community } from '../domain/community.ts';
import type { Bilingual } from '../domain/content/language.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import { type Group, UNSAID } from '../domain/moderator.ts';
import { MODERATOR_WORDS } from '../domain/moderator-words.ts';
import type { StaffMessage } from '../domain/staff.ts';
import { inBoth } from './staff-command-words.ts';

/** What the team is told of its moderators: numbers, and one person at a time by code. Khmer: draft, needs native review. */

/** Whom a message is about. */
export interface ModeratorCard {
  readonly code: string;
  readonly nickname: string | null;
  readonly groups: readonly Group[];
  /** Where they say that they have posted, the last ones first. */
  readonly postLinks?: readonly string[];
}

/** Somebody has registered, and waits until the team says that it knows them. */
export function registrationTold(card: ModeratorCard, communities: readonly Community[]): StaffMessage {
  const text = inBoth(
    {
      km: 'មានម្នាក់ចង់ធ្វើជាអ្នកសម្របសម្រួល។ បើអ្នកដឹងថាគេជានរណា (អ្នកដែលបានទទួលការអញ្ជើញ) សូមបញ្ជាក់។ មុននោះ គេមិនទទួលកញ្ចប់ទេ។',
      en: 'Somebody wants to become a moderator. If you know who it is (whoever was given the invitation), confirm. Before that they receive no packs.',
    },
    `👋 ${cardLines(card, communities)}`,
  );
  return {
    text,
    buttons: [
      { label: '✓ ស្គាល់ · Confirm', data: `team.confirm:${card.code}` },
      { label: '✕ មិនស្គាល់ · Refuse', data: `team.refuse:${card.code}` },
    ],
  };
}

/** Many have registered at once. */
export function registrationsTold(community: Community, count: number, until: number): StaffMessage {
  const text = inBoth(
    {
      km: `មនុស្ស ${inKhmerDigits(count)} នាក់ចង់ធ្វើជាអ្នកសម្របសម្រួល (${community.label.km}) ហើយរង់ចាំអ្នកបញ្ជាក់។ បើការអញ្ជើញទាំងអស់ត្រូវបានចែកដោយដៃដល់អ្នកដែលអ្នកស្គាល់ អ្នកអាចបញ្ជាក់ទាំងអស់។`,
      en: `${count} people want to become moderators (${community.label.en}) and wait for you to confirm them. If you gave all invitations by hand to people you know, you can confirm them all.`,
    },
    '👋',
  );
  return {
    text,
    buttons: [
      { label: `✓ ទាំងអស់ · Confirm all ${count}`, data: `team.all:${community.id}.${until.toString(36)}` },
      { label: 'ម្នាក់ម្ដងៗ · One by one', data: `team.next:${community.id}` },
    ],
  };
}

/** One moderator, as the team sees them: with what shuts them out. */
export function moderatorCard(card: ModeratorCard, communities: readonly Community[], head: Bilingual) {
  return {
    text: inBoth(head, cardLines(card, communities)),
    keyboard: [[{ label: '⛔ បិទ · Revoke', data: `team.revoke:${card.code}` }]] satisfies Keyboard,
  };
}

function cardLines(
  { code, nickname, groups, postLinks = [] }: ModeratorCard,
  communities: readonly Community[],
): string {
  const lines = groups.map((group) => {
    const community = communities.find(({ id }) => id === group.community);
    const district = community?.districts.find(({ id }) => id === group.district)?.label;
    const { size } = group;
    const members =
      size === null || size === UNSAID ? null : `${MODERATOR_WORDS.km.sizes[size]} · ${MODERATOR_WORDS.en.sizes[size]}`;
    const places = [
      community && `${community.label.km} · ${community.label.en}`,
      district && `${district.km} · ${district.en}`,
      members,
    ];
    return places.filter(Boolean).join('\n   ');
  });
  return [
    `${code}${nickname === null ? '' : ` · «${nickname}»`}`,
    ...lines,
    ...postLinks.map((link) => `🔗 ${link}`),
  ].join('\n');
}

/** The caption of an invitation's QR code, and its link. */
export function invitationWords({ label }: Community, link: string | null, start: string): string {
  return inBoth(
    {
      km: 'តំណនេះសម្រាប់មនុស្សម្នាក់ ប្រើបានម្ដង ក្នុង ៩០ ថ្ងៃ។ សូមឱ្យវាដោយដៃដល់អ្នកដែលអ្នកស្គាល់ ឬបោះពុម្ព QR។ បន្ទាប់ពីគេចុះឈ្មោះ អ្នកបញ្ជាក់ថាស្គាល់គេ។',
      en: 'This link is for one person, works once, within 90 days. Give it to somebody you know, or print the QR code. When they have registered, you confirm that you know them.',
    },
    `🔗 ${label.km} · ${label.en}\n${link ?? `/start ${start}`}`,
  );
}

export const WHICH_COMMUNITY = inBoth({ km: 'អញ្ជើញទៅសហគមន៍ណា?', en: 'Invite to which community?' });

export const NO_SUCH_MODERATOR = inBoth({
  km: 'គ្មានអ្នកសម្របសម្រួលដែលមានលេខកូដនេះទេ។ សូមសរសេរ /moderator រួចលេខកូដ ១០ តួ។',
  en: 'There is no moderator with this code. Write /moderator and then the code of 10 letters.',
});

/** What became of what somebody of the team decided about a moderator, in one line over the chat. */
export const DECIDED: Readonly<Record<'confirmed' | 'refused' | 'revoked' | 'settled' | 'none', Bilingual>> = {
  confirmed: { km: 'បានបញ្ជាក់។ គេនឹងដឹងក្នុងមួយនាទី។', en: 'Confirmed. They are told within a minute.' },
  refused: { km: 'បានបដិសេធ ហើយបានលុប។', en: 'Refused, and deleted.' },
  revoked: { km: 'បានបិទ ហើយបានលុប។ គេមិនទទួលអ្វីទៀតទេ។', en: 'Shut out, and deleted. They receive nothing more.' },
  settled: { km: 'រឿងនេះបានដោះស្រាយរួចហើយ។', en: 'This has been settled already.' },
  none: { km: 'គ្មាននរណារង់ចាំទេ។', en: 'Nobody waits.' },
};

export function confirmedAll(count: number, left: number): Bilingual {
  const done = { km: `បានបញ្ជាក់ ${inKhmerDigits(count)} នាក់។`, en: `${count} confirmed.` };
  if (left === 0) return done;
  return {
    km: `${done.km} នៅសល់ ${inKhmerDigits(left)} នាក់៖ សូមចុចម្ដងទៀត។`,
    en: `${done.en} ${left} are left: press again.`,
  };
}

/** By which a moderator's question is known when somebody replies to it. */
export const QUESTION_MARK = '❓';
const ASKED = /↩ ([a-z2-7]{10})$/;

/** A question of a moderator, without anything by which they could be found. */
export function questionFor(question: string, code: string, post: string): StaffMessage {
  const text = [
    `${QUESTION_MARK} ${post}`,
    question,
    'សំណួរពីអ្នកសម្របសម្រួល។ ដើម្បីឆ្លើយ សូមឆ្លើយតប (Reply) សារនេះ។ យើងមិនរក្សាទុកវាទេ។',
    'A question from a moderator. To answer, reply to this message. Neither is kept.',
    `↩ ${code}`,
  ].join('\n\n');
  return { text, buttons: [] };
}

/** Whose question a message of the bot shows; null for any other message. */
export function askedOf(text: string): string | null {
  return ASKED.exec(text)?.[1] ?? null;
}

export const ANSWER_TOO_LONG = inBoth(
  {
    km: 'ចម្លើយវែងពេក ហើយមិនត្រូវបានបញ្ជូនទេ។ សូមឆ្លើយម្ដងទៀត ឱ្យខ្លីជាងនេះ (យ៉ាងច្រើន ៣.០០០ តួ)។',
    en: 'The answer is too long, and was not passed on. Please answer once more, and shorter (at most 3,000 letters).',
  },
  '✕',
);

export function answerIsOut(isOut: boolean): string {
  return isOut
    ? inBoth({ km: 'បានបញ្ជូនចម្លើយ។', en: 'Your answer is passed on.' }, '✓')
    : inBoth(
        {
          km: 'បញ្ជូនមិនបាន៖ គេបានចាកចេញ ឬបានបិទបូត។',
          en: 'It could not be passed on: they have left, or blocked the bot.',
        },
        '✕',
      );
}
