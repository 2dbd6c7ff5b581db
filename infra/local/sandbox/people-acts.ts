import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { ActRefusal, refused, sentForm, Written } from './acting.ts';
import { mountOf } from './addresses.ts';
import { fresh, type PostedMessage, withoutContent } from './chat-messages.ts';
import { type Person, personCalled, personPath, privateChatOf } from './people.ts';
import { press } from './pressing.ts';
import { StartPayload } from './start-link.ts';
import { noMessage } from './telegram-acts.ts';
import { membership, privateMessage } from './telegram-updates.ts';
import type { SandboxWorld } from './world.ts';

const TEXT_UNITS = 4096;

const Start = z.object({ payload: StartPayload.default('') });
const Say = z.object({ text: Written.pipe(z.string().min(1).max(TEXT_UNITS)), reply_to: z.string().default('') });
const Press = z.object({ message: z.string(), data: z.string() });

/** What a person does in their private chat with the bot. Each act is told to the bot. */
export function peopleActs(world: SandboxWorld): Hono {
  const { state } = world;
  const acts = new Hono();
  acts.onError(refused);

  acts.post('/people/:n/start', async (c) => {
    const { payload } = await sentForm(c, Start);
    const person = personOf(c);
    // The button of a chat that blocked the bot says "Restart": it does both.
    if (state.inChats.standing(person.number) === 'blocked') void setBlocked(world, person, false);
    await say(world, person, payload === '' ? '/start' : `/start ${payload}`);
    return c.redirect(endOf(c, person, world), 303);
  });

  acts.post('/people/:n/say', async (c) => {
    const { text, reply_to } = await sentForm(c, Say);
    const person = writer(c, world);
    await say(world, person, text, reply_to === '' ? null : messageOf(world, person, reply_to).id);
    return c.redirect(endOf(c, person, world), 303);
  });

  acts.post('/people/:n/press', async (c) => {
    const { message: id, data } = await sentForm(c, Press);
    const person = writer(c, world);
    const chat = privateChatOf(person);
    const query = await press(world, person, chat, messageOf(world, person, id), data);
    return c.redirect(`${mountOf(c)}${personPath(person)}?press=${query}#m${id}`, 303);
  });

  for (const [verb, blocked] of [['block', true] as const, ['unblock', false] as const]) {
    acts.post(`/people/:n/${verb}`, async (c) => {
      const person = personOf(c);
      const standing = state.inChats.standing(person.number);
      if (standing === 'never_started') throw notStarted();
      if ((standing === 'blocked') !== blocked) await setBlocked(world, person, blocked);
      return c.redirect(mountOf(c) + personPath(person), 303);
    });
  }
  return acts;
}

function messageOf({ state }: SandboxWorld, person: Person, id: string): PostedMessage {
  const all = state.messages(privateChatOf(person).address);
  const message = all.find((one) => String(one.id) === id && one.removedAt === null);
  if (!message) throw noMessage();
  return message;
}

async function say(
  { state, clock, callbacks }: SandboxWorld,
  person: Person,
  text: string,
  replyTo: number | null = null,
): Promise<void> {
  const { address } = privateChatOf(person);
  const at = clock.now();
  const [command] = text.match(/^\/\w{1,32}/) ?? [];
  const entities = command ? [{ type: 'bot_command', offset: 0, length: command.length }] : [];
  const id = state.messages(address).length + 1;
  const message = { ...withoutContent(id), text, entities, replyTo };
  state.record({ kind: 'said', at, person: person.number, message });
  await callbacks.update(address, privateMessage(person, fresh(message, 'person', at), state.messages(address)));
}

async function setBlocked({ state, clock, callbacks }: SandboxWorld, person: Person, blocked: boolean): Promise<void> {
  const at = clock.now();
  state.record({ kind: 'bot_blocked', at, person: person.number, blocked });
  await callbacks.update(privateChatOf(person).address, membership(person, blocked, at));
}

function personOf(c: Context): Person {
  const person = personCalled(c.req.param('n'));
  if (!person) throw new ActRefusal(404, 'គ្មានអ្នកសាកល្បងនេះទេ។', 'There is no such visitor.');
  return person;
}

function writer(c: Context, { state }: SandboxWorld): Person {
  const person = personOf(c);
  switch (state.inChats.standing(person.number)) {
    case 'never_started':
      throw notStarted();
    case 'blocked':
      throw new ActRefusal(409, 'អ្នកបានបិទបូតនេះ។ សូមបើកវាវិញជាមុនសិន។', 'You have blocked the bot. Unblock it first.');
    default:
      return person;
  }
}

function notStarted(): ActRefusal {
  return new ActRefusal(409, 'សូមចុច START ជាមុនសិន។', 'Press START first.');
}

/** The chat with its newest message in sight. */
function endOf(c: Context, person: Person, { state }: SandboxWorld): string {
  const newest = state.messages(privateChatOf(person).address).at(-1);
  return `${mountOf(c)}${personPath(person)}${newest ? `#m${newest.id}` : ''}`;
}
