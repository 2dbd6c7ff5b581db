import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import sharp from 'sharp';
import { expect, onTestFinished } from 'vitest';
import { type SandboxOptions, sandbox } from '../../infra/local/sandbox/sandbox.ts';
import { epochMs, type Instant, plus } from '../../shared/domain/instant.ts';

export const PAGE = '100000000000001';
export const CHANNEL = '-1001000000001';
export const GROUP = '-1001000000002';
export const NAMED = '@kumru_village';

export const CHANNELS: ReturnType<SandboxOptions['channels']> = [
  { id: 'fb-main', kind: 'facebook_page', address: PAGE, label: 'ទំព័រឃុំគំរូ' },
  { id: 'tg-main', kind: 'telegram_channel', address: CHANNEL, label: 'ឆានែលឃុំគំរូ' },
  { id: 'tg-group', kind: 'telegram_group', address: GROUP, label: 'Women speakers' },
  { id: 'tg-named', kind: 'telegram_channel', address: NAMED, label: 'Village news' },
];

const START = '2026-12-28T12:00:00.000Z' as Instant;

interface Given {
  readonly folder?: string;
  readonly channels?: typeof CHANNELS;
  readonly callbacks?: SandboxOptions['callbacks'];
  readonly post?: SandboxOptions['post'];
  readonly invitations?: NonNullable<SandboxOptions['invitations']>;
}

/** The sandbox under /sandbox as the host mounts it, its state in a real folder, its clock moved by hand. */
export function openSandbox({
  folder = temporaryFolder(),
  channels = CHANNELS,
  callbacks = async () => null,
  post = () => Promise.reject(new Error('nobody is there')),
  invitations = async () => [],
}: Given = {}) {
  const clock = handClock(START);
  let stop = new AbortController();
  const open = () => {
    stop.abort();
    stop = new AbortController();
    return sandbox({ clock, folder, channels: () => channels, callbacks, post, invitations, stop: stop.signal });
  };
  let opened = open();
  onTestFinished(() => stop.abort());
  const app = () => new Hono().route('/sandbox', opened.routes);
  const request = async (path: string, init?: RequestInit) =>
    app().request(`http://localhost:4000/sandbox${path}`, init);

  return {
    folder,
    request,
    later: clock.advance,
    waits: clock.waits,
    settled: () => opened.settled(),
    /** Sends a form, as a browser would; the address to which it leads. */
    submit: async (path: string, fields: Readonly<Record<string, string | number>> = {}) => {
      const body = new URLSearchParams(
        Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const response = await request(path, { method: 'POST', body });
      return { status: response.status, to: response.headers.get('location')?.replace('/sandbox', '') ?? '' };
    },
    /** Throws away all that lives in memory, as a killed process would. */
    reopen: () => {
      opened = open();
    },
    graph: async (path: string, params: Readonly<Record<string, unknown>> = {}, method = 'POST') => {
      const asked = { access_token: 'sandbox', ...params };
      if (method === 'POST') return answered(await request(`/facebook/v26.0/${path}`, asJson(asked)));
      const query = new URLSearchParams(
        Object.entries(asked).map(([name, value]): [string, string] => [name, String(value)]),
      );
      return answered(await request(`/facebook/v26.0/${path}?${query}`, { method }));
    },
    graphForm: async (path: string, form: FormData) => {
      form.set('access_token', 'sandbox');
      return answered(await request(`/facebook/v26.0/${path}`, { method: 'POST', body: form }));
    },
    bot: async (method: string, params: Readonly<Record<string, unknown>> | FormData = {}) => {
      const init = params instanceof FormData ? { method: 'POST', body: params } : asJson(params);
      return answered(await request(`/telegram/bot1:sandbox/${method}`, init));
    },
    page: async (path: string) => (await request(path)).text(),
  };
}

/** Stands still until it is moved; whoever waits for a moment goes on when it comes, or when told to stop. */
function handClock(start: Instant) {
  let now = start;
  const waiting = new Set<{ readonly until: Instant; resolve(): void }>();
  return {
    now: () => now,
    afterReal: (ms: number) => plus(now, ms),
    until: (until: Instant, stop?: AbortSignal): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (until <= now || stop?.aborted) resolve();
      const one = { until, resolve };
      waiting.add(one);
      stop?.addEventListener('abort', () => resolve(), { once: true });
      return promise.finally(() => waiting.delete(one));
    },
    advance: (ms: number) => {
      now = plus(now, ms);
      for (const { until, resolve } of waiting) if (until <= now) resolve();
    },
    /** How many milliseconds each of those who wait still has to. */
    waits: () => [...waiting].map(({ until }) => epochMs(until) - epochMs(now)),
  };
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A no of the Graph API, for `toMatchObject`. */
export function graphRefusal(code: number, message: unknown = expect.any(String), more: object = {}) {
  const error = { message, type: expect.any(String), code, fbtrace_id: expect.any(String), ...more };
  return { status: 400, body: { error } };
}

/** A no of the Bot API, for `toMatchObject`. */
export function botRefusal(why: string) {
  return { status: 400, body: { ok: false, error_code: 400, description: `Bad Request: ${why}` } };
}

async function answered(response: Response): Promise<Answered> {
  return { status: response.status, headers: response.headers, body: await response.json() };
}

function asJson(value: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

export function form(fields: Readonly<Record<string, string | File>>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A picture of one colour; another `red` makes other bytes. */
export async function photo({ red = 200, width = 60, height = 40, format = 'jpeg' as 'jpeg' | 'png' | 'webp' } = {}) {
  const background = { r: red, g: 120, b: 80 };
  const bytes = await sharp({ create: { width, height, channels: 3, background } })
    .toFormat(format)
    .toBuffer();
  return new File([new Uint8Array(bytes)], `photo.${format}`, { type: `image/${format}` });
}
