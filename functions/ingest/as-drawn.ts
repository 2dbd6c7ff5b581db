import { isDeepStrictEqual } from 'node:util';
import { drawnAnew, drawnInOrder } from '../../shared/content/messages-experiment.ts';
import { armsOf } from '../../shared/domain/arms.ts';
import type { CampaignRecord } from '../../shared/domain/campaign-record.ts';
import type { Campaign, Post } from '../../shared/domain/content/campaign.ts';
import type { Problem } from '../../shared/domain/content/content.ts';
import { mayBeKnown, mayBePublic } from '../../shared/domain/delivery.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { type Draw, drawOf, isSameDraw } from '../../shared/domain/experiment.ts';
import type { PlannedDelivery } from '../../shared/domain/plan.ts';
import type { ContentStore, Ledger } from '../../shared/ports.ts';

export interface DrawPorts {
  readonly ledger: Pick<Ledger, 'deliveriesOf'>;
  readonly contentStore: Pick<ContentStore, 'read'>;
}

/** Campaigns whose arms take turns as they were drawn when each was first planned. */
export interface AsDrawn {
  readonly campaigns: readonly Campaign[];
  /** What is kept of each that has an experiment. */
  readonly draws: ReadonlyMap<string, Draw>;
  /** Where the author has changed what was drawn. */
  readonly changed: readonly Problem[];
}

interface OneAsDrawn {
  readonly campaign: Campaign;
  readonly draw?: Draw;
  readonly problem?: Problem;
}

export async function asDrawn(
  campaigns: readonly Campaign[],
  before: ReadonlyMap<string, Pick<CampaignRecord, 'drawn'>>,
  ports: DrawPorts,
): Promise<AsDrawn> {
  const all = await Promise.all(campaigns.map((one) => oneAsDrawn(one, before.get(one.id)?.drawn, ports)));
  return {
    campaigns: all.map(({ campaign }) => campaign),
    draws: new Map(all.flatMap(({ campaign, draw }) => (draw ? [[campaign.id, draw]] : []))),
    changed: all.flatMap(({ problem }) => problem ?? []),
  };
}

/** A campaign that is gone, or has no experiment any more, keeps what was drawn for it. */
export function withDraw(record: CampaignRecord, { draws }: Pick<AsDrawn, 'draws'>): CampaignRecord {
  const drawn = draws.get(record.campaign);
  return drawn ? { ...record, drawn } : record;
}

/**
 * Whoever writes the arms in another order changes nothing; whoever changes the arms or the seed draws anew, and is told
 * so for as long as what was drawn first is out.
 */
async function oneAsDrawn(campaign: Campaign, drawn: Draw | undefined, ports: DrawPorts): Promise<OneAsDrawn> {
  const { id, settings } = campaign;
  const { experiment } = settings;
  if (!experiment) return { campaign };
  const asked = drawOf(id, experiment);
  if (!drawn || isDeepStrictEqual(asked, drawn)) return { campaign, draw: asked };
  if (isSameDraw(asked, drawn)) {
    const arms = [...drawn.arms];
    const kept = { ...campaign, settings: { ...settings, experiment: { ...experiment, arms } } };
    return { campaign: kept, draw: drawn, problem: await problem(campaign, drawnInOrder(arms), ports) };
  }
  const all = await ports.ledger.deliveriesOf(id);
  const isOut = all.some((delivery) => delivery.variant !== null && mayBeKnown(delivery));
  if (!isOut) return { campaign, draw: asked };
  const seed = drawn.seed === id ? null : drawn.seed;
  return { campaign, draw: drawn, problem: await problem(campaign, drawnAnew(drawn.arms, seed), ports) };
}

/** What each delivery says that is, or may be, out already: who changes the draw changes nothing of that. */
export type ArmsOut = ReadonlyMap<DeliveryId, string | null>;

export async function armsOut({ id, posts }: Campaign, { ledger }: Pick<DrawPorts, 'ledger'>): Promise<ArmsOut> {
  const hasVariants = posts.some(({ sections }) => sections.some(({ variant }) => variant !== null));
  const all = hasVariants ? await ledger.deliveriesOf(id) : [];
  return new Map(all.filter(({ state }) => mayBePublic(state)).map((delivery) => [delivery.id, delivery.variant]));
}

/** With the arm that is out, for as long as its post has words for it: what is compared with it are that arm's words. */
export function withArmOut(planned: PlannedDelivery, { sections }: Post, out: ArmsOut): PlannedDelivery {
  const variant = out.get(planned.id) ?? planned.variant;
  const has = (arm: string | null) =>
    sections.some((one) => one.language === planned.language && one.scope === null && one.variant === arm);
  return armsOf(variant).every((arm) => has(arm) || has(null)) ? { ...planned, variant } : planned;
}

async function problem(
  { folder }: Campaign,
  finding: ReturnType<typeof drawnInOrder>,
  { contentStore }: DrawPorts,
): Promise<Problem> {
  const file = `campaigns/${folder}/campaign.yaml`;
  const lines = new TextDecoder().decode((await contentStore.read(file)) ?? new Uint8Array()).split(/\r?\n/);
  const line = lines.findIndex((written) => written.startsWith('experiment')) + 1;
  return { file, line: Math.max(1, line), column: 1, ...finding };
}
