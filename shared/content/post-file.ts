import { type Findings, START } from './findings.ts';
import { noSettings, otherDashes, settingsNotClosed } from './messages-settings.ts';
import { isHead } from './section-head.ts';

export interface NumberedLine {
  /** 1-based, in the file. */
  readonly line: number;
  readonly text: string;
}

/** A post's file in its two parts. */
export interface PostParts {
  readonly settings: readonly string[];
  /** 1-based line of the first of them. */
  readonly settingsLine: number;
  readonly body: readonly NumberedLine[];
}

const FENCE = /^-{3,}\s*$/;
/** What word processors make of three hyphens. */
const LIKE_FENCE = /^\s*(?:[-‐‑‒–—−]{2,5}|[–—])\s*$/;

/** Divides a post into its settings, between two lines `---`, and its words. */
export function splitPost(text: string, findings: Findings): PostParts {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const isFence = (index: number) => {
    const line = lines[index] ?? '';
    if (FENCE.test(line)) return true;
    if (!LIKE_FENCE.test(line)) return false;
    findings.add({ line: index + 1, column: 1 }, otherDashes());
    return true;
  };
  const opened = isFence(first);
  if (!opened) findings.add(START, noSettings());
  const from = opened ? first + 1 : first;
  let end = from;
  while (end < lines.length && !LIKE_FENCE.test(lines[end] ?? '') && !isHead(lines[end] ?? '')) end += 1;
  const closed = end < lines.length && isFence(end);
  if (opened && !closed) findings.add({ line: first + 1, column: 1 }, settingsNotClosed());
  // Without a second fence and without any head nobody knows where the words begin: at the first blank line.
  if (end === lines.length)
    end = Math.max(
      from,
      lines.findIndex((line, index) => index >= from && line.trim() === ''),
    );
  if (!opened && !/^[\w-]+\s*:/.test(lines[from] ?? '')) end = from;
  return {
    settings: lines.slice(from, end),
    settingsLine: from + 1,
    body: lines.map((line, index) => ({ line: index + 1, text: line })).slice(closed ? end + 1 : end),
  };
}
