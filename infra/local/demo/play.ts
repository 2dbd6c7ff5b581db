import { keptMessage } from '../../../shared/actions/kept-message.ts';
import { type Delivery, isForModerators, sentSteps } from '../../../shared/domain/delivery.ts';
import { DAY_MS, type Instant, latest, MINUTE_MS, plus, SECOND_MS } from '../../../shared/domain/instant.ts';
import type { PlannedDelivery } from '../../../shared/domain/plan.ts';
import type { Host } from '../host.ts';
import type { JumpingClock } from '../jumping-clock.ts';
import { sandboxInvitations } from '../sandbox-invitations.ts';
import { type Act, LATEST_AFTER_MS, type OutThere } from './acts.ts';
import { openAgenda } from './agenda.ts';
import { browserOf } from './browser.ts';
import { doAct } from './doing.ts';
import { everythingOf } from './everything-of.ts';
import { moderatorActs, PEOPLE_WITH_GROUPS, personByCode } from './moderators.ts';
import { type Planned, publicOf } from './public.ts';
import { registerWith } from './registering.ts';
import { atMoment, postCameBack, postGoesOut } from './story.ts';
import { openTally, type Tally } from './tally.ts';

export interface PlaySetting {
  readonly host: Host;
  readonly clock: JumpingClock;
  /** Everything that is going to fall due. */
  readonly planned: readonly PlannedDelivery[];
  readonly seed: number;
  readonly tell: (line: string) => void;
}

/** How long after a moment everything that was due at it is out, retries included. */
const SETTLED_MS = 3 * MINUTE_MS;
const REGISTER_APART_MS = 20 * MINUTE_MS;
/** Then the last post has brought what it brings. */
const ENDS_AFTER_MS = 5 * DAY_MS;

/** Plays the weeks from now on to some days after the last post, and resolves with what the public did. */
export async function play({ host, clock, planned, seed, tell }: PlaySetting): Promise<Tally> {
  const { ports } = host;
  const { ledger, contentStore } = ports;
  const browser = browserOf(host.url);
  const agenda = openAgenda<() => Promise<void>>();
  const tally = openTally();
  const out = new Map<string, OutThere>();
  const packsOf = new Map<number, number>();

  async function register(as: number): Promise<void> {
    const [invitation] = await sandboxInvitations(ports);
    if (invitation) await registerWith(as, invitation.payload, { browser, clock, ports });
    if (as === PEOPLE_WITH_GROUPS.at(-1))
      tell(atMoment(clock.now(), `${as} moderators have registered with the bot, each by an invitation of their own`));
  }

  /** Finds what has gone out since it last looked, and notes who is going to do what about it. */
  async function look(): Promise<void> {
    const people = await personByCode(ports);
    for (const { campaign } of await ledger.campaigns()) {
      for (const delivery of await everythingOf(campaign, ledger)) {
        if (out.has(delivery.id) || sentSteps(delivery.state).length === 0) continue;
        const found = { delivery, message: await keptMessage(delivery.message, contentStore) };
        out.set(delivery.id, found);
        note(actsAbout(found, people), found);
      }
    }
  }

  function actsAbout(found: OutThere, people: ReadonlyMap<string, number>): Planned[] {
    const { delivery } = found;
    if (isForModerators(delivery)) return [];
    if (delivery.parent === null) return publicOf(found, delivery.publicAt, seed);
    const as = people.get(delivery.recipients[0] ?? '');
    if (as === undefined) throw new Error(`The pack ${delivery.id} went to somebody unknown`);
    const packs = (packsOf.get(as) ?? 0) + 1;
    packsOf.set(as, packs);
    return moderatorActs(delivery, as, packs, seed);
  }

  function note(acts: readonly Planned[], about: OutThere): void {
    for (const { at, act } of acts) agenda.add(latest(at, clock.now()), () => happen(act, about));
  }

  async function happen(act: Act, about: OutThere): Promise<void> {
    await doAct(act, about, browser);
    tally.note(act, about.delivery, clock.now());
    if (act.kind === 'block') tell(atMoment(clock.now(), 'one moderator has blocked the bot: no more packs for them'));
    if (act.kind !== 'respond' || act.response !== 'posted') return;
    const pack = out.get(about.delivery.parent ?? '');
    if (pack) note(publicOf(pack, clock.now(), seed, act.as), pack);
  }

  PEOPLE_WITH_GROUPS.forEach((as, index) => {
    agenda.add(plus(clock.now(), (index + 1) * REGISTER_APART_MS), () => register(as));
  });
  for (const at of new Set(planned.map((delivery) => delivery.at))) agenda.add(plus(at, SETTLED_MS), look);
  for (const [post, together] of Map.groupBy(planned, postOf)) {
    const publicAt = firstOf(together.map((delivery) => delivery.publicAt));
    const own = async () => (await everythingOf(campaignOf(together), ledger)).filter((one) => postOf(one) === post);
    agenda.add(plus(publicAt, SETTLED_MS + SECOND_MS), async () => tell(postGoesOut(publicAt, await own())));
    const isOver = plus(publicAt, LATEST_AFTER_MS + DAY_MS / 2);
    agenda.add(isOver, async () => tell(await postCameBack(await own(), ports)));
  }

  for (let next = agenda.next(); next; next = agenda.next()) {
    await clock.ofWork.until(next.at);
    await next.item();
  }
  await clock.ofWork.until(endOf(planned));
  return tally;
}

/** When everything has happened. */
export function endOf(planned: readonly PlannedDelivery[]): Instant {
  const last = planned
    .map(({ publicAt }) => publicAt)
    .sort()
    .at(-1);
  if (last === undefined) throw new Error('Nothing is planned');
  return plus(last, ENDS_AFTER_MS);
}

function postOf({ campaign, post }: Pick<Delivery, 'campaign' | 'post'>): string {
  return `${campaign}/${post}`;
}

function campaignOf([first]: readonly PlannedDelivery[]): string {
  return first?.campaign ?? '';
}

function firstOf(instants: readonly Instant[]): Instant {
  const [first] = [...instants].sort();
  if (first === undefined) throw new Error('No moment');
  return first;
}
