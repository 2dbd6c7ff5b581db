import { type InvitePorts, openInvitations } from '../../shared/actions/invite.ts';
import type { ModeratorBook } from '../../shared/answer-ports.ts';
import { startOf } from '../../shared/domain/community.ts';

/** As whom one can register in the sandbox: an invitation to each community, by its name. */
export async function sandboxInvitations(
  ports: InvitePorts & { readonly moderators: Pick<ModeratorBook, 'communities'> },
): Promise<{ label: string; payload: string }[]> {
  const rows = (await ports.moderators.communities()).map(async ({ id, label }) => {
    const [first] = await openInvitations(id, ports);
    return first ? [{ label: `${label.km} · ${label.en}`, payload: startOf(first) }] : [];
  });
  return (await Promise.all(rows)).flat();
}
