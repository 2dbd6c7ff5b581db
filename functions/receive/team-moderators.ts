import { communityStandings } from '../../shared/actions/community-standings.ts';
import { invite } from '../../shared/actions/invite.ts';
import { forgetModerator, MODERATORS_KEY } from '../../shared/actions/moderators.ts';
import { confirmModerator, linksOf, nicknameIn, refuseModerator } from '../../shared/actions/register.ts';
import { communitiesWords } from '../../shared/content/community-words.ts';
import {
  confirmedAll,
  DECIDED,
  invitationWords,
  moderatorCard,
  NO_SUCH_MODERATOR,
  registrationTold,
  WHICH_COMMUNITY,
} from '../../shared/content/staff-moderator-words.ts';
import type { BotReply, BotUpdate } from '../../shared/domain/callback.ts';
import { type Community, invitationLink, startOf } from '../../shared/domain/community.ts';
import type { Bilingual } from '../../shared/domain/content/language.ts';
import { epochMs } from '../../shared/domain/instant.ts';
import type { Moderator } from '../../shared/domain/moderator.ts';
import { MODERATOR_WORDS } from '../../shared/domain/moderator-words.ts';
import type { Person } from '../../shared/domain/person.ts';
import { unseal } from '../../shared/domain/pseudonym.ts';
import { qrPicture } from '../../shared/media/qr-code.ts';
import type { ReceivePorts } from './app.ts';

/** What the team does about its moderators: it sees numbers, and one person at a time. */

type Press = Extract<BotUpdate, { kind: 'press' }>;
/** More at once would take longer than Telegram waits for an answer. */
const CONFIRMED_AT_ONCE = 200;
const AT_A_TIME = 10;

/** How each community stands, and how its last packs fared. */
export async function communitiesNow(ports: ReceivePorts): Promise<string> {
  return communitiesWords(await communityStandings(ports));
}

/** An invitation for one person, as a link and as a QR code to print; asks to which community where there are several. */
export async function inviteOne(chat: string, about: string, ports: ReceivePorts): Promise<BotReply | null> {
  const communities = await ports.moderators.communities();
  const [first, ...others] = about === '' ? communities : communities.filter(({ id }) => id.toLowerCase() === about);
  if (!first) return { kind: 'message', chat, text: communitiesWords([]) };
  if (others.length === 0) {
    await sendInvitation(chat, first, ports);
    return null;
  }
  const keyboard = communities.map(({ id, label }) => [
    { label: `${label.km} · ${label.en}`, data: `team.invite:${id}` },
  ]);
  return { kind: 'message', chat, text: WHICH_COMMUNITY, keyboard };
}

async function sendInvitation(chat: string, community: Community, ports: ReceivePorts): Promise<void> {
  const [made] = (await invite(community.id, 1, ports)) ?? [];
  if (!made) return;
  const link = invitationLink(made, community.bot);
  const text = invitationWords(community, link, startOf(made));
  if (link === null) {
    await ports.bot.say({ kind: 'message', chat, text });
    return;
  }
  const picture = { kind: 'picture', chat, bytes: await qrPicture(link) } as const;
  const isSent = await ports.bot.say({ ...picture, contentType: 'image/png', caption: text });
  // The link alone is worth as much to whoever can send it on.
  if (!isSent) await ports.bot.say({ kind: 'message', chat, text });
}

const ONE_MODERATOR: Bilingual = { km: 'អ្នកសម្របសម្រួលម្នាក់', en: 'One moderator' };
const confirmedBy = ({ name }: Person): Bilingual => ({ km: `✓ ${name} បានបញ្ជាក់`, en: `✓ confirmed by ${name}` });

/** One moderator, whom somebody of the team knows by their code. */
export async function moderatorCalled(chat: string, code: string, ports: ReceivePorts): Promise<BotReply> {
  const view = await cardOf(code, ONE_MODERATOR, ports);
  return view ? { kind: 'message', chat, ...view } : { kind: 'message', chat, text: NO_SUCH_MODERATOR };
}

/** Takes the press of a button that the team is shown about moderators. Answers the note for it. */
export async function decidedAbout(
  what: string,
  value: string,
  press: Press,
  person: Person,
  ports: ReceivePorts,
): Promise<string | null> {
  const words = ({ km, en }: Bilingual) => (press.language === 'km' ? km : en);
  const { under } = press;
  switch (what) {
    case 'confirm': {
      const isConfirmed = await confirmModerator(value, ports);
      const view = await cardOf(value, isConfirmed ? confirmedBy(person) : ONE_MODERATOR, ports);
      if (under && view) await ports.bot.say({ kind: 'edit', ...under, ...view });
      return words(isConfirmed ? DECIDED.confirmed : DECIDED.settled);
    }
    case 'refuse': {
      const moderator = await ports.moderators.moderator(value);
      const isRefused = moderator !== null && (await refuseModerator(value, ports));
      if (isRefused) await sayNotConfirmed(moderator, ports);
      if (under) await ports.bot.say({ kind: 'keyboard', ...under, keyboard: [] });
      return words(isRefused ? DECIDED.refused : DECIDED.settled);
    }
    case 'revoke': {
      const isGone = await forgetModerator(value, ports);
      if (under) await ports.bot.say({ kind: 'keyboard', ...under, keyboard: [] });
      return words(isGone ? DECIDED.revoked : DECIDED.settled);
    }
    case 'all':
      return words(await confirmAll(value, ports));
    case 'next':
      return (await showNext(value, press, ports)) ? '' : words(DECIDED.none);
    case 'invite': {
      const community = await ports.moderators.community(value);
      if (community) await sendInvitation(press.user, community, ports);
      return community ? '' : null;
    }
    default:
      return null;
  }
}

/** Said to whoever waited for the team's word, once nothing of that is kept. */
async function sayNotConfirmed({ sealedChat, language }: Moderator, { keys, bot }: ReceivePorts): Promise<void> {
  const to = unseal(await keys.of(MODERATORS_KEY), sealedChat);
  await bot.say({ kind: 'message', chat: to, text: MODERATOR_WORDS[language].notConfirmed });
}

/** Confirms those who waited when the button was shown, and nobody who came since: as many as one press can. */
async function confirmAll(value: string, ports: ReceivePorts): Promise<Bilingual> {
  const [community = '', until = ''] = value.split('.');
  const codes: string[] = [];
  for await (const { code, since } of ports.moderators.waitingIn(community))
    if (epochMs(since) <= Number.parseInt(until, 36)) codes.push(code);
  const now = codes.slice(0, CONFIRMED_AT_ONCE);
  let count = 0;
  for (let start = 0; start < now.length; start += AT_A_TIME) {
    const some = await Promise.all(now.slice(start, start + AT_A_TIME).map((code) => confirmModerator(code, ports)));
    count += some.filter(Boolean).length;
  }
  return confirmedAll(count, codes.length - now.length);
}

/** Shows who has waited longest. */
async function showNext(community: string, { user }: Press, ports: ReceivePorts): Promise<boolean> {
  const waiting = await Array.fromAsync(ports.moderators.waitingIn(community));
  const [first] = waiting.sort((a, b) => (a.since < b.since ? -1 : 1));
  const moderator = first && (await ports.moderators.moderator(first.code));
  if (!moderator) return false;
  const card = { ...moderator, nickname: await nicknameIn(moderator, ports) };
  const { text, buttons } = registrationTold(card, await ports.moderators.communities());
  const next = { label: 'បន្ទាប់ · Next', data: `team.next:${community}` };
  return ports.bot.say({ kind: 'message', chat: user, text, keyboard: [[...buttons], [next]] });
}

async function cardOf(code: string, head: Bilingual, ports: ReceivePorts) {
  const moderator = await ports.moderators.moderator(code);
  if (!moderator) return null;
  const nickname = await nicknameIn(moderator, ports);
  const postLinks = await linksOf(moderator, ports);
  return moderatorCard({ ...moderator, nickname, postLinks }, await ports.moderators.communities(), head);
}
