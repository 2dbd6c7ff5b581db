import type { BotPicture, BotReply, Keyboard } from '../../shared/domain/callback.ts';
import { invitationTo } from '../../shared/domain/community.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { SIEM_REAP } from '../fakes/a-moderator.ts';
import { command, press, receiving, start, written } from './receiving.ts';

type Here = ReturnType<typeof receiving>;

/** The message under the buttons that are pressed. */
export const UNDER = 9;

export const DISTRICTS = [
  { id: 'puok', label: { km: 'ពួក', en: 'Puok' } },
  { id: 'chi-kraeng', label: { km: 'ជីក្រែង', en: 'Chi Kraeng' } },
];

/** A door at which somebody may register in Siem Reap by one of these invitations. */
export async function inviting(tokens: readonly string[] = ['token-1'], changes: Parameters<typeof receiving>[0] = {}) {
  const here = receiving(changes);
  await here.moderators.keepCommunity({ ...SIEM_REAP, districts: DISTRICTS });
  for (const token of tokens) await here.moderators.invite(invitationTo('siem-reap', token, NOON));
  return here;
}

/** What one person and the bot say to each other. */
export function chat(here: Here, user: number, language = 'km') {
  const sayings = here.sayings;
  let read = sayings.length;
  const heard = () => {
    const news = sayings.slice(read).filter((saying) => saying.kind !== 'note' && saying.chat === String(user));
    read = sayings.length;
    return news;
  };
  return {
    /** What the bot has said to them since they last looked, calls of its own and the answer to the webhook alike. */
    heard,
    async start(payload = '') {
      return answerOf(await here.telegram(start(user, payload, language)), heard);
    },
    async command(text: string) {
      return answerOf(await here.telegram(command(user, text, language)), heard);
    },
    async write(text: string, repliesTo: string | null = null) {
      return answerOf(await here.telegram(written(user, text, language, repliesTo)), heard);
    },
    /** The note over the chat, and what changed below it. */
    async press(data: string) {
      const { reply } = await here.telegram(press(user, data, language, UNDER));
      return { note: reply.text ?? '', sayings: heard() };
    },
    /** Goes through all steps of a registration. */
    async register(token = 'token-1') {
      await here.telegram(start(user, `join_${token}`, language));
      for (const data of ['join.terms:yes', 'join.size:to_5000', 'join.district:puok', 'join.nickname:none'])
        await here.telegram(press(user, data, language, UNDER));
      read = sayings.length;
    },
  };
}

type Saying = BotReply | BotPicture;

/** What somebody reads, and the buttons that they see. */
function answerOf(
  { reply }: { reply: { method?: string; text?: string; reply_markup?: { inline_keyboard: unknown } } },
  heard: () => readonly Saying[],
) {
  const said = heard();
  const texts = said.flatMap((saying) => ('text' in saying ? [saying.text] : []));
  return { text: reply.text ?? texts.at(-1) ?? null, sayings: said, reply };
}

/** What the buttons of a message carry. */
export function dataOf(saying: Saying | undefined): string[] {
  const keyboard: Keyboard = (saying && 'keyboard' in saying && saying.keyboard) || [];
  return keyboard.flat().map(({ data }) => data);
}
