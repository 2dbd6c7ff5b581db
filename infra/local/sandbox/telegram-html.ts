import type { Entity } from './posted-entries.ts';
import { badRequest } from './telegram-refusal.ts';

/** The tags that the Bot API's HTML knows, by the entity that each becomes. */
const ENTITY_OF = new Map([
  ...['b', 'strong'].map((tag) => [tag, 'bold'] as const),
  ...['i', 'em'].map((tag) => [tag, 'italic'] as const),
  ...['u', 'ins'].map((tag) => [tag, 'underline'] as const),
  ...['s', 'strike', 'del'].map((tag) => [tag, 'strikethrough'] as const),
  ['code', 'code'],
  ['pre', 'pre'],
  ['blockquote', 'blockquote'],
  ['tg-spoiler', 'spoiler'],
  ['a', 'text_link'],
]);
const SIGNS = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
]);

const PIECE = /<(\/?)([a-z-]*)([^<>]*)>|&(lt|gt|amp|quot|#\d+|#x[0-9a-f]+);|</gi;

/** Refuses what Telegram refuses: a bare `<`, a tag it does not know, one that does not close. */
export function parseHtml(html: string): { text: string; entities: readonly Entity[] } {
  const open: { tag: string; offset: number; url: string | undefined }[] = [];
  const entities: Entity[] = [];
  let text = '';
  let from = 0;
  for (const piece of html.matchAll(PIECE)) {
    text += html.slice(from, piece.index);
    from = piece.index + piece[0].length;
    const [, slash, name, attributes, sign] = piece;
    if (sign !== undefined) {
      text += SIGNS.get(sign.toLowerCase()) ?? codePoint(sign);
      continue;
    }
    const tag = (name ?? '').toLowerCase();
    const type = ENTITY_OF.get(tag);
    const where = `at byte offset ${Buffer.byteLength(html.slice(0, piece.index))}`;
    if (!type) throw badRequest(`can't parse entities: Unsupported start tag "${tag}" ${where}`);
    if (slash !== '/') {
      open.push({ tag, offset: text.length, url: attributes?.match(/href="([^"]*)"/)?.[1] });
      continue;
    }
    const started = open.pop();
    if (started?.tag !== tag) throw badRequest(`can't parse entities: Unexpected end tag ${where}`);
    const length = text.length - started.offset;
    const link = started.url === undefined ? {} : { url: started.url };
    if (length > 0) entities.push({ type, offset: started.offset, length, ...link });
  }
  const unclosed = open.pop();
  if (unclosed)
    throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text: text + html.slice(from), entities: entities.sort((a, b) => a.offset - b.offset) };
}

/** `#6016` or `#x1780`. A number that is no character stays out. */
function codePoint(sign: string): string {
  const number = sign[1]?.toLowerCase() === 'x' ? Number.parseInt(sign.slice(2), 16) : Number(sign.slice(1));
  return number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : '';
}
