import type { Instant } from '../../../shared/domain/instant.ts';

/** What is going to happen, the next thing first; of two at one moment, the one that was noted first. */
export interface Agenda<Item> {
  add(at: Instant, item: Item): void;
  next(): { readonly at: Instant; readonly item: Item } | null;
}

export function openAgenda<Item>(): Agenda<Item> {
  const entries: { readonly at: Instant; readonly item: Item }[] = [];
  return {
    add(at, item) {
      const later = entries.findIndex((entry) => entry.at > at);
      entries.splice(later === -1 ? entries.length : later, 0, { at, item });
    },
    next: () => entries.shift() ?? null,
  };
}
