import { html } from 'hono/html';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';
import { hiddenAs } from './acting-bar.ts';
import { chatPath, type SandboxChannel } from './addresses.ts';
import type { PostedMessage } from './chat-messages.ts';
import type { Html } from './frame.ts';
import type { PageView } from './page-view.ts';
import { OFFERED } from './reaction-emoji.ts';

/** One that can be chosen: its sign, how many chose it, and whether whoever looks did. */
export interface Choice {
  readonly name: string;
  readonly value: string;
  readonly sign: string;
  readonly words: string;
  readonly count: number;
  readonly isMine: boolean;
}

/** A button; pressed again it takes its choice back, which is what `value` must then say. */
export function choice({ name, value, sign, words, count, isMine }: Choice): Html {
  const counted = count === 0 ? '' : html` <span class="count">${inKhmerDigits(count)}</span>`;
  const what = `${words}${count === 0 ? '' : ` · ${count}`}`;
  return html`<button name="${name}" value="${value}" aria-pressed="${String(isMine)}" aria-label="${what}" title="${what}"><span class="sign">${sign}</span>${counted}</button>`;
}

/** The reactions to a message, and those that a chat offers. */
export function reactionRow({ mount, state, as }: PageView, { address }: SandboxChannel, message: PostedMessage): Html {
  const reactions = state.inChats.reactions(address, message.id);
  const counts = new Map(OFFERED.map((emoji) => [emoji, 0]));
  for (const emoji of reactions.values()) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  const mine = reactions.get(as.number);
  const choices = [...counts].map(([emoji, count]) => {
    const isMine = emoji === mine;
    const words = isMine ? `ដក ${emoji} វិញ · Take ${emoji} back` : `ដាក់ ${emoji} · React with ${emoji}`;
    return choice({ name: 'emoji', value: isMine ? '' : emoji, sign: emoji, words, count, isMine });
  });
  return html`<form class="reactions" method="post" action="${mount}${chatPath(address)}/messages/${message.id}/react">${hiddenAs(as)}${choices}</form>`;
}
