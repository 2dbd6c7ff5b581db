import type { Problem, Severity } from '../domain/content/content.ts';
import type { Bilingual } from '../domain/content/language.ts';
import type { Code } from './codes.ts';

/** 1-based, in UTF-16 units, as editors count. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export const START: Place = { line: 1, column: 1 };

/** What is wrong, why and how to mend it, before it is known where. */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: Bilingual;
  /** See Problem. */
  readonly awaits?: string;
}

/** The problems of one file. */
export interface Findings {
  readonly file: string;
  readonly problems: readonly Problem[];
  /** True once an error is among them. */
  readonly broken: boolean;
  /** The same finding at the same place is kept once. */
  add(place: Place, finding: Finding): void;
}

export function findingsOf(file: string): Findings {
  const problems = new Map<string, Problem>();
  let broken = false;
  return {
    file,
    get problems() {
      return [...problems.values()];
    },
    get broken() {
      return broken;
    },
    add({ line, column }, finding) {
      const { code, severity, message } = finding;
      if (severity === 'error') broken = true;
      problems.set(`${line} ${column} ${code} ${message.en}`, { file, line, column, ...finding });
    },
  };
}

export function error(code: Code, message: Bilingual): Finding {
  return { code, severity: 'error', message };
}

export function warning(code: Code, message: Bilingual): Finding {
  return { code, severity: 'warning', message };
}

export function hold(code: Code, message: Bilingual): Finding {
  return { code, severity: 'hold', message };
}

/** The finding, where it is one only until a file arrives; undefined: the file is there. */
export function until(file: string | undefined, finding: Finding): Finding {
  return file === undefined ? finding : { ...finding, awaits: file };
}

/** For drafts: what would stop a post is only advice while it is being written. */
export function mildly(finding: Finding): Finding {
  return finding.severity === 'warning' ? finding : { ...finding, severity: 'warning' };
}

/** By file, line, column, code. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
