import type { Outcome } from '../../shared/domain/outcome.ts';
import type { TipSender } from '../../shared/subscription-ports.ts';

/** What arrived, or may have: in whose chat, of which post, and which step. */
export interface Arrived {
  readonly chat: string;
  readonly post: string;
  readonly step: string;
}

/** A bot whose tips arrive in these steps, and which answers each as it is told, or yes. */
export function listeningTips(
  steps: readonly string[] = ['text'],
  answer: (arrived: Arrived) => Outcome | Promise<Outcome> | null = () => null,
): TipSender & { readonly arrived: Arrived[] } {
  const arrived: Arrived[] = [];
  return {
    arrived,
    steps: () => steps,
    async send(chat, step, _message, { post }) {
      const one = { chat, post, step };
      const outcome = (await answer(one)) ?? { kind: 'published', externalId: '1', permalink: null };
      if (outcome.kind === 'published' || outcome.kind === 'unknown') arrived.push(one);
      return outcome;
    },
  };
}
