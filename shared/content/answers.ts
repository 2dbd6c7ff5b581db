import type { NumberedLine } from './post-file.ts';

/** A question that a group may ask, and what its moderator can answer; either may still be missing. */
export interface WrittenAnswer {
  readonly question: string;
  readonly answer: string;
  /** Of the question. */
  readonly line: number;
}

export interface AnswersReading {
  readonly answers: readonly WrittenAnswer[];
  /** The first words that stand below no question. */
  readonly stray: NumberedLine | null;
}

/** Below a line that begins with a question mark stands the answer to it, up to the next such line. */
export function readAnswers(lines: readonly NumberedLine[]): AnswersReading {
  const answers: WrittenAnswer[] = [];
  let stray: NumberedLine | null = null;
  for (const { line, text } of lines) {
    const question = questionIn(text);
    const last = answers.pop();
    if (last) answers.push(question === null ? { ...last, answer: `${last.answer}\n${text}` } : last);
    else if (question === null && text.trim() !== '') stray ??= { line, text };
    if (question !== null) answers.push({ question, answer: '', line });
  }
  return { answers: answers.map((one) => ({ ...one, answer: one.answer.trim() })), stray };
}

/** Null for a line that is no question. Keyboards have two question marks, and some write signs that nobody sees. */
function questionIn(text: string): string | null {
  const [, question] = /^[\s\u200b\ufeff]*[?？]+(.*)$/.exec(text) ?? [];
  return question?.trim() ?? null;
}
