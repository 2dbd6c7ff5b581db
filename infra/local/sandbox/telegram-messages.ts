import { epochMs, type Instant, SECOND_MS } from '../../../shared/domain/instant.ts';
import { chatNumber, isSupergroup } from './addresses.ts';
import type { PostedMessage } from './chat-messages.ts';
import { linksIn } from './links.ts';
import { personOf, type SandboxChat, telegramUser } from './people.ts';
import { typeOf } from './pictures.ts';
import type { ChatPoll, Entity, Film, Picture, Sound } from './posted-entries.ts';

/** How chats and messages read from outside. */

export const BOT = { id: 1, is_bot: true, first_name: 'Sandbox bot', username: 'civicast_sandbox_bot' };

/** As whom a supergroup speaks of itself. */
const ANONYMOUS = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };

const FILE_ID = /^sandbox-([0-9a-f]{64}\.(?:jpg|png))$/;

export function chatObject(chat: SandboxChat) {
  const { kind, address, label } = chat;
  if (kind === 'private') return { id: Number(address), first_name: label, type: 'private' };
  const id = chatNumber(address);
  const type = kind === 'telegram_channel' ? 'channel' : isSupergroup(address) ? 'supergroup' : 'group';
  const username = address.startsWith('@') ? { username: address.slice(1) } : {};
  return { id, title: label, ...username, type };
}

/** `among`: all messages of the chat, of which it may answer one. What that one answers in turn is not told. */
export function messageObject(where: SandboxChat, message: PostedMessage, among: readonly PostedMessage[]): object {
  const replied = among.find(({ id, removedAt }) => id === message.replyTo && removedAt === null);
  const chat = chatObject(where);
  return {
    message_id: message.id,
    ...senderOf(where, message),
    chat,
    date: unixTime(message.at),
    ...(message.editedAt ? { edit_date: unixTime(message.editedAt) } : {}),
    ...(replied ? { reply_to_message: messageObject(where, replied, []) } : {}),
    ...(message.album === null ? {} : { media_group_id: message.album }),
    ...contentOf(where, message),
    ...(message.keyboard.length > 0 ? { reply_markup: { inline_keyboard: message.keyboard } } : {}),
  };
}

function senderOf(where: SandboxChat, { by, migration }: PostedMessage): object {
  if (migration?.direction === 'to') return { from: telegramUser(personOf(migration.person)) };
  if (migration) return { from: ANONYMOUS, sender_chat: chatObject(where) };
  if (where.kind === 'telegram_channel') return { sender_chat: chatObject(where) };
  return { from: where.kind === 'private' && by === 'person' ? telegramUser(where.person) : BOT };
}

function contentOf(
  { address }: SandboxChat,
  { id, text, entities, picture, poll, voice, video, migration }: PostedMessage,
): object {
  if (migration) return { [`migrate_${migration.direction}_chat_id`]: chatNumber(migration.chat) };
  if (poll) return { poll: pollObject(`${chatNumber(address)}${id}`.replace('-', ''), poll) };
  const marks = withLinks(text, entities);
  const caption = text === '' ? {} : { caption: text, ...(marks.length > 0 ? { caption_entities: marks } : {}) };
  if (voice) return { voice: voiceObject(voice), ...caption };
  if (video) return { video: videoObject(video), ...caption };
  if (!picture) return { text, ...(marks.length > 0 ? { entities: marks } : {}) };
  return { photo: [photoSize(picture)], ...caption };
}

function voiceObject({ file, bytes, seconds }: Sound) {
  const ids = { file_id: `sandbox-${file}`, file_unique_id: file.slice(0, 16) };
  return { ...ids, duration: seconds ?? 0, mime_type: typeOf(file), file_size: bytes };
}

function videoObject({ file, bytes, seconds, width, height }: Film) {
  const ids = { file_id: `sandbox-${file}`, file_unique_id: file.slice(0, 16) };
  const sides = { width: width ?? 0, height: height ?? 0 };
  return { ...ids, ...sides, duration: seconds ?? 0, mime_type: typeOf(file), file_size: bytes };
}

function photoSize({ file, width, height, bytes }: Picture) {
  return { file_id: `sandbox-${file}`, file_unique_id: file.slice(0, 16), width, height, file_size: bytes };
}

/** The file that one of our file ids stands for; null for any other text. */
export function fileCalled(fileId: string): string | null {
  return FILE_ID.exec(fileId)?.[1] ?? null;
}

function pollObject(id: string, poll: ChatPoll) {
  return {
    id,
    question: poll.question,
    options: poll.options.map((text, index) => ({ persistent_id: String(index), text, voter_count: 0 })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: poll.anonymous,
    type: poll.quiz ? 'quiz' : 'regular',
    allows_multiple_answers: poll.severalAnswers,
    allows_revoting: !poll.quiz,
    members_only: false,
  };
}

/** Telegram finds the addresses in a text by itself. */
export function withLinks(text: string, entities: readonly Entity[]): readonly Entity[] {
  const found = linksIn(text)
    .filter((link) => !entities.some((entity) => isLink(entity) && overlaps(link, entity)))
    .map((link) => ({ type: 'url', ...link }));
  return [...entities, ...found].sort((a, b) => a.offset - b.offset);
}

function isLink({ type }: Entity): boolean {
  return type === 'url' || type === 'text_link';
}

function overlaps(a: { offset: number; length: number }, b: { offset: number; length: number }): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

/** Seconds. */
export function unixTime(instant: Instant): number {
  return Math.floor(epochMs(instant) / SECOND_MS);
}
