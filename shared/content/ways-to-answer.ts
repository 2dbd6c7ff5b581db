import { scopeOf } from '../domain/content/channel.ts';
import { type Asked, labelled } from './asking.ts';
import { type Answer, wordsIn } from './call-to-action-words.ts';
import { plain } from './lines.ts';
import { type Reader, reached } from './reach.ts';

/**
 * How a reader answers privately: a button that the bot answers, a link that opens the bot, a message to the Page, or
 * words. Never a public comment. Where there is no way at all, nothing is promised.
 */
export function answer(
  action: Answer,
  reader: Reader,
  session?: { readonly id: string; readonly name: string },
): Asked {
  const { planned, organisation } = reader;
  const words = wordsIn(planned.language);
  const label = session ? `${words.answer[action]} (${session.name})` : words.answer[action];
  const { bot } = organisation.settings;
  const viaPage = (page: string) => link(`${label} (${words.messageToPage})`, `https://m.me/${page}`, reader);
  const botUrl = bot
    ? `https://t.me/${bot}?start=${[action, planned.id, ...(session ? [session.id] : [])].join('_')}`
    : null;
  const scope = scopeOf(planned.kind);
  switch (scope) {
    case 'telegram':
      if (action === 'vote') return {};
      return { button: { kind: 'press', label, action, ...(session && { session: session.id }) } };
    case 'facebook':
      return botUrl ? link(label, botUrl, reader) : viaPage(planned.address);
    case 'moderator': {
      if (botUrl) return link(label, botUrl, reader);
      // Whoever reads it in somebody's group does not see who "we" are: a Page of ours, where there is one, can be found.
      const page = Object.values(organisation.channels).find(({ kind }) => kind === 'facebook_page');
      if (page?.kind === 'facebook_page') return viaPage(page.page_id);
      return isOpinion(action) ? { lines: [labelled(planned, label, words.sendUsMessage)] } : {};
    }
    case 'loudspeaker':
      if (action === 'feedback') return { lines: [plain(words.onPaper)] };
      return action === 'question' ? { lines: [plain(words.inTheBox)] } : {};
    default:
      return scope satisfies never;
  }
}

/** A link as a channel shows one: a button on Telegram, a line elsewhere; on paper none, as nobody can tap it. */
export function link(label: string, target: string, reader: Reader): Asked {
  const { planned } = reader;
  const { url, link } = reached(target, reader);
  const scope = scopeOf(planned.kind);
  switch (scope) {
    case 'telegram':
      return { button: { kind: 'link', label, url }, link };
    case 'facebook':
    case 'moderator':
      return { lines: [labelled(planned, label, url)], link };
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
