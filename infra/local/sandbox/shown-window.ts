const AT_ONCE = 100;

/** The newest hundred, or those up to the one that was asked for where it is older; oldest first. */
export function shownOf<Item>(items: readonly Item[], numberOf: (item: Item) => number, asked: string | undefined) {
  const newest = items.slice(-AT_ONCE);
  const index = items.findIndex((item) => String(numberOf(item)) === asked);
  const isShown = index === -1 || index >= items.length - AT_ONCE;
  const shown = isShown ? newest : items.slice(Math.max(0, index + 1 - AT_ONCE), index + 1);
  const [first] = shown;
  const before = first && items[items.indexOf(first) - 1];
  return { shown, older: before ? numberOf(before) : null, isNewest: isShown };
}
