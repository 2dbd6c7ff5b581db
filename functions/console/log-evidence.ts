import { keptMessage } from '../../shared/actions/kept-message.ts';
import { type Delivery, isForModerators, mayBeKnown } from '../../shared/domain/delivery.ts';
import { deliveryIdText, sha256 } from '../../shared/domain/delivery-id.ts';
import { type EngagementRow, engagementRows, mayBeAnswered } from '../../shared/domain/engagement-rows.ts';
import { type RowInFile, readRow } from '../../shared/domain/log-file.ts';
import { type Lookup, partsNaming } from '../../shared/domain/log-lookup.ts';
import { contentOf } from '../../shared/domain/log-row.ts';
import type { Message } from '../../shared/domain/message.ts';
import { inAll, type PackTally } from '../../shared/domain/pack-tally.ts';
import { type VersionOut, versionsBefore } from '../../shared/domain/versions-out.ts';
import type { ConsolePorts } from './app.ts';

type Ports = Pick<ConsolePorts, 'clock' | 'contentStore' | 'engagement' | 'log'> & {
  readonly ledger: Pick<ConsolePorts['ledger'], 'callbacks' | 'closedMonths' | 'find' | 'tallyOf'>;
};

/** All that can be shown of one delivery to whoever must be able to believe it. */
export interface Evidence {
  readonly delivery: Delivery;
  /** 'lost': it cannot be read any more. As it went out, or, where somebody posted it by hand, as it was planned; null for what nobody outside may have seen: that may be a draft. */
  readonly message: Message | 'lost' | null;
  /** What it said before it was edited, oldest first. */
  readonly before: readonly (Pick<VersionOut, 'since'> & { readonly message: Message | 'lost' })[];
  /** Where the files of closed months name it. */
  readonly recorded: readonly (RowInFile & { readonly file: string })[];
  /** Files that may name it as well, and cannot be read any more. */
  readonly unread: readonly string[];
  /** Null: no file names it, or that cannot be known. */
  readonly isAsRecorded: boolean | null;
  readonly engagement: readonly EngagementRow[];
  /** Null: it is no pack, or none that was handed out. */
  readonly tally: PackTally | null;
}

/** What the plan made alone: what single moderators received of it is nobody's outside the team. */
export async function planned(id: string, { ledger }: Ports): Promise<Delivery | null> {
  const known = deliveryIdText(id);
  const delivery = known && (await ledger.find(known));
  return delivery?.parent === null ? delivery : null;
}

/** The words as they went out, from where they are kept: whatever has become of them on the channel. */
export async function messageOut(delivery: Delivery, ports: Ports): Promise<Message | 'lost' | null> {
  if (!mayBeKnown(delivery)) return null;
  return (await orLost(keptMessage(delivery.message, ports.contentStore), ports)) ?? 'lost';
}

async function wordsOf({ since, message }: VersionOut, ports: Ports): Promise<Evidence['before'][number]> {
  const read = message && (await orLost(keptMessage(message, ports.contentStore), ports));
  return { since, message: read ?? 'lost' };
}

/** A page with a gap says more than none; the log of the function knows why there is one. */
async function orLost<Read>(reading: Promise<Read>, { log }: Ports): Promise<Read | null> {
  return reading.catch((cause) => {
    log.error('evidence_lost', { error: cause instanceof Error ? cause.name : typeof cause });
    return null;
  });
}

export async function evidenceOf(delivery: Delivery, ports: Ports): Promise<Evidence> {
  const [message, before, months, engagement, tally] = await Promise.all([
    messageOut(delivery, ports),
    Promise.all(versionsBefore(delivery).map((version) => wordsOf(version, ports))),
    ports.ledger.closedMonths(),
    engagementOf(delivery, ports),
    isForModerators(delivery) && mayBeAnswered(delivery) ? ports.ledger.tallyOf(delivery) : null,
  ]);
  const { recorded, unread } = await rowsIn(partsNaming(delivery, months), delivery, ports);
  const last = unread.length === 0 ? recorded.at(-1) : undefined;
  const isAsRecorded = last ? last.contentHash === sha256(contentOf(delivery)) : null;
  return { delivery, message, before, recorded, unread, isAsRecorded, engagement, tally: tally && inAll(tally) };
}

async function rowsIn(lookups: readonly Lookup[], { id }: Delivery, ports: Ports) {
  const recorded: Evidence['recorded'][number][] = [];
  const unread: string[] = [];
  for (const { month, number, of, part } of lookups) {
    const file = of === 1 ? month : `${month} (${number})`;
    const bytes = await orLost(ports.contentStore.kept('log', part.sha256), ports);
    const row = bytes && readRow(bytes, id);
    if (row) recorded.push({ ...row, file });
    if (bytes === null) unread.push(file);
  }
  return { recorded, unread };
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
