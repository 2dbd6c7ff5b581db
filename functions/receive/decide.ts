import { approve, askChange, type PostVersion } from '../../shared/actions/approve.ts';
import { confirmRemoval } from '../../shared/actions/confirm-removal.ts';
import { handle } from '../../shared/actions/handle.ts';
import { personOf } from '../../shared/actions/staff.ts';
import { whyHeld } from '../../shared/actions/why-held.ts';
import { BOT_WORDS } from '../../shared/content/bot-words.ts';
import { PRESS_WORDS, type PressWords } from '../../shared/content/staff-press-words.ts';
import {
  type Approval,
  type Change,
  currentVersions,
  type Liftable,
  stillSpeaks,
} from '../../shared/domain/approval.ts';
import type { BotLanguage } from '../../shared/domain/callback.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { earliest } from '../../shared/domain/instant.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { ReceivePorts } from './app.ts';

type Decision =
  | { readonly kind: 'approve'; readonly lifts: Liftable | null }
  | { readonly kind: 'change'; readonly change: Change };

/** What the buttons below a post that waits stand for. */
const DECISIONS: Readonly<Record<string, Decision | undefined>> = {
  approve: { kind: 'approve', lifts: null },
  lift_quiet: { kind: 'approve', lifts: 'quiet_date' },
  lift_election: { kind: 'approve', lifts: 'election_date' },
  change_text: { kind: 'change', change: 'text' },
  change_picture: { kind: 'change', change: 'picture' },
  change_moment: { kind: 'change', change: 'moment' },
};
const HANDLINGS = { by_hand: 'by_hand', drop: 'dropped' } as const;

export interface Pressed {
  readonly action: string;
  /** The first digits of the version that stood above the button; undefined below what names none. */
  readonly shown: string | undefined;
  readonly delivery: Delivery;
  readonly user: string;
  readonly language: BotLanguage;
}

/** Takes the press of a button that only the team is shown; null when it is none. To everybody else it is an old one. */
export async function decided(pressed: Pressed, ports: ReceivePorts): Promise<string | null> {
  const { action, shown, delivery, user, language } = pressed;
  const decision = DECISIONS[action];
  const isHandling = action === 'by_hand' || action === 'drop';
  const isVersioned = decision !== undefined || action === 'meant';
  if (!isHandling && !(isVersioned && shown)) return null;
  const person = await personOf(user, ports);
  if (!person || person.role === 'partner') return BOT_WORDS[language].oldButton;
  if (isHandling) return handled(action, delivery, person, language, ports);
  if (!shown) return null;
  return decision
    ? said(decision, shown, delivery, person, language, ports)
    : meant(shown, delivery, person, language, ports);
}

/** Counts only for exactly what stood above the button. */
async function said(
  decision: Decision,
  shown: string,
  { campaign, post }: Delivery,
  person: Person,
  language: BotLanguage,
  ports: ReceivePorts,
): Promise<string> {
  const words = PRESS_WORDS[language];
  const deliveries = (await ports.ledger.deliveriesOf(campaign)).filter((one) => one.post === post);
  const current = currentVersions(deliveries).get(post);
  if (!current?.sha256.startsWith(shown)) return words.changed;
  const waiting = deliveries.filter((one) => one.parent === null && stillSpeaks(one));
  if (waiting.length === 0) return words.notWaiting;
  const lifts = decision.kind === 'approve' ? decision.lifts : null;
  const version: PostVersion = { campaign, post, sha256: current.sha256, lifts };
  const answer =
    decision.kind === 'approve'
      ? await approve(version, person, 'bot', ports)
      : await askChange(version, decision.change, person, ports);
  switch (answer.kind) {
    case 'approved': {
      const { approval, waitingFor } = answer;
      if (waitingFor === 0) return enough(lifts, campaign, waiting, words, ports);
      if (lifts) return words.liftWaitsFor(waitingFor);
      return throughBot(approval) > 1 ? words.oneSignsIn : words.waitsFor(waitingFor);
    }
    case 'asked':
      return words.changeAsked;
    case 'author':
      return words.author;
    case 'may-not':
      return words.mayNot;
    case 'changed':
      return words.changed;
    case 'no-such-post':
      return words.notWaiting;
    case 'not-held':
      return words.notHeld;
    default:
      return answer satisfies never;
  }
}

/** What comes of it now that enough people have said yes: what something else still holds is promised to nobody. */
async function enough(
  lifts: Liftable | null,
  campaign: string,
  waiting: readonly Delivery[],
  words: PressWords,
  ports: ReceivePorts,
): Promise<string> {
  const held = await whyHeld(campaign, ports);
  const reasons = await Promise.all(waiting.map(held));
  // Print that nobody can deliver yet is told as such elsewhere.
  const still = reasons.find((reason) => reason !== null && reason !== 'channel_not_ready');
  if (still) return lifts ? words.liftedAndHeld(still) : words.approvedAndHeld(still);
  if (lifts) return words.lifted;
  const [first, ...others] = waiting.flatMap(({ state, at }) => (state.status === 'scheduled' ? [at] : []));
  if (first === undefined) return words.approvedEdit;
  const next = earliest(first, ...others);
  return words.approved(next > ports.clock.now() ? next : null);
}

/** What disappeared from the folder was taken out on purpose: exactly what stood above the button. */
async function meant(
  shown: string,
  { campaign }: Delivery,
  person: Person,
  language: BotLanguage,
  ports: ReceivePorts,
): Promise<string> {
  const words = PRESS_WORDS[language];
  const answer = await confirmRemoval(campaign, shown, person, ports);
  switch (answer.kind) {
    case 'confirmed':
      return words.meant(answer.withdrawn);
    case 'may-not':
      return words.mayNot;
    case 'nothing-missing':
      return BOT_WORDS[language].alreadyResolved;
    case 'changed':
      return words.missingChanged;
    default:
      return answer satisfies never;
  }
}

function throughBot({ by }: Approval): number {
  return by.filter(({ through }) => through === 'bot').length;
}

async function handled(
  action: keyof typeof HANDLINGS,
  { id }: Delivery,
  person: Person,
  language: BotLanguage,
  ports: ReceivePorts,
): Promise<string> {
  const words = PRESS_WORDS[language];
  const answer = await handle(id, HANDLINGS[action], person, ports);
  switch (answer.kind) {
    case 'handled':
      if (action === 'drop') return words.dropped;
      return answer.delivery.state.status === 'cancelled' ? words.byHandBeforeAgain : words.byHand;
    case 'may-not':
      return words.mayNot;
    case 'unknown':
      return words.firstSayWhetherItIsThere;
    case 'nothing-to-do':
    case 'no-such-delivery':
      return BOT_WORDS[language].alreadyResolved;
    default:
      return answer satisfies never;
  }
}
