import { html } from 'hono/html';
import type { PostedMessage } from './chat-messages.ts';
import type { Html } from './frame.ts';
import type { SandboxChat } from './people.ts';
import type { PlatformState } from './platform-state.ts';
import { BOT } from './telegram-messages.ts';
import { languageOf } from './written.ts';

/** The message that is answered, as one line that leads to it; nothing for a message that answers none. */
export function quotedLine(state: PlatformState, chat: SandboxChat, replyTo: number | null): Html | '' {
  if (replyTo === null) return '';
  const replied = state.messages(chat.address).find(({ id, removedAt }) => id === replyTo && removedAt === null);
  if (!replied) return html`<p class="quote soft">សារដែលបានលុប · <span lang="en">Deleted message</span></p>`;
  const words = replied.text || (replied.poll?.question ?? '🖼');
  return html`<a class="quote" href="#m${replyTo}"><strong>${writerOf(chat, replied)}</strong><span class="line" lang="${languageOf(words)}">${words}</span></a>`;
}

function writerOf(chat: SandboxChat, { by }: PostedMessage): string {
  return chat.kind === 'private' && by === 'person' ? chat.person.name : BOT.first_name;
}
