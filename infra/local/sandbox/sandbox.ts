import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '../../../shared/ports.ts';
import { mountOf, type SandboxChannel } from './addresses.ts';
import type { CallbackTargets, Post } from './callback-attempts.ts';
import { openCallbacks } from './callbacks.ts';
import { facebook } from './facebook.ts';
import { facebookActs } from './facebook-acts.ts';
import { PAGE_POLICY } from './frame.ts';
import { withSupergroups } from './group-upgrade.ts';
import { type Invitation, overviewPage } from './overview-page.ts';
import { notHere, pages } from './pages.ts';
import { peopleActs } from './people-acts.ts';
import { openPictures } from './pictures.ts';
import { openPlatformState } from './platform-state.ts';
import { callInAnswer, telegram } from './telegram.ts';
import { telegramActs } from './telegram-acts.ts';
import type { SandboxWorld } from './world.ts';

/** What the host gives it. */
export interface SandboxOptions {
  /** The pauses between attempts are real time, however fast this clock runs. */
  readonly clock: Pick<Clock, 'now' | 'until' | 'afterReal'>;
  /** Where its state lies; one process at a time. */
  readonly folder: string;
  /** Asked anew each time: content changes while we run. */
  readonly channels: () => readonly SandboxChannel[];
  /** Where callbacks go, asked anew each time. Null: updates wait for getUpdates, Facebook's callbacks are dropped. */
  readonly callbacks: () => Promise<CallbackTargets | null>;
  /** Sends a callback; throws when nobody is there. */
  readonly post: Post;
  /** What a newcomer can register as; listed on the overview. */
  readonly invitations?: () => Promise<readonly Invitation[]>;
  /** After it, no callback is sent or written down any more. */
  readonly stop?: AbortSignal;
}

/** The pages and APIs, and what they still have under way. */
export interface Sandbox {
  readonly routes: Hono;
  /** Resolves when no callback is under way, retries included. */
  settled(): Promise<void>;
}

const BODY_BYTES = 60 * 1024 * 1024;

/**
 * A Facebook and a Telegram for the laptop, to be mounted at any path. They accept, refuse and rate-limit as the real
 * ones do, keep what was posted, show it as pages on which people can act, and call back with each act.
 */
export function sandbox(options: SandboxOptions): Sandbox {
  const { clock, folder, invitations = async () => [] } = options;
  const state = openPlatformState(folder);
  const channels = () => withSupergroups(options.channels(), state);
  const pictures = openPictures(join(folder, 'media'));
  const callbacks = openCallbacks({
    clock,
    state,
    targets: options.callbacks,
    post: options.post,
    stop: options.stop,
    carryOut: (method, values) => callInAnswer(world, method, values),
  });
  const world: SandboxWorld = { clock, state, pictures, callbacks, channels };
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', PAGE_POLICY);
    c.header('X-Content-Type-Options', 'nosniff');
    // With no-referrer a browser would name no origin with a form either, and the host would take it for a stranger's.
    c.header('Referrer-Policy', 'same-origin');
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  });
  app.use(bodyLimit({ maxSize: BODY_BYTES, onError: (c) => c.json(TOO_LARGE, 413) }));

  const overview = async (c: Context) => c.html(overviewPage(mountOf(c), channels(), state, await invitations()));
  app.get('/', overview);
  // The same with a slash at the end, which a host's mount would not match otherwise.
  app.get('/:nothing{$}', overview);

  app.route('/', pages(world));
  app.get('/media/:file', async (c) => {
    const found = await pictures.read(c.req.param('file'));
    if (!found) return c.html(notHere(mountOf(c)), 404);
    // The name is the hash of the bytes: they never change.
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return c.body(found.bytes, 200, { 'Content-Type': found.contentType });
  });

  app.route('/facebook', facebookActs(world));
  app.route('/facebook', facebook(world));
  app.route('/telegram', telegramActs(world));
  app.route('/telegram', peopleActs(world));
  app.route('/telegram', telegram(world));
  return { routes: app, settled: callbacks.settled };
}

const TOO_LARGE = { ok: false, error_code: 413, description: 'Request Entity Too Large' };
