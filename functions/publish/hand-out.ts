import { advance } from '../../shared/actions/advance.ts';
import { drawGroups } from '../../shared/actions/draw-groups.ts';
import { MESSAGES_A_PACK, reserveTurns } from '../../shared/actions/pace.ts';
import { editTo, versionOf } from '../../shared/domain/amendment.ts';
import { type Delivery, HANDED_OUT } from '../../shared/domain/delivery.ts';
import { childOf, move } from '../../shared/domain/delivery-life.ts';
import { follow } from '../../shared/domain/follow.ts';
import { type HandedUpTo, handedUpTo } from '../../shared/domain/handing-out.ts';
import { type Instant, latest, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Due } from '../../shared/ports.ts';
import type { PublishPorts } from './publish.ts';
import { record } from './record.ts';

/** To how many moderators one claim hands a pack out: fifty seconds of the bot's time, and a few of ours. */
export const PAGE = 300;
/** How many are written at a time: ten seconds of the bot's time, which are lost to it where that fails. */
const AT_A_TIME = 60;
/**
 * The next page is made this much before the bot is done with the one before it. A worker that dies holds nobody up; a
 * queue keeps a message for 15 minutes at most; and what else the bot has to say waits behind these minutes, and not
 * behind a whole pack.
 */
const AHEAD_MS = 2 * MINUTE_MS;

/**
 * Makes of a pack one delivery for each active moderator of its communities, and queues them: a page of them, and it is
 * due again for the next. Each is written only if it is not there yet: doing it twice, or again after dying in the
 * middle, gives nobody a second one.
 */
export async function handOut(claimed: Delivery, ports: PublishPorts): Promise<Delivery> {
  const { clock, queue } = ports;
  const page = await nextPage(claimed, ports);
  const { upTo, ends, isTakenBack } = await handOutTo(page, claimed, ports);
  const isLast = page.length < PAGE && upTo === page.at(-1);
  if (isTakenBack || isLast) return ended(claimed, isTakenBack, ports);
  const at = clock.now();
  // Its file is gone, or has an error: it waits for that, as every post does.
  if (!upTo) return record(claimed, { type: 'deferred', at, until: plus(at, MINUTE_MS), why: 'post_broken' }, ports);
  const dueAt = latest(at, plus(ends, -AHEAD_MS));
  const { message } = claimed;
  const noted = await record(claimed, { type: 'page_handed_out', at, dueAt, upTo, message }, ports);
  await queue.send(waiting(noted));
  return noted;
}

async function nextPage(pack: Delivery, { moderators }: PublishPorts): Promise<HandedUpTo[]> {
  const upTo = handedUpTo(pack);
  const page: HandedUpTo[] = [];
  for (const community of pack.recipients.slice(upTo ? pack.recipients.indexOf(upTo.community) : 0)) {
    const after = community === upTo?.community ? upTo.code : undefined;
    for await (const code of moderators.activeIn(community, after, PAGE)) {
      page.push({ community, code });
      if (page.length === PAGE) return page;
    }
  }
  return page;
}

interface HandedOutTo {
  /** The last who were given it; a page that fails in the middle ends there. */
  readonly upTo: HandedUpTo | undefined;
  readonly ends: Instant;
  readonly isTakenBack: boolean;
}

async function handOutTo(page: readonly HandedUpTo[], pack: Delivery, ports: PublishPorts): Promise<HandedOutTo> {
  const { clock, ledger, log } = ports;
  const armOf = await drawGroups(
    pack,
    page.map(({ code }) => code),
    ledger,
  );
  let handed: HandedOutTo = { upTo: undefined, ends: clock.now(), isTakenBack: false };
  for (let start = 0; start < page.length; start += AT_A_TIME) {
    const some = page.slice(start, start + AT_A_TIME);
    try {
      // Whoever takes it back meanwhile means those as well who have not got it yet.
      const current = await ledger.read(pack);
      if (current?.amendment?.kind === 'removal') return { ...handed, isTakenBack: true };
      if (current?.broken) return handed;
      handed = { ...handed, upTo: some.at(-1), ends: await giveAll(some, pack, armOf, ports) };
    } catch (cause) {
      if (!handed.upTo) throw cause;
      log.error('page_cut_short', { id: pack.id, error: cause instanceof Error ? cause.name : typeof cause });
      return handed;
    }
  }
  return handed;
}

/** Answers when the bot is done with all of them. */
async function giveAll(
  some: readonly HandedUpTo[],
  pack: Delivery,
  armOf: (code: string) => string | null,
  ports: PublishPorts,
): Promise<Instant> {
  const { clock, ledger, queue } = ports;
  // Who runs groups in two communities receives it once.
  const each = some.filter(({ code }, place) => some.findIndex((one) => one.code === code) === place);
  const asked = { count: each.length, messagesEach: MESSAGES_A_PACK, from: clock.now() };
  const { turnOf, ends } = await reserveTurns(asked, ledger);
  const given = each.map(({ code, community }, place) =>
    give(childOf(pack, code, turnOf(place), clock.now(), community, armOf(code)), pack, ports),
  );
  await queue.send((await Promise.all(given)).flat());
  return ends;
}

/** Who was given it by a worker that died since, or with words that have changed since, has or hears those of now. */
async function give(child: Delivery, pack: Delivery, { ledger, clock }: PublishPorts): Promise<Due[]> {
  if ((await ledger.create(child)) === 'created') return waiting(child);
  const known = await ledger.read(child);
  if (!known) return [];
  const now = clock.now();
  const words = editTo(versionOf(pack), now);
  const next = (one: Delivery) => follow(one, words, child.at, now) ?? inItsTurn(one, child.at, now);
  const current = await advance(known, next, ledger);
  const { campaign, id, parent, amendment } = current;
  if (current === known || !amendment) return waiting(current);
  return [{ campaign, id, parent, dueAt: amendment.dueAt }];
}

/** What nobody queued, or what waited for its words, does not leave all at once; null where its moment is yet to come. */
function inItsTurn(child: Delivery, dueAt: Instant, now: Instant): Delivery | null {
  const { state } = child;
  return state.status === 'scheduled' && state.dueAt < now ? move(child, { type: 'paced', at: now, dueAt }) : null;
}

async function ended(claimed: Delivery, isTakenBack: boolean, ports: PublishPorts): Promise<Delivery> {
  const given = await countOf(claimed, ports);
  const at = ports.clock.now();
  if (given === 0) {
    if (isTakenBack) return record(claimed, { type: 'deferred', at, until: at, why: 'withdrawn' }, ports);
    return record(claimed, { type: 'refused', at, why: 'no_moderators' }, ports);
  }
  const step = { step: HANDED_OUT, externalId: String(given), permalink: null, at };
  const noted = await record(claimed, { type: 'step_sent', at, step }, ports);
  return record(noted, { type: 'delivered', at }, ports);
}

async function countOf(pack: Delivery, { ledger }: PublishPorts): Promise<number> {
  let count = 0;
  for await (const _child of ledger.childrenOf(pack)) count += 1;
  return count;
}

function waiting({ campaign, id, parent, state }: Delivery): Due[] {
  return state.status === 'scheduled' ? [{ campaign, id, parent, dueAt: state.dueAt }] : [];
}
