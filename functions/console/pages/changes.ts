import { diffWordsWithSpace } from 'diff';
import { html } from 'hono/html';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import { buttonsOf, linksOf, type Message } from '../../../shared/domain/message.ts';
import type { Html } from '../../../shared/pages/html.ts';
import { CHANGES_WORDS } from './changes-words.ts';

/** What is new in the words, and what is gone from them. Khmer is cut into words by its dictionary: it has no spaces. */
export function changesIn(before: Message, after: Message): Html {
  const intlSegmenter = new Intl.Segmenter(after.language, { granularity: 'word' });
  const parts = diffWordsWithSpace(before.text, after.text, { intlSegmenter });
  return html`<p class="as-is phone" lang="${after.language}">${parts.map(({ added, removed, value }) => {
    if (added) return html`<ins>${value}</ins>`;
    return removed ? html`<del>${value}</del>` : value;
  })}</p>`;
}

/** Whether the pictures, the button or what goes with the words is another one. */
export function changesBeside(before: Message, after: Message, language: BotLanguage): string[] {
  const words = CHANGES_WORDS[language];
  const isOther = (part: (message: Message) => unknown) => JSON.stringify(part(before)) !== JSON.stringify(part(after));
  return [
    isOther(({ photos }) => photos) ? words.otherPhotos : [],
    isOther(({ video }) => video) ? words.otherVideo : [],
    isOther(({ voice }) => voice) ? words.otherVoice : [],
    isOther((message) => [buttonsOf(message), message.poll, linksOf(message).map(({ target }) => target)])
      ? words.otherButton
      : [],
    isOther(({ note, plain, answers, areas }) => [note, plain, answers, areas]) ? words.otherNote : [],
  ].flat();
}
