import { type Button, buttonsOf, linksOf, type Message } from '../../shared/domain/message.ts';

/** A message in characters: *bold*, <what a phone dials>, [buttons] and ( ) choices. */
export function drawn({ text, entities, poll, ...message }: Message): string {
  const marks = { bold: ['*', '*'], phone_number: ['<', '>'] } as const;
  const marked = entities
    .toSorted((a, b) => b.offset - a.offset)
    .reduce((whole, { type, offset, length }) => {
      const [before, after] = marks[type];
      const end = offset + length;
      return `${whole.slice(0, offset)}${before}${whole.slice(offset, end)}${after}${whole.slice(end)}`;
    }, text);
  return [
    marked,
    ...buttonsOf(message).map(drawnButton),
    ...(poll ? [`? ${poll.question}${poll.anonymous ? '' : ' (not anonymous)'}`] : []),
    ...(poll?.options ?? []).map((option) => `( ) ${option}`),
    ...linksOf(message).map(({ url, target }) => `${url} leads to ${target}`),
  ].join('\n');
}

/** What a moderator reads before it. */
export function drawnNote(note: string): string {
  return note.replaceAll(/^/gm, '| ').replaceAll(/ +$/gm, '');
}

function drawnButton(button: Button): string {
  return `[${button.label}] ${button.kind === 'press' ? `tells the bot: ${[button.action, button.session].join(' ').trim()}` : `opens ${button.url}`}`;
}
