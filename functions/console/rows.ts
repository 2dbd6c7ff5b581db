import { talliesOf } from '../../shared/actions/tallies-of.ts';
import { type HoldPorts, type WhyHeld, whyHeld } from '../../shared/actions/why-held.ts';
import type { Amendment, Handled } from '../../shared/domain/amendment.ts';
import { stillSpeaks } from '../../shared/domain/approval.ts';
import { type Delivery, type DeliveryStatus, isForModerators, sentSteps } from '../../shared/domain/delivery.ts';
import type { HoldReason } from '../../shared/domain/hold.ts';
import { HOLD_WORDS, type HoldWords } from '../../shared/domain/hold-words.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { publishedAtOf, reasonOf } from '../../shared/domain/log-row.ts';
import type { DeclineReason, PackResponse } from '../../shared/domain/moderator.ts';
import { isAskedToCorrect } from '../../shared/domain/pack-life.ts';
import { inAll, type PackTally } from '../../shared/domain/pack-tally.ts';
import type { Ledger } from '../../shared/ports.ts';

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
  /** Why it is held and what to do, in both languages, and who can let it go. */
  readonly held_because?: HoldWords;
  readonly reason: string | null;
  readonly attempts: number;
  readonly external_id: string | null;
  readonly permalink: string | null;
  /** What shall become of what is out: other words, or nothing; `held` says what that waits for. */
  readonly changing?: Amendment['kind'];
  readonly removed_at?: Instant;
  /** When it was found gone, though nobody here took it back. */
  readonly vanished_at?: Instant;
  /** What a person did about what went wrong with it. */
  readonly handled?: Handled;
  /** Of a pack that was handed out: how its moderators fared. */
  readonly responses?: PackTally & Readonly<Record<'delivered' | 'posted' | 'declined', number>>;
  /** Of what one moderator received: what they said, and their code. Staff only. */
  readonly response?: PackResponse | 'none';
  readonly recipient?: string;
  readonly declined_because?: DeclineReason;
  /** Whether they were asked to change or delete what they posted, and have said that it is done. */
  readonly correction?: 'asked' | 'confirmed';
  readonly corrected_at?: Instant;
}

/** What must be read to know how deliveries stand. */
export interface RowPorts extends HoldPorts {
  readonly ledger: HoldPorts['ledger'] &
    Pick<Ledger, 'campaigns' | 'childrenOf' | 'deliveriesIn' | 'deliveriesOf' | 'tallyOf'>;
}

export interface Asked {
  readonly campaign?: string | undefined;
  /** YYYY-MM, Phnom Penh. */
  readonly month?: string | undefined;
  readonly status?: string | undefined;
  /** With what single moderators received: of one campaign, and of packs that went to few. */
  readonly children: boolean;
}

/** The deliveries that somebody asks for, by moment and id, each with its row. */
export async function rowsOf(asked: Asked, ports: RowPorts): Promise<{ delivery: Delivery; row: DeliveryRow }[]> {
  const ofCampaign = ({ campaign }: Delivery) => !asked.campaign || asked.campaign === campaign;
  const planned = (await candidates(asked, ports)).filter(ofCampaign);
  const children = asked.children && asked.campaign ? await childrenOf(planned, ports) : [];
  const found = [...planned, ...children].filter(({ state }) => !asked.status || asked.status === state.status);
  const tallies = await talliesOf(found, ports.ledger);
  const holds = new Map<string, WhyHeld>();
  for (const campaign of new Set(found.map((delivery) => delivery.campaign)))
    holds.set(campaign, await whyHeld(campaign, ports));
  const rows = await Promise.all(
    found.map(async (delivery) => {
      const held = stillSpeaks(delivery) ? await holds.get(delivery.campaign)?.(delivery) : null;
      return { delivery, row: rowOf(delivery, held ?? null, tallies.get(delivery.id)) };
    }),
  );
  return rows.sort((a, b) => order(a.delivery).localeCompare(order(b.delivery)));
}

async function candidates({ campaign, month }: Asked, { ledger }: RowPorts): Promise<readonly Delivery[]> {
  if (month) return ledger.deliveriesIn(month);
  if (campaign) return ledger.deliveriesOf(campaign);
  const lists = await Promise.all((await ledger.campaigns()).map((record) => ledger.deliveriesOf(record.campaign)));
  return lists.flat();
}

function order({ at, id }: Delivery): string {
  return `${at}#${id}`;
}

/** More than these of one pack are not listed one by one: its counts say how they fared. */
const LISTED = 500;

/** What single moderators received of packs that went to few. */
async function childrenOf(planned: readonly Delivery[], { ledger }: RowPorts): Promise<Delivery[]> {
  const listed: Delivery[] = [];
  for (const pack of planned.filter((delivery) => isForModerators(delivery) && delivery.attempts > 0)) {
    const own: Delivery[] = [];
    for await (const child of ledger.childrenOf(pack)) if (own.push(child) > LISTED) break;
    if (own.length <= LISTED) listed.push(...own);
  }
  return listed;
}

function rowOf(delivery: Delivery, held: HoldReason | null, tally: PackTally | undefined): DeliveryRow {
  const { state, response, recipients } = delivery;
  // Handing out is no message of any platform.
  const [first] = isForModerators(delivery) ? [] : sentSteps(state);
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
    published_at: publishedAtOf(state),
    status: state.status,
    held,
    ...(held && { held_because: HOLD_WORDS[held] }),
    reason: reasonOf(delivery),
    attempts: delivery.attempts,
    external_id: first?.externalId ?? null,
    permalink: first?.permalink ?? null,
    ...afterwards(delivery),
    ...(tally && { responses: responsesOf(tally) }),
    ...(delivery.parent !== null && {
      response: response ?? 'none',
      recipient: recipients[0] ?? '',
      ...ofModerator(delivery),
    }),
  };
}

/** What one moderator said beside it. */
function ofModerator(pack: Delivery): Partial<DeliveryRow> {
  const { declinedWhy, correctedAt } = pack;
  return {
    ...(declinedWhy !== null && { declined_because: declinedWhy }),
    ...(isAskedToCorrect(pack) && { correction: 'asked' }),
    ...(correctedAt !== null && { correction: 'confirmed', corrected_at: correctedAt }),
  };
}

/** What nobody has said yet is left out, but for the three that everybody asks for. */
function responsesOf(tally: PackTally): NonNullable<DeliveryRow['responses']> {
  const { delivered = 0, posted = 0, declined = 0, ...others } = inAll(tally);
  const said = Object.entries(others).filter(([, count]) => count > 0);
  return { delivered, posted, declined, ...Object.fromEntries(said) };
}

/** What became of it after it was out, and what is to become of it. */
function afterwards({ amendment, removedAt, vanishedAt, handled }: Delivery): Partial<DeliveryRow> {
  return {
    ...(amendment && { changing: amendment.kind }),
    ...(removedAt !== null && { removed_at: removedAt }),
    ...(vanishedAt !== null && { vanished_at: vanishedAt }),
    ...(handled !== null && { handled }),
  };
}
