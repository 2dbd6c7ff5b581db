import { changeModerator, MODERATORS_KEY } from '../../shared/actions/moderators.ts';
import type { Keys, ModeratorBook, Speaker } from '../../shared/answer-ports.ts';
import { isToWelcome } from '../../shared/domain/moderator.ts';
import { MODERATOR_WORDS } from '../../shared/domain/moderator-words.ts';
import { unseal } from '../../shared/domain/pseudonym.ts';
import { isKnownLonger } from '../../shared/domain/registration.ts';
import type { Clock, Log } from '../../shared/ports.ts';

export interface WelcomePorts {
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>;
  readonly moderators: ModeratorBook;
  readonly keys: Pick<Keys, 'of'>;
  readonly bot: Speaker;
  readonly log: Log;
}

/** Real time in one run; the others are told in the next one. */
const LONGEST_MS = 15_000;

/** Tells those whom the team has confirmed so, each once. Never throws. */
export async function welcomeModerators(ports: WelcomePorts): Promise<void> {
  const { moderators, clock, log } = ports;
  const until = clock.monotonicMs() + LONGEST_MS;
  try {
    for await (const code of moderators.toWelcome()) {
      if (clock.monotonicMs() > until) return;
      await welcome(code, ports);
    }
  } catch (cause) {
    log.error('not_welcomed', { error: cause instanceof Error ? cause.name : typeof cause });
  }
}

/** Written down before it is said: nobody is welcomed twice, and whoever was not will see it by their first pack. */
async function welcome(code: string, { moderators, clock, keys, bot }: WelcomePorts): Promise<void> {
  let isToBeTold = false;
  const moderator = await changeModerator(code, { moderators, clock }, (known) => {
    isToBeTold = known !== null && isToWelcome(known);
    return known && isToBeTold ? { ...known, welcomedAt: clock.now() } : null;
  });
  const [first] = moderator?.groups ?? [];
  if (!moderator || !first || !isToBeTold) return;
  const community = await moderators.community(first.community);
  const chat = unseal(await keys.of(MODERATORS_KEY), moderator.sealedChat);
  const words = MODERATOR_WORDS[moderator.language];
  const text = isKnownLonger(moderator) ? words.confirmedMore : words.confirmed(community?.packsPerWeek ?? 1);
  await bot.say({ kind: 'message', chat, text });
}
