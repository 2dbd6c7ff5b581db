import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { only, type Signed } from '../../functions/console/sign-in.ts';
import type { People } from '../../shared/sign-in-ports.ts';

function app(nobodyYet: boolean): Hono<Signed> {
  const people: People = {
    byToken: async (token) => (token === 'of-dara' ? { name: 'Dara', role: 'comms' } : null),
    named: async () => null,
    hasLeft: async () => false,
    claimed: async () => ({ kind: 'no-name' }),
    nobodyYet: async () => nobodyYet,
  };
  return new Hono<Signed>()
    .get('/api/log', only(people, 'comms', 'partner'), (context) => context.text('the log'))
    .get('/api/approvals', only(people, 'comms'), (context) => context.text('approvals'))
    .post('/api/log', only(people, 'comms', 'partner'), (context) => context.text('changed'));
}

const at = (host: string, method = 'GET') => ({ method, headers: { host } });

describe('somebody without a token', () => {
  it('reads what a partner may, on a laptop where nobody has been named yet', async () => {
    expect((await app(true).request('/api/log', at('127.0.0.1:4000'))).status).toBe(200);
    expect((await app(true).request('/api/approvals', at('127.0.0.1:4000'))).status).toBe(403);
  });

  it('changes nothing, and reads nothing by another name of the computer or once somebody is named', async () => {
    expect((await app(true).request('/api/log', at('127.0.0.1:4000', 'POST'))).status).toBe(401);
    expect((await app(true).request('/api/log', at('evil.example'))).status).toBe(401);
    expect((await app(false).request('/api/log', at('127.0.0.1:4000'))).status).toBe(401);
  });
});

describe('somebody with a token', () => {
  it('is let in according to their role, and a guess is not', async () => {
    const headers = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
    expect((await app(false).request('/api/approvals', headers('of-dara'))).status).toBe(200);
    expect((await app(false).request('/api/approvals', headers('of-nobody'))).status).toBe(401);
  });
});
