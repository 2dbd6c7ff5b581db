import { ActRefusal } from './acting.ts';
import { chatNumber, isSupergroup, type SandboxChannel } from './addresses.ts';
import type { Person } from './people.ts';
import type { PlatformState } from './platform-state.ts';
import { groupMessage } from './telegram-updates.ts';
import type { SandboxWorld } from './world.ts';

/** Only a group of the plain sort is upgraded, and only once. */
export function mayBeUpgraded({ kind, address }: SandboxChannel, state: PlatformState): boolean {
  return kind === 'telegram_group' && !isSupergroup(address) && state.upgradedTo(address) === null;
}

/** The channels, and the supergroups that groups among them became: the content names those only when somebody writes it. */
export function withSupergroups(channels: readonly SandboxChannel[], state: PlatformState): readonly SandboxChannel[] {
  const supergroups = channels.flatMap((group): SandboxChannel[] => {
    const address = state.upgradedTo(group.address);
    if (address === null || channels.some((one) => one.address === address)) return [];
    return [{ ...group, address }];
  });
  return [...channels, ...supergroups];
}

/** Makes a supergroup of a group, and tells the bot in both. Resolves with the new one's id. */
export async function upgrade(world: SandboxWorld, by: Person, group: SandboxChannel): Promise<string> {
  const { state, clock, callbacks } = world;
  if (!mayBeUpgraded(group, state))
    throw new ActRefusal(409, 'ក្រុមនេះមិនអាចដំឡើងបានទេ។', 'This group cannot be upgraded.');
  const to = String(chatNumber(`${group.address} upgraded`));
  state.record({ kind: 'group_upgraded', at: clock.now(), person: by.number, chat: group.address, to });
  for (const chat of [group, { ...group, address: to }]) {
    const service = state.messages(chat.address).findLast(({ migration }) => migration !== null);
    if (service) await callbacks.update(chat.address, groupMessage(chat, service));
  }
  return to;
}

/** What is done in the group from then on is done in the supergroup. */
export function refuseWhereUpgraded({ address }: SandboxChannel, state: PlatformState): void {
  if (state.upgradedTo(address) === null) return;
  throw new ActRefusal(
    409,
    'ក្រុមនេះបានក្លាយជាក្រុមធំ (supergroup) ហើយ។ សូមបន្តនៅទីនោះ។',
    'This group has become a supergroup. Go on there.',
  );
}
