import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { MATTERS_WORDS } from '../../functions/console/pages/matters-words.ts';
import { POST_WORDS } from '../../functions/console/pages/post-words.ts';
import { QUEUE_WORDS } from '../../functions/console/pages/queue-words.ts';
import { saidIn } from '../../functions/console/pages/said.ts';
import { SESSION_WORDS } from '../../functions/console/pages/sessions-words.ts';

const PAGES = [POST_WORDS, MATTERS_WORDS, QUEUE_WORDS, SESSION_WORDS];

it('what was not done never looks as if it had been, whatever was pressed', async () => {
  const app = new Hono();
  app.get('/:page', async (context) => {
    const words = PAGES[Number(context.req.param('page'))]?.en.said ?? {};
    return context.html(await saidIn(context, words));
  });
  const wrong: string[] = [];
  for (const [page, { en }] of PAGES.entries())
    for (const [code, said] of Object.entries(en.said)) {
      const text = await (await app.request(`/${page}?said=${code}`)).text();
      const isUndone = /Nothing was |not counted|changed nothing|nothing to withdraw/.test(said);
      if (text.includes(isUndone ? 'class="good"' : 'class="bad"')) wrong.push(code);
    }
  expect(wrong).toEqual([]);
});
