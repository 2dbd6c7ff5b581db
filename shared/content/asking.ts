import type { CallToAction } from '../domain/content/call-to-action.ts';
import type { CivicEvent } from '../domain/content/civic-event.ts';
import type { Language } from '../domain/content/language.ts';
import type { Organisation } from '../domain/content/organisation.ts';
import type { Button, Link, Message, Poll } from '../domain/message.ts';
import { wordsIn } from './call-to-action-words.ts';
import type { Line, Span } from './lines.ts';
import type { Reader } from './reach.ts';
import type { SelectedSection } from './select-section.ts';

/** Everything that decides how a call to action looks in one message. */
export interface Asking extends Reader {
  readonly organisation: Organisation;
  readonly cta: CallToAction;
  /** Of its sessions those that are still to come when the post goes out. */
  readonly event: CivicEvent | null;
  readonly section: SelectedSection;
  /** The section's text with its placeholders filled in. */
  readonly text: string;
}

/** What a call to action adds below the text: lines to read, a button or a poll where the channel has them, and the tracked link in one of these. */
export interface Asked {
  readonly lines?: readonly Line[];
  readonly button?: Button;
  readonly poll?: Poll;
  readonly link?: Message['link'];
  readonly moreButtons?: Button[];
  readonly moreLinks?: Link[];
}

/** `Label: text`, the label in bold where the channel can. */
export function labelled(
  { language }: { readonly language: Language },
  label: string,
  ...rest: (string | Span)[]
): Line {
  const spans = rest.map((span) => (typeof span === 'string' ? { text: span } : span));
  return [{ text: label, as: 'bold' }, { text: wordsIn(language).colon }, ...spans];
}
