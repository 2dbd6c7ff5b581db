import { keptMessage } from '../../shared/actions/kept-message.ts';
import type { ClosedMonth } from '../../shared/domain/closed-month.ts';
import { type Delivery, isForModerators, mayBeKnown } from '../../shared/domain/delivery.ts';
import { deliveryIdText, sha256 } from '../../shared/domain/delivery-id.ts';
import { type EngagementRow, engagementRows } from '../../shared/domain/engagement-rows.ts';
import { wallMonth } from '../../shared/domain/instant.ts';
import { type RowInFile, readLog } from '../../shared/domain/log-file.ts';
import { contentOf } from '../../shared/domain/log-row.ts';
import type { Message } from '../../shared/domain/message.ts';
import { inAll, type PackTally } from '../../shared/domain/pack-tally.ts';
import type { ConsolePorts } from './app.ts';

type Ports = Pick<ConsolePorts, 'clock' | 'contentStore' | 'engagement'> & {
  readonly ledger: Pick<ConsolePorts['ledger'], 'callbacks' | 'closedMonths' | 'find' | 'tallyOf'>;
};

/** All that can be shown of one delivery to whoever must be able to believe it. */
export interface Evidence {
  readonly delivery: Delivery;
  /** As it went out, or, where somebody posted it by hand, as it was planned; null for what nobody outside may have seen: that may be a draft. */
  readonly message: Message | null;
  /** Where the files of closed months name it. */
  readonly recorded: readonly (RowInFile & { readonly file: string })[];
  /** Null: no file names it. */
  readonly isAsRecorded: boolean | null;
  readonly engagement: readonly EngagementRow[];
  readonly tally: PackTally | null;
}

/** What the plan made alone: what single moderators received of it is nobody's outside the team. */
export async function planned(id: string, { ledger }: Ports): Promise<Delivery | null> {
  const known = deliveryIdText(id);
  const delivery = known && (await ledger.find(known));
  return delivery?.parent === null ? delivery : null;
}

/** The words as they went out, from where they are kept: whatever has become of them on the channel. */
export async function messageOut(delivery: Delivery, { contentStore }: Ports): Promise<Message | null> {
  return mayBeKnown(delivery) ? keptMessage(delivery.message, contentStore) : null;
}

export async function evidenceOf(delivery: Delivery, ports: Ports): Promise<Evidence> {
  const [message, months, engagement, tally] = await Promise.all([
    messageOut(delivery, ports),
    ports.ledger.closedMonths(),
    engagementOf(delivery, ports),
    isForModerators(delivery) ? ports.ledger.tallyOf(delivery) : null,
  ]);
  const recorded = await rowsIn(filesWith(delivery, months), delivery, ports);
  const last = recorded.at(-1);
  const isAsRecorded = last ? last.contentHash === sha256(contentOf(delivery)) : null;
  return { delivery, message, recorded, isAsRecorded, engagement, tally: tally && inAll(tally) };
}

/** The file of its month, and those that correct others: a delivery that was moved is in one of these. */
function filesWith(delivery: Delivery, months: readonly ClosedMonth[]): readonly ClosedMonth[] {
  const [first] = delivery.events;
  const earliest = first ? wallMonth(first.at) : '';
  return months.filter(({ month, rows }) => rows > 0 && month >= earliest);
}

async function rowsIn(months: readonly ClosedMonth[], { id }: Delivery, { contentStore }: Ports) {
  const found: Evidence['recorded'][number][] = [];
  for (const { month, parts } of months)
    for (const [index, { sha256: name }] of parts.entries())
      for (const row of readLog(await contentStore.kept('log', name)))
        if (row.id === id) found.push({ ...row, file: parts.length === 1 ? month : `${month} (${index + 1})` });
  return found;
}

/** Only what is known of this delivery itself. */
async function engagementOf(delivery: Delivery, { clock, engagement, ledger }: Ports): Promise<EngagementRow[]> {
  const { campaign, link } = delivery;
  const [figures, opens, calls] = await Promise.all([
    engagement.figures(campaign),
    engagement.linkOpens(link === null ? [] : [link]),
    ledger.callbacks('telegram'),
  ]);
  const telegramCalls = calls.map(({ lastAt }) => lastAt);
  const counted = { deliveries: [delivery], tallies: new Map(), figures, opens, telegramCalls };
  const rows = engagementRows(campaign, counted, clock.now());
  return rows.filter(({ scope, metric }) => scope === 'delivery' && !OF_PACKS.has(metric));
}

/** Counted with the moderators' answers. */
const OF_PACKS: ReadonlySet<string> = new Set(['delivered', 'posted', 'declined']);
