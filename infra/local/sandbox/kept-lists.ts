/** The list of this key, which is there from now on. */
export function listIn<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const found = lists.get(key) ?? [];
  lists.set(key, found);
  return found;
}

/** Changes the first that `isIt` says yes to; nothing where there is none. */
export function change<Item>(list: Item[], isIt: (item: Item) => boolean, changes: Partial<Item>): void {
  const index = list.findIndex(isIt);
  const before = list[index];
  if (before) list[index] = { ...before, ...changes };
}
