import { codeOf } from '../../shared/actions/moderators.ts';
import { resolve } from '../../shared/actions/resolve.ts';
import { personOf } from '../../shared/actions/staff.ts';
import { BOT_WORDS } from '../../shared/content/bot-words.ts';
import type { BotReply, BotUpdate } from '../../shared/domain/callback.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { MODERATOR_WORDS } from '../../shared/domain/moderator-words.ts';
import { mayDecide } from '../../shared/domain/person.ts';
import { ANSWERS, type Answering, answered, mayHaveBeenRead } from './answer.ts';
import type { ReceivePorts } from './app.ts';
import { decided } from './decide.ts';
import { changedOwn } from './own-groups.ts';
import { pressedPack } from './pack-press.ts';
import { answeredStep } from './registering.ts';
import { openToSubscribe } from './subscribe.ts';
import { decidedAbout } from './team-moderators.ts';

type Press = Extract<BotUpdate, { kind: 'press' }>;

/** The answers of a person who was asked to look. */
const SEEN: Readonly<Record<string, 'published' | 'absent' | undefined>> = { there: 'published', send: 'absent' };
/** The version stands behind what is said of exactly one. */
const DATA = /^([a-z_]+):([a-z2-7]{20})(?::([0-9a-f]{12}))?$/;
/** One of several sessions of an event. */
const SESSION = /^rsvp:([a-z2-7]{20}):([\w-]{1,20})$/;
const PRACTICE = /^[a-z_]+:practice$/;
/** What belongs to no delivery: a step of a registration, somebody's own groups, the team's decision about somebody. */
const ABOUT_MODERATORS = /^(join|own|team)\.([a-z]+):([\w.-]+)$/;

/** Somebody pressed a button below a post or a pack. Whatever it was, the press is answered, so that it stops waiting. */
export async function pressed(press: Press, ports: ReceivePorts): Promise<BotReply> {
  const note = (await noteFor(press, ports)) ?? BOT_WORDS[press.language].oldButton;
  return { kind: 'note', query: press.query, ...(typeof note === 'string' ? { text: note } : note) };
}

/** What is noted over the chat, and perhaps a link that is opened. */
type Note = string | { readonly text: string; readonly url?: string };

/** Null for a button that is none any more, or never was for whoever pressed it. */
async function noteFor(press: Press, ports: ReceivePorts): Promise<Note | null> {
  const { data, language } = press;
  if (PRACTICE.test(data)) return MODERATOR_WORDS[language].practice.pressed;
  const [, whose, what = '', value = ''] = ABOUT_MODERATORS.exec(data) ?? [];
  if (whose) return aboutModerators(whose, what, value, press, ports);
  const [, of, session] = SESSION.exec(data) ?? [];
  const [, action = '', id = of, shown] = DATA.exec(data) ?? [];
  const delivery = id === undefined ? null : await ports.ledger.find(id as DeliveryId);
  if (delivery && session !== undefined) return toPublic({ answer: 'rsvp', session }, delivery, press, ports);
  return delivery && onDelivery(action, shown, delivery, press, ports);
}

async function aboutModerators(
  whose: string,
  what: string,
  value: string,
  press: Press,
  ports: ReceivePorts,
): Promise<string | null> {
  if (whose === 'team') {
    const person = await personOf(press.user, ports);
    return person && mayDecide(person) ? decidedAbout(what, value, press, person, ports) : null;
  }
  const code = await codeOf(press.user, ports);
  const isTaken =
    whose === 'join'
      ? await answeredStep(what, value, code, press, ports)
      : await changedOwn(what, value, code, press, ports);
  return isTaken ? '' : null;
}

async function onDelivery(
  action: string,
  shown: string | undefined,
  delivery: Delivery,
  press: Press,
  ports: ReceivePorts,
): Promise<Note | null> {
  const { user, language } = press;
  const ofPack = await pressedPack(action, shown, delivery, press, ports);
  if (ofPack !== null) return ofPack;
  const decision = await decided({ action, shown, delivery, user, language }, ports);
  if (decision) return decision;
  const outcome = SEEN[action];
  if (outcome) return seen(outcome, delivery, user, language, ports);
  const answer = ANSWERS.find((known) => known === action);
  if (answer === 'subscribe') return mayHaveBeenRead(delivery) ? openToSubscribe(delivery, language, ports) : null;
  return answer ? toPublic({ answer }, delivery, press, ports) : null;
}

/** An answer to what nobody can have seen is none. */
async function toPublic(
  answering: Answering,
  delivery: Delivery,
  { user, language }: Press,
  ports: ReceivePorts,
): Promise<string | null> {
  return mayHaveBeenRead(delivery) ? answered(answering, delivery, user, language, ports) : null;
}

/** What a person of the team saw where nobody else could look. To everybody else the button is none. */
async function seen(
  outcome: 'published' | 'absent',
  delivery: Delivery,
  user: string,
  language: Press['language'],
  ports: ReceivePorts,
): Promise<string> {
  const words = BOT_WORDS[language];
  const person = await personOf(user, ports);
  if (!person || !mayDecide(person)) return words.oldButton;
  const told = outcome === 'absent' ? ({ outcome } as const) : ({ outcome, externalId: null } as const);
  const answer = await resolve(delivery.id, told, person, ports);
  if (answer.kind !== 'resolved') return words.alreadyResolved;
  return words.resolved[outcome === 'absent' && !answer.due ? 'ended' : outcome];
}
