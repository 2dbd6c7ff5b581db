import { addGroup, openInvitation, takeAnswer, takeNickname } from '../../shared/actions/register.ts';
import type { BotLanguage, BotPicture, BotReply, BotUpdate } from '../../shared/domain/callback.ts';
import type { Community } from '../../shared/domain/community.ts';
import type { Moderator } from '../../shared/domain/moderator.ts';
import { MODERATOR_WORDS } from '../../shared/domain/moderator-words.ts';
import { nicknameOf } from '../../shared/domain/nickname.ts';
import { packKeyboard } from '../../shared/domain/pack-keyboard.ts';
import { groupAsked, nextStep, STEPS } from '../../shared/domain/registration.ts';
import { PRACTICE_PHOTO } from '../../shared/media/practice-photo.ts';
import type { ReceivePorts } from './app.ts';
import { stepView, type View } from './step-view.ts';

/** How somebody becomes a moderator, one message at a time. */

type Place = { readonly chat: string; readonly message: string };
type Press = Extract<BotUpdate, { kind: 'press' }>;

const INVITED = /^join_([\w-]+)$/;

/** What whoever opened an invitation reads first, or next; null for a link that invites nobody, or somebody else. */
export async function invited(
  { chat, payload, at }: Extract<BotUpdate, { kind: 'start' }>,
  ports: ReceivePorts,
): Promise<BotReply | null> {
  const token = INVITED.exec(payload)?.[1];
  const moderator = token === undefined ? null : await openInvitation(token, { chat: chat.id, at }, ports);
  return moderator && whereTheyAre(moderator, chat.id, moderator.language, ports);
}

/** The step that somebody is at, shown again. */
export async function whereTheyAre(
  moderator: Moderator,
  chat: string,
  language: BotLanguage,
  ports: ReceivePorts,
): Promise<BotReply> {
  const step = nextStep(moderator);
  const words = MODERATOR_WORDS[language];
  if (step) return { kind: 'message', chat, ...stepView(step, await communityAsked(moderator, ports), language) };
  if (moderator.waitsSince !== null) return { kind: 'message', chat, text: words.waiting };
  return { kind: 'message', chat, text: words.help((await communityAsked(moderator, ports)).packsPerWeek) };
}

/** What somebody is asked at this moment, in the language that they have chosen. */
export async function askedNow(moderator: Moderator, ports: ReceivePorts): Promise<View> {
  const step = nextStep(moderator) ?? 'terms';
  return stepView(step, await communityAsked(moderator, ports), moderator.language);
}

/** Takes the press of an answer to a step, and shows the next one in its place. Null for one that is not asked now. */
export async function answeredStep(
  step: string,
  value: string,
  code: string,
  { under, language }: Press,
  ports: ReceivePorts,
): Promise<boolean> {
  const known = STEPS.find((one) => one === step);
  if (!known || !under) return false;
  const moderator = await takeAnswer(code, known, value, ports);
  const now = moderator ?? (await ports.moderators.moderator(code));
  if (!now) return false;
  // Whoever pressed an old button sees what is asked now.
  await ports.bot.say(...(await nextSayings(now, under, language, moderator !== null, ports)));
  return true;
}

/** Takes what somebody wrote as their nickname. */
export async function writtenNickname(
  text: string,
  code: string,
  chat: string,
  language: BotLanguage,
  ports: ReceivePorts,
): Promise<void> {
  const read = nicknameOf(text);
  if ('problem' in read) {
    await ports.bot.say({ kind: 'message', chat, text: MODERATOR_WORDS[language].nicknameProblem[read.problem] });
    return;
  }
  const moderator = await takeNickname(code, read.nickname, ports);
  if (moderator) await ports.bot.say(...finished(moderator, chat, language));
}

/** One more group of a community where they have one: they are asked about it. */
export async function oneMoreGroup(
  community: string,
  code: string,
  chat: string,
  language: BotLanguage,
  ports: ReceivePorts,
): Promise<boolean> {
  const moderator = await addGroup(code, community, ports);
  return moderator !== null && ports.bot.say(await whereTheyAre(moderator, chat, language, ports));
}

async function nextSayings(
  moderator: Moderator,
  under: Place,
  language: BotLanguage,
  isNews: boolean,
  ports: ReceivePorts,
): Promise<readonly (BotReply | BotPicture)[]> {
  const step = nextStep(moderator);
  if (step) return [{ kind: 'edit', ...under, ...stepView(step, await communityAsked(moderator, ports), language) }];
  const done = { kind: 'keyboard', ...under, keyboard: [] } as const;
  if (!isNews) return [done];
  // Whoever was asked about one more group has practised before.
  if (moderator.groups.length > 1) return [done, await whereTheyAre(moderator, under.chat, language, ports)];
  return [done, ...finished(moderator, under.chat, language)];
}

/** What happens now, and a pack to practise with: as many messages as a chat takes at once. */
function finished({ code }: Moderator, chat: string, language: BotLanguage): readonly (BotReply | BotPicture)[] {
  const { practice, registered } = MODERATOR_WORDS[language];
  const keyboard = packKeyboard('received', 'practice', language);
  return [
    { kind: 'message', chat, text: `${registered(code)}\n\n———\n${practice.note}`, keyboard },
    { kind: 'picture', chat, ...PRACTICE_PHOTO, caption: '' },
    { kind: 'message', chat, text: practice.text },
  ];
}

/** Of the group that they are asked about, or of any of theirs. */
async function communityAsked(moderator: Moderator, { moderators }: ReceivePorts): Promise<Community> {
  const id = (groupAsked(moderator) ?? moderator.groups[0])?.community;
  const community = id === undefined ? null : await moderators.community(id);
  // The content names it no more: they are asked nothing that only it knows.
  return community ?? { id: id ?? '', label: { km: '', en: '' }, districts: [], packsPerWeek: 1, bot: null };
}
