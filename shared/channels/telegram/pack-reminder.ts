import { sentSteps } from '../../domain/delivery.ts';
import type { PackReceiver } from '../../domain/moderator.ts';
import { MODERATOR_WORDS } from '../../domain/moderator-words.ts';
import { packVersion } from '../../domain/pack-copy.ts';
import { packKeyboard } from '../../domain/pack-keyboard.ts';
import type { ChannelAdapter, Clock } from '../../ports.ts';
import { jsonContent } from '../http.ts';
import { type Bot, callToSend } from './call.ts';
import { openingOf, spokenIn } from './pack-opening.ts';
import { inlineKeyboard } from './reply.ts';

interface PackReminder extends Bot, Pick<PackReceiver, 'chat' | 'withoutLogo'> {
  readonly clock: Clock;
}

/** Reminds a moderator of a pack, as an answer to its note where that is still there. Later is not asked about again. */
export function packReminder({ chat, withoutLogo, ...bot }: PackReminder): NonNullable<ChannelAdapter['remind']> {
  return async (message, { id, state }) => {
    const language = spokenIn(message);
    const note = sentSteps(state)[0]?.externalId;
    const answer = await callToSend(
      { ...bot, audience: 'person' },
      'sendMessage',
      jsonContent({
        chat_id: chat,
        text: `${MODERATOR_WORDS[language].reminder}\n\n${openingOf(packVersion(message, { withoutLogo }).text)}`,
        link_preview_options: { is_disabled: true },
        ...(note && { reply_parameters: { message_id: Number(note), allow_sending_without_reply: true } }),
        reply_markup: inlineKeyboard(packKeyboard('postponed', id, language)),
      }),
    );
    return answer.kind === 'sent' ? { kind: 'done' } : answer;
  };
}
