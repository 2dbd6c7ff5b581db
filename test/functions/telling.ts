import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { messageBytes } from '../../shared/content/render.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import { mayDecide, type Person } from '../../shared/domain/person.ts';
import type { Channels } from '../../shared/ports.ts';
import { anEntry, NOON } from '../fakes/a-delivery.ts';
import { noModerators } from '../fakes/a-moderator.ts';
import { testLog } from '../fakes/log.ts';
import { A_MESSAGE, fakeChannel, fakeChannels } from '../fakes/platforms.ts';
import { BOPHA, DARA, link, people, SOPHEA, TEAM, type Told } from './a-team.ts';
import { press, receiving } from './receiving.ts';

const LINKED = [DARA, SOPHEA, BOPHA];

/** A minute after everything was planned: the first run that can tell of it. */
export const LATER = plus(NOON, MINUTE_MS);

/** Who was told anything, each once. */
export const namesOf = (told: readonly { readonly name: string }[]) =>
  [...new Set(told.map(({ name }) => name))].sort();

/** What is told of, minute by minute: the ledger that receive and reconcile share, and a team that has linked its chats. */
export async function telling({
  linked = LINKED,
  standing = 'real',
}: {
  linked?: readonly Person[];
  standing?: Awaited<ReturnType<Channels['standing']>>;
} = {}) {
  const here = receiving({ people });
  here.clock.set(NOON);
  await link(TEAM, NOON, here);
  const told: Told[] = [];
  const messages = new Map<string, Message>();
  const log = testLog();
  const ports = {
    clock: here.clock,
    ledger: here.ledger,
    channels: fakeChannels(fakeChannel(['text']), standing),
    contentStore: { kept: async (_: string, hash: string) => messageBytes(messages.get(hash) ?? A_MESSAGE) },
    queue: { send: async () => {} },
    ...noModerators(),
    team: async (): Promise<readonly Person[]> => linked,
    tell: async (message: Told['message'], to: (person: Person) => boolean = mayDecide) => {
      const reached = linked.filter(to);
      told.push(...reached.map(({ name }) => ({ name, message })));
      return reached.length;
    },
    log,
  };
  return {
    ...here,
    log,
    ports,
    messages,
    /** What reconcile told when it ran at this moment. */
    async at(now: Instant): Promise<readonly Told[]> {
      here.clock.set(now);
      const before = told.length;
      await reconcile(ports);
      return told.slice(before);
    },
    /** A post that waits, with the plan that it came with. */
    async plan(entry: Partial<Entry> = {}): Promise<Delivery> {
      const delivery = schedule(anEntry(entry), null, here.clock.now());
      const record = await here.ledger.campaign(delivery.campaign);
      const endsAt = plus(delivery.at, DAY_MS);
      await here.ledger.saveCampaign({ ...record, revision: record.revision + 1, endsAt });
      await here.ledger.create(delivery);
      return delivery;
    },
    async press(user: number, data: string): Promise<string> {
      return (await here.telegram(press(user, data))).reply.text ?? '';
    },
  };
}

/** The button of this kind that somebody was given. */
export function button(told: readonly Told[], name: string, kind: string): string {
  const all = told.filter((one) => one.name === name).flatMap(({ message }) => message.buttons);
  return all.findLast(({ data }) => data.startsWith(`${kind}:`))?.data ?? '';
}

export const texts = (told: readonly Told[], name = 'Dara') =>
  told.filter((one) => one.name === name).map(({ message }) => message.text);
