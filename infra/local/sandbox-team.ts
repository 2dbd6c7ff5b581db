import type { ModeratorPorts } from '../../shared/actions/moderators.ts';
import { confirmModerator } from '../../shared/actions/register.ts';
import type { People } from '../../shared/sign-in-ports.ts';

/**
 * While nobody is of the team yet, whoever registers in the sandbox is confirmed by itself: a newcomer plays the
 * moderator, and there is nobody else to ask.
 */
export async function confirmInSandbox(ports: ModeratorPorts & { readonly people: People }): Promise<void> {
  if (!(await ports.people.nobodyYet())) return;
  for (const { id } of await ports.moderators.communities())
    for await (const { code } of ports.moderators.waitingIn(id)) await confirmModerator(code, ports);
}
