import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { ActRefusal, As, refused, sentForm } from './acting.ts';
import { chatCalled, chatPath, mountOf, type SandboxChannel } from './addresses.ts';
import type { PostedMessage } from './chat-messages.ts';
import { refuseWhereUpgraded, upgrade } from './group-upgrade.ts';
import { press } from './pressing.ts';
import { ReactionEmoji } from './reaction-emoji.ts';
import { reactionCount } from './telegram-updates.ts';
import type { SandboxWorld } from './world.ts';

const React = z.object({ as: As, emoji: ReactionEmoji });
const Press = z.object({ as: As, data: z.string() });

/** What people do to the messages of channels and groups, by the forms there. Each act is told to the bot. */
export function telegramActs(world: SandboxWorld): Hono {
  const { state, clock, callbacks } = world;
  const acts = new Hono();
  acts.onError(refused);

  acts.post('/chats/:chat/messages/:id/react', async (c) => {
    const { as, emoji } = await sentForm(c, React);
    const { channel, message } = messageOf(c, world);
    const chat = channel.address;
    const { id } = message;
    if (emoji !== (state.inChats.reactions(chat, id).get(as.number) ?? null)) {
      const at = clock.now();
      state.record({ kind: 'chat_reaction', at, person: as.number, chat, id, emoji });
      const now = state.inChats.reactions(chat, id).values();
      await callbacks.update(chat, reactionCount(channel, id, now, at));
    }
    return c.redirect(`${mountOf(c)}${chatPath(chat)}?post=${id}&as=${as.number}#m${id}`, 303);
  });

  acts.post('/chats/:chat/messages/:id/press', async (c) => {
    const { as, data } = await sentForm(c, Press);
    const { channel, message } = messageOf(c, world);
    const { id } = message;
    const query = await press(world, as, channel, message, data);
    const path = mountOf(c) + chatPath(channel.address);
    return c.redirect(`${path}?post=${id}&as=${as.number}&press=${query}#m${id}`, 303);
  });

  acts.post('/chats/:chat/upgrade', async (c) => {
    const { as } = await sentForm(c, z.object({ as: As }));
    const group = chatCalled(c.req.param('chat'), world.channels());
    if (!group) throw new ActRefusal(404, 'គ្មានក្រុមនេះទេ។', 'There is no such group.');
    const to = await upgrade(world, as, group);
    return c.redirect(`${mountOf(c)}${chatPath(to)}?as=${as.number}`, 303);
  });
  return acts;
}

function messageOf(c: Context, { state, channels }: SandboxWorld): { channel: SandboxChannel; message: PostedMessage } {
  const { chat = '', id } = c.req.param();
  const channel = chatCalled(chat, channels());
  const message = channel && state.messages(channel.address).find((one) => String(one.id) === id);
  if (!message || message.removedAt !== null) throw noMessage();
  refuseWhereUpgraded(channel, state);
  return { channel, message };
}

/** The message was never there, or is gone. */
export function noMessage(): ActRefusal {
  return new ActRefusal(404, 'សារនេះលែងមានហើយ។', 'This message is not there any more.');
}
