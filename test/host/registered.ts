import { openInvitations } from '../../shared/actions/invite.ts';
import type { ModeratorPorts } from '../../shared/actions/moderators.ts';
import { confirmModerator, openInvitation, takeAnswer } from '../../shared/actions/register.ts';
import { nextStep } from '../../shared/domain/registration.ts';

const ANSWERS = { terms: 'yes', size: 'unsaid', district: 'unsaid', nickname: 'none' } as const;

/** Makes a moderator of whoever has this private chat, as if they and the team had pressed all buttons. Answers their code. */
export async function registered(chat: string, community: string, ports: ModeratorPorts): Promise<string> {
  const [invitation] = await openInvitations(community, ports);
  const guest = { chat, at: ports.clock.now() };
  let moderator = await openInvitation(invitation?.token ?? '', guest, ports);
  for (let step = moderator && nextStep(moderator); moderator && step; step = moderator && nextStep(moderator))
    moderator = await takeAnswer(moderator.code, step, ANSWERS[step], ports);
  if (!moderator || !(await confirmModerator(moderator.code, ports))) throw new Error(`${chat} could not register`);
  return moderator.code;
}
