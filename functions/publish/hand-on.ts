import { advance } from '../../shared/actions/advance.ts';
import { inPages } from '../../shared/actions/in-pages.ts';
import { reserveTurns } from '../../shared/actions/pace.ts';
import type { Amendment } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { follow } from '../../shared/domain/follow.ts';
import { type Instant, latest, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Amended } from '../../shared/domain/outcome.ts';
import type { Due } from '../../shared/ports.ts';
import type { PublishPorts } from './publish.ts';

/** How many are written at a time. */
const PAGE = 50;
/** How many are told, or will be, by one claim: about a minute of the bot's time. */
const TOLD_AT_A_TIME = 500;
/** What is said of a change: that there is one, the photo, the text. */
const MESSAGES_EACH = { edit: 3, removal: 1 } as const;
/** The next are told this much before the bot is done with these. */
const AHEAD_MS = 2 * MINUTE_MS;

/**
 * Hands on to the moderators of a pack that its words have changed, or that it was taken back: to those at once who are
 * yet to receive it, to the others in the bot's time, and some of them in a later claim. Doing it again tells nobody
 * twice. Throws when one of them could not be written, and is done again then.
 */
export async function handOn(pack: Delivery, amendment: Amendment, ports: PublishPorts): Promise<Amended> {
  const { ledger, queue, clock } = ports;
  const { kind } = amendment;
  let told = 0;
  let isMore = false;
  let ends = clock.now();
  for await (const page of inPages(ledger.childrenOf(pack), PAGE)) {
    const now = clock.now();
    const isTold = (child: Delivery) => Boolean(follow(child, amendment, now, now)?.amendment);
    const heard = page.filter(isTold).slice(0, TOLD_AT_A_TIME - told);
    isMore ||= page.filter(isTold).length > heard.length;
    told += heard.length;
    const asked = { count: heard.length, messagesEach: MESSAGES_EACH[kind], from: now };
    const turns = await reserveTurns(asked, ledger);
    ends = latest(ends, turns.ends);
    const silent = page.filter((child) => !isTold(child)).map((child) => followed(child, amendment, now, ports));
    const dues = heard.map((child, place) => followed(child, amendment, turns.turnOf(place), ports));
    await queue.send((await Promise.all([...silent, ...dues])).flat());
  }
  return isMore
    ? { kind: 'deferred', until: latest(clock.now(), plus(ends, -AHEAD_MS)), why: 'handing_on' }
    : { kind: 'done' };
}

/** Takes one of them as far as it follows, also when somebody presses a button meanwhile; answers when it is to be told, where there is anything to tell. */
async function followed(
  child: Delivery,
  amendment: Amendment,
  dueAt: Instant,
  { ledger, clock }: PublishPorts,
): Promise<Due[]> {
  const current = await advance(child, (one) => follow(one, amendment, dueAt, clock.now()), ledger);
  return current === child || !current.amendment
    ? []
    : [{ campaign: child.campaign, id: child.id, parent: child.parent, dueAt }];
}
