import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { expect, it } from 'vitest';
import { pipelineRoutes } from '../../infra/local/http-server.ts';
import { answer } from '../../shared/runtime/http-event.ts';

it('carries cookies as the gateway does: out of the headers on the way in, a header each on the way out', async () => {
  const app = new Hono().get('/healthz', (context) => {
    setCookie(context, 'first', 'one', { expires: new Date('2027-01-09T12:00:00Z') });
    setCookie(context, 'second', 'two');
    return context.json(getCookie(context));
  });
  const answered = answer(() => app);
  const seen: Record<string, unknown>[] = [];
  const here = async (event: unknown) => {
    seen.push(event as Record<string, unknown>);
    return answered(event as Parameters<typeof answered>[0], {});
  };
  const routes = pipelineRoutes({ console: here, receive: here });
  const response = await routes.request('/healthz', { headers: { cookie: 'session=a.b; language=km' } });
  expect(seen[0]).toMatchObject({ cookies: ['session=a.b', 'language=km'] });
  expect(seen[0]?.headers).not.toHaveProperty('cookie');
  expect(await response.json()).toEqual({ session: 'a.b', language: 'km' });
  expect(response.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^first=one; .*Expires=Sat, 09 Jan 2027 12:00:00 GMT/),
    expect.stringMatching(/^second=two/),
  ]);
});
