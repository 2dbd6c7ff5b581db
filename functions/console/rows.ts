import { type WhyHeld, whyHeld } from '../../shared/actions/why-held.ts';
import { type Delivery, type DeliveryState, type DeliveryStatus, sentSteps } from '../../shared/domain/delivery.ts';
import type { HoldReason } from '../../shared/domain/hold.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { ConsolePorts } from './app.ts';

/** One delivery as people script against it: `GET /api/deliveries` and the columns of the log. */
export interface DeliveryRow {
  readonly delivery_id: string;
  readonly campaign: string;
  readonly post: string;
  readonly channel: string;
  readonly kind: string;
  readonly language: string;
  readonly variant: string | null;
  readonly public_at: Instant;
  /** When it is planned to leave for the channel. */
  readonly at: Instant;
  readonly published_at: Instant | null;
  readonly status: DeliveryStatus;
  readonly held: HoldReason | null;
  readonly reason: string | null;
  readonly attempts: number;
  readonly external_id: string | null;
  readonly permalink: string | null;
}

export interface Asked {
  readonly campaign?: string | undefined;
  /** YYYY-MM, Phnom Penh. */
  readonly month?: string | undefined;
  readonly status?: string | undefined;
}

/** The deliveries that somebody asks for, by moment and id, each with its row. */
export async function rowsOf(asked: Asked, ports: ConsolePorts): Promise<{ delivery: Delivery; row: DeliveryRow }[]> {
  const found = (await candidates(asked, ports)).filter(
    ({ campaign, state }) =>
      (!asked.campaign || asked.campaign === campaign) && (!asked.status || asked.status === state.status),
  );
  const holds = new Map<string, WhyHeld>();
  for (const campaign of new Set(found.map((delivery) => delivery.campaign)))
    holds.set(campaign, await whyHeld(campaign, ports));
  const rows = await Promise.all(
    found.map(async (delivery) => {
      const held = delivery.state.status === 'scheduled' ? await holds.get(delivery.campaign)?.(delivery) : null;
      return { delivery, row: rowOf(delivery, held ?? null) };
    }),
  );
  return rows.sort((a, b) => order(a.delivery).localeCompare(order(b.delivery)));
}

async function candidates({ campaign, month }: Asked, { ledger }: ConsolePorts): Promise<readonly Delivery[]> {
  if (month) return ledger.deliveriesIn(month);
  if (campaign) return ledger.deliveriesOf(campaign);
  const lists = await Promise.all((await ledger.campaigns()).map((record) => ledger.deliveriesOf(record.campaign)));
  return lists.flat();
}

function order({ at, id }: Delivery): string {
  return `${at}#${id}`;
}

function rowOf(delivery: Delivery, held: HoldReason | null): DeliveryRow {
  const { state } = delivery;
  const [first] = sentSteps(state);
  return {
    delivery_id: delivery.id,
    campaign: delivery.campaign,
    post: delivery.post,
    channel: delivery.channel,
    kind: delivery.kind,
    language: delivery.language,
    variant: delivery.variant,
    public_at: delivery.publicAt,
    at: delivery.at,
    published_at: publishedAt(state),
    status: state.status,
    held,
    reason: 'why' in state ? state.why : null,
    attempts: delivery.attempts,
    external_id: first?.externalId ?? null,
    permalink: first?.permalink ?? null,
  };
}

/** When it became public, as far as it is known; null for everything that is not out. */
function publishedAt(state: DeliveryState): Instant | null {
  return state.status === 'published' || state.status === 'delivered' || state.status === 'incomplete'
    ? state.sent[0].at
    : null;
}
