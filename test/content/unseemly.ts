/** What the machinery calls things, and what no author should ever read. */
export const FORBIDDEN =
  /zod|undefined|\bnull\b|\bNaN\b|\[object|\bstrings?\b|\bboolean\b|\barray\b|\binteger\b|\bregex|invalid_|TypeError|RangeError|\.ts\b|node:|\/\^|\\[dsw]|Infinity/i;
