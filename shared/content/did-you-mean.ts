/** The choice that somebody probably meant: the nearest by slips of the finger, or the only one that begins so. */
export function nearest(written: string, choices: Iterable<string>): string | null {
  const word = written.toLowerCase();
  const [longer, another] =
    word.length < 3 ? [] : [...choices].filter((choice) => choice.toLowerCase().startsWith(word));
  if (longer !== undefined && another === undefined) return longer;
  let found: string | null = null;
  let least = Math.min(3, Math.floor(word.length / 3) + 1);
  for (const choice of choices) {
    const slips = slipsBetween(word, choice.toLowerCase(), least);
    if (slips < least || (slips === least && found === null)) {
      found = choice;
      least = slips;
    }
  }
  return found;
}

/** Letters changed, added, left out or swapped with their neighbour; any number above `most` when it is more. */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(changed, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

/** `word` cut to what fits in a message, never inside a Khmer cluster. */
export function excerpt(text: string, clusters = 40): string {
  const line = text.replace(/\s+/g, ' ').trim().slice(0, 500);
  if (line.length <= clusters) return line;
  const parts = [...new Intl.Segmenter('km').segment(line)].slice(0, clusters).map(({ segment }) => segment);
  const start = parts.join('');
  return start === line ? line : `${start}…`;
}
