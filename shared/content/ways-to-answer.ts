import { scopeOf } from '../domain/content/channel.ts';
import type { Organisation } from '../domain/content/organisation.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { type Asked, labelled } from './asking.ts';
import { type Answer, wordsIn } from './call-to-action-words.ts';
import { plain } from './lines.ts';

type Reader = Pick<PlannedDelivery, 'id' | 'kind' | 'language' | 'address'>;

/**
 * How a reader answers privately: a button that the bot answers, a link that opens the bot, a message to the Page, or
 * words. Never a public comment. Where there is no way at all, nothing is promised.
 */
export function answer(action: Answer, reader: Reader, { settings }: Pick<Organisation, 'settings'>): Asked {
  const words = wordsIn(reader.language);
  const label = words.answer[action];
  const botUrl = settings.bot ? `https://t.me/${settings.bot}?start=${action}_${reader.id}` : null;
  const scope = scopeOf(reader.kind);
  switch (scope) {
    case 'telegram':
      return action === 'vote' ? {} : { button: { kind: 'press', label, action } };
    case 'facebook':
      if (botUrl) return link(label, botUrl, reader);
      return link(`${label} (${words.messageToPage})`, `https://m.me/${reader.address}`, reader);
    case 'moderator':
      if (botUrl) return link(label, botUrl, reader);
      return isOpinion(action) ? { lines: [labelled(reader, label, words.sendUsMessage)] } : {};
    case 'loudspeaker':
      if (action === 'feedback') return { lines: [plain(words.onPaper)] };
      return action === 'question' ? { lines: [plain(words.inTheBox)] } : {};
    default:
      return scope satisfies never;
  }
}

/** A link as a channel shows one: a button on Telegram, a line elsewhere; on paper none, as nobody can tap it. */
export function link(label: string, url: string, reader: Pick<Reader, 'kind' | 'language'>): Asked {
  const scope = scopeOf(reader.kind);
  switch (scope) {
    case 'telegram':
      return { button: { kind: 'link', label, url } };
    case 'facebook':
    case 'moderator':
      return { lines: [labelled(reader, label, url)] };
    case 'loudspeaker':
      return {};
    default:
      return scope satisfies never;
  }
}

/** What people may be afraid to say in public, so that some private way is named even where no link leads there. */
function isOpinion(action: Answer): boolean {
  return action === 'feedback' || action === 'question' || action === 'vote';
}
