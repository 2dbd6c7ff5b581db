import { sentSteps } from '../../domain/delivery.ts';
import { MODERATOR_WORDS } from '../../domain/moderator-words.ts';
import { packKeyboard } from '../../domain/pack-keyboard.ts';
import type { ChannelAdapter } from '../../ports.ts';
import { jsonContent } from '../http.ts';
import { type ModeratorChat, tellModerator } from './pack-chat.ts';
import { openingOf, spokenIn } from './pack-opening.ts';
import { inlineKeyboard } from './reply.ts';

/** Reminds a moderator of a pack, as an answer to its note where that is still there. Later is not asked about again. */
export function packReminder(moderator: ModeratorChat): NonNullable<ChannelAdapter['remind']> {
  return async (message, { id, state }) => {
    const language = spokenIn(message);
    const note = sentSteps(state)[0]?.externalId;
    const answer = await tellModerator(
      moderator,
      'sendMessage',
      jsonContent({
        chat_id: moderator.chat,
        text: `${MODERATOR_WORDS[language].reminder}\n\n${openingOf(message.text)}`,
        link_preview_options: { is_disabled: true },
        ...(note && { reply_parameters: { message_id: Number(note), allow_sending_without_reply: true } }),
        reply_markup: inlineKeyboard(packKeyboard('postponed', id, language)),
      }),
    );
    return answer.kind === 'sent' ? { kind: 'done' } : answer;
  };
}
