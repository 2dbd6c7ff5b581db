import { pause, resume } from '../../shared/actions/pause.ts';
import { personOf } from '../../shared/actions/staff.ts';
import { isRunning, waitingPosts } from '../../shared/actions/waiting.ts';
import { BOT_WORDS } from '../../shared/content/bot-words.ts';
import {
  approveWords,
  HELP,
  MAY_NOT,
  NOT_PAUSED,
  pausedWords,
  resumedWords,
  resumeWaitsWords,
  STILL_OF_THE_TEAM,
} from '../../shared/content/staff-command-words.ts';
import type { BotReply, BotUpdate, Command } from '../../shared/domain/callback.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import type { Pause } from '../../shared/domain/pause.ts';
import { mayDecide, type Person } from '../../shared/domain/person.ts';
import { maySayYes } from '../../shared/domain/stand-in.ts';
import type { ReceivePorts } from './app.ts';
import { ownCommand } from './own-command.ts';
import { communitiesNow, inviteOne, moderatorCalled } from './team-moderators.ts';
import { today } from './today.ts';

/** What was missed in a pause was planned at most so long before it was noticed. */
const LOOK_BACK_MS = DAY_MS;

/**
 * Somebody wrote a command. A stranger, a moderator and a partner are greeted as if they had only started the bot: it
 * tells nobody who is of the team. What moderators may ask of their own comes first.
 */
export async function commanded(update: Commanded, ports: ReceivePorts): Promise<BotReply | null> {
  const { chat, user, command, language } = update;
  const person = await personOf(user, ports);
  if (command === 'stop' && person !== null && person.role !== 'partner') {
    await ownCommand(update, ports);
    return { kind: 'message', chat: chat.id, text: STILL_OF_THE_TEAM };
  }
  if (command === 'groups' || command === 'stop')
    return (await ownCommand(update, ports)) ?? { kind: 'message', chat: chat.id, text: BOT_WORDS[language].hello };
  const isOfTheTeam = person !== null && (mayDecide(person) || (await isStandIn(person, ports)));
  if (isOfTheTeam) return teamCommand(command, update, person, ports);
  return (await ownCommand(update, ports)) ?? { kind: 'message', chat: chat.id, text: BOT_WORDS[language].hello };
}

type Commanded = Extract<BotUpdate, { kind: 'command' }>;
type OfTheTeam = Exclude<Command, 'groups' | 'stop'>;

async function teamCommand(
  command: OfTheTeam,
  { chat, about }: Commanded,
  person: Person,
  ports: ReceivePorts,
): Promise<BotReply | null> {
  // Those who stand in for somebody say yes to posts, and learn nothing about moderators.
  if (mayDecide(person) && command === 'invite') return inviteOne(chat.id, about, ports);
  if (mayDecide(person) && command === 'moderator') return moderatorCalled(chat.id, about, ports);
  return { kind: 'message', chat: chat.id, text: await answerTo(command, person, ports) };
}

async function isStandIn(person: Person, { clock, ledger }: ReceivePorts): Promise<boolean> {
  return maySayYes(person, await ledger.standIns(), clock.now());
}

async function answerTo(command: OfTheTeam, person: Person, ports: ReceivePorts): Promise<string> {
  switch (command) {
    case 'pause': {
      const answer = await pause(person, ports);
      if (answer.kind === 'may-not') return MAY_NOT;
      // So that the team is told of a pause that ends before anybody has looked.
      await ports.ledger.setMark('paused', answer.pause.since);
      return pausedWords(answer.pause);
    }
    case 'resume':
      return goOn(person, ports);
    case 'today':
      return today(ports);
    case 'approve':
      return waiting(person, ports);
    case 'help':
      return HELP;
    case 'moderators':
      return mayDecide(person) ? communitiesNow(ports) : MAY_NOT;
    case 'invite':
    case 'moderator':
      return MAY_NOT;
    default:
      return command satisfies never;
  }
}

async function goOn(person: Person, ports: ReceivePorts): Promise<string> {
  const before = await ports.ledger.pause();
  const answer = await resume(person, ports);
  switch (answer.kind) {
    case 'may-not':
      return MAY_NOT;
    case 'not-paused':
      return NOT_PAUSED;
    case 'waits':
      return resumeWaitsWords(answer.pause);
    case 'resumed':
      if (!before) return resumedWords(0);
      // They know it by this answer, and are not told of it once more.
      await ports.ledger.setMark(`resumed#${person.name}`, before.since);
      return resumedWords(await missedIn(before, ports));
    default:
      return answer satisfies never;
  }
}

async function missedIn({ since }: Pause, { clock, ledger }: ReceivePorts): Promise<number> {
  let missed = 0;
  for await (const { state, parent } of ledger.plannedBetween(plus(since, -LOOK_BACK_MS), clock.now()))
    if (parent === null && state.status === 'missed' && state.why === 'paused' && state.at >= since) missed += 1;
  return missed;
}

/** What waits is listed at once; it is shown, with its pictures, by whoever may call: reconcile, at its next run. */
async function waiting(person: Person, ports: ReceivePorts): Promise<string> {
  const { clock, ledger } = ports;
  const now = clock.now();
  const running = (await ledger.campaigns()).filter((record) => isRunning(record, now));
  const lists = await Promise.all(running.map(({ campaign }) => waitingPosts(campaign, ports)));
  const posts = lists.flat().sort((a, b) => (a.by < b.by ? -1 : 1));
  if (posts.length > 0) await ledger.setMark(`show#${person.name}`, now);
  return approveWords(posts);
}
