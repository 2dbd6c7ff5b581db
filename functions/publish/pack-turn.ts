import { changed, forgetModerator, setUnreachable } from '../../shared/actions/moderators.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { withPack } from '../../shared/domain/moderator.ts';
import type { PublishPorts } from './publish.ts';

/** What a pack means to the moderator who is about to receive it, or could not. */

/** Whether a moderator may still receive a pack in its week; it is counted as theirs. */
export async function takeTurn(pack: Delivery, { moderators, clock }: PublishPorts): Promise<boolean> {
  const [code = ''] = pack.recipients;
  const moderator = await moderators.moderator(code);
  // Whoever has left is nobody's to count; sending says so.
  if (!moderator) return true;
  const limits = await Promise.all(moderator.groups.map(({ community }) => moderators.community(community)));
  const aWeek = Math.max(1, ...limits.map((community) => community?.packsPerWeek ?? 1));
  if (withPack(moderator, pack, aWeek) === moderator) return true;
  const { is } = await changed(code, (known) => withPack(known, pack, aWeek), { moderators, clock });
  return is;
}

/** Whoever has blocked the bot is not written to until they start it again; whose account is gone is let go. */
export async function noteUnreachable({ state, recipients }: Delivery, ports: PublishPorts): Promise<void> {
  const [code = ''] = recipients;
  if (!('why' in state && 'at' in state)) return;
  if (/: (?:blocked|chat_not_found|migrated_to)/.test(state.why)) await setUnreachable(code, state.at, ports);
  else if (/: deactivated/.test(state.why)) await forgetModerator(code, ports);
}
