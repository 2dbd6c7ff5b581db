/** The names of one kind of thing, those of which the entry itself is wrong included. */
export interface NameList<T = unknown> {
  readonly entries: Readonly<Record<string, T>>;
  /** Named, but its entry has a mistake, which is told where it stands. */
  readonly broken: ReadonlySet<string>;
  /** False when the file could not be read: then nobody knows which names there are. */
  readonly readable: boolean;
  /** The file that lists them, where it is not there: it may still be on its way. */
  readonly awaited?: string;
}

/** Whether a name can be told to be wrong: it is not there, and not merely unreadable. */
export function isUnknown(list: NameList, name: string): boolean {
  return list.readable && !Object.hasOwn(list.entries, name) && !list.broken.has(name);
}

export function namesOf(list: NameList): string[] {
  return [...Object.keys(list.entries), ...list.broken];
}
