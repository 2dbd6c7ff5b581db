/** A size for people, in units of a million bytes: 2.3; never less than it is. */
export function inMegabytes(bytes: number): string {
  return (Math.ceil(bytes / 100_000) / 10).toFixed(1);
}
