import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SandboxOptions } from '../../infra/local/sandbox/sandbox.ts';
import { readUpdate } from '../../shared/channels/telegram/callback.ts';

export const APP_SECRET = 'app-secret-of-the-sandbox';
export const WEBHOOK_SECRET = 'webhook_secret-1';

export interface Received {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

type Answer = { readonly status: number; readonly body: string };

/** Whoever the sandbox calls back: takes all, unless the next answers are set. */
export function openReceiver() {
  const received: Received[] = [];
  let answer: (received: Received) => Answer | Promise<Answer> = () => ({ status: 200, body: '{}' });
  let isThere = true;
  const callbacks: SandboxOptions['callbacks'] = async () =>
    isThere
      ? {
          facebookUrl: 'http://receiver/facebook',
          telegramUrl: 'http://receiver/telegram',
          appSecret: APP_SECRET,
          webhookSecret: WEBHOOK_SECRET,
        }
      : null;

  return {
    received,
    callbacks,
    post: (async (url, headers, body) => {
      const one = { url, headers, body };
      received.push(one);
      return answer(one);
    }) satisfies SandboxOptions['post'],
    /** How it answers from now on; throws for a receiver that cannot be reached. */
    answers: (next: typeof answer) => {
      answer = next;
    },
    /** Whether callbacks have anywhere to go. */
    isThere: (is: boolean) => {
      isThere = is;
    },
    updates: () => received.filter(({ url }) => url.endsWith('telegram')).map(({ body }) => updateIn(body)),
    /** The id of the last press that it was told of. */
    lastQuery: () => idIn(received.at(-1)),
    /** The values of all changes of feeds. */
    changes: () => received.filter(({ url }) => url.endsWith('facebook')).map(({ body }) => changeIn(body)),
  };
}

export function updateIn(body: Uint8Array): Record<string, unknown> & { update_id: number } {
  return JSON.parse(new TextDecoder().decode(body));
}

function idIn(received: Received | undefined): string {
  const query = received && updateIn(received.body).callback_query;
  return (query as { id: string }).id;
}

function changeIn(body: Uint8Array): Record<string, unknown> {
  const { entry } = JSON.parse(new TextDecoder().decode(body));
  return entry[0].changes[0].value;
}

const recordings = process.env.RECORDINGS;
const checker: { checkUpdate(update: object): { errors: string[] } } | null = recordings
  ? await import(pathToFileURL(join(recordings, '..', 'check-requests.mjs')).href)
  : null;

/** What is wrong with an update: by how we read it ourselves, and by the Bot API's specification where that is at hand. */
export function updateFaults(update: object): readonly string[] {
  const read = readUpdate(new TextEncoder().encode(JSON.stringify(update)));
  const ours = read.kind === 'illegible' ? [read.error] : [];
  return [...ours, ...(checker?.checkUpdate(update).errors ?? [])];
}

/** The sandbox's answer to a Bot API call, as the answer to an update may hold one. */
export function botCall(method: string, values: object): Answer {
  return { status: 200, body: JSON.stringify({ method, ...values }) };
}
