import { openInvitations } from '../../shared/actions/invite.ts';
import { paced } from '../../shared/actions/pace.ts';
import type { EngagementLedger, ModeratorBook } from '../../shared/answer-ports.ts';
import { loadContent } from '../../shared/content/load.ts';
import type { Reach } from '../../shared/content/reach.ts';
import { readContent } from '../../shared/content/read.ts';
import type { CampaignRecord } from '../../shared/domain/campaign-record.ts';
import type { Campaign } from '../../shared/domain/content/campaign.ts';
import type { Content, Problem } from '../../shared/domain/content/content.ts';
import type { Organisation } from '../../shared/domain/content/organisation.ts';
import type { Wish } from '../../shared/domain/diff.ts';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { PreparePhoto } from '../../shared/domain/prepared-photo.ts';
import { redatedMoment } from '../../shared/domain/public-moment.ts';
import { linkHosts } from '../../shared/domain/tracked-link.ts';
import type { Clock, ContentStore, DeliveryQueue, Due, Ledger, Log, Scheduler } from '../../shared/ports.ts';
import type { SubscriptionBook } from '../../shared/subscription-ports.ts';
import { armsOut, asDrawn, withDraw } from './as-drawn.ts';
import { asPrepared, noteStopped, type StoppedBy, withStopped } from './as-prepared.ts';
import { type Entered, enter } from './enter.ts';
import { keepSeries } from './keep-series.ts';
import { photoProblem } from './photo-problem.ts';
import { renderCampaign } from './render-campaign.ts';
import { videoProblem } from './video-file.ts';
import { longVoice, voiceProblem } from './voice-note.ts';
import { writeReports } from './write-reports.ts';

export interface IngestPorts {
  readonly clock: Clock;
  readonly contentStore: ContentStore;
  readonly preparePhoto: PreparePhoto;
  readonly ledger: Ledger;
  readonly engagement: Pick<EngagementLedger, 'allowHosts' | 'keepLink'>;
  readonly moderators: Pick<ModeratorBook, 'community' | 'invite' | 'keepCommunity' | 'openInvitations'>;
  readonly subscriptions: Pick<SubscriptionBook, 'keepSeries' | 'series'>;
  readonly reach: Reach;
  readonly scheduler: Scheduler;
  readonly queue: DeliveryQueue;
  /** Told what was understood and what is wrong, each time the folder was read, and how long reading and checking took. */
  readonly report: (content: Content, checkedMs: number) => Promise<void>;
  readonly log: Log;
}

/** What came of each campaign that was planned. */
export interface Ingested {
  readonly campaigns: readonly ({ readonly campaign: string } & Omit<Entered, 'due'>)[];
  /** Folders in which files arrive still: another reading plans them. */
  readonly passedOver: ReadonlySet<string>;
}

/** Which of these folders of campaigns must not be planned yet; `_org` among them is every one. */
export type StillArriving = (folders: readonly string[]) => Promise<ReadonlySet<string>>;

const nothing: StillArriving = async () => new Set();

/** A slot this near is queued at once: Scheduler triggers somewhere in a minute, and early. */
const SKIPS_SCHEDULER_MS = 3 * MINUTE_MS;
const TRIES = 5;

/**
 * Makes the ledger say what the content folder says, and has every new moment triggered.
 *
 * The campaigns' revisions are read before the content: whoever entered a newer plan meanwhile wins, and this one
 * starts again from the content as it is then.
 */
export async function ingest(ports: IngestPorts, stillArriving: StillArriving = nothing): Promise<Ingested> {
  const { clock, contentStore, ledger, report } = ports;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await ledger.campaigns();
    const started = clock.monotonicMs();
    const content = readContent(await loadContent(contentStore), clock.now());
    const checkedMs = Math.round(clock.monotonicMs() - started);
    const passedOver = await stillArriving([...content.campaigns.map(({ folder }) => folder), ...content.broken]);
    if (passedOver.has('_org')) return { campaigns: [], passedOver };
    const entered = content.organisation
      ? await enterAll(content.organisation, content, { known, passedOver }, ports)
      : { campaigns: [], understood: content };
    if (!entered) continue;
    const { campaigns, understood } = entered;
    const isEntered = (id: string) => campaigns.some(({ campaign }) => campaign === id);
    if ((await noteStopped(understood, isEntered, { known, passedOver }, ports)) === 'superseded') continue;
    await report(understood, checkedMs);
    const vanished = new Set(campaigns.flatMap((one) => (one.vanished ? one.campaign : [])));
    await writeReports({ content: understood, vanished, passedOver }, ports);
    return { campaigns, passedOver };
  }
  throw new Error(`The content was planned by others ${TRIES} times in between`);
}

/** What there is beside the content. */
export interface Beside {
  readonly known: readonly CampaignRecord[];
  readonly passedOver: ReadonlySet<string>;
}

/** Null when somebody entered a newer plan meanwhile. */
async function enterAll(
  organisation: Organisation,
  content: Content,
  beside: Beside,
  ports: IngestPorts,
): Promise<{ campaigns: Ingested['campaigns']; understood: Content } | null> {
  await open(organisation, ports);
  const before = new Map(beside.known.map((record) => [record.campaign, record]));
  const quiet = content.campaigns.filter(({ folder }) => !beside.passedOver.has(folder));
  await keepSeries(organisation, quiet, ports.subscriptions);
  const drawn = await asDrawn(quiet, before, ports);
  const asPlanned = { ...content, campaigns: drawn.campaigns, problems: [...content.problems, ...drawn.changed] };
  const { wishes, stopped, advice } = await understand(organisation, asPlanned, beside, ports);
  const understood = asPrepared(asPlanned, stopped, advice);
  const campaigns: Ingested['campaigns'][number][] = [];
  const due: Due[] = [];
  for (const [campaign, wish] of wishes) {
    const record = before.get(campaign) ?? (await ports.ledger.campaign(campaign));
    const named = withPartnerCode(withDraw(record, drawn), content);
    const current = withStopped(named, understood, ports.clock.now());
    const result = await enter(current, wish, organisation.settings.approvals, ports);
    if (result === 'superseded') return null;
    const { due: ownDue, ...counts } = result;
    due.push(...ownDue);
    campaigns.push({ campaign, ...counts });
  }
  await trigger(due, ports);
  return { campaigns, understood };
}

/** As the campaign's settings say now; one that is gone from the folder keeps its own, as its log stays. */
function withPartnerCode(record: CampaignRecord, { campaigns }: Content): CampaignRecord {
  const found = campaigns.find(({ id }) => id === record.campaign);
  return found ? { ...record, partnerCode: found.settings.partner_code } : record;
}

/** Opens the ways back before anything leads there: where links may lead, and how moderators come in. */
async function open({ settings, communities }: Organisation, ports: IngestPorts): Promise<void> {
  const { engagement, moderators } = ports;
  await engagement.allowHosts(linkHosts(settings));
  for (const [id, { km, en, districts: named }] of Object.entries(communities)) {
    const { bot = null, packs_per_week: packsPerWeek } = settings;
    const districts = Object.entries(named).map(([district, label]) => ({ id: district, label }));
    await moderators.keepCommunity({ id, label: { km, en }, districts, packsPerWeek, bot });
    await openInvitations(id, ports);
  }
}

/**
 * What every campaign wants, those that the ledger knows and the folder has no more included: but not while anything
 * arrives, since it may be that campaign, under another folder's name or coming back.
 */
async function understand(
  organisation: Organisation,
  content: Content,
  { known, passedOver }: Beside,
  ports: IngestPorts,
): Promise<{ wishes: Map<string, Wish>; stopped: StoppedBy[]; advice: Problem[] }> {
  const wishes = new Map<string, Wish>();
  const stopped: StoppedBy[] = [];
  const advice: Problem[] = [];
  for (const campaign of content.campaigns) {
    const out = await armsOut(campaign, ports);
    const { entries, unusable, unseen, unheard, voices } = await renderCampaign(organisation, campaign, ports, out);
    const stopping = [
      ...unusable.map((one) => ({ campaign, post: one.post, problem: photoProblem(one) })),
      ...unseen.map((one) => ({ campaign, post: one.post, problem: videoProblem(one) })),
      ...unheard.map((one) => ({ campaign, post: one.post, problem: voiceProblem(one) })),
    ];
    stopped.push(...stopping);
    advice.push(...voices.flatMap((note) => longVoice(note, organisation.settings.media_budget)));
    const waiting = stopping.map(({ post }) => post.id);
    wishes.set(campaign.id, wishOf(campaign, entries, waiting));
  }
  for (const { campaign } of passedOver.size > 0 ? [] : known) {
    if (!wishes.has(campaign)) wishes.set(campaign, await wishOfAbsent(campaign, content, ports));
  }
  return { wishes, stopped, advice };
}

function wishOf(campaign: Campaign, entries: Wish['entries'], unusable: readonly string[]): Wish {
  const drafts = campaign.posts.filter((post) => post.settings.status === 'draft').map((post) => post.id);
  const redated = campaign.posts.filter((post) => redatedMoment(campaign, post) !== null).map((post) => post.id);
  return { entries, drafts, broken: [...campaign.broken, ...unusable], redated };
}

/** A campaign whose settings have an error waits as a whole; one whose folder is gone asks for nothing. */
async function wishOfAbsent(campaign: string, content: Content, { ledger }: IngestPorts): Promise<Wish> {
  const deliveries = content.broken.length > 0 ? await ledger.deliveriesOf(campaign) : [];
  return { entries: [], drafts: [], broken: [...new Set(deliveries.map(({ post }) => post))], redated: [] };
}

async function trigger(due: readonly Due[], ports: IngestPorts): Promise<void> {
  const { clock, scheduler, queue } = ports;
  const soon = plus(clock.now(), SKIPS_SCHEDULER_MS);
  const near = due.filter(({ dueAt }) => dueAt <= soon);
  const far = new Set(due.filter(({ dueAt }) => dueAt > soon).map(({ dueAt }) => dueAt));
  for (const [slot, page] of Map.groupBy(near, ({ dueAt }) => dueAt))
    await queue.send(await paced(page, { slot, isWhole: true }, ports));
  if (far.size > 0) await scheduler.set([...far].sort());
}
