import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import type { Clock } from '../../../shared/ports.ts';
import { chatCalled, mountOf, type SandboxChannel } from './addresses.ts';
import { facebook } from './facebook.ts';
import { facebookPage } from './facebook-page.ts';
import { both, frame, type Html, PAGE_POLICY } from './frame.ts';
import { overviewPage } from './overview-page.ts';
import { openPictures } from './pictures.ts';
import { openPlatformState } from './platform-state.ts';
import { telegram } from './telegram.ts';
import { telegramPage } from './telegram-page.ts';

export interface SandboxOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** Where its state lies; one process at a time. */
  readonly folder: string;
  /** Asked anew each time: content changes while we run. */
  readonly channels: () => readonly SandboxChannel[];
}

const BODY_BYTES = 60 * 1024 * 1024;

/**
 * A Facebook and a Telegram for the laptop, to be mounted at any path. They accept, refuse and rate-limit as the real
 * ones do, keep what was posted, and show it as pages. Nothing here reaches out, and nothing of it leaves.
 */
export function sandbox({ clock, folder, channels }: SandboxOptions): Hono {
  const state = openPlatformState(folder);
  const pictures = openPictures(join(folder, 'media'));
  const world = { clock, state, pictures, channels };
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', PAGE_POLICY);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  });
  app.use(bodyLimit({ maxSize: BODY_BYTES, onError: (c) => c.json(TOO_LARGE, 413) }));

  const overview = (c: Context) => c.html(overviewPage(mountOf(c), channels(), state));
  app.get('/', overview);
  // The same with a slash at the end, which a host's mount would not match otherwise.
  app.get('/:nothing{$}', overview);

  app.get('/facebook/pages/:page', (c) => {
    const address = c.req.param('page');
    const channel = channels().find((one) => one.kind === 'facebook_page' && one.address === address);
    if (!channel) return c.html(notHere(mountOf(c)), 404);
    return c.html(facebookPage(mountOf(c), channel, state, c.req.query('post')));
  });
  app.get('/telegram/chats/:chat', (c) => {
    const channel = chatCalled(c.req.param('chat'), channels());
    if (!channel) return c.html(notHere(mountOf(c)), 404);
    return c.html(telegramPage(mountOf(c), channel, state, c.req.query('post')));
  });
  app.get('/media/:file', async (c) => {
    const found = await pictures.read(c.req.param('file'));
    if (!found) return c.html(notHere(mountOf(c)), 404);
    // The name is the hash of the bytes: they never change.
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return c.body(found.bytes, 200, { 'Content-Type': found.contentType });
  });

  app.route('/facebook', facebook(world));
  app.route('/telegram', telegram(world));
  return app;
}

const TOO_LARGE = { ok: false, error_code: 413, description: 'Request Entity Too Large' };

function notHere(mount: string): Html {
  return frame(
    'រកមិនឃើញ · Not found',
    html`<main><div class="empty"><p>${both(
      'រកមិនឃើញទំព័រនេះទេ។ ប្រហែលជាឆានែលត្រូវបានប្ដូរឈ្មោះ ឬដកចេញពីមាតិកា។',
      'There is no such page. Perhaps the channel was renamed or taken out of the content.',
    )}</p><p><a href="${mount || '/'}">ឆានែលទាំងអស់ · <span lang="en">All channels</span></a></p></div></main>`,
  );
}
