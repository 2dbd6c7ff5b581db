import { type Document, isCollection, isScalar, visit } from 'yaml';
import { excerpt } from './did-you-mean.ts';
import type { Finding, Findings, Place } from './findings.ts';
import { settingTwice, unreadable } from './messages-settings.ts';
import { specialSign, tab } from './messages-signs.ts';

/**
 * Says in plain words what YAML could not read. After the first such line the rest is guesswork, so only that one is
 * told, and every setting that stands twice. Answers whether the settings could be read.
 */
export function reportSyntax(
  document: Document.Parsed,
  text: string,
  placeAt: (offset: number) => Place,
  findings: Findings,
): boolean {
  const [twice, other] = [
    document.errors.filter(({ code }) => code === 'DUPLICATE_KEY'),
    document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY'),
  ];
  for (const { pos } of twice) {
    const name = /^[^\s:,{}[\]]+/.exec(text.slice(pos[0], pos[0] + 100))?.[0] ?? '';
    findings.add(placeAt(pos[0]), settingTwice(excerpt(name)));
  }
  const second = /^(---|\.\.\.)\s*$/m.exec(text.slice(document.contents?.range?.[1] ?? 0));
  if (second) findings.add(placeAt((document.contents?.range?.[1] ?? 0) + second.index), unreadable.noColon());
  const [first] = other;
  if (!first) return !second;
  const open = opening(document, text, first.pos[0]);
  const offset = open ?? first.pos[0];
  findings.add(placeAt(offset), explained(first.code, text[offset] ?? '', open !== null));
  return false;
}

function explained(code: string, sign: string, open: boolean): Finding {
  if (open) return '"\''.includes(sign) ? unreadable.quote() : unreadable.bracket();
  switch (code) {
    case 'TAB_AS_INDENT':
      return tab();
    case 'BAD_SCALAR_START':
      return specialSign(sign);
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
      return specialSign('*');
    case 'MULTIPLE_ANCHORS':
    case 'BAD_PROP_ORDER':
      return specialSign('&');
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
      return specialSign('!');
    case 'BAD_INDENT':
      return unreadable.indent();
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return unreadable.twoColons();
    case 'MULTILINE_IMPLICIT_KEY':
      return unreadable.noColon();
    case 'BAD_DQ_ESCAPE':
      return unreadable.backslash();
    default:
      return unreadable.other();
  }
}

/** Where the bracket or quotation mark opens that was never closed before this point, if one was. */
function opening(document: Document.Parsed, text: string, before: number): number | null {
  let found: number | null = null;
  visit(document, {
    Node(_, node) {
      const [start, end] = node.range ?? [0, 0];
      if (start > before || !(isScalar(node) || isCollection(node))) return;
      const opens = text[start] ?? '';
      const closes = { '{': '}', '[': ']', '"': '"', "'": "'" }[opens];
      const inFlow = isCollection(node) ? node.flow === true : node.type?.startsWith('QUOTE_');
      if (inFlow && closes && (end - start < 2 || text[end - 1] !== closes)) found = start;
    },
  });
  return found;
}
