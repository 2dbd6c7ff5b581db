export interface FoundLink {
  /** In UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

/** Khmer sentences run on without spaces, so a Khmer sign, a quotation mark or a word break ends an address too. */
const ADDRESS = /https?:\/\/[^\s\u200b<>"«»។៕៖]+/g;
const CLOSING = /[.,;:!?)\]'’]+$/;

export function linksIn(text: string): readonly FoundLink[] {
  return [...text.matchAll(ADDRESS)].map((match) => ({
    offset: match.index,
    length: match[0].replace(CLOSING, '').length,
  }));
}

/** Only what a browser may open from here: never javascript: or data:. */
export function isOpenable(address: string): boolean {
  return URL.canParse(address) && ['http:', 'https:', 'tg:'].includes(new URL(address).protocol);
}
