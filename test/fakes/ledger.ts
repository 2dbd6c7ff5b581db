import { isDeepStrictEqual } from 'node:util';
import { type Approval, approvedBy, objectedTo, type Question } from '../../shared/domain/approval.ts';
import type { Breaker } from '../../shared/domain/breaker.ts';
import type { CampaignRecord } from '../../shared/domain/campaign-record.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { GroupDraw } from '../../shared/domain/group-draw.ts';
import { type Instant, latest, plus, wallDate, wallMonth } from '../../shared/domain/instant.ts';
import { matterOf } from '../../shared/domain/matter.ts';
import { type PackTally, sumOf, tallied } from '../../shared/domain/pack-tally.ts';
import type { Pause } from '../../shared/domain/pause.ts';
import type { StandIn } from '../../shared/domain/stand-in.ts';
import { waitsUntil } from '../../shared/domain/waits-until.ts';
import type { DeliveryAddress, Ledger } from '../../shared/ports.ts';
import { logRecords } from './log-records.ts';

/** The ledger in memory: the promises of test/conformance/ledger, and nothing that outlives the process. */
export function memoryLedger(): Ledger {
  const deliveries = new Map<string, Delivery>();
  const tallies = new Map<string, PackTally>();
  const campaigns = new Map<string, CampaignRecord>();
  const draws = new Map<string, GroupDraw>();
  const approvals = new Map<string, Approval>();
  let pause: Pause | null = null;
  const breakers = new Map<string, Breaker>();
  const paces = new Map<string, Instant>();
  const messages = new Map<string, DeliveryAddress>();
  const texts = new Map<string, Map<string, DeliveryAddress>>();
  const callbacks = new Map<
    string,
    { platform: string; day: string; count: number; lastAt: Instant; expiresAt: Instant }
  >();
  const standIns = new Map<string, StandIn>();
  const told = new Map<string, Instant>();
  const marks = new Map<string, Instant>();
  const planned = () => [...deliveries.values()].filter(({ parent }) => parent === null);
  const said = (question: Question, next: (stored: Approval | undefined) => Approval | null) => {
    const key = `${question.campaign}/${question.post}/${question.lifts}`;
    const approval = next(approvals.get(key));
    if (approval) approvals.set(key, approval);
    return approval;
  };
  const sorted = (list: Iterable<Delivery>, key: (delivery: Delivery) => string) =>
    [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((delivery) => structuredClone(delivery));

  function count(child: Delivery): void {
    if (child.parent !== null) tallies.set(child.parent, sumOf(tallies.get(child.parent) ?? {}, tallied(child)));
  }

  return {
    async create(delivery) {
      if (deliveries.has(delivery.id)) return 'exists';
      deliveries.set(delivery.id, structuredClone(delivery));
      count(delivery);
      return 'created';
    },
    async save(delivery) {
      const stored = deliveries.get(delivery.id);
      if (stored?.rev === delivery.rev && isDeepStrictEqual(stored, delivery)) return 'saved';
      if (stored?.rev !== delivery.rev - 1) return 'superseded';
      deliveries.set(delivery.id, structuredClone(delivery));
      count(delivery);
      const last = delivery.events.at(-1);
      if (last?.type === 'step_sent' && delivery.address !== '' && last.step.externalId) {
        const { campaign, id, parent, address } = delivery;
        messages.set(`${address.toLowerCase()} ${last.step.externalId}`, { campaign, id, parent });
      }
      return 'saved';
    },
    async read({ campaign, id, parent }) {
      const stored = deliveries.get(id);
      return stored?.campaign === campaign && stored.parent === parent ? structuredClone(stored) : null;
    },
    async find(id) {
      return structuredClone(deliveries.get(id) ?? null);
    },
    async deliveriesOf(campaign) {
      const own = planned().filter((delivery) => delivery.campaign === campaign);
      return sorted(own, ({ id }) => id);
    },
    async *childrenOf(pack) {
      const own = [...deliveries.values()].filter(({ parent }) => parent === pack.id);
      yield* sorted(own, ({ id }) => id);
    },
    async tallyOf(pack) {
      return tallies.get(pack.id) ?? {};
    },
    async deliveriesIn(month) {
      const own = planned().filter((delivery) => wallMonth(delivery.at) === month);
      return sorted(own, ({ at, id }) => `${at}#${id}`);
    },
    async *plannedBetween(from, to) {
      const own = planned().filter(({ at }) => from <= at && at <= to);
      yield* sorted(own, ({ at, id }) => `${at}#${id}`);
    },
    async *matters() {
      const open = planned().flatMap((delivery) => {
        const matter = matterOf(delivery);
        return matter ? [{ order: `${matter.since}#${delivery.id}`, delivery }] : [];
      });
      for (const { delivery } of open.sort((a, b) => (a.order < b.order ? 1 : -1))) yield structuredClone(delivery);
    },
    async *dueBetween(from, to) {
      for (const delivery of [...deliveries.values()]) {
        const { campaign, id, parent } = delivery;
        const dueAt = waitsUntil(delivery);
        if (dueAt && from <= dueAt && dueAt <= to) yield { campaign, id, parent, dueAt };
      }
    },
    async nextDueAfter(instant) {
      const moments = [...deliveries.values()].flatMap((delivery) => waitsUntil(delivery) ?? []);
      return moments.filter((moment) => moment > instant).sort()[0] ?? null;
    },
    ...logRecords(planned),
    async campaign(campaign) {
      return campaigns.get(campaign) ?? { campaign, revision: 0, approvalsNeeded: 2, missing: [], endsAt: null };
    },
    async campaigns() {
      return [...campaigns.values()].sort((a, b) => (a.campaign < b.campaign ? -1 : 1));
    },
    async saveCampaign(record) {
      if ((campaigns.get(record.campaign)?.revision ?? 0) !== record.revision - 1) return 'superseded';
      campaigns.set(record.campaign, { ...record });
      return 'saved';
    },
    async groupDraw(campaign) {
      return draws.get(campaign) ?? null;
    },
    async saveGroupDraw(draw) {
      if ((draws.get(draw.campaign)?.rev ?? 0) !== draw.rev - 1) return 'superseded';
      draws.set(draw.campaign, draw);
      return 'saved';
    },
    async approvals(campaign) {
      return [...approvals.values()].filter((approval) => approval.campaign === campaign);
    },
    approve: async (question, yes) => said(question, (stored) => approvedBy(stored, question, yes)),
    askChange: async (question, asked) => said(question, (stored) => objectedTo(stored, question, asked)),
    async standIns() {
      return [...standIns.values()];
    },
    async keepStandIn(standIn) {
      standIns.set(standIn.inPlaceOf, standIn);
    },
    async isFirst(what, forgetAt) {
      if (told.has(what)) return false;
      told.set(what, forgetAt);
      return true;
    },
    async mark(chore) {
      return marks.get(chore) ?? null;
    },
    async setMark(chore, at) {
      marks.set(chore, at);
    },
    async noteText(audience, wording, { campaign, id, parent }) {
      const key = `${audience} ${wording}`;
      texts.set(key, new Map([...(texts.get(key) ?? []), [id, { campaign, id, parent }]]));
    },
    async whoSaid(audience, wording) {
      return [...(texts.get(`${audience} ${wording}`)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async pause() {
      return pause;
    },
    async setPause(next) {
      if ((pause?.rev ?? 0) !== next.rev - 1) return 'superseded';
      pause = next;
      return 'saved';
    },
    async endPause({ rev }) {
      if (pause?.rev !== rev) return 'superseded';
      pause = null;
      return 'ended';
    },
    async breakers() {
      return [...breakers.values()].sort((a, b) => (a.channel < b.channel ? -1 : 1));
    },
    async trip(breaker) {
      if (breakers.has(breaker.channel)) return 'known';
      breakers.set(breaker.channel, breaker);
      return 'tripped';
    },
    async probed(channel, breaker) {
      if (breaker) breakers.set(channel, breaker);
      else breakers.delete(channel);
    },
    async reserve(bot, from, spanMs) {
      const begins = latest(from, paces.get(bot) ?? from);
      paces.set(bot, plus(begins, spanMs));
      return begins;
    },
    async whoseMessage(address, externalId) {
      return messages.get(`${address.toLowerCase()} ${externalId}`) ?? null;
    },
    async countCallback(platform, at, expiresAt) {
      const day = wallDate(at);
      const key = `${platform} ${day}`;
      callbacks.set(key, { platform, day, count: (callbacks.get(key)?.count ?? 0) + 1, lastAt: at, expiresAt });
    },
    async callbacks(platform) {
      const own = [...callbacks.values()]
        .filter((row) => row.platform === platform)
        .sort((a, b) => (a.day < b.day ? -1 : 1));
      return own.map(({ day, count, lastAt }) => ({ day, count, lastAt }));
    },
    async removeExpired(now) {
      const expired = [...callbacks].filter(([, { expiresAt }]) => expiresAt <= now);
      for (const [key] of expired) callbacks.delete(key);
      const forgotten = [...told].filter(([, forgetAt]) => forgetAt <= now);
      for (const [key] of forgotten) told.delete(key);
      return expired.length + forgotten.length;
    },
  };
}
