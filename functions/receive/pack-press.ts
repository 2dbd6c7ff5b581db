import { advance } from '../../shared/actions/advance.ts';
import { changeModerator, codeOf } from '../../shared/actions/moderators.ts';
import type { BotReply, BotUpdate } from '../../shared/domain/callback.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { PackEvent } from '../../shared/domain/delivery-event.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, plus, wallDate } from '../../shared/domain/instant.ts';
import { DECLINE_REASONS, type Expected, type Moderator, withPosted } from '../../shared/domain/moderator.ts';
import { MODERATOR_WORDS } from '../../shared/domain/moderator-words.ts';
import { type PackStage, packKeyboard } from '../../shared/domain/pack-keyboard.ts';
import { wasReminded } from '../../shared/domain/pack-life.ts';
import { type Later, laterMoments } from '../../shared/domain/reminder.ts';
import type { ReceivePorts } from './app.ts';
import { readyAnswers } from './ready-answers.ts';

type Press = Extract<BotUpdate, { kind: 'press' }>;

/** One press of a button below a pack, by the moderator to whom it was given. */
interface PackPress extends Press {
  readonly pack: Delivery;
  readonly code: string;
}

/** How long after its public moment anybody wants to know what became of a pack. */
const ANSWERED_WITHIN_MS = 14 * DAY_MS;
/** How long the next message is taken for what was asked. */
const EXPECTED_FOR_MS = 24 * HOUR_MS;

const ACTIONS = {
  posted,
  later: askWhen,
  tonight: (press: PackPress, ports: ReceivePorts) => postponed('tonight', press, ports),
  tomorrow: (press: PackPress, ports: ReceivePorts) => postponed('tomorrow', press, ports),
  declined: (press: PackPress, ports: ReceivePorts) => declined(null, press, ports),
  ...Object.fromEntries(
    DECLINE_REASONS.map((why) => [why, (press: PackPress, ports: ReceivePorts) => declined(why, press, ports)]),
  ),
  ask: askQuestion,
  link: askLink,
} as Readonly<Record<string, ((press: PackPress, ports: ReceivePorts) => Promise<string>) | undefined>>;

/**
 * What a moderator says of a pack is written into its delivery, once, and the buttons below it change. Answers the note
 * for the press; null for a button that is none of a pack, or a pack that was given to somebody else.
 */
export async function pressedPack(
  action: string,
  shown: string | undefined,
  pack: Delivery,
  press: Press,
  ports: ReceivePorts,
): Promise<string | null> {
  const act = ACTIONS[action];
  if (pack.parent === null || (!act && action !== 'corrected')) return null;
  const code = await codeOf(press.user, ports);
  // Whoever has left, or was shut out, presses what is nobody's any more.
  if (pack.recipients[0] !== code || !(await ports.moderators.moderator(code))) return null;
  const words = MODERATOR_WORDS[press.language];
  if (!act) return corrected(shown, { ...press, pack, code }, ports);
  if (ports.clock.now() > plus(pack.publicAt, ANSWERED_WITHIN_MS)) return words.over;
  const note = await act({ ...press, pack, code }, ports);
  return pack.removedAt === null ? note : words.takenBack;
}

async function posted(press: PackPress, ports: ReceivePorts): Promise<string> {
  const words = MODERATOR_WORDS[press.language];
  const isNews = await responded(() => ({ response: 'posted', why: null, remindAt: null }), press, ports);
  // Also when it is no news: whoever took the first press may have died right after it.
  const moderator = await noted(press.code, (known) => withPosted(known, press.pack), ports);
  await showStage('posted', press, ports);
  return isNews ? words.posted(moderator?.posted ?? 1) : words.alreadyPosted;
}

/** They are not asked twice when: what is said without a choice is that they will see. */
async function askWhen(press: PackPress, ports: ReceivePorts): Promise<string> {
  const { later, whenLater } = MODERATOR_WORDS[press.language];
  const { pack } = press;
  await responded(({ remindAt }) => ({ response: 'later', why: null, remindAt }), press, ports);
  const moments = laterMoments(pack, ports.clock.now());
  const possible = (['tonight', 'tomorrow'] as const).filter((one) => moments[one] !== null);
  if (wasReminded(pack) || possible.length === 0) {
    await showStage('postponed', press, ports);
    return later.unreminded;
  }
  await showStage('choosing_when', press, ports, possible);
  return whenLater;
}

async function postponed(when: Later, press: PackPress, ports: ReceivePorts): Promise<string> {
  const words = MODERATOR_WORDS[press.language];
  const remindAt = laterMoments(press.pack, ports.clock.now())[when];
  await responded(() => ({ response: 'later', why: null, remindAt }), press, ports);
  await showStage('postponed', press, ports);
  if (remindAt === null) return words.later.tooLate;
  return wasReminded(press.pack) ? words.later.unreminded : words.later[when];
}

async function declined(
  why: (typeof DECLINE_REASONS)[number] | null,
  press: PackPress,
  ports: ReceivePorts,
): Promise<string> {
  const words = MODERATOR_WORDS[press.language];
  const isNews = await responded(() => ({ response: 'declined', why, remindAt: null }), press, ports);
  if (press.pack.response === 'posted') return words.alreadyPosted;
  if (isNews) await noted(press.code, (known) => known, ports);
  await showStage(why === null ? 'declined' : 'explained', press, ports);
  return why === null ? words.declined : words.because;
}

async function askQuestion(press: PackPress, ports: ReceivePorts): Promise<string> {
  const words = MODERATOR_WORDS[press.language];
  await expect('question', press, ports);
  await say([await readyAnswers(press.pack, words, ports), words.askQuestion], press, ports);
  return '';
}

async function askLink(press: PackPress, ports: ReceivePorts): Promise<string> {
  await expect('link', press, ports);
  await say([MODERATOR_WORDS[press.language].askLink], press, ports);
  return '';
}

/** Counts for exactly the correction that stood above the button. */
async function corrected(shown: string | undefined, press: PackPress, ports: ReceivePorts): Promise<string | null> {
  const { pack } = press;
  const isIt = ({ removedAt, message }: Delivery) =>
    shown === undefined ? removedAt !== null : message.startsWith(shown);
  if (!isIt(pack)) return null;
  const at = ports.clock.now();
  const now = await advance(pack, (one) => (isIt(one) ? move(one, { type: 'corrected', at }) : null), ports.ledger);
  if (press.under) await ports.bot.say({ kind: 'keyboard', ...press.under, keyboard: [] });
  return now.correctedAt === null ? null : MODERATOR_WORDS[press.language].corrected;
}

type Response = Omit<Extract<PackEvent, { type: 'responded' }>, 'type' | 'at'>;

/** Whether this very press has changed what is known of the pack. */
async function responded(
  responseTo: (pack: Delivery) => Response,
  { pack }: PackPress,
  ports: ReceivePorts,
): Promise<boolean> {
  let mine: Delivery | null = null;
  const now = await advance(
    pack,
    (one) => {
      // Written: whatever could be said of it after that is said by another press.
      if (one === mine) return null;
      mine = move(one, { type: 'responded', at: ports.clock.now(), ...responseTo(one) });
      return mine;
    },
    ports.ledger,
  );
  return now === mine;
}

async function expect(what: Expected['what'], { code, pack }: PackPress, ports: ReceivePorts): Promise<void> {
  const expects = { what, pack: pack.id, until: plus(ports.clock.now(), EXPECTED_FOR_MS) };
  await noted(code, (known) => ({ ...known, expects }), ports);
}

/** The moderator with something new, seen today. */
function noted(code: string, next: (known: Moderator) => Moderator, ports: ReceivePorts): Promise<Moderator | null> {
  const now = ports.clock.now();
  return changeModerator(code, ports, (known) => {
    if (!known) return null;
    const isSeen = wallDate(known.seenAt) === wallDate(now);
    return next(isSeen ? known : { ...known, seenAt: now });
  });
}

async function showStage(
  stage: PackStage,
  press: PackPress,
  ports: ReceivePorts,
  later?: readonly Later[],
): Promise<void> {
  const { under, pack } = press;
  const language = pack.language === 'en' ? 'en' : 'km';
  if (under)
    await ports.bot.say({ kind: 'keyboard', ...under, keyboard: packKeyboard(stage, pack.id, language, later) });
}

async function say(texts: readonly (string | null)[], { user }: Press, ports: ReceivePorts): Promise<void> {
  const said = texts.flatMap((text): BotReply[] => (text === null ? [] : [{ kind: 'message', chat: user, text }]));
  await ports.bot.say(...said);
}
