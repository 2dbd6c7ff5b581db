import type { Approval, ChangeAsked, Question, Yes } from './domain/approval.ts';
import type { Breaker } from './domain/breaker.ts';
import type { CampaignRecord } from './domain/campaign-record.ts';
import type { FileBeginning } from './domain/content/media-kind.ts';
import type { Delivery } from './domain/delivery.ts';
import type { DeliveryId } from './domain/delivery-id.ts';
import type { GroupDraw } from './domain/group-draw.ts';
import type { ChannelStanding } from './domain/hold.ts';
import type { Instant } from './domain/instant.ts';
import type { HashedArea, KeptArea } from './domain/kept-area.ts';
import type { Message, Sha256 } from './domain/message.ts';
import type { Amended, LookedUp, Outcome, Probed } from './domain/outcome.ts';
import type { PackTally } from './domain/pack-tally.ts';
import type { Pause } from './domain/pause.ts';
import type { StandIn } from './domain/stand-in.ts';
import type { TrackedLink } from './domain/tracked-link.ts';
import type { LogBook } from './log-ports.ts';
import type { Reports } from './report-ports.ts';

/** All we ask of the outside world. What each port promises is in test/conformance. */

export interface Clock {
  now(): Instant;
  /** Resolves when `now()` has reached the instant, at once if it has; also when the signal says stop. */
  until(instant: Instant, stop?: AbortSignal): Promise<void>;
  /** The instant that a span of real time from now leads to, however fast this clock runs. Never goes backwards. */
  afterReal(ms: number): Instant;
  /** Milliseconds of real time since some fixed moment; never goes backwards. */
  monotonicMs(): number;
}

/** The content folder, and beside it what was made of it. */
export interface ContentStore extends Reports {
  /** The paths of all files, relative to the folder, with forward slashes, sorted; reports and previews left out. */
  list(): Promise<readonly string[]>;
  /** The paths at which only a link to somewhere else lies: it is not listed and never followed. */
  links(): Promise<readonly string[]>;
  /** The bytes of one file, the first `most` of them; null when it is gone by now. Throws for a path that leaves the folder. */
  read(path: string, most?: number): Promise<Uint8Array | null>;
  /** How one file begins, and its size; null when it is gone by now. Throws for a path that leaves the folder. */
  beginning(path: string): Promise<FileBeginning | null>;
  /** Who wrote a file, as far as anybody knows. */
  authorOf(path: string): Promise<string | null>;
  /** Puts bytes in the place of exactly those (null: where there is no file); false when the file is another by now. */
  replace(path: string, before: Uint8Array | null, bytes: Uint8Array): Promise<boolean>;
  /** Writes `<area>/<sha256 of the bytes>` unless it is there; it never changes afterwards. */
  keep(area: HashedArea, bytes: Uint8Array): Promise<Sha256>;
  /** Throws when it is missing: whatever names a hash has kept it first. */
  kept(area: HashedArea, sha256: Sha256): Promise<Uint8Array>;
  /**
   * What was made of an original photo, by the SHA-256 of the original, or of one that goes out, by `smallNameOf` it;
   * null: nothing yet. Made once and never again: another version of the image library must not change what people have
   * approved.
   */
  prepared(original: Sha256): Promise<Uint8Array | null>;
  keepPrepared(original: Sha256, record: Uint8Array): Promise<void>;
  /** The names of all that was kept there. Only for moving everything. */
  keptNames(area: KeptArea): Promise<readonly Sha256[]>;
}

/** Where a delivery stands in the ledger: by itself, or below the pack of which one moderator receives it. */
export type DeliveryAddress = Pick<Delivery, 'campaign' | 'id' | 'parent'>;

/** A delivery that waits for a moment. */
export interface Due extends DeliveryAddress {
  readonly dueAt: Instant;
}

/** Current state with its history: every change is one conditional write. */
export interface Ledger extends LogBook {
  /** Writes a new delivery; `exists` when its id is already there, which changes nothing. */
  create(delivery: Delivery): Promise<'created' | 'exists'>;
  /** Replaces revision `rev - 1` by this; `superseded` when somebody else was first, which changes nothing. */
  save(delivery: Delivery): Promise<'saved' | 'superseded'>;
  read(address: DeliveryAddress): Promise<Delivery | null>;
  find(id: DeliveryId): Promise<Delivery | null>;
  /** What the plan made of a campaign, by id, as it is now; never what single moderators receive of a pack. */
  deliveriesOf(campaign: string): Promise<readonly Delivery[]>;
  /** What single moderators receive of a pack, as it is now, read page by page; in no order. */
  childrenOf(pack: DeliveryAddress): AsyncIterable<Delivery>;
  /** How those fared, counted as each was written. */
  tallyOf(pack: DeliveryAddress): Promise<PackTally>;
  /** What the plan made whose `at` lies in the Phnom Penh month YYYY-MM, by (at, id); seconds-old on AWS. */
  deliveriesIn(month: string): Promise<readonly Delivery[]>;
  /**
   * What the plan made whose `at` lies from `from` to `to`, both included, by (at, id); seconds-old on AWS. Whoever stops
   * early has it read so many at a time.
   */
  plannedBetween(from: Instant, to: Instant, atATime?: number): AsyncIterable<Delivery>;
  /** What waits for a person (`matterOf`), the newest first; seconds-old on AWS. */
  matters(atATime?: number): AsyncIterable<Delivery>;
  /** What waits for a moment from `from` to `to`, both included: to be sent, to lose its lease, to be looked up. In no order. */
  dueBetween(from: Instant, to: Instant): AsyncIterable<Due>;
  /** The first such moment after this one. */
  nextDueAfter(instant: Instant): Promise<Instant | null>;

  campaign(campaign: string): Promise<CampaignRecord>;
  campaigns(): Promise<readonly CampaignRecord[]>;
  /** Writes revision `revision`; `superseded` unless the stored one is `revision - 1`. */
  saveCampaign(record: CampaignRecord): Promise<'saved' | 'superseded'>;

  /** Who begins with which arm of its experiment; null before anybody was drawn. */
  groupDraw(campaign: string): Promise<GroupDraw | null>;
  /** Writes revision 1, or revision `rev` upon the one before it. */
  saveGroupDraw(draw: GroupDraw): Promise<'saved' | 'superseded'>;

  approvals(campaign: string): Promise<readonly Approval[]>;
  /** Adds one person's yes to exactly this version; another one starts afresh. Null when one was spoken of since. */
  approve(question: Question, yes: Yes): Promise<Approval | null>;
  /** Adds one person's wish to have exactly this version changed first, which takes their yes back; null likewise. */
  askChange(question: Question, asked: ChangeAsked): Promise<Approval | null>;
  /** Who stands in for whom, those whose time is over included. */
  standIns(): Promise<readonly StandIn[]>;
  /** Somebody has one stand-in at most. */
  keepStandIn(standIn: StandIn): Promise<void>;

  /** Notes that a delivery is about to say this text to this audience; noted for ever, and once. */
  noteText(audience: string, wording: Sha256, by: DeliveryAddress): Promise<void>;
  /** All deliveries noted for this text and this audience, by id. */
  whoSaid(audience: string, wording: Sha256): Promise<readonly DeliveryAddress[]>;

  /** Which delivery a message on a platform belongs to: by the channel's address and the platform's own id. */
  whoseMessage(address: string, externalId: string): Promise<DeliveryAddress | null>;

  /** Whether everything is paused; null: nothing is. */
  pause(): Promise<Pause | null>;
  /** Writes revision 1 of a pause, or revision `rev` upon the one before it. */
  setPause(pause: Pause): Promise<'saved' | 'superseded'>;
  /** Ends exactly this revision of it. */
  endPause(pause: Pause): Promise<'ended' | 'superseded'>;

  /** The channels that cannot be spoken to now. */
  breakers(): Promise<readonly Breaker[]>;
  /** Writes how a channel stands; `known` when it was broken already, which keeps since when. */
  trip(breaker: Breaker): Promise<'tripped' | 'known'>;
  /** Writes when it is read next, or (null) that it is good. */
  probed(channel: string, breaker: Breaker | null): Promise<void>;

  /** Reserves a span of a bot's time, at `from` or later, after everything reserved before; answers where it begins. */
  reserve(bot: string, from: Instant, spanMs: number): Promise<Instant>;

  /** True for whoever says a thing first, and for nobody again before `forgetAt`. */
  isFirst(what: string, forgetAt: Instant): Promise<boolean>;
  /** How far a chore has come; null before it began. */
  mark(chore: string): Promise<Instant | null>;
  setMark(chore: string, at: Instant): Promise<void>;

  /** Adds one to a platform's callbacks of the day; kept until `expiresAt`. */
  countCallback(platform: string, at: Instant, expiresAt: Instant): Promise<void>;
  callbacks(
    platform: string,
  ): Promise<readonly { readonly day: string; readonly count: number; readonly lastAt: Instant }[]>;
  /** Deletes what must go by now and answers how many items went. */
  removeExpired(now: Instant): Promise<number>;
}

export interface DeliveryQueue {
  /** Hands each over shortly before its moment, which is at most 15 minutes away; perhaps twice. */
  send(dues: readonly Due[]): Promise<void>;
}

export interface Scheduler {
  /** Has `prepare` called before each of these moments; setting one again changes nothing. */
  set(slots: readonly Instant[]): Promise<void>;
}

/** One channel as publish sees it. A message is sent in steps, each one visible call. */
export interface ChannelAdapter {
  /** The names of the steps, in order, at least one. */
  steps(message: Message): readonly string[];
  send(step: string, message: Message, delivery: Delivery): Promise<Outcome>;
  /** The links that a recipient's copy has in the place of the message's own: to be kept before anything is sent. */
  ownLinks?(message: Message, delivery: Delivery): readonly TrackedLink[];
  /** Looks for a step that was sent at `since` or later and never answered; without it nobody can look there. */
  lookUp?(step: string, message: Message, delivery: Delivery, since: Instant): Promise<LookedUp>;
  /** Puts other words in the place of those that are out. Doing it again changes nothing on a channel; a moderator is told of it. */
  edit?(before: Message, after: Message, delivery: Delivery): Promise<Amended>;
  /** Deletes what is out, as far as the platform lets us; what is gone already is done. A moderator is asked to do so. */
  remove?(message: Message, delivery: Delivery): Promise<Amended>;
  /** Reminds a moderator of a pack that they have; whoever may have been reminded is not reminded again. */
  remind?(message: Message, delivery: Delivery): Promise<Amended>;
  /** Reads what shows that the channel's token, rights and address are good; without it there is nothing to read. */
  probe?(): Promise<Probed>;
}

/** Whom a delivery speaks to. */
export type Reaches = Pick<Delivery, 'channel' | 'kind' | 'recipients' | 'parent'>;

/** The channels as they stand here and now. */
export interface Channels {
  standing(channel: Reaches): Promise<ChannelStanding>;
  /** Only for a channel whose standing is `sandbox` or `real`; never for a pack that is yet to be handed out. */
  open(channel: Reaches & Pick<Delivery, 'address'>): Promise<ChannelAdapter>;
}

/** One JSON line each; never a text, a name, a token or a URL. */
export interface Log {
  info(event: string, details?: Readonly<Record<string, unknown>>): void;
  error(event: string, details?: Readonly<Record<string, unknown>>): void;
}
