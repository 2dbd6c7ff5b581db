import type { ModeratorBook } from '../../shared/answer-ports.ts';
import type { Content } from '../../shared/domain/content/content.ts';

/** As whom one can register in the sandbox: the invitations to the communities of the content, by their names. */
export async function sandboxInvitations(
  moderators: Pick<ModeratorBook, 'invitations'>,
  content: Content | null,
): Promise<{ label: string; payload: string }[]> {
  const communities = content?.organisation?.communities ?? {};
  return (await moderators.invitations()).flatMap(({ community, token }) => {
    const named = communities[community];
    return named ? [{ label: `${named.km} · ${named.en}`, payload: `join_${token}` }] : [];
  });
}
