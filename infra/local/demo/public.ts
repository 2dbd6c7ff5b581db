import { type Instant, MINUTE_MS, plus } from '../../../shared/domain/instant.ts';
import { buttonsOf } from '../../../shared/domain/message.ts';
import { type Act, type OutThere, someTimeAfter } from './acts.ts';
import { MODERATORS } from './moderators.ts';
import { type Random, randomOf } from './random.ts';

/** A small town's worth: enough that no post meets everybody. */
const PEOPLE = Array.from({ length: 400 }, (_, index) => MODERATORS + 1 + index);
const FEELINGS = ['LIKE', 'LIKE', 'LIKE', 'LIKE', 'LOVE', 'LOVE', 'CARE', 'WOW', 'SAD', 'HAHA'] as const;
const EMOJI = ['👍', '👍', '👍', '❤', '🙏', '🔥', '👏'] as const;
/** Khmer: draft, needs native review. */
const COMMENTS = [
  'អរគុណសម្រាប់ព័ត៌មាន',
  'ខ្ញុំនឹងប្រាប់ម្តាយខ្ញុំ',
  'មានប្រយោជន៍ណាស់',
  'ធ្វើយ៉ាងម៉េចបើភ្លេចលេខសម្ងាត់?',
  'ប្រជុំនៅម៉ោងប៉ុន្មាន?',
  'ផ្លូវនៅភូមិខ្ញុំខូចយូរហើយ',
] as const;
/** What looks at links without anybody reading them: it must not count. */
const MACHINES = [
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'TelegramBot (like TwitterBot)',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
] as const;

export interface Planned {
  readonly at: Instant;
  readonly act: Act;
}

/**
 * What a made-up public does in the two days after it can first see something: little, and unevenly, as it is. The same
 * for the same seed.
 *
 * @param group whose group sees it, where it is a pack
 */
export function publicOf({ delivery, message }: OutThere, seen: Instant, seed: number, group = 0): Planned[] {
  const random = randomOf(seed, 'public', delivery.id, group);
  const mood = 0.4 + 1.2 * random.next() ** 2;
  const some = (least: number, most: number) => Math.round(random.between(least, most) * mood);
  const acts: Act[] = [];
  switch (delivery.kind) {
    case 'facebook_page':
      acts.push(...onPage(delivery.asks.cta, some, random));
      break;
    case 'telegram_channel':
      acts.push(...random.some(some(3, 16), PEOPLE).map((as) => reactionInChat(as, random)));
      break;
    // Of reactions in a group Telegram tells no bot; what happens around packs and paper nobody sees at all.
    case 'telegram_group':
    case 'moderator_pack':
    case 'offline_pack':
      break;
    default:
      delivery.kind satisfies never;
  }
  // Of several sessions each has people of its own, and some come to more than one.
  for (const button of buttonsOf(message)) {
    if (button.kind !== 'press' || !['rsvp', 'done'].includes(button.action)) continue;
    const { action, session } = button;
    acts.push(
      ...random
        .some(some(4, 18), PEOPLE)
        .map((as): Act => ({ kind: 'press', as, action, ...(session && { session }) })),
    );
  }
  if (message.link) {
    const opens = delivery.kind === 'moderator_pack' ? some(0, 4) : some(4, 15);
    acts.push(...throughLink(opens, message.link.target, random));
  }
  const begins = plus(seen, 4 * MINUTE_MS);
  return acts.flatMap((act) => again({ at: someTimeAfter(begins, random), act }, random));
}

function onPage(cta: string, some: (least: number, most: number) => number, random: Random): Act[] {
  const people = random.some(some(8, 36), PEOPLE);
  return [
    ...people.map((as): Act => ({ kind: 'page_reaction', as, type: random.pick(FEELINGS) })),
    ...random.some(some(0, 5), PEOPLE).map((as): Act => ({ kind: 'comment', as, text: random.pick(COMMENTS) })),
    ...random.some(cta === 'share' ? some(3, 12) : some(0, 4), PEOPLE).map((as): Act => ({ kind: 'share', as })),
  ];
}

function reactionInChat(as: number, random: Random): Act {
  return { kind: 'chat_reaction', as, emoji: random.pick(EMOJI) };
}

/** A part of those who open a link that leads to the bot start it; and some machines look at the link too. */
function throughLink(opens: number, target: string, random: Random): Act[] {
  const leadsToBot = target.startsWith('https://t.me/') && target.includes('?start=');
  const readers = random.some(opens, PEOPLE).map((as): Act => {
    return leadsToBot && random.chance(0.45) ? { kind: 'start', as } : { kind: 'open' };
  });
  const machines = Array.from({ length: random.between(0, 2) }, (): Act => {
    const userAgent = random.pick(MACHINES);
    return { kind: 'preview', method: random.chance(0.3) ? 'HEAD' : 'GET', userAgent };
  });
  return [...readers, ...machines];
}

/** Some press a button twice, which counts once; and some take a reaction back. */
function again(planned: Planned, random: Random): Planned[] {
  const { at, act } = planned;
  const soon = plus(at, random.between(1, 40) * MINUTE_MS);
  if (act.kind === 'press' && random.chance(0.1)) return [planned, { at: soon, act }];
  if (act.kind === 'page_reaction' && random.chance(0.04))
    return [planned, { at: soon, act: { ...act, type: 'NONE' } }];
  return [planned];
}
