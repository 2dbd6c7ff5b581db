import { messageBytes } from '../../shared/content/render.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { Amended, Outcome } from '../../shared/domain/outcome.ts';
import type { ChannelAdapter, Channels } from '../../shared/ports.ts';

/** A channel that answers every change of what is out as it is told, and counts them. */
export function amendableChannel(answers: readonly Amended[]): FakeChannel & { readonly amended: string[] } {
  const amended: string[] = [];
  const answer = (what: string): Amended => answers[amended.push(what) - 1] ?? { kind: 'done' };
  return {
    ...fakeChannel(['text']),
    amended,
    edit: async (before, after) => answer(`edit ${before.text} into ${after.text}`),
    remove: async ({ text }) => answer(`remove ${text}`),
  };
}

/** A channel whose message goes out in these steps, and which answers each as it is told, or yes. */
export interface FakeChannel extends ChannelAdapter {
  readonly sent: string[];
}

export function fakeChannel(
  steps: readonly string[],
  answers: Readonly<Record<string, Outcome>> = {},
  during = async () => {},
): FakeChannel {
  const sent: string[] = [];
  return {
    sent,
    steps: () => steps,
    async send(step: string, _message: Message, _delivery: Delivery) {
      sent.push(step);
      await during();
      return answers[step] ?? { kind: 'published', externalId: `id-of-${step}`, permalink: null };
    },
  };
}

export function fakeChannels(
  adapter: ChannelAdapter,
  standing: Awaited<ReturnType<Channels['standing']>> = 'real',
): Channels {
  return { standing: async () => standing, open: async () => adapter };
}

/** The least that a message can be. */
export const A_MESSAGE: Message = {
  format: 1,
  language: 'km',
  text: 'សួស្តី',
  entities: [],
  photos: [],
  button: null,
  poll: null,
  link: null,
  note: null,
  plain: null,
  answers: [],
};

/** A store in which every rendered message is the same. */
export const keptMessage = { kept: async () => messageBytes(A_MESSAGE) };
