import { advance } from '../../shared/actions/advance.ts';
import { codeOf } from '../../shared/actions/moderators.ts';
import { resolve } from '../../shared/actions/resolve.ts';
import { personOf } from '../../shared/actions/staff.ts';
import { BOT_WORDS } from '../../shared/content/bot-words.ts';
import type { BotReply, BotUpdate } from '../../shared/domain/callback.ts';
import { type Delivery, mayBePublic } from '../../shared/domain/delivery.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { PACK_RESPONSES, type PackResponse } from '../../shared/domain/moderator.ts';
import { mayDecide } from '../../shared/domain/person.ts';
import { ANSWERS, type Answer, answered } from './answer.ts';
import type { ReceivePorts } from './app.ts';
import { decided } from './decide.ts';

type Press = Extract<BotUpdate, { kind: 'press' }>;

/** The answers of a person who was asked to look. */
const SEEN: Readonly<Record<string, 'published' | 'absent' | undefined>> = { there: 'published', send: 'absent' };
/** The version stands behind what is said of exactly one. */
const DATA = /^([a-z_]+):([a-z2-7]{20})(?::([0-9a-f]{12}))?$/;

/** Somebody pressed a button below a post or a pack. Whatever it was, the press is answered, so that it stops waiting. */
export async function pressed({ query, user, data, language }: Press, ports: ReceivePorts): Promise<BotReply> {
  const note = (text: string): BotReply => ({ kind: 'note', query, text });
  const [, action = '', id, shown] = DATA.exec(data) ?? [];
  const delivery = id === undefined ? null : await ports.ledger.find(id as DeliveryId);
  if (!delivery) return note(BOT_WORDS[language].oldButton);
  const response = PACK_RESPONSES.find((known) => known === action);
  if (response) return note(await responded(response, delivery, user, language, ports));
  const decision = await decided({ action, shown, delivery, user, language }, ports);
  if (decision) return note(decision);
  const outcome = SEEN[action];
  if (outcome) return note(await seen(outcome, delivery, user, language, ports));
  const answer = ANSWERS.find((known) => known === action);
  if (!answer || !mayBePublic(delivery.state)) return note(BOT_WORDS[language].oldButton);
  return note(await answered(answer satisfies Answer, delivery, user, language, ports));
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

/** What a moderator says of a pack is written into its delivery, once; a stranger's press of it is nobody's. */
async function responded(
  response: PackResponse,
  pack: Delivery,
  user: string,
  language: Press['language'],
  ports: ReceivePorts,
): Promise<string> {
  const words = BOT_WORDS[language];
  if (pack.parent === null || pack.recipients[0] !== (await codeOf(user, ports))) return words.oldButton;
  const event = { type: 'responded', response } as const;
  const said = await advance(pack, (one) => move(one, { ...event, at: ports.clock.now() }), ports.ledger);
  return known(said.response, response, words);
}

/** Never thanks for what was not written down. */
function known(said: PackResponse | null, response: PackResponse, words: (typeof BOT_WORDS)['km']): string {
  if (said === response) return words.responded[response];
  return said === 'posted' ? words.alreadyPosted : words.oldButton;
}
