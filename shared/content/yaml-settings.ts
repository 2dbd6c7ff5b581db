import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';
import { type Findings, type Place, START } from './findings.ts';
import { lintSettings } from './lint-settings.ts';
import { unreadable } from './messages-settings.ts';
import { specialSign } from './messages-signs.ts';
import { meantValue } from './setting-value.ts';
import { reportSyntax } from './yaml-mistakes.ts';

export type SettingPath = readonly PropertyKey[];

/** Settings as plain values, and where each one stands in its file. */
export interface Settings {
  readonly value: Readonly<Record<string, unknown>>;
  /** False when a line could not be read: then what is missing may only be misread. */
  readonly readable: boolean;
  /** Where a setting's name stands, or a list's entry; for one that is not there, what it should be in, or the file's start. */
  place(path: SettingPath): Place;
  /** A value as its author wrote it, without quotes; empty for one that is not there or has parts. */
  written(path: SettingPath): string;
}

/** Deeper than any setting: a guard against brackets without end. */
const DEEPEST = 30;
const MANY_ALIASES = 5;

/**
 * Reads lines of settings by YAML 1.2 core: no dates made of text, no base-60 numbers, no aliases. Everything wrong is
 * in `findings` afterwards; null only when there is nothing that could be settings.
 */
export function readSettings(lines: readonly string[], firstLine: number, findings: Findings): Settings | null {
  const text = lintSettings(lines, firstLine, findings).join('\n');
  const counter = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(Math.min(offset, text.length));
    return { line: firstLine + Math.max(line, 1) - 1, column: Math.max(col, 1) };
  };
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  } catch {
    // The parser gives up, for example on thousands of brackets within each other.
    findings.add({ line: firstLine, column: 1 }, unreadable.other());
    return null;
  }
  const readable = reportSyntax(document, text, placeAt, findings);
  const { contents } = document;
  if (contents !== null && !isMap(contents)) {
    if (readable) findings.add(placeAt(contents.range[0]), unreadable.notSettings());
    return null;
  }
  let deep = false;
  const specials = new Map<string, number>();
  const plain = (node: unknown, path: readonly string[]): unknown => {
    if (path.length > DEEPEST) {
      deep = true;
      return null;
    }
    const special = specialOf(node);
    // Of each sign the first one: who wrote a hundred of them need not read a hundred lines.
    if (special && !(specials.get(special.sign) ?? 0)) findings.add(placeAt(special.at), specialSign(special.sign));
    if (special) specials.set(special.sign, (specials.get(special.sign) ?? 0) + 1);
    if (isMap(node)) {
      return Object.fromEntries(
        node.items.map(({ key, value }) => [nameOf(key), plain(value, [...path, nameOf(key)])] as const),
      );
    }
    if (isSeq(node)) return node.items.map((item) => plain(item, [...path, '']));
    return isScalar(node) ? meantValue(node, path) : null;
  };
  const value = plain(contents, []);
  if (deep) findings.add(placeAt(0), unreadable.bracket());
  const at = (path: SettingPath) => walk(contents, path);
  return {
    value: isRecord(value) ? value : {},
    // What only aliases say is not there: of a file full of them nobody knows what is missing.
    readable: readable && !deep && (specials.get('*') ?? 0) < MANY_ALIASES,
    place(path) {
      const { offset } = at(path);
      return offset === null ? START : placeAt(offset);
    },
    written(path) {
      const { node } = at(path);
      return isScalar(node) && node.value !== null ? String(node.source ?? node.value) : '';
    },
  };
}

/** Anchors, aliases and tags: signs that nobody writes here on purpose. */
function specialOf(node: unknown): { sign: '*' | '&' | '!'; at: number } | null {
  if (isAlias(node)) return { sign: '*', at: node.range?.[0] ?? 0 };
  if (!isScalar(node) && !isCollection(node)) return null;
  const sign = node.anchor ? '&' : node.tag?.startsWith('!') ? '!' : null;
  return sign && { sign, at: node.range?.[0] ?? 0 };
}

/** The node at a path, and where its name stands: of one that is not there, the last name on the way to it. */
function walk(root: Node | null, path: SettingPath): { node: unknown; offset: number | null } {
  let node: unknown = root;
  let offset: number | null = null;
  for (const step of path) {
    const pair: Pair | undefined = isMap(node) ? node.items.find(({ key }) => nameOf(key) === String(step)) : undefined;
    const next: unknown = isSeq(node) ? node.items[Number(step)] : pair?.value;
    if (!pair && next === undefined) return { node: undefined, offset };
    offset = offsetOf(pair?.key ?? next) ?? offset;
    node = next;
  }
  return { node, offset };
}

function offsetOf(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) || isAlias(node) ? node.range?.[0] : undefined;
}

/** A setting's name as text, without signs that cannot be seen. */
function nameOf(key: unknown): string {
  const name = isScalar(key) ? String(key.source ?? key.value ?? '') : '';
  return name.replace(/[\u200b-\u200d\u2060\ufeff]/g, '');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
