import type { Bilingual } from '../domain/content/language.ts';
import type { Instant } from '../domain/instant.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import type { Pause } from '../domain/pause.ts';
import type { StaffMessage } from '../domain/staff.ts';
import { momentInWords } from './dates.ts';

/** What the bot answers to the team's commands, and tells the others of it. Khmer first. Khmer: draft, needs native review. */

/** Khmer, then English, below one line that both read. */
export function inBoth({ km, en }: Bilingual, head?: string): string {
  return [...(head === undefined ? [] : [head]), km, en].join('\n\n');
}

export const HELP = inBoth({
  km: [
    'អ្វីដែលអ្នកអាចសរសេរមកខ្ញុំ៖',
    '/today – អ្វីចេញថ្ងៃនេះ និងព្រឹកស្អែក',
    '/approve – អ្វីដែលរង់ចាំការយល់ព្រម',
    '/pause – ផ្អាកទាំងអស់ភ្លាម (ម្នាក់គ្រប់គ្រាន់)',
    '/resume – បន្តវិញ (ត្រូវការពីរនាក់)',
  ].join('\n'),
  en: [
    'What you can write to me:',
    '/today – what goes out today and tomorrow morning',
    '/approve – what waits for approval',
    '/pause – stop everything at once (one person is enough)',
    '/resume – go on (it takes two)',
  ].join('\n'),
});

/** To one of the team who has left as a moderator, or never was one. */
export const STILL_OF_THE_TEAM = inBoth({
  km: 'អ្នកមិនទទួលកញ្ចប់ទេ ហើយអ្វីៗដែលយើងរក្សាទុកអំពីអ្នកជាអ្នកសម្របសម្រួលត្រូវបានលុប។ ឆាតនេះនៅតែភ្ជាប់ជាមួយក្រុមការងារ ហើយនៅតែទទួលសាររបស់ក្រុម។',
  en: 'You receive no packs, and what we kept about you as a moderator is deleted. This chat is still linked with the team, and still receives its messages.',
});

/** Somebody who is linked with the bot, and does not decide. */
export const MAY_NOT = inBoth({
  km: 'តួនាទីរបស់អ្នកមិនអាចសម្រេចរឿងនេះទេ។ សូមសួរអ្នកទទួលបន្ទុកទំនាក់ទំនង ឬអ្នកយល់ព្រម។',
  en: 'Your role does not decide this. Please ask somebody of communications, or an approver.',
});

export function pausedWords({ since, by }: Pause): string {
  return inBoth(
    {
      km: `ផ្អាកទាំងអស់ហើយ តាំងពី ${momentInWords(since, 'km')} ដោយ ${by}។ គ្មានអ្វីចេញទៀតទេ។ ដើម្បីបន្ត ត្រូវការមនុស្សពីរនាក់៖ ម្នាក់ៗផ្ញើ /resume។`,
      en: `Everything is paused since ${momentInWords(since, 'en')}, by ${by}. Nothing leaves. Two people must let it go on: each of them sends /resume.`,
    },
    '⏸',
  );
}

export function resumeWaitsWords({ by, since, resumedBy }: Pause): string {
  return inBoth(
    {
      km: `${resumedBy} បានយល់ព្រមឱ្យបន្ត។ ត្រូវការម្នាក់ទៀត៖ សូមឱ្យសមាជិកផ្សេងផ្ញើ /resume។ រហូតដល់ពេលនោះ អ្វីៗនៅផ្អាកដដែល (ដោយ ${by} តាំងពី ${momentInWords(since, 'km')})។`,
      en: `${resumedBy} has said that it may go on. One more is needed: somebody else of the team sends /resume. Until then everything stays paused (by ${by}, since ${momentInWords(since, 'en')}).`,
    },
    '⏸ 1/2',
  );
}

export const NOT_PAUSED = inBoth({ km: 'គ្មានអ្វីត្រូវបានផ្អាកទេ។', en: 'Nothing is paused.' }, '▶️');

/** `missed` counts what should have left meanwhile. */
export function resumedWords(missed: number): string {
  const { km, en } =
    missed === 0
      ? { km: 'គ្មានអ្វីខកខានទេ។', en: 'Nothing was missed meanwhile.' }
      : {
          km: `ក្នុងពេលផ្អាក មាន ${inKhmerDigits(missed)} មិនបានចេញ ហើយនឹងមិនចេញដោយខ្លួនឯងទេ។ ខ្ញុំនឹងប្រាប់បញ្ជីភ្លាមៗ (GET /api/matters)។`,
          en: `${missed} did not go out meanwhile, and will not go out by ${missed === 1 ? 'itself' : 'themselves'}. I tell you which in a minute (GET /api/matters lists them).`,
        };
  return inBoth({ km: `អ្វីៗបន្តហើយ។ ${km}`, en: `Everything goes on. ${en}` }, '▶️');
}

/** Told to the others when somebody has paused, asked to go on, or taken that back. */
export function tellPaused(pause: Pause): StaffMessage {
  return { text: pausedWords(pause), buttons: [] };
}

export function tellResumeWaits(pause: Pause): StaffMessage {
  return { text: resumeWaitsWords(pause), buttons: [] };
}

export function tellPausedAgain({ by, since }: Pause): StaffMessage {
  const text = inBoth(
    {
      km: `មាននរណាម្នាក់បានផ្អាកម្ដងទៀត៖ ការយល់ព្រមឱ្យបន្តត្រូវបានដកវិញ។ អ្វីៗនៅផ្អាកដដែល (ដោយ ${by} តាំងពី ${momentInWords(since, 'km')})។ ត្រូវការមនុស្សពីរនាក់ដើម្បីបន្ត៖ /resume។`,
      en: `Somebody has paused again: what was said for going on is taken back. Everything stays paused (by ${by}, since ${momentInWords(since, 'en')}). It takes two to go on: /resume.`,
    },
    '⏸',
  );
  return { text, buttons: [] };
}

export function tellResumed(): StaffMessage {
  const text = inBoth(
    {
      km: 'មនុស្សពីរនាក់បានយល់ព្រមឱ្យបន្ត៖ អ្វីៗបន្តហើយ។ អ្វីដែលខកខានមិនចេញដោយខ្លួនឯងទេ។',
      en: 'Two people have said so: everything goes on. What was missed meanwhile does not go out by itself.',
    },
    '▶️',
  );
  return { text, buttons: [] };
}

/** A post that waits for approval, in one line each language. */
export interface WaitingLine {
  readonly post: string;
  readonly by: Instant;
  readonly approvedBy: readonly string[];
  readonly waitingFor: number;
}

/** At most so many are shown at a time, those that are needed first first. */
export const SHOWN_AT_A_TIME = 5;

export function approveWords(waiting: readonly WaitingLine[]): string {
  if (waiting.length === 0) return inBoth({ km: 'គ្មានអ្វីរង់ចាំការយល់ព្រមទេ។', en: 'Nothing waits for approval.' }, '✓');
  const lines = waiting.map(({ post, by, approvedBy, waitingFor }) => {
    const names = approvedBy.length > 0 ? ` · ✓ ${approvedBy.join(', ')}` : '';
    return `◔ ${post}\n   ${momentInWords(by, 'km')} · ${momentInWords(by, 'en')}${names} · +${waitingFor}`;
  });
  const several = waiting.length > SHOWN_AT_A_TIME;
  const foot = inBoth({
    km: several
      ? `ខ្ញុំនឹងបង្ហាញ ${inKhmerDigits(SHOWN_AT_A_TIME)} ដំបូងក្នុងមួយនាទី។ +${inKhmerDigits(1)} មានន័យថាត្រូវការម្នាក់ទៀត។`
      : `ខ្ញុំនឹងបង្ហាញវាក្នុងមួយនាទី។ +${inKhmerDigits(1)} មានន័យថាត្រូវការម្នាក់ទៀត។`,
    en: several
      ? `I show you the first ${SHOWN_AT_A_TIME} within a minute. +1 means that one more person is needed. What you wrote, or have approved, is not shown again.`
      : 'I show you what waits within a minute. +1 means that one more person is needed. What you wrote, or have approved, is not shown again.',
  });
  return wholeLines([...lines, '', foot].join('\n'));
}

/** What Telegram takes in one message. */
const LONGEST = 4096;

/** Cut after a whole line where it is too long, and says so. */
export function wholeLines(text: string): string {
  if (text.length <= LONGEST) return text;
  const end = '\n…';
  const kept = text.slice(0, LONGEST - end.length);
  return kept.slice(0, kept.lastIndexOf('\n')) + end;
}
