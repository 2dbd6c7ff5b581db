import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { lookingAs } from './acting.ts';
import { chatCalled, mountOf } from './addresses.ts';
import { facebookPage } from './facebook-page.ts';
import { both, frame, type Html } from './frame.ts';
import type { PageView } from './page-view.ts';
import { personCalled } from './people.ts';
import { openPage, peoplePage } from './people-pages.ts';
import { personPage } from './person-page.ts';
import { StartPayload } from './start-link.ts';
import { telegramPage } from './telegram-page.ts';
import type { SandboxWorld } from './world.ts';

/** The pages of Pages, chats and people. */
export function pages({ state, channels }: SandboxWorld): Hono {
  const app = new Hono();
  const viewOf = (c: Context): PageView => {
    const { post: asked, press } = c.req.query();
    return { mount: mountOf(c), state, as: lookingAs(c), asked, press };
  };

  app.get('/facebook/pages/:page', (c) => {
    const address = c.req.param('page');
    const channel = channels().find((one) => one.kind === 'facebook_page' && one.address === address);
    if (!channel) return c.html(notHere(mountOf(c)), 404);
    return c.html(facebookPage(viewOf(c), channel));
  });
  app.get('/telegram/chats/:chat', (c) => {
    const channel = chatCalled(c.req.param('chat'), channels());
    if (!channel) return c.html(notHere(mountOf(c)), 404);
    return c.html(telegramPage(viewOf(c), channel));
  });
  app.get('/telegram/people', (c) => c.html(peoplePage(mountOf(c), state)));
  app.get('/telegram/people/:n', (c) => {
    const person = personCalled(c.req.param('n'));
    if (!person) return c.html(notHere(mountOf(c)), 404);
    return c.html(personPage(viewOf(c), person, c.req.query('reply')));
  });
  app.get('/telegram/open', (c) => {
    const payload = StartPayload.safeParse(c.req.query('start') ?? '');
    // Telegram itself would start the bot without what it cannot read.
    return c.html(openPage(mountOf(c), state, payload.data ?? ''));
  });
  return app;
}

/** Nothing is at this address. */
export function notHere(mount: string): Html {
  return frame(
    'រកមិនឃើញ · Not found',
    html`<main><div class="empty"><p>${both(
      'រកមិនឃើញទំព័រនេះទេ។ ប្រហែលជាឆានែលត្រូវបានប្ដូរឈ្មោះ ឬដកចេញពីមាតិកា។',
      'There is no such page. Perhaps the channel was renamed or taken out of the content.',
    )}</p><p><a href="${mount || '/'}">ឆានែលទាំងអស់ · <span lang="en">All channels</span></a></p></div></main>`,
  );
}
