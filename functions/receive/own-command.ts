import { codeOf, forgetModerator } from '../../shared/actions/moderators.ts';
import { unsubscribe } from '../../shared/actions/subscriptions.ts';
import type { BotReply, BotUpdate } from '../../shared/domain/callback.ts';
import type { Moderator } from '../../shared/domain/moderator.ts';
import { MODERATOR_WORDS } from '../../shared/domain/moderator-words.ts';
import { nextStep } from '../../shared/domain/registration.ts';
import type { ReceivePorts } from './app.ts';
import { ownGroups, pausedOwn } from './own-groups.ts';

type Commanded = Extract<BotUpdate, { kind: 'command' }>;

/** What a moderator asks of the bot; null for somebody who is none, and for what is not theirs to ask. */
export async function ownCommand(commanded: Commanded, ports: ReceivePorts): Promise<BotReply | null> {
  const { chat, command, language } = commanded;
  const code = await codeOf(chat.id, ports);
  const words = MODERATOR_WORDS[language];
  // Said to everybody: nobody learns from it who was one.
  if (command === 'stop') {
    await forgetModerator(code, ports);
    await unsubscribe(chat.id, null, ports);
    return { kind: 'message', chat: chat.id, text: words.left };
  }
  const moderator = await ports.moderators.moderator(code);
  if (!moderator || nextStep(moderator) === 'terms') return null;
  return answerTo(commanded, moderator, ports);
}

async function answerTo(
  { chat, command, language }: Commanded,
  moderator: Moderator,
  ports: ReceivePorts,
): Promise<BotReply | null> {
  const words = MODERATOR_WORDS[language];
  const say = (text: string): BotReply => ({ kind: 'message', chat: chat.id, text });
  switch (command) {
    case 'groups':
      return { kind: 'message', chat: chat.id, ...(await ownGroups(moderator, language, ports)) };
    case 'pause':
      await pausedOwn(moderator.code, true, ports);
      return say(words.paused);
    case 'resume':
      await pausedOwn(moderator.code, false, ports);
      return say(words.resumed);
    case 'help': {
      const [first] = moderator.groups;
      const community = first && (await ports.moderators.community(first.community));
      return say(words.help(community?.packsPerWeek ?? 1));
    }
    case 'stop':
    case 'today':
    case 'approve':
    case 'invite':
    case 'moderators':
    case 'moderator':
      return null;
    default:
      return command satisfies never;
  }
}
