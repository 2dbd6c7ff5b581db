import { changeModerator, codeOf } from '../../shared/actions/moderators.ts';
import { sealed } from '../../shared/actions/register.ts';
import type { BotReply, BotUpdate } from '../../shared/domain/callback.ts';
import type { Moderator } from '../../shared/domain/moderator.ts';
import { withLink } from '../../shared/domain/moderator.ts';
import { MODERATOR_WORDS } from '../../shared/domain/moderator-words.ts';
import { postLink } from '../../shared/domain/post-link.ts';
import { nextStep } from '../../shared/domain/registration.ts';
import type { ReceivePorts } from './app.ts';
import { answeredQuestion, passedOn } from './questions.ts';
import { writtenNickname } from './registering.ts';

type Said = Extract<BotUpdate, { kind: 'said' }>;

/**
 * Somebody wrote to the bot by hand: a nickname, a question about a pack, where it was posted, or the team's answer to a
 * question. Whatever else it is, nobody reads it and nothing is kept of it.
 */
export async function written(said: Said, ports: ReceivePorts): Promise<BotReply | null> {
  const answer = await answeredQuestion(said, ports);
  if (answer) return answer;
  const moderator = await ports.moderators.moderator(await codeOf(said.chat.id, ports));
  if (!moderator) return null;
  const { expects } = moderator;
  if (nextStep(moderator) === 'nickname') {
    await writtenNickname(said.text, moderator.code, said.chat.id, said.language, ports);
    return null;
  }
  if (!expects || expects.until <= ports.clock.now()) return null;
  switch (expects.what) {
    case 'question':
      return { kind: 'message', chat: said.chat.id, text: await questioned(said, moderator, expects.pack, ports) };
    case 'link':
      return { kind: 'message', chat: said.chat.id, text: await linked(said, moderator, expects.pack, ports) };
    default:
      return expects.what satisfies never;
  }
}

type Pack = NonNullable<Moderator['expects']>['pack'];

async function questioned(said: Said, { code }: Moderator, pack: Pack, ports: ReceivePorts): Promise<string> {
  const { question } = MODERATOR_WORDS[said.language];
  const became = await passedOn(said.text, code, pack, ports);
  if (became === 'too_long') return question.too_long;
  // Each question is asked for by a press: what they write next is for nobody.
  await changeModerator(code, ports, (known) => known && { ...known, expects: null });
  return question[became];
}

async function linked(said: Said, { code }: Moderator, pack: Pack, ports: ReceivePorts): Promise<string> {
  const { link } = MODERATOR_WORDS[said.language];
  const url = postLink(said.text);
  if (url === null) return link.wrong;
  const words = await sealed(url, ports);
  await changeModerator(code, ports, (known) => known && { ...withLink(known, pack, words), expects: null });
  return link.kept;
}
