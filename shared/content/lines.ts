import type { TextEntity } from '../domain/message.ts';

/** A run of characters, plain or formatted. */
export interface Span {
  readonly text: string;
  readonly as?: TextEntity['type'];
}

/** One line below a post's own text. */
export type Line = readonly Span[];

export function plain(text: string): Line {
  return [{ text }];
}

/** A text with lines below it, a blank line between, and where their formatting lies in the whole. */
export function withLines(text: string, lines: readonly Line[]): { text: string; entities: TextEntity[] } {
  const spans = lines.flatMap((line, index): Line => [{ text: index > 0 ? '\n' : text === '' ? '' : '\n\n' }, ...line]);
  const entities: TextEntity[] = [];
  let whole = text;
  for (const { text: run, as } of spans) {
    if (as && run.length > 0) entities.push({ type: as, offset: whole.length, length: run.length });
    whole += run;
  }
  return { text: whole, entities };
}
