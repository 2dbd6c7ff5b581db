import { type Delivery, PINNED, type Sent } from '../../domain/delivery.ts';
import { type Button, buttonsOf, type Message } from '../../domain/message.ts';

/** What a channel's or a group's message consists of, in the Bot API's words: the same when it is sent and when it is edited. */

/** The calls, in order; pinning is the last one, so that everything is out whatever becomes of it. */
export function stepsOf(message: Message): readonly string[] {
  return message.pin ? [...shownSteps(message), PINNED] : shownSteps(message);
}

/**
 * Those of them that can be seen. An album takes neither a button nor more than a caption's length of text, so its text
 * follows as a message of its own; a video takes both, as a single photo does. A voice note is one too, and the only one where there is nothing to read.
 */
export function shownSteps({ text, photos, video, poll, voice }: Message): readonly string[] {
  const after = [...(voice ? ['voice'] : []), ...(poll ? ['poll'] : [])];
  if (video) return ['video', ...after];
  if (poll && photos.length === 0 && poll.question === text) return after.toReversed();
  if (voice && photos.length === 0 && text.trim() === '') return after;
  const lead = photos.length === 0 ? ['text'] : photos.length === 1 ? ['photo'] : ['album', 'text'];
  return [...lead, ...after];
}

/** The message to pin, of those that are out: the one with the words. Null where its id is not known. */
export function toPin(message: Message, sent: Sent): string | null {
  const steps = shownSteps(message);
  const step = steps.find((one) => one === 'text') ?? steps[0];
  return sent.find((one) => one.step === step)?.externalId ?? null;
}

/** The words of a message of text alone, with what it shows below them. */
export function textParts(message: Message, delivery: Pick<Delivery, 'id'>) {
  const { text, entities } = message;
  return { text, entities, link_preview_options: { is_disabled: true }, ...keys(message, delivery) };
}

/** The keyboard; nothing without a button. Telegram removes it when an edit comes without it. */
export function keys(message: Pick<Message, 'button' | 'moreButtons'>, delivery: Pick<Delivery, 'id'>) {
  const buttons = buttonsOf(message);
  // One below the other: each has the whole width for what it says.
  return buttons.length > 0 ? { reply_markup: { inline_keyboard: buttons.map((one) => [key(one, delivery)]) } } : {};
}

/** A press comes back with the delivery, and the session, that it belongs to: at most 46 of the 64 bytes that Telegram keeps. */
function key(button: Button, { id }: Pick<Delivery, 'id'>) {
  if (button.kind === 'link') return { text: button.label, url: button.url };
  const { label, action, session } = button;
  return { text: label, callback_data: [action, id, ...(session ? [session] : [])].join(':') };
}

/** The values of a form, which can only say as JSON text what is not text. */
export function formFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}
