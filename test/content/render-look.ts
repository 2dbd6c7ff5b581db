import { expect } from 'vitest';
import type * as z from 'zod';
import { DIRECT, type Reach } from '../../shared/content/reach.ts';
import { render } from '../../shared/content/render.ts';
import type { CallToAction } from '../../shared/domain/content/call-to-action.ts';
import type { ChannelKind } from '../../shared/domain/content/channel.ts';
import type { Organisation } from '../../shared/domain/content/organisation.ts';
import { type Button, Message, type Poll } from '../../shared/domain/message.ts';
import { aCampaign, aDelivery, anOrganisation, aPost, aSection } from './a-post.ts';

/** How a call to action looks below a post's own text. */

export const TEXT = { km: 'អត្ថបទ​ខ្មែរ', en: 'English text' };
export type Asks = z.input<typeof CallToAction>;

export interface Look {
  readonly below: string | null;
  readonly button: Button | null;
  readonly poll: Poll | null;
}

export function press(action: Extract<Button, { kind: 'press' }>['action'], label: string): Button {
  return { kind: 'press', label, action };
}

export function link(label: string, url: string): Button {
  return { kind: 'link', label, url };
}

/** Words below the text, and a button below them. */
export function below(words: string, button: Button): Look {
  return { below: words, button, poll: null };
}

export function lookOf(part: string | Button | Poll | Look | null): Look {
  if (part === null || typeof part === 'string') return { below: part, button: null, poll: null };
  if ('below' in part) return part;
  return 'kind' in part ? { below: null, button: part, poll: null } : { below: null, button: null, poll: part };
}

export function shown(
  cta: Asks,
  kind: ChannelKind,
  language: 'km' | 'en',
  organisation: Organisation = anOrganisation(),
  campaign = aCampaign(),
  reach: Reach = DIRECT,
): Message {
  const post = aPost([aSection(TEXT.km), aSection(TEXT.en, { language: 'en' })], { cta });
  return render(organisation, campaign, post, aDelivery(kind, { language }), new Map(), reach);
}

/** What stands below the text, after exactly one blank line; the message must be one that the ledger takes. */
export function look(message: Message): Look {
  expect(Message.parse(message)).toEqual(message);
  const own = message.language === 'km' ? TEXT.km : TEXT.en;
  const below = message.text === own ? null : message.text.slice(`${own}\n\n`.length);
  expect(message.text).toBe(below === null ? own : `${own}\n\n${below}`);
  return { below, button: message.button, poll: message.poll };
}
