import type { DeliveryId } from '../../shared/domain/delivery-id.ts';

/** One message on a channel, as the platform knows it. */
export interface Live {
  readonly id: string;
  readonly address: string;
  /** As it is shown now. */
  text: string;
  /** Which step of which delivery it is; null where a person wrote it. */
  readonly of: { readonly delivery: DeliveryId; readonly step: string } | null;
  readonly atMs: number;
  /** From when on readers are shown it. */
  readonly seenFromMs: number;
  /** When its automatic forward reaches the discussion group; null: never. */
  readonly forwardedAtMs: number | null;
  removedAtMs: number;
}

/** Facebook, Telegram and the moderators' chats: they keep the truth, whatever anybody was told. */
export interface Platform {
  accept(live: Omit<Live, 'id' | 'removedAtMs'>): Live;
  /** What is on a channel now for whoever reads it, since a moment; the oldest first. */
  read(address: string, sinceMs: number, nowMs: number): Live[];
  /** What came of a channel into its discussion group by now. */
  forwards(address: string, nowMs: number): Live[];
  find(address: string, id: string): Live | null;
  /** Everything that was ever accepted of a delivery, whether it was removed or not; the oldest first. */
  of(delivery: DeliveryId): readonly Live[];
}

export function platform(): Platform {
  const channels = new Map<string, Live[]>();
  const deliveries = new Map<DeliveryId, Live[]>();
  const on = (address: string) => channels.get(address) ?? [];
  return {
    accept(accepted) {
      const { address, of } = accepted;
      const own = on(address);
      const live = { ...accepted, id: String(own.length + 1), removedAtMs: Number.POSITIVE_INFINITY };
      channels.set(address, own);
      own.push(live);
      if (of) deliveries.set(of.delivery, [...(deliveries.get(of.delivery) ?? []), live]);
      return live;
    },
    read(address, sinceMs, nowMs) {
      return on(address).filter(
        ({ atMs, seenFromMs, removedAtMs }) => atMs >= sinceMs && seenFromMs <= nowMs && nowMs < removedAtMs,
      );
    },
    forwards: (address, nowMs) => on(address).filter(({ forwardedAtMs }) => (forwardedAtMs ?? nowMs + 1) <= nowMs),
    find: (address, id) => on(address)[Number(id) - 1] ?? null,
    of: (delivery) => deliveries.get(delivery) ?? [],
  };
}
