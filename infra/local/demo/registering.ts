import { codeOf } from '../../../shared/actions/moderators.ts';
import { plus, SECOND_MS } from '../../../shared/domain/instant.ts';
import type { Moderator } from '../../../shared/domain/moderator.ts';
import { groupAsked, nextStep, type Step } from '../../../shared/domain/registration.ts';
import type { JumpingClock } from '../jumping-clock.ts';
import type { LocalPorts } from '../open-local.ts';
import { personOf, privateChatOf } from '../sandbox/people.ts';
import type { Browser } from './browser.ts';
import { press, startBot } from './doing.ts';

/** How long somebody reads before they press. */
const READS_A_STEP_MS = 10 * SECOND_MS;

interface Registering {
  readonly browser: Browser;
  readonly clock: JumpingClock;
  readonly ports: Pick<LocalPorts, 'keys' | 'moderators'>;
}

/** In a chat that is new: what they wrote is the first message, what the bot asks is the second, and stays it. */
const ASKED_IN = 2;

/** Registers as a moderator by an invitation, as somebody does who reads every step and says a little of their group. */
export async function registerWith(as: number, payload: string, { browser, clock, ports }: Registering): Promise<void> {
  const code = await codeOf(privateChatOf(personOf(as)).address, ports);
  await startBot(as, payload, browser);
  for (let step = await stepOf(code, ports); step; step = await stepOf(code, ports)) {
    await clock.ofWork.until(plus(clock.now(), READS_A_STEP_MS));
    await press(as, ASKED_IN, `join.${step.step}:${step.answer}`, browser);
  }
}

async function stepOf(
  code: string,
  { moderators }: Pick<LocalPorts, 'moderators'>,
): Promise<{ readonly step: Step; readonly answer: string } | null> {
  const moderator = await moderators.moderator(code);
  const step = moderator && nextStep(moderator);
  return moderator && step && { step, answer: await answerTo(step, moderator, moderators) };
}

async function answerTo(step: Step, moderator: Moderator, moderators: LocalPorts['moderators']): Promise<string> {
  switch (step) {
    case 'terms':
      return 'yes';
    case 'size':
      return 'to_20000';
    case 'district': {
      const community = await moderators.community(groupAsked(moderator)?.community ?? '');
      return community?.districts[0]?.id ?? 'unsaid';
    }
    case 'nickname':
      return 'none';
    default:
      return step satisfies never;
  }
}
