import { isDeepStrictEqual } from 'node:util';
import { type Approval, approvedBy, objectedTo, type Question } from '../../shared/domain/approval.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { type Instant, wallMonth } from '../../shared/domain/instant.ts';
import { matterOf } from '../../shared/domain/matter.ts';
import { type PackTally, sumOf, tallied } from '../../shared/domain/pack-tally.ts';
import { waitsUntil } from '../../shared/domain/waits-until.ts';
import type { DeliveryAddress, Due, Ledger } from '../../shared/ports.ts';
import { memoryLedger } from '../fakes/ledger.ts';

/** A ledger that an observer may look into without calling it. */
export interface IndexedLedger extends Ledger {
  peek(id: DeliveryId): Delivery | null;
  all(): Iterable<Delivery>;
  /** The first moment that anything waits for, past ones included. */
  nextMoment(): Instant | null;
}

/**
 * The ledger in memory, with an index for each question, so that ten thousand deliveries take no longer each than ten.
 * What is written is frozen rather than copied: whoever would change it behind the ledger's back throws.
 */
export function indexedLedger(told: (delivery: Delivery) => void = () => {}): IndexedLedger {
  const deliveries = new Map<DeliveryId, Delivery>();
  const byCampaign = new Map<string, Set<DeliveryId>>();
  const byPack = new Map<DeliveryId, Set<DeliveryId>>();
  const tallies = new Map<DeliveryId, PackTally>();
  const approvals = new Map<string, Map<string, Approval>>();
  const messages = new Map<string, DeliveryAddress>();
  const due = dueIndex();
  const said = (question: Question, next: (stored: Approval | undefined) => Approval | null) => {
    const own = approvals.get(question.campaign) ?? new Map<string, Approval>();
    const key = `${question.post} ${question.lifts}`;
    const approval = next(own.get(key));
    if (approval) approvals.set(question.campaign, own.set(key, approval));
    return approval;
  };
  const planned = () => [...deliveries.values()].filter(({ parent }) => parent === null);
  const write = (delivery: Delivery) => {
    due.move(deliveries.get(delivery.id), delivery);
    deliveries.set(delivery.id, frozen(delivery));
    told(delivery);
  };

  return {
    ...memoryLedger(),
    peek: (id) => deliveries.get(id) ?? null,
    all: () => deliveries.values(),
    nextMoment: due.first,
    async create(delivery) {
      if (deliveries.has(delivery.id)) return 'exists';
      write(delivery);
      const { campaign, id, parent } = delivery;
      if (parent !== null) byPack.set(parent, (byPack.get(parent) ?? new Set()).add(id));
      else byCampaign.set(campaign, (byCampaign.get(campaign) ?? new Set()).add(id));
      return 'created';
    },
    async save(delivery) {
      const stored = deliveries.get(delivery.id);
      if (stored?.rev === delivery.rev && isDeepStrictEqual(stored, delivery)) return 'saved';
      if (stored?.rev !== delivery.rev - 1) return 'superseded';
      write(delivery);
      if (delivery.parent !== null)
        tallies.set(delivery.parent, sumOf(tallies.get(delivery.parent) ?? {}, tallied(delivery)));
      const last = delivery.events.at(-1);
      if (last?.type === 'step_sent' && delivery.address !== '' && last.step.externalId) {
        const { campaign, id, parent, address } = delivery;
        messages.set(`${address.toLowerCase()} ${last.step.externalId}`, { campaign, id, parent });
      }
      return 'saved';
    },
    async read({ campaign, id, parent }) {
      const stored = deliveries.get(id);
      return stored?.campaign === campaign && stored.parent === parent ? stored : null;
    },
    async find(id) {
      return deliveries.get(id) ?? null;
    },
    async deliveriesOf(campaign) {
      const ids = [...(byCampaign.get(campaign) ?? [])].sort();
      return ids.flatMap((id) => deliveries.get(id) ?? []);
    },
    async *childrenOf(pack) {
      for (const id of [...(byPack.get(pack.id) ?? [])].sort()) {
        const child = deliveries.get(id);
        if (child) yield child;
      }
    },
    async tallyOf(pack) {
      return tallies.get(pack.id) ?? {};
    },
    async deliveriesIn(month) {
      const own = planned().filter((delivery) => wallMonth(delivery.at) === month);
      return own.sort((a, b) => (`${a.at}#${a.id}` < `${b.at}#${b.id}` ? -1 : 1));
    },
    async *plannedBetween(from, to) {
      const own = planned().filter(({ at }) => from <= at && at <= to);
      yield* own.sort((a, b) => (`${a.at}#${a.id}` < `${b.at}#${b.id}` ? -1 : 1));
    },
    async *matters() {
      const since = (delivery: Delivery) => matterOf(delivery)?.since ?? null;
      const open = planned().filter((delivery) => since(delivery) !== null);
      yield* open.sort((a, b) => (`${since(a)}#${a.id}` < `${since(b)}#${b.id}` ? 1 : -1));
    },
    async *dueBetween(from, to) {
      yield* due.between(from, to);
    },
    async nextDueAfter(instant) {
      return due.nextAfter(instant);
    },
    async whoseMessage(address, externalId) {
      return messages.get(`${address.toLowerCase()} ${externalId}`) ?? null;
    },
    async approvals(campaign) {
      return [...(approvals.get(campaign)?.values() ?? [])];
    },
    approve: async (question, yes) => said(question, (stored) => approvedBy(stored, question, yes)),
    askChange: async (question, asked) => said(question, (stored) => objectedTo(stored, question, asked)),
  };
}

/** What waits, by its moment: a sorted list, in which a place is found by halving. */
function dueIndex() {
  const rows: Due[] = [];
  const keyOf = ({ dueAt, id }: Due) => `${dueAt} ${id}`;
  const placeOf = (key: string) => {
    let low = 0;
    for (let high = rows.length; low < high; ) {
      const middle = (low + high) >> 1;
      const row = rows[middle];
      if (row && keyOf(row) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    move(before: Delivery | undefined, after: Delivery) {
      const old = before && rowOf(before);
      if (old) rows.splice(placeOf(keyOf(old)), 1);
      const row = rowOf(after);
      if (row) rows.splice(placeOf(keyOf(row)), 0, row);
    },
    between(from: Instant, to: Instant): Due[] {
      return rows.slice(placeOf(from), placeOf(`${to}!`));
    },
    first: (): Instant | null => rows[0]?.dueAt ?? null,
    nextAfter(instant: Instant): Instant | null {
      return rows[placeOf(`${instant}!`)]?.dueAt ?? null;
    },
  };
}

function rowOf(delivery: Delivery): Due | null {
  const { campaign, id, parent } = delivery;
  const dueAt = waitsUntil(delivery);
  return dueAt && { campaign, id, parent, dueAt };
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
}
